/** Whether the time is up, and what there is to say then. */
import type { Criteria } from '../model/criteria.ts';
import type { Observation } from '../model/observation.ts';
import { count, duration } from '../model/text.ts';
import {
  deadlineOf,
  firstObservation,
  lastChangeAt,
  lastJudgedObservation,
  latestService,
  deploymentEntry,
  type Timeline,
} from '../model/timeline.ts';
import { healthy } from './healthy.ts';
import type { CheckResult } from './judge.ts';

const noTasksMs = 60_000;
/** A rollout in which nothing has changed for this long is called stuck. */
const stuckMs = 120_000;

export function noTasks(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  const since = desiredZeroSince(timeline);
  if (!observation?.service || !timeline.deployment || since === undefined || observation.at - since < noTasksMs)
    return undefined;
  const because = `the desired count of ${observation.service.name} has been 0 for ${duration(observation.at - since)}: nothing runs that could be verified`;
  if (!timeline.criteria.allowNoTasks) return { because };
  return deploymentEntry(timeline)?.rolloutState === 'COMPLETED' ? { because, passes: true } : undefined;
}

/** The look since which the desired count has been 0 while the deployment was there. */
function desiredZeroSince({ observations, facts }: Timeline): number | undefined {
  let since: number | undefined;
  for (const observation of observations.toReversed()) {
    if (observation.kind === 'closing' || !observation.service) continue;
    if (observation.service.desiredCount !== 0 || observation.at < (facts.shownIn?.at ?? 0)) break;
    since = observation.at;
  }
  return since;
}

const isOver = (timeline: Timeline, observation: Observation): boolean =>
  observation.endedAt >= (deadlineOf(timeline) ?? Infinity);

/** Whether a look shows for itself that the deployment is not there. */
const tells = (observation: Observation): boolean => observation.service !== undefined || observation.missing !== undefined;

export function noDeployment(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  if (!observation || timeline.deployment || !isOver(timeline, observation) || !tells(observation)) return undefined;
  const waited = duration(observation.endedAt - (firstObservation(timeline)?.at ?? observation.at));
  return {
    because: `${expectedDeployment(timeline.criteria)} was expected, and did not appear within ${waited}; ${runsInstead(observation)}`,
    passes: timeline.criteria.onNoDeployment === 'pass',
  };
}

/** `a new deployment of api:42`, as far as it was asked for. */
function expectedDeployment({ selector, taskDefinitions }: Criteria): string {
  const names = taskDefinitions.map(({ family, revision }) => (revision === undefined ? family : `${family}:${revision}`));
  const runs = names.length === 0 ? '' : ` of ${names.join(' or ')}`;
  if (selector.which === 'id') return `deployment ${selector.id}${runs}`;
  if (selector.which === 'arn') return `service deployment ${selector.arn}${runs}`;
  return `a ${selector.which === 'new' ? 'new ' : ''}deployment${runs}`;
}

function runsInstead({ service, missing }: Observation): string {
  if (!service) return `there is no such ${missing ?? 'service'}`;
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (!primary) return `service ${service.name} has no deployment`;
  return `service ${service.name} runs ${primary.taskDefinition} (${primary.id}, created ${new Date(primary.createdAt).toISOString()})`;
}

export function timedOut(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  // When the time is up and all is healthy, nothing is missing that could be told.
  if (!observation || !isOver(timeline, observation) || healthy(timeline)) return undefined;
  const { deployment, facts, criteria } = timeline;
  // Where nothing was answered at all, that is what there is to say, a little later.
  if (!deployment && !timeline.observations.some(({ answered }) => answered)) return undefined;
  if (!deployment)
    return {
      because: `AWS did not show the service within ${duration(criteria.startWithinSeconds * 1000)}: ${lastTrouble(observation)}`,
    };
  const desired = latestService(timeline)?.desiredCount ?? 0;
  const entry = deploymentEntry(timeline);
  const missing =
    facts.healthy.size < desired
      ? `${facts.healthy.size} of ${count(desired, 'task')} healthy`
      : entry?.rolloutState !== 'COMPLETED' && criteria.waitUntil === 'completed'
        ? `all ${count(desired, 'task')} healthy, but ECS does not call the deployment complete (${entry?.rolloutStateReason ?? entry?.rolloutState ?? 'not listed'})`
        : `all ${count(desired, 'task')} healthy, but not for long enough`;
  const still = observation.at - lastChangeAt(timeline);
  const moving =
    still < stuckMs
      ? `it was still moving: the last change is ${duration(still)} old`
      : `nothing has changed for ${duration(still)}`;
  return {
    because: `after ${duration(observation.endedAt - (facts.shownIn?.endedAt ?? observation.at))}: ${missing}; ${moving}`,
  };
}

const lastTrouble = ({ readFailures }: Observation): string => {
  const last = readFailures.at(-1);
  return last ? `${last.errorName}, ${last.message}` : 'no answer';
};
