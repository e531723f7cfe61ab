/** Which tasks there are, and how their targets fare, in one observation. */
import { defined } from '../model/defined.ts';
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, Task } from '../model/observation.ts';
import { hasTargetsOfOthers } from '../model/strategy/registered-targets.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { loadBalancersOf, requirementsOf, targetOf } from '../model/task-health.ts';
import { latestObservation, latestWithTasks, type Timeline } from '../model/timeline.ts';
import type { Part } from './aws/client.ts';
import { dated } from './aws/dated.ts';
import { lastKnown } from './last-known.ts';
import type { ObservationContext } from './observation-context.ts';
import { ofOneTime, type TargetsOfGroup } from './of-one-time.ts';
import { placeTasks } from './read/container-instances.ts';
import { describeTasks, listTasks } from './read/tasks.ts';
import { shareUnchanged } from './recording/structural-sharing.ts';
import {
  cheapestWay,
  isAsTold,
  isShort,
  mustBeDescribed,
  tellsMore,
  unseenTaskIds,
  type TasksKnown,
  type TasksWay,
} from './tasks-due.ts';

/** What was read this much after the observation began is dated by when it was read. */
const lateMs = 1000;

/** Tasks and targets in one observation: an address may have passed from one task to another since the last. */
export async function withTasksAndTargets(
  context: ObservationContext,
  timeline: Timeline,
  ahead: Timeline,
  draft: Observation,
  all: boolean,
): Promise<Observation> {
  const { service } = draft;
  if (!service || !ahead.deployment) return draft;
  const before = latestObservation(timeline);
  const known: TasksKnown = {
    at: context.at(),
    service,
    deployment: ahead.deployment,
    waitUntil: timeline.criteria.waitUntil,
    taskDefinitions: draft.taskDefinitions,
    targetGroups: draft.targetGroups,
    tasks: latestWithTasks(timeline)?.tasks ?? [],
    read: context.memory.tasksRead.get(timeline.name),
  };
  const way: TasksWay = all || isUnknownWhose(timeline, ahead.deployment, before) ? 'list' : cheapestWay(known);
  const isListed = way !== 'describe';
  const read = () => dated(context.client, (client) => readTasks({ ...context, client }, timeline.name, draft, known, way));
  const canTell = isListed || tellsMore(known);
  const atOnce = isListed || (canTell && (!before?.tasks || mustBeDescribed(known))) ? read() : undefined;
  const arns = groupsToRead(timeline, draft, ahead.deployment);
  const first = await Promise.all([...arns].map(async (arn) => ({ arn, part: await context.targets(arn) })));
  const targets = shared(timeline, first);
  const isDue = canTell && (before?.targets !== targets || servesBeforeItRuns({ ...draft, targets, tasks: known.tasks }, known));
  const fresh = await (atOnce ?? (isDue ? read() : undefined));
  const { tasks, groups: asked } = fresh
    ? await ofOneTime({ tasks: fresh, groups: first }, { tasks: read, targets: context.targets })
    : { tasks: undefined, groups: first };
  const seen = { ...draft, targets: targetsOf(asked), tasks: tasks ? (tasks.value ?? []) : known.tasks };
  const others = groupsNotKnown(seen, ahead.deployment).filter((arn) => !arns.has(arn));
  const groups = [...asked, ...(await Promise.all(others.map(async (arn) => ({ arn, part: await context.targets(arn) }))))];
  // What was waited for in vain makes nothing newer.
  const readAt = context.byAws(context.client.answeredAt() ?? 0);
  return {
    ...draft,
    targets: shared(timeline, groups),
    ...defined({
      tasks: tasks ? tasks.value : known.tasks,
      healthReadAt: readAt - context.at() > lateMs ? readAt : undefined,
    }),
    readFailures: [...draft.readFailures, ...groups.flatMap(({ part }) => part.readFailures), ...(tasks?.readFailures ?? [])],
  };
}

/** Whether targets were registered of which nobody knew whether an old task was behind them, where that matters. */
const isUnknownWhose = ({ criteria }: Timeline, deployment: VerifiedDeployment, before: Observation | undefined): boolean =>
  criteria.waitUntil !== 'healthy' &&
  before?.tasks !== undefined &&
  hasTargetsOfOthers(before, deployment.id, loadBalancersOf(before, deployment)) === undefined;

/** Whether a task that is needed has a healthy target and was not RUNNING yet: it will be by now, and the counts may be late to tell. */
function servesBeforeItRuns(observation: Observation, known: TasksKnown): boolean {
  if (!isShort(known)) return false;
  const { deployment, tasks } = known;
  const starting = tasks.filter(
    ({ deploymentId, lastStatus, desiredStatus }) =>
      deploymentId === deployment.id && desiredStatus === 'RUNNING' && lastStatus !== 'RUNNING',
  );
  if (starting.length === 0) return false;
  const { groups, targets } = requirementsOf(observation, deployment);
  return starting.some((task) => groups.some((entry) => targetOf(task, entry, targets)?.state === 'healthy'));
}

const targetsOf = (groups: readonly TargetsOfGroup[]): Observation['targets'] =>
  new Map(groups.flatMap(({ arn, part }) => (part.value ? [[arn, part.value] as const] : [])));

/** The targets that were read, as the same objects where nothing has changed. */
const shared = (timeline: Timeline, groups: readonly TargetsOfGroup[]): Observation['targets'] =>
  shareUnchanged(lastKnown(timeline)?.targets, targetsOf(groups));

/** Pairs of which it is not known any more in which group the tasks are registered: those that were have gone. */
const groupsNotKnown = (observation: Observation, deployment: VerifiedDeployment): readonly string[] =>
  loadBalancersOf(observation, deployment)
    .filter(({ registration }) => registration === 'unread')
    .flatMap(({ targetGroupArn, otherTargetGroupArn }) =>
      [targetGroupArn, otherTargetGroupArn].filter((arn) => arn !== undefined),
    );

/**
 * Both groups of a pair, until ECS is done, the tasks are known to be registered in one of them, and no production traffic goes
 * to the other.
 */
function groupsToRead(timeline: Timeline, draft: Observation, deployment: VerifiedDeployment): ReadonlySet<string> {
  const seen = latestWithTasks(timeline);
  const isOver = deployment.serviceDeployment?.finishedAt !== undefined;
  const known = isOver && seen ? loadBalancersOf(seen, deployment) : [];
  const isSettled = known.length > 0 && known.every(({ registration }) => registration === 'registered');
  const own = isSettled ? known : loadBalancersOf(draft, deployment);
  const served = [...(draft.rules?.values() ?? [])].flatMap(({ targetGroups }) =>
    targetGroups.filter(({ weight }) => weight > 0),
  );
  const matters = (arn: string | undefined): boolean => !isSettled || served.some((group) => group.arn === arn);
  return new Set(
    own.flatMap(({ targetGroupArn, otherTargetGroupArn: other }) =>
      [targetGroupArn, matters(other) ? other : undefined].filter((arn) => arn !== undefined),
    ),
  );
}

/** Reads the tasks in a way, and asks once more which there are where what comes is not what events name and the service counts. */
async function readTasks(
  { client, memory }: ObservationContext,
  name: ServiceName,
  draft: Observation,
  known: TasksKnown,
  way: TasksWay,
): Promise<Part<readonly Task[]>> {
  const { at, tasks, read } = known;
  const isByInstance = draft.targetGroups.some(({ targetType }) => targetType === 'instance');
  const named = unseenTaskIds(known);
  const first =
    way === 'describe'
      ? await describeTasks(client, name, tasks, named)
      : await listTasks(client, name, { tasks, namedIds: named, areAllNamed: way === 'list-running' });
  const isWhole = way === 'list' || !first.value || isAsTold({ ...known, tasks: first.value });
  const all = isWhole ? first : await listTasks(client, name, { tasks: first.value ?? tasks, isFresh: true });
  const placed = all.value && isByInstance ? await placeTasks(client, name.cluster, all.value, memory.instances) : all;
  const isListed = way !== 'describe' || !isWhole;
  if (placed.value) memory.tasksRead.set(name, { listedAt: isListed ? at : (read?.listedAt ?? at), describedAt: at });
  return placed;
}
