/** What became of each task of the deployment over all looks, and since when all of them have been healthy. */
import { defined } from './defined.ts';
import { stopOf, type Stop } from './stop-reason.ts';
import {
  areTargetsKnown,
  healthOf,
  isConfigurationKnown,
  requirementsOf,
  type HealthRequirements,
  type TaskHealth,
} from './task-health.ts';
import type { Observation, Task } from './observation.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';

/** One task of the deployment, from the first observation that showed it. */
export interface TaskHistory {
  /** As last seen: a stopped task disappears from AWS's answers after an hour, and stays here. */
  readonly task: Task;
  readonly stop?: Stop;
  readonly firstSeenAt: number;
  /** The newest observation that showed tasks and targets. */
  readonly health: TaskHealth;
  /** Since which observation it has been in this state without interruption. */
  readonly stateSince: number;
  readonly firstHealthyAt?: number;
  readonly lastHealthyAt?: number;
  /** The newest observation in which a target or container of it was unhealthy or unusable, and what it looked like. */
  readonly lastSuffering?: { readonly at: number; readonly health: TaskHealth };
  /** When it was first seen past PROVISIONING after having been seen in it. */
  readonly placedAt?: number;
}

/** The clock that runs while all is healthy. */
export interface StableClock {
  /** The observation that started it. */
  readonly since: number;
  /** Tasks that had failed or were unhealthy when it started, or since: each counts once. */
  readonly known: ReadonlySet<string>;
  /** How many have failed or turned unhealthy since, surplus tasks left out. */
  readonly failedCount: number;
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
  readonly lastStableAt?: number;
  /** How many tasks were healthy, and which, in the newest observation that could tell. */
  readonly healthy: ReadonlySet<string>;
  readonly desiredCount: number;
}

export const emptyFacts: DeploymentFacts = { tasks: new Map(), healthy: new Set(), desiredCount: 0 };

/** Whether an observation could tell the health of tasks: they and their targets were read. */
export const tellsHealth = (observation: Observation, deployment: VerifiedDeployment): boolean =>
  observation.service !== undefined &&
  observation.tasks !== undefined &&
  areTargetsKnown(requirementsOf(observation, deployment), observation);

function follow(before: TaskHistory | undefined, task: Task, health: TaskHealth | undefined, at: number): TaskHistory {
  const stop = stopOf(task, before?.stop?.at ?? at);
  const now = health ?? before?.health ?? { state: 'waiting' };
  const wasProvisioning = before?.task.lastStatus === 'PROVISIONING' && task.lastStatus !== 'PROVISIONING';
  const placedAt = before?.placedAt ?? (wasProvisioning ? at : undefined);
  const healthy = now.state === 'healthy' && health !== undefined;
  const firstHealthyAt = before?.firstHealthyAt ?? (healthy ? at : undefined);
  const lastHealthyAt = healthy ? at : before?.lastHealthyAt;
  const suffers = health !== undefined && (now.state === 'unhealthy' || now.state === 'unusable');
  const lastSuffering = suffers ? { at, health: now } : before?.lastSuffering;
  return {
    task,
    ...defined({ stop }),
    firstSeenAt: before?.firstSeenAt ?? at,
    health: now,
    stateSince: before?.health.state === now.state ? before.stateSince : at,
    ...defined({ firstHealthyAt, lastHealthyAt, lastSuffering, placedAt }),
  };
}

const withoutClock = (facts: DeploymentFacts): DeploymentFacts => {
  const { clock, ...rest } = facts;
  return clock ? rest : facts;
};

/** Starts the clock, lets it run, or ends it: more than 1 % of the desired count may not fail while it runs. */
function turnClock(
  before: DeploymentFacts,
  tasks: ReadonlyMap<string, TaskHistory>,
  healthy: ReadonlySet<string>,
  observation: Observation,
  desired: number,
): StableClock | undefined {
  const ailing = [...tasks.values()]
    .filter(({ stop, health }) => (stop ? !stop.benign : health.state === 'unhealthy'))
    .map(({ task }) => task.arn);
  let clock = before.clock;
  if (clock) {
    const { known, failedCount, since } = clock;
    const fresh = ailing.filter((arn) => !known.has(arn));
    const left = [...before.healthy].filter((arn) => !fresh.includes(arn)).length;
    const missed = Math.min(fresh.length, Math.max(0, before.desiredCount - left));
    clock = fresh.length === 0 ? clock : { since, known: new Set([...known, ...fresh]), failedCount: failedCount + missed };
    if (clock.failedCount > Math.floor(before.desiredCount / 100)) clock = undefined;
  }
  if (clock || desired === 0 || healthy.size < desired) return clock;
  return { since: observation.healthReadAt ?? observation.at, known: new Set(ailing), failedCount: 0 };
}

function configuredIn(
  { configuredIn: before }: DeploymentFacts,
  observation: Observation,
  requirements: HealthRequirements,
): DeploymentFacts['configuredIn'] {
  if (before?.isWhole || !observation.service || observation.kind === 'closing') return before;
  return { observation, isWhole: isConfigurationKnown(requirements) };
}

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
    tasks.set(task.arn, follow(before.tasks.get(task.arn), task, health, readAt));
  }
  const listed = new Set(observation.tasks.map(({ arn }) => arn));
  for (const [arn, history] of tasks) {
    // Gone without having been seen to stop: nothing more is known of it.
    if (!listed.has(arn) && !history.stop) tasks.set(arn, { ...history, health: { state: 'waiting' } });
  }
  const shown = { ...seen, tasks };
  if (!canTell || !observation.service) return shown;

  const desiredCount = observation.service.desiredCount;
  const clock = turnClock(before, tasks, healthy, observation, desiredCount);
  const isStable = clock !== undefined && healthy.size >= desiredCount && observation.at - clock.since >= stableForSeconds * 1000;
  const firstHealthyAt = before.firstHealthyAt ?? (healthy.size > 0 ? readAt : undefined);
  return {
    ...withoutClock(shown),
    ...defined({ clock }),
    ...(isStable ? { lastStableAt: observation.at } : {}),
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
  const tasks = [...facts.tasks].map(([arn, history]) => [arn, explained(history, now.get(arn))] as const);
  return { ...facts, tasks: new Map(tasks) };
}

function explained(history: TaskHistory, closing: Task | undefined): TaskHistory {
  const isWell = !history.stop && history.health.state !== 'unhealthy';
  if (isWell || !closing) return history;
  const { stopCode, stoppedReason, containers } = closing;
  return { ...history, task: { ...history.task, ...defined({ stopCode, stoppedReason }), containers } };
}
