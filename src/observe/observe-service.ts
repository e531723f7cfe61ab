/** What one observation gathers of one service, before it is stamped. */
import { defined } from '../model/defined.ts';
import { loadBalancersOf } from '../model/task-health.ts';
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, Service, Target, Task } from '../model/observation.ts';
import { extend, latestObservation, latestWithTasks, type Timeline } from '../model/timeline.ts';
import type { AwsClient, Part } from './aws/client.ts';
import { readConfiguration } from './configuration.ts';
import type { MissingRevisions } from './new-revisions.ts';
import { serviceDeploymentsAreDue, tasksAreAlwaysDue, tasksAreDue } from './refresh.ts';
import { placeTasks, type Instances } from './read/container-instances.ts';
import { lastKnown } from './last-known.ts';
import type { DescribedService } from './read/services.ts';
import { readServiceDeployments } from './read/service-deployments.ts';
import { shareUnchanged } from './recording/structural-sharing.ts';
import { readTasks } from './read/tasks.ts';

/** What is kept from observation to observation beside the timelines. */
export interface Memory {
  readonly instances: Instances;
  readonly missingRevisions: MissingRevisions;
  /** When the tasks of a service were last listed. */
  readonly listedAt: Map<ServiceName, number>;
}

/** What one observation has in common for all services. */
export interface ObservationContext {
  readonly client: AwsClient;
  readonly memory: Memory;
  /** When it began, by AWS's clock as far as that is known. */
  readonly at: () => number;
  /** What time it is, likewise. */
  readonly now: () => number;
  /** Asks for each target group once, however many services use it. */
  readonly targets: (targetGroupArn: string) => Promise<Part<readonly Target[]>>;
}

/** What was read this much after the observation began is dated by when it was read. */
const lateMs = 1000;

/** Service deployments that are older concern nobody: a rollback is remembered for six hours. */
const memoryMs = (6 * 60 + 10) * 60_000;

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
  const told =
    isClosing || serviceDeploymentsAreDue(timeline, service, context.at())
      ? await withServiceDeployments(context, timeline, start, service)
      : start;
  const { readFailures, ...parts } = await readConfiguration(
    context.client,
    context.memory.missingRevisions,
    extend(timeline, told),
    isClosing,
  );
  const configured: Observation = { ...told, ...parts, readFailures: [...told.readFailures, ...readFailures] };
  const ahead = extend(timeline, configured);
  const whole = ahead.deployment ? await withTasksAndTargets(context, timeline, ahead, configured, isClosing) : configured;
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
    }),
    targets: new Map(),
    targetGroups: before?.targetGroups ?? [],
    revisions: before?.revisions ?? new Map<string, never>(),
    taskDefinitions: before?.taskDefinitions ?? [],
    logs: [],
    readFailures: described.readFailure ? [described.readFailure] : [],
  };
}

async function withServiceDeployments(
  { client }: ObservationContext,
  timeline: Timeline,
  draft: Observation,
  service: Service,
): Promise<Observation> {
  const { selector } = timeline.criteria;
  const { value, readFailures } = await readServiceDeployments(
    client,
    timeline.name,
    Math.max((timeline.observations[0] ?? draft).at - memoryMs, service.createdAt - 1000),
    draft.serviceDeployments ?? [],
    selector.which === 'arn' ? selector.arn : undefined,
  );
  return { ...draft, ...defined({ serviceDeployments: value }), readFailures: [...draft.readFailures, ...readFailures] };
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
  const arns = new Set(loadBalancersOf(draft, ahead.deployment).flatMap(({ targetGroupArn }) => targetGroupArn ?? []));
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
