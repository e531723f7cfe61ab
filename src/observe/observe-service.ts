/** What one observation gathers of one service, before it is stamped. */
import { defined } from '../model/defined.ts';
import { loadBalancersOf } from '../model/task-health.ts';
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, Task } from '../model/observation.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { extend, latestObservation, latestWithTasks, type Timeline } from '../model/timeline.ts';
import type { Part } from './aws/client.ts';
import { readConfiguration } from './configuration.ts';
import type { ObservationContext } from './observation-context.ts';
import { withCodeDeploy } from './code-deploy-progress.ts';
import { withDeploymentProgress, withLastWord } from './deployment-progress.ts';
import { tasksAreAlwaysDue, tasksAreDue } from './refresh.ts';
import { placeTasks } from './read/container-instances.ts';
import { lastKnown } from './last-known.ts';
import type { DescribedService } from './read/services.ts';
import { withRules } from './listener-rules.ts';
import { shareUnchanged } from './recording/structural-sharing.ts';
import { readTasks } from './read/tasks.ts';

/** What was read this much after the observation began is dated by when it was read. */
const lateMs = 1000;

/** @param isClosing whether all is read again that may have changed since the deployment first showed */
export async function observeService(
  context: ObservationContext,
  timeline: Timeline,
  described: DescribedService,
  isClosing: boolean,
): Promise<Observation> {
  const seen = lastKnown(timeline);
  const start = startOf(seen, described, context.at(), isClosing ? 'closing' : 'quiet');
  const { service } = start;
  if (!service) return start;
  const ofEcs = await withDeploymentProgress(context, timeline, start, isClosing);
  const told = await withCodeDeploy(context, timeline, ofEcs, isClosing);
  const { readFailures, ...parts } = await readConfiguration(
    context.client,
    context.memory.missingRevisions,
    extend(timeline, told),
    isClosing,
  );
  const configured: Observation = { ...told, ...parts, readFailures: [...told.readFailures, ...readFailures] };
  const ahead = extend(timeline, configured);
  const ruled = await withRules(context, ahead, configured);
  const read = ahead.deployment ? await withTasksAndTargets(context, timeline, ahead, ruled, isClosing) : ruled;
  const whole = isClosing ? read : await withLastWord(context, timeline, read);
  const isOpening = timeline.facts.shownIn === undefined && ahead.facts.shownIn !== undefined;
  return shareUnchanged(seen, isOpening && !isClosing ? { ...whole, kind: 'opening' } : whole);
}

/** The service, and of the rest what the observation before knew. */
function startOf(
  before: Observation | undefined,
  described: DescribedService,
  at: number,
  kind: Observation['kind'],
): Observation {
  return {
    kind,
    at,
    endedAt: at,
    answered: true,
    throttled: false,
    ...defined({
      missing: described.missing,
      service: described.service && shareUnchanged(before?.service, described.service),
      serviceDeployments: before?.serviceDeployments,
      withoutRevision: before?.withoutRevision,
      codeDeploy: before?.codeDeploy,
    }),
    targets: new Map(),
    targetGroups: before?.targetGroups ?? [],
    revisions: before?.revisions ?? new Map<string, never>(),
    taskDefinitions: before?.taskDefinitions ?? [],
    logs: [],
    readFailures: described.readFailure ? [described.readFailure] : [],
  };
}

/** Tasks and targets in one observation: an address may have passed from one task to another since the last. */
async function withTasksAndTargets(
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
  const atOnce = all || tasksAreAlwaysDue(timeline, draft, service) ? listTasks(context, timeline.name, draft, known) : undefined;
  const arns = groupsToRead(timeline, draft, ahead.deployment);
  const groups = await Promise.all([...arns].map(async (arn) => ({ arn, part: await context.targets(arn) })));
  const healths = new Map(groups.flatMap(({ arn, part }) => (part.value ? [[arn, part.value] as const] : [])));
  const targets = shareUnchanged(lastKnown(timeline)?.targets, healths);
  const isDue = tasksAreDue(before, service, targets, context.at() - (memory.listedAt.get(timeline.name) ?? 0));
  const listed = await (atOnce ?? (isDue ? listTasks(context, timeline.name, draft, known) : undefined));
  const tasks = listed ? listed.value : known;
  const readFailures = [
    ...draft.readFailures,
    ...groups.flatMap(({ part }) => part.readFailures),
    ...(listed?.readFailures ?? []),
  ];
  const readAt = context.now();
  const healthReadAt = readAt - context.at() > lateMs ? readAt : undefined;
  return { ...draft, targets, ...defined({ tasks, healthReadAt }), readFailures };
}

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
  name: ServiceName,
  draft: Observation,
  known: readonly Task[],
): Promise<Part<readonly Task[]>> {
  context.memory.listedAt.set(name, context.at());
  const listed = await readTasks(context.client, name, known);
  const isByInstance = draft.targetGroups.some(({ targetType }) => targetType === 'instance');
  return listed.value && isByInstance ? placeTasks(context.client, name.cluster, listed.value, context.memory.instances) : listed;
}
