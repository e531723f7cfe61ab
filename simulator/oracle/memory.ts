/** What the observations so far leave behind: only what the contract makes depend on them. */
import type { CodeDeployDeploymentState, ServiceDeploymentState, ServiceState, TaskState } from '../world/world.ts';
import { briefOf, holdsAsTold, recordOf, saysComplete, tellsCompletion } from './besides.ts';
import { clockAfter, noClock, type Clock } from './clock.ts';
import { codeDeployIdOf } from './code-deploy.ts';
import { selectDeployment, type OwnDeployment } from './deployment.ts';
import { entriesOf, entryOf, hasTaskSets, taskSetOf, wantedOf } from './entries.ts';
import type { OracleInputs } from './inputs.ts';
import { lastingAfter, type LastingSinceMs } from './lasting.ts';
import { isProgressive } from './own-groups.ts';
import { healthyOf, ownTasksOf, type OwnTask } from './own-tasks.ts';
import { needsRevision } from './readable.ts';
import {
  delaysShown,
  hasAskedAboutGroups,
  listedOf,
  showsGroups,
  showsHealth,
  showsRevision,
  sightOf,
  type Sight,
} from './sight.ts';
import { isBehindShift, isShifted } from './stage.ts';
import { isChecksDisabled, isUnused, isUnusedByItself, isUp, stopOf, unhealthyOf } from './task-outcome.ts';
import type { TasksTold } from './tasks-told.ts';
import { signalsOf, stableForMs } from './times.ts';
import { ruleArnsDue } from './traffic.ts';
import { shown, type WatchedService, type View } from './view.ts';

/** As of when the service was told in an observation, and when that ended. */
interface Shown {
  readonly ms: number;
  readonly endMs: number;
}

export interface Memory {
  /** When the first observation began, whatever it got. */
  readonly startedMs: number;
  /** Whether an observation since the last that told of health and of all else got no answer at all. */
  readonly unheard: boolean;
  /** The first that got what there is. */
  readonly first?: View;
  /** All tasks of the service, as last seen. */
  readonly tasks: ReadonlyMap<string, TaskState>;
  readonly tasksTold?: TasksTold | undefined;
  readonly deployment?: OwnDeployment;
  /** As last seen, once the deployment is shown. */
  readonly service?: ServiceState;
  /** Whether the deployment's task definition, and its service revision, could be read in any observation. */
  readonly taskDefinitionRead: boolean;
  /** The revisions of task definitions that were read, whichever deployment runs them. */
  readonly definitionsRead: ReadonlySet<number>;
  readonly revisionRead: boolean;
  /** The deployments whose service revisions were read, whichever is verified. */
  readonly revisionsRead: ReadonlySet<string>;
  /** The deployments that the list of service deployments told of when it was told last. */
  readonly listedIds?: ReadonlySet<string>;
  /** By its id, the first observation that showed a deployment, whether or not it was known for the one that is meant. */
  readonly firstShown: ReadonlyMap<string, Shown>;
  /** As of when the service was told in the observation that first showed the deployment, and when that ended. */
  readonly shownMs?: number;
  readonly shownEndMs?: number;
  /** Whether any observation told what its target groups are. */
  readonly groupsRead: boolean;
  /** Of each target group, by its ARN, whether the observation that first told what it is also told how long it drains. */
  readonly delaysRead: ReadonlyMap<string, boolean>;
  /** Whether a task of the deployment was healthy in any observation. */
  readonly wasHealthy: boolean;
  /** Healthy in the last observation. */
  readonly healthy: ReadonlySet<string>;
  /** Failed, unhealthy or no more healthy in any observation. */
  readonly fallen: ReadonlySet<string>;
  /** Healthy in any observation since the clock of health began. */
  readonly risen: ReadonlySet<string>;
  /** Runs while the tasks are healthy, whatever becomes of the traffic. */
  readonly healthClock: Clock;
  /** Runs while all holds that is waited for. */
  readonly clock: Clock;
  /** Whether in this observation the tasks have stayed healthy for `stable-for`. */
  readonly isStable: boolean;
  /** Whether it was complete when the gate began; undefined: nobody has told. Failures before this moment do not count then. */
  readonly wasComplete?: boolean | undefined;
  readonly completeMs: number;
  /** Failures before this observation count no more, nor do those that it showed, whenever they were. */
  readonly forgivenMs: number;
  readonly forgiven: ReadonlySet<string>;
  /** Since which observation a task's target has been one that nothing checks. */
  readonly uncheckedSinceMs: ReadonlyMap<string, number>;
  /** In which observation a task was first seen to have left PROVISIONING, which an earlier one had shown. */
  readonly placedMs: ReadonlyMap<string, number>;
  /** Since which observation no task is wanted. */
  readonly emptySinceMs?: number;
  /** Since which observation its task set is not there. */
  readonly goneSinceMs?: number;
  /** Since which observation each of these has held in every one. */
  readonly lastingSinceMs: LastingSinceMs;
  /** ECS has said that production traffic is shifted, in its word on the deployment or in the list of all. */
  readonly wasShifted: boolean;
  /** A stage behind the shift of production traffic was seen. */
  readonly wasBehindShift: boolean;
  /** Its service deployment, as it was told last; and as the list of all told it. */
  readonly toldWord?: ServiceDeploymentState | undefined;
  readonly listed?: ServiceDeploymentState | undefined;
  /** What was last told of its service deployment, once that has ended. */
  readonly ended?: ServiceDeploymentState | undefined;
  /** The rules that the last observation asked about. */
  readonly ruleArnsDue: readonly string[];
  /** The deployment of CodeDeploy that made its task set, as that said before it was gone. */
  readonly codeDeployId?: string | undefined;
  /** What GetDeployment said last. */
  readonly codeDeployTold?: CodeDeployDeploymentState;
  /** What BatchGetDeploymentTargets said last. */
  readonly codeDeployTarget?: CodeDeployDeploymentState;
  /** Whether there is something to ask CodeDeploy, and the last observation did so, or did not. */
  readonly codeDeploy: 'none' | 'asked' | 'spared';
  /** Whether CodeDeploy was asked how it shifts traffic, and has not told. */
  readonly planUnread: boolean;
  /** How many newer deployments were followed. */
  readonly followed: number;
}

const nothing: Omit<Memory, 'startedMs'> = {
  unheard: false,
  tasks: new Map(),
  taskDefinitionRead: false,
  definitionsRead: new Set(),
  revisionsRead: new Set(),
  firstShown: new Map(),
  revisionRead: false,
  groupsRead: false,
  delaysRead: new Map(),
  wasHealthy: false,
  healthy: new Set(),
  fallen: new Set(),
  risen: new Set(),
  healthClock: noClock,
  clock: noClock,
  isStable: false,
  completeMs: 0,
  forgivenMs: 0,
  forgiven: new Set(),
  uncheckedSinceMs: new Map(),
  placedMs: new Map(),
  lastingSinceMs: {},
  wasShifted: false,
  wasBehindShift: false,
  ruleArnsDue: [],
  codeDeploy: 'none',
  planUnread: false,
  followed: 0,
};

export const emptyMemory = (startedMs: number): Memory => ({ ...nothing, startedMs });

/** Of another deployment. */
export const startedAnew = (memory: Memory): Memory => ({
  ...emptyMemory(memory.startedMs),
  tasks: memory.tasks,
  definitionsRead: memory.definitionsRead,
  revisionsRead: memory.revisionsRead,
  ...(memory.listedIds === undefined ? {} : { listedIds: memory.listedIds }),
  firstShown: memory.firstShown,
  delaysRead: memory.delaysRead,
  followed: memory.followed,
});

/** One more observation. */
export function remember(watched: WatchedService, inputs: OracleInputs, memory: Memory, view: View): Memory {
  const first = memory.first ?? view;
  const found = selectDeployment(inputs, view, { ...first, atMs: memory.startedMs }, memory.listedIds);
  // Of `current`, an older one may stand in until the answers have caught up with the newest.
  const isNewer = found !== undefined && memory.deployment !== undefined && found.createdAt > memory.deployment.createdAt;
  if (inputs.which === 'current' && isNewer && found.createdAt < memory.startedMs)
    return remember(watched, inputs, { ...startedAnew(memory), first }, view);
  const deployment = memory.deployment ?? found;
  const { emptySinceMs = view.atMs, goneSinceMs = view.atMs, ...before } = memory;
  const { service } = view;
  const isEmpty = service !== undefined && deployment !== undefined && wantedOf(service, deployment) === 0;
  const isGone = service !== undefined && deployment !== undefined && taskSetOf(service, deployment) === undefined;
  const base: Memory = {
    ...before,
    first,
    tasks: view.tasks,
    tasksTold: view.tasksTold,
    isStable: false,
    firstShown: new Map([...shownIn(view), ...memory.firstShown]),
    revisionsRead: new Set([...memory.revisionsRead, ...revisionsIn(watched, view)]),
    ...(view.listsServiceDeployments
      ? { listedIds: new Set(view.serviceDeployments.map(({ deploymentId }) => deploymentId)) }
      : {}),
    ...(isEmpty ? { emptySinceMs } : {}),
    ...(isGone ? { goneSinceMs } : {}),
  };
  const sight = sightOf(watched, inputs, view, { ...memory, ...(deployment === undefined ? {} : { deployment }) });
  return sight === undefined ? base : rememberDeployment(sight, memory, base);
}

const momentOf = ({ stateAtMs, endedMs }: View): Shown => ({ ms: stateAtMs.service, endMs: endedMs });

function shownIn(view: View): ReadonlyMap<string, Shown> {
  const { service, listsServiceDeployments, serviceDeployments } = view;
  const listed = service === undefined ? [] : entriesOf(service).map(({ id }) => id);
  const begun = listsServiceDeployments ? serviceDeployments.map(({ deploymentId }) => deploymentId) : [];
  return new Map([...listed, ...begun].map((id) => [id, momentOf(view)]));
}

const revisionsIn = (watched: WatchedService, view: View): readonly string[] =>
  (view.service?.serviceRevisions ?? []).flatMap((deployment) =>
    showsRevision({ watched, view, deployment }) ? [deployment.deploymentId] : [],
  );

function rememberDeployment(sight: Sight, memory: Memory, base: Memory): Memory {
  const { watched, view, service, deployment, word, told, toldTarget, revisionRead, taskDefinitionRead } = sight;
  const own = ownTasksOf(watched, view, deployment);
  const firstShown = base.firstShown.get(deployment.deploymentId) ?? momentOf(view);
  // Which load balancers it has, and so what makes up its health, is not known before that.
  // A task set that is gone tells none.
  const isListed = !hasTaskSets(service.setting) || taskSetOf(service, deployment) !== undefined;
  const isConnected = isListed && (revisionRead || !needsRevision(service));
  const isTold = showsHealth(sight);
  const healthy = isTold ? new Set(taskDefinitionRead ? healthyOf(own, view, deployment) : []) : memory.healthy;
  const placing = own.filter(
    ({ task }) => task.lastStatus !== 'PROVISIONING' && memory.tasks.get(task.id)?.lastStatus === 'PROVISIONING',
  );
  const wasShifted = memory.wasShifted || saysShifted(sight);
  const isUsed = isToBeUsed(sight, wasShifted);
  const unchecked = own.filter(
    ({ task, targets }) =>
      task.desiredStatus === 'RUNNING' &&
      targets.some((target) => isChecksDisabled(target) || isUnusedByItself(target) || (isUsed && isUnused(target))),
  );
  const wasBehindShift = memory.wasBehindShift || (word !== undefined && isBehindShift(word));
  return {
    ...base,
    deployment,
    service,
    taskDefinitionRead,
    definitionsRead: taskDefinitionRead ? new Set([...memory.definitionsRead, deployment.revision]) : memory.definitionsRead,
    revisionRead,
    shownMs: memory.shownMs ?? firstShown.ms,
    shownEndMs: memory.shownEndMs ?? firstShown.endMs,
    delaysRead: isConnected ? new Map([...delaysShown(sight), ...memory.delaysRead]) : memory.delaysRead,
    groupsRead: memory.groupsRead || (isConnected && hasAskedAboutGroups(sight, memory.delaysRead) && showsGroups(sight)),
    wasHealthy: memory.wasHealthy || healthy.size > 0,
    healthy,
    ...(isTold
      ? {
          uncheckedSinceMs: new Map(
            unchecked.map(({ task }) => [task.id, memory.uncheckedSinceMs.get(task.id) ?? allReadAtMs(sight)]),
          ),
        }
      : {}),
    // What an old answer shows again takes nothing back.
    placedMs: new Map([...placing.map(({ task }) => [task.id, allReadAtMs(sight)] as const), ...memory.placedMs]),
    lastingSinceMs: lastingAfter(sight, memory.lastingSinceMs),
    wasShifted,
    wasBehindShift,
    toldWord: sight.toldWord,
    listed: sight.listed,
    ended: endOf(recordOf(sight) ?? briefOf(listedOf(sight))) ?? memory.ended,
    ruleArnsDue: ruleArnsDue(sight),
    codeDeploy: codeDeployIdOf(service, deployment) === undefined ? 'none' : view.asksCodeDeploy ? 'asked' : 'spared',
    codeDeployId: sight.codeDeployId,
    planUnread: view.plan === 'spared' ? memory.planUnread : view.plan === 'unread',
    ...(told === undefined ? {} : { codeDeployTold: told }),
    ...(toldTarget === undefined ? {} : { codeDeployTarget: toldTarget }),
    ...(isTold
      ? stability(sight, memory, own, healthy, holdsAsTold(sight, wasBehindShift))
      : { clock: holdsAsTold(sight, wasBehindShift) === false ? noClock : memory.clock }),
    // What failed before the first look is only told then.
    ...completeness(sight, memory, base, own),
  };
}

/** What stays as it is: only ECS's way back may still begin. */
const endOf = (record: ServiceDeploymentState | undefined): ServiceDeploymentState | undefined =>
  ['STOPPED', 'ROLLBACK_FAILED'].includes(record?.status ?? '') ? record : undefined;

/**
 * When all of it had been read that tells how the tasks are, and where ECS is: of a rolling update what ECS says of it may be read last,
 * and which groups it has once more after the tasks and targets, where it asks for these.
 */
function allReadAtMs({ view: { readAtMs, asksHealth }, service }: Sight): number {
  const last = [
    ...(asksHealth ? ['revision'] : []),
    ...(isProgressive(service.setting) ? [] : ['serviceDeployment', 'serviceDeployments']),
  ];
  return Math.max(...Object.entries(readAtMs).flatMap(([read, ms]) => (last.includes(read) ? [] : [ms])));
}

/** Whether it was complete when the gate began, by the first observation that tells: as long as none has, it may have been. */
function completeness(
  sight: Sight,
  { wasComplete, forgiven, tasksTold }: Memory,
  { startedMs }: Memory,
  own: readonly OwnTask[],
): Partial<Pick<Memory, 'forgiven' | 'wasComplete' | 'completeMs'>> {
  const isTold = tellsCompletion(sight);
  const isComplete = wasComplete ?? (!isTold || saysComplete(sight));
  // Of those that have no date nobody knows whether they had stopped before anybody asked about tasks.
  const isFirst = tasksTold === undefined && sight.view.tasksTold !== undefined;
  return {
    ...(isFirst && isComplete ? { forgiven: new Set([...forgiven, ...undatedIn(own)]) } : {}),
    ...(wasComplete === undefined
      ? { wasComplete: isTold ? isComplete : undefined, completeMs: isComplete ? startedMs : 0 }
      : {}),
  };
}

/** Where traffic is shifted, nothing need use the new group before that. */
function isToBeUsed({ service, deployment }: Sight, wasShifted: boolean): boolean {
  if (hasTaskSets(service.setting)) return entryOf(service, deployment)?.status === 'PRIMARY';
  return !isProgressive(service.setting) || wasShifted;
}

const saysShifted = (sight: Sight): boolean =>
  (sight.word !== undefined && isShifted(sight.word)) || listedOf(sight)?.status === 'SUCCESSFUL';

const stoppedIn = (own: readonly OwnTask[]): ReadonlySet<string> =>
  new Set(own.flatMap(({ task }) => (stopOf(task) === undefined ? [] : [task.id])));

/** Those that AWS gives no date have failed by the observation that first shows them. */
const undatedIn = (own: readonly OwnTask[]): ReadonlySet<string> =>
  new Set(own.flatMap(({ task }) => (stopOf(task)?.atMs === Infinity ? [task.id] : [])));

/** Of when the tasks are known, be it from an earlier observation. */
const tasksReadMs = ({ atMs, stateAtMs, tasksTold }: View): number =>
  tasksTold === undefined || tasksTold.atMs === atMs ? stateAtMs.tasks : tasksTold.atMs;

function stability(
  sight: Sight,
  memory: Memory,
  own: readonly OwnTask[],
  healthy: ReadonlySet<string>,
  besides: boolean | undefined,
): Pick<Memory, 'fallen' | 'risen' | 'healthClock' | 'clock' | 'unheard' | 'isStable'> &
  Partial<Pick<Memory, 'forgivenMs' | 'forgiven'>> {
  const { watched, inputs, view, service, deployment } = sight;
  const desired = wantedOf(service, deployment);
  const isSeenWhole = sight.taskDefinitionRead && view.showsContainers;
  const hasSunk = ({ task, targets }: OwnTask): boolean =>
    isSeenWhole && memory.risen.has(task.id) && !healthy.has(task.id) && isUp(task, targets);
  const ailing = own
    .filter((one) => (stopOf(one.task) ?? unhealthyOf(one.task, one.targets)) !== undefined || hasSunk(one))
    .map(({ task }) => task.id);
  const fell = ailing.filter((id) => !memory.fallen.has(id));
  const stillHealthy = [...memory.healthy].filter((id) => !fell.includes(id)).length;
  const allHealthy = desired > 0 && healthy.size >= desired;
  const stableMs = stableForMs(inputs, signalsOf(watched, service, deployment));
  const tick = {
    // All were healthy when the last of it was read, be it long after the observation began.
    seenMs: allReadAtMs(sight),
    allHealthy,
    told: besides !== undefined,
    longestGapMs: inputs.longestGapMs,
    unheard: memory.unheard,
    stableMs,
    fell: Math.min(fell.length, Math.max(0, desired - stillHealthy)),
    tolerated: Math.floor(desired / 100),
  };
  const healthClock = clockAfter(memory.healthClock, { ...tick, besides: true });
  // Whoever ailed before the clock began and does again falls anew.
  const isBegun = memory.healthClock.sinceMs === undefined || memory.healthClock.lapses + tick.fell > tick.tolerated;
  const isStable = allHealthy && view.atMs - (healthClock.sinceMs ?? Infinity) >= stableMs;
  return {
    fallen: new Set(isBegun ? ailing : [...memory.fallen, ...fell]),
    risen: new Set(isBegun ? healthy : [...memory.risen, ...healthy]),
    healthClock,
    clock: clockAfter(memory.clock, { ...tick, besides }),
    unheard: memory.unheard && besides === undefined,
    isStable,
    // What befell them since the state that it saw is still to come.
    ...(isStable ? { forgiven: stoppedIn(own), forgivenMs: shown(watched, 'DescribeTasks', tasksReadMs(view)) } : {}),
  };
}
