/** Which tasks there are, and how their targets fare, in one observation. */
import { defined } from '../model/defined.ts';
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, Task } from '../model/observation.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { loadBalancersOf } from '../model/task-health.ts';
import { latestObservation, latestWithTasks, type Timeline } from '../model/timeline.ts';
import type { AwsClient, Part } from './aws/client.ts';
import { dated } from './aws/dated.ts';
import { lastKnown } from './last-known.ts';
import type { ObservationContext } from './observation-context.ts';
import { ofOneTime, type TargetsOfGroup } from './of-one-time.ts';
import { placeTasks } from './read/container-instances.ts';
import { readTasks } from './read/tasks.ts';
import { shareUnchanged } from './recording/structural-sharing.ts';
import { tasksAreAlwaysDue, tasksAreDue } from './refresh.ts';

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
  const { memory } = context;
  const { service } = draft;
  if (!service || !ahead.deployment) return draft;
  const before = latestObservation(timeline);
  const known = latestWithTasks(timeline)?.tasks ?? [];
  const list = () => dated(context.client, (client) => listTasks(context, client, timeline.name, draft, known));
  const atOnce = all || tasksAreAlwaysDue(timeline, draft, service) ? list() : undefined;
  const arns = groupsToRead(timeline, draft, ahead.deployment);
  const first = await Promise.all([...arns].map(async (arn) => ({ arn, part: await context.targets(arn) })));
  const isDue = tasksAreDue(before, service, shared(timeline, first), context.at() - (memory.listedAt.get(timeline.name) ?? 0));
  const listed = await (atOnce ?? (isDue ? list() : undefined));
  const { tasks, groups } = listed
    ? await ofOneTime({ tasks: listed, groups: first }, { tasks: list, targets: context.targets })
    : { tasks: undefined, groups: first };
  const readAt = context.now();
  return {
    ...draft,
    targets: shared(timeline, groups),
    ...defined({
      tasks: tasks ? tasks.value : known,
      healthReadAt: readAt - context.at() > lateMs ? readAt : undefined,
    }),
    readFailures: [...draft.readFailures, ...groups.flatMap(({ part }) => part.readFailures), ...(tasks?.readFailures ?? [])],
  };
}

/** The targets that were read, as the same objects where nothing has changed. */
const shared = (timeline: Timeline, groups: readonly TargetsOfGroup[]): Observation['targets'] =>
  shareUnchanged(
    lastKnown(timeline)?.targets,
    new Map(groups.flatMap(({ arn, part }) => (part.value ? [[arn, part.value] as const] : []))),
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

async function listTasks(
  context: ObservationContext,
  client: AwsClient,
  name: ServiceName,
  draft: Observation,
  known: readonly Task[],
): Promise<Part<readonly Task[]>> {
  context.memory.listedAt.set(name, context.at());
  const listed = await readTasks(client, name, known);
  const isByInstance = draft.targetGroups.some(({ targetType }) => targetType === 'instance');
  return listed.value && isByInstance ? placeTasks(client, name.cluster, listed.value, context.memory.instances) : listed;
}
