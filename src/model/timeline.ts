/**
 * All looks at one service so far, and what follows from them for the deployment that is verified. The timeline is the
 * state: {@link extend} folds one more look in, and everything else is a reader.
 */
import type { Criteria } from './criteria.ts';
import { emptyFacts, followTasks, type DeploymentFacts, type TaskHistory } from './task-history.ts';
import type { ServiceName } from './inputs.ts';
import type { Deployment, Observation, Service, TaskDefinition } from './observation.ts';
import { knownDeployments, selectDeployment, type KnownDeployment, type VerifiedDeployment } from './deployment.ts';
import { autoStableForSeconds, autoTimeout, hasHealthSignal, runningAloneSeconds, type Timeout } from './durations.ts';

export interface Timeline {
  /** The service as it was asked for. */
  readonly name: ServiceName;
  readonly criteria: Criteria;
  /** When the gate started, by AWS's clock. */
  readonly startedAt: number;
  readonly observations: readonly Observation[];
  readonly seen: ReadonlyMap<string, KnownDeployment>;
  /** The deployment that is verified; undefined while it has not appeared. */
  readonly deployment?: VerifiedDeployment;
  /** What the looks told of the subject. */
  readonly facts: DeploymentFacts;
}

export const startTimeline = (name: ServiceName, criteria: Criteria, startedAt: number): Timeline => ({
  name,
  criteria,
  startedAt,
  observations: [],
  seen: new Map(),
  facts: emptyFacts,
});

/** Folds one more look in. */
export function extend(timeline: Timeline, observation: Observation): Timeline {
  const observations = [...timeline.observations, observation];
  const first = observations[0] ?? observation;
  const showsService = observation.service !== undefined || observation.missing !== undefined;
  const isFirst =
    showsService && !timeline.observations.some(({ service, missing }) => service !== undefined || missing !== undefined);
  const seen =
    showsService || observation.serviceDeployments ? knownDeployments(timeline.seen, observation, isFirst) : timeline.seen;
  const deployment = selectDeployment(timeline.criteria, {
    startedAt: timeline.startedAt,
    firstLookAt: first.at,
    seen,
    observation: observation.service ? observation : latestWithService(timeline),
  });
  const next: Timeline = { ...timeline, observations, seen };
  if (!deployment) return { ...next, facts: emptyFacts };
  const since = deployment.id === timeline.deployment?.id ? [observation] : observations;
  const start = deployment.id === timeline.deployment?.id ? timeline.facts : emptyFacts;
  const facts = since.reduce(
    (soFar, one) => followTasks(soFar, one, deployment, stableForSeconds(timeline.criteria, one, deployment)),
    start,
  );
  return { ...next, deployment, facts };
}

export const firstObservation = (timeline: Timeline): Observation | undefined => timeline.observations[0];
export const latestObservation = (timeline: Timeline): Observation | undefined => timeline.observations.at(-1);

/** The newest look that shows the service. */
export const latestWithService = (timeline: Timeline): Observation | undefined =>
  timeline.observations.findLast(({ service }) => service !== undefined);

export const latestService = (timeline: Timeline): Service | undefined => latestWithService(timeline)?.service;

/** The newest look that shows the subject's tasks. */
export const latestWithTasks = (timeline: Timeline): Observation | undefined =>
  timeline.observations.findLast(({ tasks }) => tasks !== undefined);

/** The newest look before the verdict's closing look. */
export const lastJudgedObservation = (timeline: Timeline): Observation | undefined =>
  timeline.observations.findLast(({ kind }) => kind !== 'closing');

/** The subject's entry in the newest look that shows the service; undefined when it is no longer listed. */
export const deploymentEntry = (timeline: Timeline): Deployment | undefined =>
  latestService(timeline)?.deployments.find(({ id }) => id === timeline.deployment?.id);

/** The task definition that the deployment runs, where it could be read. */
export function ownDefinition(timeline: Timeline): TaskDefinition | undefined {
  const arn = timeline.deployment?.taskDefinition;
  return timeline.observations
    .findLast(({ taskDefinitions }) => taskDefinitions.length > 0)
    ?.taskDefinitions.find((one) => one.arn === arn);
}

/** Tasks of the subject, as last seen, with their histories. */
export const ownTasks = (timeline: Timeline): readonly TaskHistory[] => [...timeline.facts.tasks.values()];

/** Whether ECS had called the subject complete by the first look. */
export function wasCompleteAtFirst(timeline: Timeline): boolean {
  const first = timeline.observations.find(({ service }) => service !== undefined);
  return first?.service?.deployments.find(({ id }) => id === timeline.deployment?.id)?.rolloutState === 'COMPLETED';
}

/** How long all must stay healthy, in seconds, by a look's configuration. */
export function stableForSeconds(criteria: Criteria, observation: Observation, deployment: VerifiedDeployment): number {
  const asked =
    criteria.stableForSeconds === 'auto'
      ? autoStableForSeconds(observation, deployment.id, deployment.taskDefinition)
      : criteria.stableForSeconds;
  return hasHealthSignal(observation, deployment.id, deployment.taskDefinition) ? asked : Math.max(asked, runningAloneSeconds);
}

/** How long the deployment may take, from the look that first showed it. */
export function timeoutOf(timeline: Timeline): Timeout | undefined {
  const { criteria, deployment, facts } = timeline;
  const shown = facts.shownIn;
  if (!deployment || !shown) return undefined;
  if (criteria.timeoutSeconds !== 'auto') return { seconds: criteria.timeoutSeconds, derivation: 'as asked for' };
  return autoTimeout(
    shown,
    deployment.id,
    deployment.taskDefinition,
    criteria.waitUntil,
    stableForSeconds(criteria, shown, deployment),
  );
}

/** When the time is up, by AWS's clock: for the deployment to appear, and then for it to become healthy. */
export function deadlineOf(timeline: Timeline): number | undefined {
  const shown = timeline.facts.shownIn;
  if (shown) return shown.endedAt + (timeoutOf(timeline)?.seconds ?? 0) * 1000;
  const first = firstObservation(timeline);
  return first && first.at + timeline.criteria.startWithinSeconds * 1000;
}

/** The newest look that shows a change: in counts, tasks' or targets' states, the rollout's state, or events. */
export function lastChangeAt({ observations }: Timeline): number {
  let newer: Observation | undefined;
  for (const observation of observations.toReversed()) {
    if (observation.kind === 'closing' || !observation.service || !observation.tasks) continue;
    if (newer && (newer.service !== observation.service || newer.tasks !== observation.tasks || !sameTargets(newer, observation)))
      return newer.at;
    newer = observation;
  }
  return newer?.at ?? observations[0]?.at ?? 0;
}

const sameTargets = (a: Observation, b: Observation): boolean =>
  a.targets === b.targets ||
  (a.targets.size === b.targets.size && [...a.targets].every(([arn, targets]) => b.targets.get(arn) === targets));
