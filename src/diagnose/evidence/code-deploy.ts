/** What CodeDeploy says of how its deployment ended, and of the event at which it did. */
import type { LifecycleEvent } from '../../model/observation.ts';
import { currentEvent } from '../../model/strategy/code-deploy-events.ts';
import { saysShifted } from '../../model/strategy/code-deploy-traffic.ts';
import type { Timeline } from '../../model/timeline.ts';

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ErrorInformation.html */
export const hasErrorCode = ({ deployment }: Timeline, ...codes: readonly string[]): boolean =>
  codes.includes(deployment?.codeDeploy?.errorCode ?? '');

export const failedEvent = ({ deployment }: Timeline): LifecycleEvent | undefined =>
  deployment?.codeDeploy?.target?.lifecycleEvents.find(({ status }) => status === 'Failed');

/** `BeforeAllowTraffic`, and the other events at which functions are called; the others are CodeDeploy's own work. */
export const isHook = ({ name }: LifecycleEvent): boolean => /^(?:Before|After)/.test(name);

/** The event that the deployment was at when it ended. */
export const currentEventName = ({ deployment }: Timeline): string | undefined =>
  currentEvent(deployment?.codeDeploy?.target)?.name;

/** Whether CodeDeploy says that the new task set gets all production traffic. */
export const saysShiftedByCodeDeploy = ({ deployment }: Timeline): boolean =>
  deployment?.codeDeploy !== undefined && saysShifted(deployment.codeDeploy, deployment.id);
