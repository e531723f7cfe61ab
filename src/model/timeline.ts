/**
 * All looks at one service so far, and what follows from them for the deployment that is verified. The timeline is the
 * state: {@link extend} folds one more look in, and everything else is a reader.
 */
import type { Criteria } from './criteria.ts';
import { emptyFacts, followTasks, type SubjectFacts, type TaskHistory } from './history.ts';
import type { ServiceName } from './inputs.ts';
import type { Deployment, Observation, Service } from './observation.ts';
import { seeDeployments, subjectOf, type SeenDeployment, type Subject } from './subject.ts';
import { autoStableForSeconds, autoTimeout, hasHealthSignal, runningAloneSeconds, type Timeout } from './times.ts';

export interface Timeline {
  /** The service as it was asked for. */
  readonly name: ServiceName;
  readonly criteria: Criteria;
  /** When the gate started, by AWS's clock. */
  readonly startedAt: number;
  readonly looks: readonly Observation[];
  readonly seen: ReadonlyMap<string, SeenDeployment>;
  /** The deployment that is verified; undefined while it has not appeared. */
  readonly subject?: Subject;
  /** What the looks told of the subject. */
  readonly facts: SubjectFacts;
}

export const startTimeline = (name: ServiceName, criteria: Criteria, startedAt: number): Timeline => ({
  name,
  criteria,
  startedAt,
  looks: [],
  seen: new Map(),
  facts: emptyFacts,
});

/** Folds one more look in. */
export function extend(timeline: Timeline, look: Observation): Timeline {
  const looks = [...timeline.looks, look];
  const first = looks[0] ?? look;
  const showsService = look.service !== undefined || look.missing !== undefined;
  const isFirst = showsService && !timeline.looks.some(({ service, missing }) => service !== undefined || missing !== undefined);
  const seen = showsService || look.serviceDeployments ? seeDeployments(timeline.seen, look, isFirst) : timeline.seen;
  const subject = subjectOf(timeline.criteria, {
    startedAt: timeline.startedAt,
    firstLookAt: first.at,
    seen,
    look: look.service ? look : latestWithService(timeline),
  });
  const next: Timeline = { ...timeline, looks, seen };
  if (!subject) return { ...next, facts: emptyFacts };
  const since = subject.id === timeline.subject?.id ? [look] : looks;
  const start = subject.id === timeline.subject?.id ? timeline.facts : emptyFacts;
  const facts = since.reduce(
    (soFar, one) => followTasks(soFar, one, subject, stableForSeconds(timeline.criteria, one, subject)),
    start,
  );
  return { ...next, subject, facts };
}

export const firstLook = (timeline: Timeline): Observation | undefined => timeline.looks[0];
export const latestLook = (timeline: Timeline): Observation | undefined => timeline.looks.at(-1);

/** The newest look that shows the service. */
export const latestWithService = (timeline: Timeline): Observation | undefined =>
  timeline.looks.findLast(({ service }) => service !== undefined);

export const latestService = (timeline: Timeline): Service | undefined => latestWithService(timeline)?.service;

/** The newest look that shows the subject's tasks. */
export const latestWithTasks = (timeline: Timeline): Observation | undefined =>
  timeline.looks.findLast(({ tasks }) => tasks !== undefined);

/** The newest look before the verdict's closing look. */
export const lastJudgedLook = (timeline: Timeline): Observation | undefined =>
  timeline.looks.findLast(({ kind }) => kind !== 'closing');

/** The subject's entry in the newest look that shows the service; undefined when it is no longer listed. */
export const subjectEntry = (timeline: Timeline): Deployment | undefined =>
  latestService(timeline)?.deployments.find(({ id }) => id === timeline.subject?.id);

/** Tasks of the subject, as last seen, with their histories. */
export const ownTasks = (timeline: Timeline): readonly TaskHistory[] => [...timeline.facts.tasks.values()];

/** Whether ECS had called the subject complete by the first look. */
export function wasCompleteAtFirst(timeline: Timeline): boolean {
  const first = timeline.looks.find(({ service }) => service !== undefined);
  return first?.service?.deployments.find(({ id }) => id === timeline.subject?.id)?.rolloutState === 'COMPLETED';
}

/** How long all must stay healthy, in seconds, by a look's configuration. */
export function stableForSeconds(criteria: Criteria, look: Observation, subject: Subject): number {
  const asked =
    criteria.stableForSeconds === 'auto'
      ? autoStableForSeconds(look, subject.id, subject.taskDefinition)
      : criteria.stableForSeconds;
  return hasHealthSignal(look, subject.id, subject.taskDefinition) ? asked : Math.max(asked, runningAloneSeconds);
}

/** How long the deployment may take, from the look that first showed it. */
export function timeoutOf(timeline: Timeline): Timeout | undefined {
  const { criteria, subject, facts } = timeline;
  const shown = facts.shownIn;
  if (!subject || !shown) return undefined;
  if (criteria.timeoutSeconds !== 'auto') return { seconds: criteria.timeoutSeconds, derivation: 'as asked for' };
  return autoTimeout(shown, subject.id, subject.taskDefinition, criteria.waitUntil, stableForSeconds(criteria, shown, subject));
}

/** When the time is up, by AWS's clock: for the deployment to appear, and then for it to become healthy. */
export function deadlineOf(timeline: Timeline): number | undefined {
  const shown = timeline.facts.shownIn;
  if (shown) return shown.endedAt + (timeoutOf(timeline)?.seconds ?? 0) * 1000;
  const first = firstLook(timeline);
  return first && first.at + timeline.criteria.startWithinSeconds * 1000;
}

/** The newest look that shows a change: in counts, tasks' or targets' states, the rollout's state, or events. */
export function lastChangeAt({ looks }: Timeline): number {
  let newer: Observation | undefined;
  for (const look of looks.toReversed()) {
    if (look.kind === 'closing' || !look.service || !look.tasks) continue;
    if (newer && (newer.service !== look.service || newer.tasks !== look.tasks || !sameTargets(newer, look))) return newer.at;
    newer = look;
  }
  return newer?.at ?? looks[0]?.at ?? 0;
}

const sameTargets = (a: Observation, b: Observation): boolean =>
  a.targets === b.targets ||
  (a.targets.size === b.targets.size && [...a.targets].every(([arn, targets]) => b.targets.get(arn) === targets));
