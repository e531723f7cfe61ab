/** Whether ECS has given a deployment up, and goes no further with it. */
import type { KnownDeployment } from '../deployment.ts';
import type { Observation, ServiceDeployment } from '../observation.ts';
import { newerDeployment } from './successor.ts';

/** Reads are eventually consistent: a newer deployment, for which ECS stops the one before, is shown by then. */
const shownWithinMs = 60_000;

/** How ECS gave it up; undefined: it has not. */
export function givenUp(deployment: KnownDeployment, observation: Observation | undefined): string | undefined {
  const { id, serviceDeployment } = deployment;
  const entry = observation?.service?.deployments.find((one) => one.id === id);
  const hasFailed = entry?.rolloutState === 'FAILED';
  if (serviceDeployment?.status === 'ROLLBACK_FAILED') return inWords(serviceDeployment);
  if (serviceDeployment?.status === 'STOPPED' && observation && !newerDeployment(deployment, observation)) {
    // STOPPED is also what a newer deployment leaves behind, be it one that no answer shows yet.
    const isTold = hasFailed || isTriggered(serviceDeployment);
    if (isTold || observation.at - (serviceDeployment.finishedAt ?? 0) >= shownWithinMs) return inWords(serviceDeployment);
  }
  return hasFailed ? (entry.rolloutStateReason ?? 'rolloutState FAILED') : undefined;
}

/** The circuit breaker or an alarm has ended it. */
const isTriggered = ({ circuitBreaker, alarmStatus }: ServiceDeployment): boolean =>
  circuitBreaker?.status === 'TRIGGERED' || alarmStatus === 'TRIGGERED';

const inWords = ({ status, statusReason }: ServiceDeployment): string =>
  `service deployment ${status}${statusReason === undefined ? '' : `, ${statusReason}`}`;
