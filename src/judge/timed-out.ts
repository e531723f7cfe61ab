/** Whether the time is up, and what there is to say then. */
import { lastChangeAt } from '../model/last-change.ts';
import type { Observation } from '../model/observation.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { isConfigurationKnown, requirementsOf, tellsHealth } from '../model/task-health.ts';
import { count, duration } from '../model/text.ts';
import { isTimeUp, latestWithService, neededCountIn, tells, tellsOf, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';
import { healthy, isDone } from './healthy.ts';

/** A rollout in which nothing has changed for this long is called stuck. */
const stuckMs = 120_000;

export function timedOut(timeline: Timeline, observation: Observation): CheckResult {
  // When the time is up and all is healthy, nothing is missing that could be told.
  if (!isTimeUp(timeline, observation) || healthy(timeline, observation)) return undefined;
  const { deployment, facts } = timeline;
  if (!deployment) return tellsOf(timeline, observation) ? undefined : neverShown(timeline, observation);
  const took = duration(observation.endedAt - (facts.shownIn?.endedAt ?? observation.at));
  return {
    because: `after ${took}: ${missing(timeline, deployment, observation)}${disbelieved(observation)}; ${movement(timeline, observation)}`,
  };
}

/** Where nothing was answered at all, that is what there is to say, a little later. */
function neverShown(timeline: Timeline, observation: Observation): CheckResult {
  const { observations } = timeline;
  const { endedAt, readFailures } = observation;
  if (!observations.some(({ answered }) => answered)) return undefined;
  const last = readFailures.at(-1);
  const why = last ? `${last.operation} ended with ${last.errorName}, ${last.message}` : 'no answer';
  const toldAt = observations.findLast((one) => tellsOf(timeline, one))?.endedAt ?? observations[0]?.at ?? endedAt;
  const what = tells(observation) ? 'told whether the deployment is there' : 'shown the service';
  return { because: `AWS has not ${what} for ${duration(endedAt - toldAt)}: ${why}` };
}

/** What is not yet as it should be. */
function missing(timeline: Timeline, deployment: VerifiedDeployment, last: Observation): string {
  const { facts, criteria } = timeline;
  const needed = neededCountIn(timeline);
  const desired = count(needed, 'task');
  if (!knowsHealth(last, deployment))
    return `whether ${desired} ${needed === 1 ? 'is' : 'are'} healthy is not known${unanswered(last)}`;
  if (facts.healthy.size < needed) return `${facts.healthy.size} of ${desired} healthy`;
  const observation = latestWithService(timeline);
  if (!observation?.service || isDone(timeline, deployment, observation))
    return `all ${desired} healthy, but not for long enough`;
  const { name, status } = observation.service;
  if (status !== 'ACTIVE') return `all ${desired} healthy, but service ${name} is ${status}, which is not known here`;
  return `all ${desired} healthy, but ${deployment.strategy.stillToDo(criteria.waitUntil, deployment, observation)}`;
}

const knowsHealth = (observation: Observation, deployment: VerifiedDeployment): boolean =>
  tellsHealth(observation, deployment) && isConfigurationKnown(requirementsOf(observation, deployment));

/** `: AWS did not answer ListTasks (ThrottlingException)` */
function unanswered({ readFailures }: Observation): string {
  const first = readFailures.find(({ needed, reason }) => needed && reason !== 'malformed');
  return first ? `: AWS did not answer ${first.operation} (${first.errorName})` : '';
}

/** What is counted as missing may only not have been read. */
function disbelieved({ readFailures }: Observation): string {
  const malformed = readFailures.find(({ reason, needed }) => needed && reason === 'malformed');
  return malformed ? `, as far as AWS's answers can be believed: ${malformed.message}` : '';
}

function movement(timeline: Timeline, observation: Observation): string {
  const stillMs = observation.at - lastChangeAt(timeline);
  return stillMs < stuckMs
    ? `it was still moving: the last change is ${duration(stillMs)} old`
    : `nothing has changed for ${duration(stillMs)}`;
}
