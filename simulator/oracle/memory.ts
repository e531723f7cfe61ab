/** What the observations so far leave behind: only what the contract makes depend on them. */
import type { ServiceState, TargetState, TaskState } from '../world/world.ts';
import type { OracleInputs } from './inputs.ts';
import { isHealthy, stopOf, unhealthyOf, neverChecked } from './task-outcome.ts';
import { selectDeployment, type OwnDeployment } from './deployment.ts';
import { canBeRead, needsRevision } from './readable.ts';
import { signalsOf, stableForMs } from './times.ts';
import { targetsOf, type WatchedService, type View } from './view.ts';

export interface Memory {
  readonly first?: View;
  /** All tasks of the service, as last seen. */
  readonly tasks: ReadonlyMap<string, TaskState>;
  readonly deployment?: OwnDeployment;
  /** As last seen, once the deployment is shown. */
  readonly service?: ServiceState;
  /** Whether the deployment's task definition, and its service revision, could be read in any observation. */
  readonly taskDefinitionRead: boolean;
  readonly revisionRead: boolean;
  /** When the observation began that first showed the deployment. */
  readonly shownMs?: number;
  /** Whether a task of the deployment was healthy in any observation. */
  readonly wasHealthy: boolean;
  /** Healthy in the last observation. */
  readonly healthy: ReadonlySet<string>;
  /** Failed or unhealthy in any observation. */
  readonly fallen: ReadonlySet<string>;
  /** The first observation in which all was healthy, unless the clock has started anew since. */
  readonly stableSinceMs?: number;
  /** How many fell since then, surplus ones left out. */
  readonly lapses: number;
  /** Failures before this observation count no more. */
  readonly forgivenMs: number;
  /** Since which observation a task's target has been one that nothing checks. */
  readonly uncheckedSinceMs: ReadonlyMap<string, number>;
  /** In which observation a task was first seen to have left PROVISIONING, which an earlier one had shown. */
  readonly placedMs: ReadonlyMap<string, number>;
  /** Since which observation the desired count has been 0. */
  readonly emptySinceMs?: number;
}

export const emptyMemory: Memory = {
  tasks: new Map(),
  taskDefinitionRead: false,
  revisionRead: false,
  wasHealthy: false,
  healthy: new Set(),
  fallen: new Set(),
  lapses: 0,
  forgivenMs: 0,
  uncheckedSinceMs: new Map(),
  placedMs: new Map(),
};

/** A task of the deployment, and its target in each group. */
export interface OwnTask {
  readonly task: TaskState;
  readonly targets: readonly (TargetState | undefined)[];
}

export function ownTasksOf(watched: WatchedService, view: View, deployment: OwnDeployment): readonly OwnTask[] {
  const groups = targetsOf(watched, view, deployment.revision);
  return [...view.tasks.values()]
    .filter(({ deploymentId }) => deploymentId === deployment.deploymentId)
    .map((task) => ({ task, targets: groups.map((group) => group.get(task.id)) }));
}

const hasCheck = (view: View, { revision }: OwnDeployment): boolean =>
  view.service?.setting.revisions[revision]?.check !== undefined;

export function healthyOf(own: readonly OwnTask[], view: View, deployment: OwnDeployment): readonly string[] {
  const checked = hasCheck(view, deployment);
  if (checked && !view.showsContainers) return [];
  return own.filter(({ task, targets }) => isHealthy(task, targets, checked)).map(({ task }) => task.id);
}

/** One more observation. */
export function remember(watched: WatchedService, inputs: OracleInputs, memory: Memory, view: View): Memory {
  const first = memory.first ?? view;
  const found = selectDeployment(inputs, view, first);
  // Of `current`, an older one may stand in until the answers have caught up with the newest.
  const isOther = inputs.which === 'current' && found !== undefined && found.deploymentId !== memory.deployment?.deploymentId;
  if (isOther && memory.deployment !== undefined)
    return remember(watched, inputs, { ...emptyMemory, first, tasks: memory.tasks }, view);
  const deployment = memory.deployment ?? found;
  const empty = view.service?.desiredCount === 0;
  const base: Memory = {
    ...memory,
    first,
    tasks: view.tasks,
    ...(empty ? { emptySinceMs: memory.emptySinceMs ?? view.atMs } : {}),
  };
  const next = withoutClock(empty ? base : filled(base));
  if (deployment === undefined || view.service === undefined) return next;
  const own = ownTasksOf(watched, view, deployment);
  const taskDefinitionRead =
    memory.taskDefinitionRead || view.got.has('taskDefinition') || canBeRead(watched, 'DescribeTaskDefinition', view.atMs);
  const revisionRead =
    memory.revisionRead || view.got.has('revision') || canBeRead(watched, 'DescribeServiceRevisions', view.atMs);
  // What makes up its health is not known before that.
  const known = taskDefinitionRead && (revisionRead || !needsRevision(view.service));
  const healthy = new Set(known ? healthyOf(own, view, deployment) : []);
  const placing = own.filter(
    ({ task }) => task.lastStatus !== 'PROVISIONING' && memory.tasks.get(task.id)?.lastStatus === 'PROVISIONING',
  );
  const unchecked = own.filter(({ task, targets }) => task.desiredStatus === 'RUNNING' && targets.some(neverChecked));
  return {
    ...next,
    deployment,
    service: view.service,
    taskDefinitionRead,
    revisionRead,
    shownMs: memory.shownMs ?? view.atMs,
    wasHealthy: memory.wasHealthy || healthy.size > 0,
    healthy,
    uncheckedSinceMs: new Map(unchecked.map(({ task }) => [task.id, memory.uncheckedSinceMs.get(task.id) ?? view.atMs])),
    placedMs: new Map([...memory.placedMs, ...placing.map(({ task }) => [task.id, view.atMs] as const)]),
    ...stability(watched, inputs, memory, view, deployment, own, healthy),
    ...(memory.shownMs === undefined && wasComplete(view, deployment) ? { forgivenMs: view.atMs } : {}),
  };
}

const filled = (memory: Memory): Memory => {
  const { emptySinceMs, ...rest } = memory;
  return emptySinceMs === undefined ? memory : rest;
};

/** Whether the clock runs is told anew by every observation. */
const withoutClock = (memory: Memory): Memory => {
  const { stableSinceMs, ...rest } = memory;
  return stableSinceMs === undefined ? memory : rest;
};

/** ECS called it complete already at the first observation: what failed before is only told. */
const wasComplete = (view: View, { deploymentId }: OwnDeployment): boolean =>
  view.service?.deployments.some((one) => one.id === deploymentId && one.rolloutState === 'COMPLETED') === true;

/** The clock of `stable-for`: started by the first observation in which all is healthy, anew when too many fall. */
function stability(
  watched: WatchedService,
  inputs: OracleInputs,
  memory: Memory,
  view: View,
  deployment: OwnDeployment,
  own: readonly OwnTask[],
  healthy: ReadonlySet<string>,
): Pick<Memory, 'fallen' | 'lapses' | 'stableSinceMs' | 'forgivenMs'> {
  const { service } = view;
  const desired = service?.desiredCount ?? 0;
  const fell = own
    .filter(({ task, targets }) => !memory.fallen.has(task.id) && (stopOf(task) ?? unhealthyOf(task, targets)) !== undefined)
    .map(({ task }) => task.id);
  const stillHealthy = [...memory.healthy].filter((id) => !fell.includes(id)).length;
  const lapses = memory.lapses + Math.min(fell.length, Math.max(0, desired - stillHealthy));
  // All were healthy when the last of it was read, be it long after the observation began.
  const seenMs = Math.max(...Object.values(view.readAtMs));
  const all = desired > 0 && healthy.size >= desired;
  const broken = lapses > Math.floor(desired / 100);
  const sinceMs = memory.stableSinceMs === undefined || broken ? (all ? seenMs : undefined) : memory.stableSinceMs;
  const started = sinceMs === seenMs;
  const stableMs = service === undefined ? Infinity : stableForMs(inputs, signalsOf(watched, service, deployment.revision));
  const stood = sinceMs !== undefined && view.atMs - sinceMs >= stableMs && all;
  return {
    fallen: new Set([...memory.fallen, ...fell]),
    lapses: started || sinceMs === undefined ? 0 : lapses,
    ...(sinceMs === undefined ? {} : { stableSinceMs: sinceMs }),
    forgivenMs: stood ? view.atMs : memory.forgivenMs,
  };
}
