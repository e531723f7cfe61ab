/** What a look gathers of one service, before it is stamped. */
import { loadBalancersOf } from '../model/health.ts';
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, Service, Target, Task } from '../model/observation.ts';
import { extend, latestLook, latestWithTasks, type Timeline } from '../model/timeline.ts';
import type { Asking, Part } from './asking.ts';
import { readConfiguration, type MissedRevisions } from './configuration.ts';
import { serviceDeploymentsAreDue, tasksAreAlwaysDue, tasksAreDue } from './due.ts';
import { placeTasks, type Instances } from './instances.ts';
import { lastSeen } from './lastseen.ts';
import type { Described } from './service.ts';
import { readServiceDeployments } from './servicedeployments.ts';
import { share } from './share.ts';
import { readTasks } from './tasks.ts';

/** What is kept from look to look beside the timelines. */
export interface Memory {
  readonly instances: Instances;
  readonly missedRevisions: MissedRevisions;
  /** When the tasks of a service were last listed. */
  readonly listedAt: Map<ServiceName, number>;
}

/** What one look has in common for all services. */
export interface Look {
  readonly asking: Asking;
  readonly memory: Memory;
  /** When it began, by AWS's clock as far as that is known. */
  readonly at: () => number;
  /** Asks for each target group once, however many services use it. */
  readonly targets: (targetGroupArn: string) => Promise<Part<readonly Target[]>>;
}

/** Service deployments that are older concern nobody: a rollback is remembered for six hours. */
const memoryMs = (6 * 60 + 10) * 60_000;

/** @param closer whether all is read again that may have changed since the deployment first showed */
export async function draftOf(look: Look, timeline: Timeline, described: Described, closer: boolean): Promise<Observation> {
  const seen = lastSeen(timeline);
  const start = startOf(seen, described, look.at(), closer ? 'closing' : 'quiet');
  const { service } = start;
  if (!service) return start;
  const told =
    closer || serviceDeploymentsAreDue(timeline, service) ? await withServiceDeployments(look, timeline, start, service) : start;
  const { absences, ...parts } = await readConfiguration(
    look.asking,
    look.memory.missedRevisions,
    extend(timeline, told),
    closer,
  );
  const configured: Observation = { ...told, ...parts, absences: [...told.absences, ...absences] };
  const ahead = extend(timeline, configured);
  const whole = ahead.subject ? await withTasksAndTargets(look, timeline, ahead, configured, closer) : configured;
  const isOpening = timeline.facts.shownIn === undefined && ahead.facts.shownIn !== undefined;
  return share(seen, isOpening && !closer ? { ...whole, kind: 'opening' } : whole);
}

/** The service, and of the rest what the look before knew. */
function startOf(before: Observation | undefined, described: Described, at: number, kind: Observation['kind']): Observation {
  return {
    kind,
    at,
    endedAt: at,
    answered: true,
    throttled: false,
    ...(described.missing === undefined ? {} : { missing: described.missing }),
    ...(described.service ? { service: share(before?.service, described.service) } : {}),
    ...(before?.serviceDeployments ? { serviceDeployments: before.serviceDeployments } : {}),
    targets: new Map(),
    targetGroups: before?.targetGroups ?? [],
    revisions: before?.revisions ?? new Map<string, never>(),
    taskDefinitions: before?.taskDefinitions ?? [],
    logs: [],
    absences: described.absence ? [described.absence] : [],
  };
}

async function withServiceDeployments(
  { asking }: Look,
  timeline: Timeline,
  draft: Observation,
  service: Service,
): Promise<Observation> {
  const { wanted } = timeline.criteria;
  const { value, absences } = await readServiceDeployments(
    asking,
    timeline.name,
    Math.max((timeline.looks[0] ?? draft).at - memoryMs, service.createdAt - 1000),
    draft.serviceDeployments ?? [],
    wanted.which === 'arn' ? wanted.arn : undefined,
  );
  return { ...draft, ...(value ? { serviceDeployments: value } : {}), absences: [...draft.absences, ...absences] };
}

/** Tasks and targets in one look: an address may have passed from one task to another since the last. */
async function withTasksAndTargets(
  look: Look,
  timeline: Timeline,
  ahead: Timeline,
  draft: Observation,
  all: boolean,
): Promise<Observation> {
  const { memory } = look;
  const { service } = draft;
  if (!service || !ahead.subject) return draft;
  const before = latestLook(timeline);
  const known = latestWithTasks(timeline)?.tasks ?? [];
  const atOnce = all || tasksAreAlwaysDue(timeline, draft, service) ? listTasks(look, timeline.name, draft, known) : undefined;
  const arns = new Set(loadBalancersOf(draft, ahead.subject.id).flatMap(({ targetGroupArn }) => targetGroupArn ?? []));
  const groups = await Promise.all([...arns].map(async (arn) => ({ arn, part: await look.targets(arn) })));
  const healths = new Map(groups.flatMap(({ arn, part }) => (part.value ? [[arn, part.value] as const] : [])));
  const targets = share(lastSeen(timeline)?.targets, healths);
  const isDue = tasksAreDue(before, service, targets, look.at() - (memory.listedAt.get(timeline.name) ?? 0));
  const listed = await (atOnce ?? (isDue ? listTasks(look, timeline.name, draft, known) : undefined));
  const tasks = listed ? listed.value : known;
  const absences = [...draft.absences, ...groups.flatMap(({ part }) => part.absences), ...(listed?.absences ?? [])];
  return { ...draft, targets, ...(tasks ? { tasks } : {}), absences };
}

async function listTasks(
  look: Look,
  name: ServiceName,
  draft: Observation,
  known: readonly Task[],
): Promise<Part<readonly Task[]>> {
  look.memory.listedAt.set(name, look.at());
  const listed = await readTasks(look.asking, name, known);
  const isByInstance = draft.targetGroups.some(({ targetType }) => targetType === 'instance');
  return listed.value && isByInstance ? placeTasks(look.asking, name.cluster, listed.value, look.memory.instances) : listed;
}
