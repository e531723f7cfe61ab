/** What an observation must read again, and what has not changed since the last. */
import { stableForSeconds } from '../model/durations.ts';
import { failedDeployment, rollbackTarget } from '../model/service-events.ts';
import type { Service } from '../model/observation.ts';
import { latestObservation, showsAllByNow, type Timeline } from '../model/timeline.ts';

/** What a service's deployments look like from far: not the counts, which change all the time. */
const outline = (service: Service): string =>
  service.deployments.map(({ id, status, rolloutState }) => `${id} ${status} ${rolloutState ?? ''}`).join();
const newestVerdictEvent = (service: Service): string | undefined =>
  service.events.find((event) => rollbackTarget(event) !== undefined || failedDeployment(event) !== undefined)?.id;

/** Statuses in which a service deployment stays until something else of the service changes too; others pass unseen. */
const lastingStatus = /^(?:PENDING|IN_PROGRESS|SUCCESSFUL|STOPPED|ROLLBACK_(?:IN_PROGRESS|SUCCESSFUL|FAILED))$/;

/**
 * Whether service deployments may have something new to tell: a deployment came, went or changed its state, ECS gave one up,
 * none could be read so far, one is about to be stopped or rolled back, or the one that is verified is known by its ARN alone
 * and has not been found.
 *
 * @param isPinned whether the verified one is read by itself in every observation, and so are its changes
 */
export function serviceDeploymentsAreDue(timeline: Timeline, service: Service, isPinned: boolean): boolean {
  const { criteria, deployment } = timeline;
  const before = latestObservation(timeline);
  return (
    !before?.service ||
    !before.serviceDeployments ||
    (criteria.selector.which === 'arn' && !deployment) ||
    (isPinned && !deployment?.serviceDeployment) ||
    (!isPinned && !lastingStatus.test(deployment?.serviceDeployment?.status ?? 'IN_PROGRESS')) ||
    outline(before.service) !== outline(service) ||
    newestVerdictEvent(before.service) !== newestVerdictEvent(service)
  );
}

/** Whether all has been healthy for long enough by the newest observation, which nobody but ECS could gainsay. */
export function isStable(timeline: Timeline): boolean {
  const { criteria, deployment, facts } = timeline;
  const observation = latestObservation(timeline);
  const since = Math.max(facts.clock?.countsFrom ?? Infinity, facts.whereWantedSince ?? Infinity);
  return (
    deployment !== undefined &&
    observation !== undefined &&
    facts.desiredCount > 0 &&
    facts.lastStable?.at === observation.at &&
    showsAllByNow(timeline) &&
    observation.at - since >= stableForSeconds(criteria, observation, deployment) * 1000
  );
}
