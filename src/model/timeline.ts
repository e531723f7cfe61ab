/**
 * All observations of one service so far, and what follows from them for the deployment that is verified. The timeline is the
 * state: {@link extend} folds one more observation in, and everything else is a reader.
 */
import type { Criteria } from './criteria.ts';
import { configurationOf, emptyFacts, explainFailures, type DeploymentFacts } from './deployment-facts.ts';
import { followDeployment } from './follow-deployment.ts';
import type { TaskHistory } from './task-history.ts';
import type { ServiceName } from './inputs.ts';
import { datedLike, runDatedLike } from './clock-offset.ts';
import type { Deployment, Observation, Service, TaskDefinition } from './observation.ts';
import { defined } from './defined.ts';
import { addDeployments, type KnownDeployment } from './deployment.ts';
import { selectDeployment, wouldShow } from './deployment-selection.ts';
import { followNewer } from './followed.ts';
import { strategies, strategyOf, unverifiable, type StrategyTable } from './strategy/index.ts';
import type { Strategy, VerifiedDeployment } from './strategy/strategy.ts';
import { autoTimeout, leastTimeoutSeconds, pairedGroupsOf, stableForSeconds, type Timeout } from './durations.ts';

export interface Timeline {
  /** The service as it was asked for. */
  readonly name: ServiceName;
  readonly criteria: Criteria;
  /** When the gate started, by AWS's clock. */
  readonly startedAt: number;
  /** The kinds of deployment that can be verified. */
  readonly strategies: StrategyTable;
  readonly observations: readonly Observation[];
  readonly known: ReadonlyMap<string, KnownDeployment>;
  /** The deployment that is verified; undefined while it has not appeared. */
  readonly deployment?: VerifiedDeployment;
  /** What the observations told of that deployment. */
  readonly facts: DeploymentFacts;
  /** The deployments that a newer one replaced, which was then verified in their place; oldest first. */
  readonly followed: readonly string[];
  /** Once the closing observation is in: the timeline that the verdict fell on. */
  readonly beforeClosing?: Timeline;
}

export const startTimeline = (
  name: ServiceName,
  criteria: Criteria,
  startedAt: number,
  table: StrategyTable = strategies,
): Timeline => ({
  name,
  criteria,
  startedAt,
  strategies: table,
  observations: [],
  known: new Map(),
  facts: emptyFacts,
  followed: [],
});

/** Folds one more observation in. */
export function extend(timeline: Timeline, observation: Observation): Timeline {
  const { criteria, startedAt } = timeline;
  const observations = [...datedLike(observation, timeline.observations), observation];
  const known = tells(observation) || observation.serviceDeployments ? withDeployments(timeline, observation) : timeline.known;
  const newest = observation.service ? observation : latestWithService(timeline);
  const firstObservationAt = (observations[0] ?? observation).at;
  const firstShownAt = (observations.find(tells) ?? observation).endedAt;
  const ofService = strategyIn(newest, undefined, timeline.strategies);
  const verified = timeline.deployment?.id;
  const candidates = { startedAt, firstObservationAt, firstShownAt, known, observation: newest, strategy: ofService, verified };
  const { selected, followed } = followNewer(timeline, known, newest, selectDeployment(criteria, candidates), ofService);
  const next: Timeline = { ...timeline, observations, known, followed };
  const isSame = selected?.id === timeline.deployment?.id;
  const deployment = selected && { ...selected, strategy: strategyIn(newest, selected, timeline.strategies) };
  if (observation.kind === 'closing') {
    const facts = explainFailures(timeline.facts, observation);
    const beforeClosing = runDatedLike(observation, timeline);
    return { ...next, ...defined({ deployment: isSame ? deployment : timeline.deployment }), facts, beforeClosing };
  }
  if (!deployment) return { ...next, facts: emptyFacts };

  const facts = (isSame ? [observation] : observations).reduce(
    (soFar, one) => followDeployment(soFar, one, deployment, criteria, stableForSeconds(criteria, one, deployment)),
    isSame ? timeline.facts : emptyFacts,
  );
  return { ...next, deployment, facts };
}

/** Whether an observation shows for itself what there is of the service. */
export const tells = ({ service, missing }: Observation): boolean => service !== undefined || missing !== undefined;

const withDeployments = ({ known, observations }: Timeline, observation: Observation): Timeline['known'] =>
  addDeployments(known, observation, tells(observation) && !observations.some(tells));

/** As the deployment's own configuration says, where it is told, since changing the strategy is a deployment too. */
function strategyIn(
  observation: Observation | undefined,
  deployment: KnownDeployment | undefined,
  table: StrategyTable,
): Strategy {
  const { service } = observation ?? {};
  const { strategy } = deployment?.serviceDeployment?.configuration ?? service ?? {};
  const found = service && strategy !== undefined && strategyOf({ ...service, strategy }, table);
  return !found || 'refused' in found ? unverifiable : found;
}

export const firstObservation = (timeline: Timeline): Observation | undefined => timeline.observations[0];
export const latestObservation = (timeline: Timeline): Observation | undefined => timeline.observations.at(-1);

/** The newest observation that shows the service. */
export const latestWithService = (timeline: Timeline): Observation | undefined =>
  timeline.observations.findLast(({ service }) => service !== undefined);

export const latestService = (timeline: Timeline): Service | undefined => latestWithService(timeline)?.service;

/** The newest observation that shows the service's tasks. */
export const latestWithTasks = (timeline: Timeline): Observation | undefined =>
  timeline.observations.findLast(({ tasks }) => tasks !== undefined);

/** The newest observation before the verdict's closing observation. */
export const lastJudgedObservation = (timeline: Timeline): Observation | undefined =>
  timeline.observations.findLast(({ kind }) => kind !== 'closing');

const settlesMs = 15_000;

/** Reads are eventually consistent: a deployment that the first observation did not show will be visible by now. */
export const showsAllByNow = (timeline: Timeline): boolean =>
  (lastJudgedObservation(timeline)?.at ?? 0) - (firstObservation(timeline)?.at ?? 0) >= settlesMs;

/** The deployment's entry in the newest observation that shows the service; undefined when it is no longer listed. */
export const deploymentEntry = (timeline: Timeline): Deployment | undefined =>
  latestService(timeline)?.deployments.find(({ id }) => id === timeline.deployment?.id);

/** How many healthy tasks of the deployment are wanted, as last seen; of the service, while there is no deployment. */
export function neededCountIn({ observations, deployment }: Timeline): number {
  const service = observations.findLast((one) => one.service !== undefined)?.service;
  if (!service) return 0;
  return deployment ? deployment.strategy.neededCount(service, deployment.id) : service.desiredCount;
}

/** The task definition that the deployment runs, where it could be read. */
export function ownDefinition(timeline: Timeline): TaskDefinition | undefined {
  const arn = timeline.deployment?.taskDefinition;
  return timeline.observations
    .findLast(({ taskDefinitions }) => taskDefinitions.length > 0)
    ?.taskDefinitions.find((one) => one.arn === arn);
}

/** Tasks of the deployment, as last seen, with their histories. */
export const ownTasks = (timeline: Timeline): readonly TaskHistory[] => [...timeline.facts.tasks.values()];

/** How long the deployment may take, from the observation that first showed it. */
export function timeoutOf(timeline: Timeline): Timeout | undefined {
  const { criteria, deployment, facts } = timeline;
  const configured = configurationOf(facts);
  if (!deployment || !configured) return undefined;
  const { timeoutSeconds } = criteria;
  if (timeoutSeconds !== 'auto') return { seconds: timeoutSeconds, wantedSeconds: timeoutSeconds, derivation: 'as asked for' };
  const stableFor = stableForSeconds(criteria, configured, deployment, pairedGroupsOf(configured, deployment));
  return autoTimeout(configured, deployment, criteria.waitUntil, stableFor);
}

/** When the time is up, by AWS's clock: for the deployment to appear, and then for it to become healthy. */
export function deadlineOf(timeline: Timeline): number | undefined {
  const shown = timeline.facts.shownIn;
  if (shown) return shown.endedAt + (timeoutOf(timeline)?.seconds ?? 0) * 1000;
  const first = firstObservation(timeline);
  if (!first) return undefined;
  const { startWithinSeconds, timeoutSeconds } = timeline.criteria;
  const dueAt = first.at + startWithinSeconds * 1000;
  const last = lastJudgedObservation(timeline);
  if (!last || last.endedAt < dueAt || tellsOf(timeline, last)) return dueAt;
  // Whether it has appeared nobody knows: as long as one that appears at the last moment may take, AWS may take to tell.
  return dueAt + (timeoutSeconds === 'auto' ? leastTimeoutSeconds : timeoutSeconds) * 1000;
}

/** Whether an observation tells whether the deployment is there. */
export const tellsOf = ({ criteria, known }: Timeline, observation: Observation): boolean =>
  tells(observation) && wouldShow(criteria, known, observation);

/** Whether the time is up at the end of an observation. */
export const isTimeUp = (timeline: Timeline, observation: Observation): boolean =>
  observation.endedAt >= (deadlineOf(timeline) ?? Infinity);
