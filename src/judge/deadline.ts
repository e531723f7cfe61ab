/** Whether the time is up, and what there is to say then. */
import type { Observation } from '../model/observation.ts';
import { count, duration } from '../model/phrases.ts';
import {
  deadlineOf,
  firstLook,
  lastChangeAt,
  lastJudgedLook,
  latestService,
  subjectEntry,
  type Timeline,
} from '../model/timeline.ts';
import { healthy } from './healthy.ts';
import type { Objection } from './judge.ts';

const noTasksMs = 60_000;
/** A rollout in which nothing has changed for this long is called stuck. */
const stuckMs = 120_000;

export function noTasks(timeline: Timeline): Objection {
  const look = lastJudgedLook(timeline);
  const since = desiredZeroSince(timeline);
  if (!look?.service || !timeline.subject || since === undefined || look.at - since < noTasksMs) return undefined;
  const because = `the desired count of ${look.service.name} has been 0 for ${duration(look.at - since)}: nothing runs that could be verified`;
  if (!timeline.criteria.allowNoTasks) return { because };
  return subjectEntry(timeline)?.rolloutState === 'COMPLETED' ? { because, passes: true } : undefined;
}

/** The look since which the desired count has been 0 while the deployment was there. */
function desiredZeroSince({ looks, facts }: Timeline): number | undefined {
  let since: number | undefined;
  for (const look of looks.toReversed()) {
    if (look.kind === 'closing' || !look.service) continue;
    if (look.service.desiredCount !== 0 || look.at < (facts.shownIn?.at ?? 0)) break;
    since = look.at;
  }
  return since;
}

const isOver = (timeline: Timeline, look: Observation): boolean => look.endedAt >= (deadlineOf(timeline) ?? Infinity);

/** Whether a look shows for itself that the deployment is not there. */
const tells = (look: Observation): boolean => look.service !== undefined || look.missing !== undefined;

export function noDeployment(timeline: Timeline): Objection {
  const look = lastJudgedLook(timeline);
  if (!look || timeline.subject || !isOver(timeline, look) || !tells(look)) return undefined;
  const waited = duration(look.endedAt - (firstLook(timeline)?.at ?? look.at));
  return {
    because: `the expected deployment did not appear within ${waited}; ${runsInstead(look)}`,
    passes: timeline.criteria.onNoDeployment === 'pass',
  };
}

function runsInstead({ service, missing }: Observation): string {
  if (!service) return `there is no such ${missing ?? 'service'}`;
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (!primary) return `service ${service.name} has no deployment`;
  return `service ${service.name} runs ${primary.taskDefinition} (${primary.id}, created ${new Date(primary.createdAt).toISOString()})`;
}

export function timedOut(timeline: Timeline): Objection {
  const look = lastJudgedLook(timeline);
  // When the time is up and all is healthy, nothing is missing that could be told.
  if (!look || !isOver(timeline, look) || healthy(timeline)) return undefined;
  const { subject, facts, criteria } = timeline;
  // Where nothing was answered at all, that is what there is to say, a little later.
  if (!subject && !timeline.looks.some(({ answered }) => answered)) return undefined;
  if (!subject)
    return {
      because: `AWS did not show the service within ${duration(criteria.startWithinSeconds * 1000)}: ${lastTrouble(look)}`,
    };
  const desired = latestService(timeline)?.desiredCount ?? 0;
  const entry = subjectEntry(timeline);
  const missing =
    facts.healthy.size < desired
      ? `${String(facts.healthy.size)} of ${count(desired, 'task')} healthy`
      : entry?.rolloutState !== 'COMPLETED' && criteria.waitUntil === 'completed'
        ? `all ${count(desired, 'task')} healthy, but ECS does not call the deployment complete (${entry?.rolloutStateReason ?? entry?.rolloutState ?? 'not listed'})`
        : `all ${count(desired, 'task')} healthy, but not for long enough`;
  const still = look.at - lastChangeAt(timeline);
  const moving =
    still < stuckMs
      ? `it was still moving: the last change is ${duration(still)} old`
      : `nothing has changed for ${duration(still)}`;
  return { because: `after ${duration(look.endedAt - (facts.shownIn?.endedAt ?? look.at))}: ${missing}; ${moving}` };
}

const lastTrouble = ({ absences }: Observation): string => {
  const last = absences.at(-1);
  return last ? `${last.errorName}, ${last.message}` : 'no answer';
};
