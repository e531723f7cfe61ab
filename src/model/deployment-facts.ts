/** What the observations told of the deployment that is verified: its tasks, and since when all of them have been healthy. */
import { defined } from './defined.ts';
import type { Observation } from './observation.ts';
import type { Fault, VerifiedDeployment } from './strategy/strategy.ts';
import { healthOf, isConfigurationKnown, requirementsOf, tellsHealth, type HealthRequirements } from './task-health.ts';
import { explainedTask, followTask, type TaskHistory } from './task-history.ts';

/** The clock that runs while all is healthy. */
export interface StableClock {
  /** The observation that started it. */
  readonly since: number;
  /** The same, and later by as much as was not watched since: what `stable-for` is reckoned from. */
  readonly countsFrom: number;
  /** Tasks that had failed or were unhealthy when it started, or have ceased to be healthy since: each counts once. */
  readonly known: ReadonlySet<string>;
  /** How many have failed or ceased to be healthy since, surplus tasks left out. */
  readonly failedCount: number;
}

/** A moment up to which failures are forgiven: those that had shown by then, since AWS shows some of them late. */
export interface StableMoment {
  readonly at: number;
  /** The tasks that had been seen to stop. */
  readonly stopped: ReadonlySet<string>;
  /** When the newest event was that had been seen. */
  readonly newestEventAt: number;
}

export interface DeploymentFacts {
  /** The first observation that shows the deployment. */
  readonly shownIn?: Observation;
  /** The first since then that shows all of its configuration; until there is one, the newest. */
  readonly configuredIn?: { readonly observation: Observation; readonly isWhole: boolean };
  readonly tasks: ReadonlyMap<string, TaskHistory>;
  /** The first observation in which a task of it was healthy. */
  readonly firstHealthyAt?: number;
  /** Runs while all is healthy. */
  readonly clock?: StableClock;
  /** The newest observation at which all had been healthy for as long as they must stay so. */
  readonly lastStable?: StableMoment;
  /** When the newest observation had read what tells whether all is well, in health and in traffic. */
  readonly toldAt?: number;
  /** Whether AWS has answered nothing at all in an observation since then. */
  readonly isUnheard?: boolean;
  /** Since which observation the deployment has been where `wait-until` wants it, all of its tasks healthy in the first of them, and later by as much as was not watched since; absent: it is not. */
  readonly whereWantedSince?: number;
  /** What is wrong with it beside its tasks, by the fault's key, and since which observation. */
  readonly faults: ReadonlyMap<string, LastingFault>;
  /** How many tasks were healthy, and which, in the newest observation that could tell. */
  readonly healthy: ReadonlySet<string>;
  readonly desiredCount: number;
}

/** A fault, and how long it has lasted in the newest observation that could tell. */
export interface LastingFault {
  readonly fault: Fault;
  readonly since: number;
}

export const emptyFacts: DeploymentFacts = { tasks: new Map(), healthy: new Set(), desiredCount: 0, faults: new Map() };

/** The service as it was when the deployment was first shown, with all of the configuration that was read since. */
export const configurationOf = ({ shownIn, configuredIn: configured }: DeploymentFacts): Observation | undefined =>
  shownIn && { ...(configured?.observation ?? shownIn), ...defined({ service: shownIn.service }) };

const withoutClock = (facts: DeploymentFacts): DeploymentFacts => {
  const { clock, ...rest } = facts;
  return clock ? rest : facts;
};

/** It has failed, is unhealthy, or was healthy while the clock ran and is no more, though nothing stops it. */
function isAiling({ stop, health, lastHealthyAt = -Infinity }: TaskHistory, clock: StableClock | undefined): boolean {
  if (stop) return !stop.benign;
  const wasHealthy = clock !== undefined && lastHealthyAt >= clock.since;
  return health.state === 'unhealthy' || (wasHealthy && health.isUp === true && health.state !== 'healthy');
}

/** Starts the clock, lets it run, or ends it: more than 1 % of the desired count may not fail, or cease to be healthy, while it runs. */
function turnClock(
  before: DeploymentFacts,
  tasks: ReadonlyMap<string, TaskHistory>,
  healthy: ReadonlySet<string>,
  observation: Observation,
  desired: number,
): StableClock | undefined {
  let clock = before.clock;
  const ailing = [...tasks.values()].filter((one) => isAiling(one, clock)).map(({ task }) => task.arn);
  if (clock) {
    const { known, failedCount } = clock;
    const fresh = ailing.filter((arn) => !known.has(arn));
    const left = [...before.healthy].filter((arn) => !fresh.includes(arn)).length;
    const missed = Math.min(fresh.length, Math.max(0, desired - left));
    clock = fresh.length === 0 ? clock : { ...clock, known: new Set([...known, ...fresh]), failedCount: failedCount + missed };
    if (clock.failedCount > Math.floor(desired / 100)) clock = undefined;
  }
  if (clock || desired === 0 || healthy.size < desired) return clock;
  const since = observation.healthReadAt ?? observation.at;
  return { since, countsFrom: since, known: new Set(ailing), failedCount: 0 };
}

function configuredIn(
  { configuredIn: before }: DeploymentFacts,
  observation: Observation,
  requirements: HealthRequirements,
): DeploymentFacts['configuredIn'] {
  if (before?.isWhole || !observation.service || observation.kind === 'closing') return before;
  return { observation, isWhole: isConfigurationKnown(requirements) };
}

const stableMoment = ({ at, service }: Observation, tasks: ReadonlyMap<string, TaskHistory>): StableMoment => ({
  at,
  stopped: new Set([...tasks].flatMap(([arn, { stop }]) => (stop ? [arn] : []))),
  newestEventAt: service?.events[0]?.at ?? 0,
});

/** Folds an observation into what is known of the deployment's tasks. */
export function followTasks(
  before: DeploymentFacts,
  observation: Observation,
  deployment: VerifiedDeployment,
  stableForSeconds: number,
): DeploymentFacts {
  const isListed = observation.service?.deployments.some(({ id }) => id === deployment.id) ?? false;
  const isKnown = observation.serviceDeployments?.some(({ deploymentId }) => deploymentId === deployment.id) ?? false;
  const shownIn =
    before.shownIn ??
    (isListed || isKnown || (deployment.createdAt === undefined && observation.service) ? observation : undefined);
  const requirements = requirementsOf(observation, deployment);
  const seen = { ...before, ...defined({ shownIn, configuredIn: shownIn && configuredIn(before, observation, requirements) }) };
  if (!observation.tasks) return seen;

  const canTell = tellsHealth(observation, deployment);
  const readAt = observation.healthReadAt ?? observation.at;
  const tasks = new Map(before.tasks);
  const healthy = new Set<string>();
  for (const task of observation.tasks) {
    if (task.deploymentId !== deployment.id) continue;
    const health = canTell ? healthOf(task, requirements) : undefined;
    if (health?.state === 'healthy') healthy.add(task.arn);
    tasks.set(task.arn, followTask(before.tasks.get(task.arn), task, health, readAt, before.tasks.size === 0));
  }
  const listed = new Set(observation.tasks.map(({ arn }) => arn));
  for (const [arn, history] of tasks) {
    // Gone without having been seen to stop: nothing more is known of it.
    if (!listed.has(arn) && !history.stop) tasks.set(arn, { ...history, health: { state: 'waiting' } });
  }
  const shown = { ...seen, tasks };
  if (!canTell || !observation.service) return shown;

  const desiredCount = deployment.strategy.neededCount(observation.service, deployment.id);
  const clock = turnClock(before, tasks, healthy, observation, desiredCount);
  // Of none that are wanted nothing is well that failed before.
  const allHealthy = desiredCount > 0 && healthy.size >= desiredCount;
  const isStable = clock !== undefined && allHealthy && observation.at - clock.countsFrom >= stableForSeconds * 1000;
  const firstHealthyAt = before.firstHealthyAt ?? (healthy.size > 0 ? readAt : undefined);
  return {
    ...withoutClock(shown),
    ...defined({ clock }),
    ...(isStable ? { lastStable: stableMoment(observation, tasks) } : {}),
    ...defined({ firstHealthyAt }),
    healthy,
    desiredCount,
  };
}

/**
 * What a closing observation adds to what is known of the tasks: how those ended that had stopped or were unhealthy. What has
 * become of the others since the verdict is no part of it.
 */
export function explainFailures(facts: DeploymentFacts, closing: Observation): DeploymentFacts {
  const now = new Map((closing.tasks ?? []).map((task) => [task.arn, task]));
  const tasks = [...facts.tasks].map(([arn, history]) => [arn, explainedTask(history, now.get(arn))] as const);
  return { ...facts, tasks: new Map(tasks) };
}
