/**
 * What of a service's tasks an observation must read. ListTasks and DescribeTasks are what an account's steps run short of first: AWS
 * gives back 20 calls a second of both together. Asking which tasks there are takes three of them, how the known ones fare takes one, and
 * DescribeServices, which is asked anyway, tells by its counts and events whether either has anything new to say.
 */
import type { WaitUntil } from '../model/criteria.ts';
import type { Deployment, Observation, Service, ServiceEvent, Task } from '../model/observation.ts';
import { saysStarted, saysStopped, startedTaskIds } from '../model/service-events.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';

/** So often all tasks are listed when nothing points at a change. */
const listEveryMs = 30_000;
/** A deployment that is younger may not have begun to start its tasks. */
const beginsMs = 30_000;
/** A stopped task stays visible for an hour at least: what was started since then can be asked about. */
const surelyVisibleMs = 30 * 60_000;
/** AWS shows this many events, the newest. */
const mostEvents = 100;

/** When the tasks of a service were last listed, and last read. */
export interface TasksRead {
  readonly listedAt: number;
  readonly describedAt: number;
}

/** What is known of the tasks, and what the service says in this observation. */
export interface TasksKnown {
  readonly at: number;
  readonly service: Service;
  readonly deployment: VerifiedDeployment;
  readonly waitUntil: WaitUntil;
  readonly taskDefinitions: Observation['taskDefinitions'];
  readonly targetGroups: Observation['targetGroups'];
  /** Those of the newest observation that showed any. */
  readonly tasks: readonly Task[];
  /** undefined: they have never been listed. */
  readonly read: TasksRead | undefined;
}

/** What costs least and shows all: to ask how those fare that are known or named, which of them run, or which there are at all. */
export type TasksWay = 'describe' | 'list-running' | 'list';

export const cheapestWay = (known: TasksKnown): TasksWay =>
  !mustBeListed(known) ? 'describe' : areAllNamed(known) ? 'list-running' : 'list';

/**
 * Whether it must be asked anew which tasks there are: nobody has for a while, more have been started than the events name, none of the
 * deployment is counted, or fewer than it needs, or others than the known are although of those none has anything new to tell.
 */
function mustBeListed(known: TasksKnown): boolean {
  const { at, service, deployment, read } = known;
  if (!read || at - read.listedAt >= listEveryMs || lacksTasks(known)) return true;
  if (!ownEntry(service, deployment) || (!tellsMore(known) && !agreesWithCounts(known))) return true;
  const { events } = service;
  const oldest = events.at(-1);
  if (oldest && events.length >= mostEvents && oldest.at > read.describedAt) return true;
  return recentStarts(service, at).some((event) => startedTaskIds(event) === undefined);
}

/** Whether fewer of its tasks are there, or on their way, than it needs, although it has had the time: some may have failed. */
function lacksTasks({ at, service, deployment }: TasksKnown): boolean {
  const { createdAt = at, runningCount = 0, pendingCount = 0 } = ownEntry(service, deployment) ?? {};
  return at - createdAt > beginsMs && runningCount + pendingCount < deployment.strategy.neededCount(service, deployment.id);
}

/** Tasks that events name and nobody has seen. */
export function unseenTaskIds({ at, service, tasks }: TasksKnown): readonly string[] {
  const seen = new Set(tasks.map(({ id }) => id));
  return recentStarts(service, at)
    .flatMap((event) => startedTaskIds(event) ?? [])
    .filter((id) => !seen.has(id));
}

/**
 * Whether events name every task that was ever started of the deployment, and tell of none that ECS is stopping, be it of another one,
 * whose target may still be there where that matters: those that have stopped need not be listed then.
 */
function areAllNamed({ at, service, deployment, waitUntil }: TasksKnown): boolean {
  const { createdAt = -Infinity, runningCount = 0, pendingCount = 0, failedTasks = 0 } = ownEntry(service, deployment) ?? {};
  const { events } = service;
  const isReached = events.length < mostEvents || (events.at(-1)?.at ?? Infinity) < createdAt;
  if (!isReached || createdAt <= at - surelyVisibleMs) return false;
  const isStopping = events.some((event) => event.at > at - surelyVisibleMs && saysStopped(event));
  if (isStopping && waitUntil !== 'healthy') return false;
  const starts = recentStarts(service, at).map((event) => ({ at: event.at, ids: startedTaskIds(event) }));
  const named = starts.flatMap((start) => (start.at >= createdAt ? (start.ids ?? []) : []));
  // Where they name none of it they do not tell all, whatever the reason.
  return starts.every(({ ids }) => ids !== undefined) && named.length >= Math.max(1, runningCount + pendingCount + failedTasks);
}

const recentStarts = ({ events }: Service, at: number): readonly ServiceEvent[] =>
  events.filter((event) => event.at > at - surelyVisibleMs && saysStarted(event));

/** Whether there is a task to ask about: one that has not stopped yet, or that nobody has seen. */
export const tellsMore = (known: TasksKnown): boolean =>
  known.tasks.some(({ lastStatus }) => lastStatus !== 'STOPPED') || unseenTaskIds(known).length > 0;

/**
 * Whether the known tasks must be read whatever their targets show: the counts do not say the same of them, something of them is told by
 * themselves alone (their containers' health, and how far they are where it is not simply up or gone), or nobody has for a while.
 */
export function mustBeDescribed(known: TasksKnown): boolean {
  const { at, deployment, tasks, read } = known;
  const own = tasks.filter(({ deploymentId }) => deploymentId === deployment.id);
  return (
    at - (read?.describedAt ?? 0) >= listEveryMs ||
    !isAsTold(known) ||
    (isShort(known) && !own.every(isToldByCounts)) ||
    hasContainerChecks(known) ||
    lacksPlace(known, own)
  );
}

/** Whether a target is an EC2 instance, and it was not read which one a task runs on: the group may have been read after the tasks. */
const lacksPlace = ({ targetGroups }: TasksKnown, own: readonly Task[]): boolean =>
  targetGroups.some(({ targetType }) => targetType === 'instance') &&
  own.some(
    ({ desiredStatus, containerInstanceArn, ec2InstanceId }) =>
      desiredStatus === 'RUNNING' && containerInstanceArn !== undefined && ec2InstanceId === undefined,
  );

/** Whether tasks are those that events name, and as many, and as far, as the service counts of the deployment. */
export const isAsTold = (known: TasksKnown): boolean => unseenTaskIds(known).length === 0 && agreesWithCounts(known);

/** Whether fewer of its tasks run than it needs. */
export const isShort = ({ service, deployment }: TasksKnown): boolean =>
  (ownEntry(service, deployment)?.runningCount ?? 0) < deployment.strategy.neededCount(service, deployment.id);

const ownEntry = ({ deployments }: Service, { id }: VerifiedDeployment): Deployment | undefined =>
  deployments.find((entry) => entry.id === id);

function agreesWithCounts({ service, deployment, tasks }: TasksKnown): boolean {
  const entry = ownEntry(service, deployment);
  if (!entry) return false;
  const own = tasks.filter(({ deploymentId }) => deploymentId === deployment.id);
  const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const pending = own.filter(({ lastStatus, desiredStatus }) => lastStatus !== 'RUNNING' && desiredStatus === 'RUNNING').length;
  return running === entry.runningCount && pending === entry.pendingCount;
}

/** Up, on its way from its place to there, or gone: then the next step changes a count. */
const isToldByCounts = ({ lastStatus, desiredStatus, containers }: Task): boolean =>
  lastStatus === 'STOPPED' ||
  (desiredStatus === 'RUNNING' && containers.length > 0 && ['PENDING', 'ACTIVATING', 'RUNNING'].includes(lastStatus));

function hasContainerChecks({ taskDefinitions, deployment }: TasksKnown): boolean {
  const definition = taskDefinitions.find(({ arn }) => arn === deployment.taskDefinition);
  return definition?.containers.some(({ essential, healthCheck }) => essential && healthCheck !== undefined) ?? true;
}
