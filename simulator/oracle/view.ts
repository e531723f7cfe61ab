/** What the API's answers show at a moment: every operation the state of a while ago. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { CONTAINER } from '../answers/launch-configuration.ts';
import { omissionsAt } from '../api/omissions.ts';
import { shownAtMs, type Simulation } from '../api/respond.ts';
import type { OracleInputs } from './inputs.ts';
import { isAnswered } from './answered.ts';
import { readAtMs, reads, stateAtMs, type ObservationTime, type Read } from './observation-time.ts';
import { countsAgree, isSpared, outlineOf, type TasksTold } from './tasks-told.ts';
import type { ServiceDeploymentState, ServiceRevisionState, ServiceState, TaskState } from '../world/world.ts';

export interface View {
  readonly atMs: number;
  readonly endedMs: number;
  /** The questions that had no answer; undefined: as the scenario's faults have it. */
  readonly unread: ObservationTime['unread'];
  /** Whether it got the service's tasks; without them those of before stand here. */
  readonly showsTasks: boolean;
  /** What all of it is dated by. */
  readonly readAtMs: Readonly<Record<Read, number>>;
  /** When it was so. */
  readonly stateAtMs: Readonly<Record<Read, number>>;
  /** The same of one that is asked about by itself: a target group or a rule by its ARN. */
  readonly stateAboutMs: (read: Read, about: string) => number;
  /** The same of each page of a group's targets, where they come in several. */
  readonly pagesMs: (groupArn: string) => readonly number[];
  /** Whether it asks about one by itself: a target group or a service revision by its ARN. */
  readonly asksAbout: (arn: string) => boolean;
  /** Whether it asks about tasks or targets. */
  readonly asksHealth: boolean;
  /** Whether what revisions say deployments ran is told. */
  readonly tellsRevisions: boolean;
  /** Whether that is told, or will never be. */
  readonly settlesRevisions: boolean;
  /** Whether it asks for a task definition, as need not be twice. */
  readonly asksTaskDefinition: boolean;
  /** Whether it asks what target groups check. */
  readonly asksGroups: boolean;
  /** Whether it asks CodeDeploy, as need not be in every observation. */
  readonly asksCodeDeploy: boolean;
  /** Whether it asks for its target, whose events need be asked for even less. */
  readonly asksCodeDeployTarget: boolean;
  /** Whether it asks for the list of service deployments, as need not be in every observation either, and for the deployment's own. */
  readonly asksServiceDeployments: boolean;
  readonly asksServiceDeployment: boolean;
  /** Whether that list was answered. */
  readonly listsServiceDeployments: boolean;
  /** Whether it asks how CodeDeploy shifts traffic, which is asked once; and whether it was told. */
  readonly plan: 'spared' | 'unread' | 'read';
  readonly service: ServiceState | undefined;
  /** The service's, newest first. */
  readonly serviceDeployments: readonly ServiceDeploymentState[];
  /** What the service deployment brings that is given by its ARN, which is told however old it is. */
  readonly broughtByArn: ServiceRevisionState | undefined;
  /** What these bring: the service's own answer may be older. */
  readonly serviceRevisions: readonly ServiceRevisionState[];
  /** All that were ever seen, as last seen. */
  readonly tasks: ReadonlyMap<string, TaskState>;
  /** As of when these were asked about; undefined: they have not been. */
  readonly tasksTold: TasksTold | undefined;
  /** Whether the container that has the health check stands in the answer about tasks. */
  readonly showsContainers: boolean;
}

export interface WatchedService {
  readonly simulation: Simulation;
  readonly cluster: string;
  readonly name: string;
}

export const shown = ({ simulation }: WatchedService, operation: Operation, atMs: number, input: object = {}): number =>
  shownAtMs(simulation, operation, input, atMs);

const TASK_LISTS: readonly Operation[] = ['ListTasks', 'DescribeTasks'];
const HEALTH_READS: readonly Operation[] = [...TASK_LISTS, 'DescribeTargetHealth', 'ListTargets'];
const REVISIONS = 'DescribeServiceRevisions';
const GROUP_READS: readonly Operation[] = ['DescribeTargetGroups', 'GetTargetGroup'];
const TASK_READS: readonly Operation[] = ['ListTasks', 'DescribeTasks', 'DescribeContainerInstances'];

/** What earlier observations leave to a later one. */
interface Before {
  /** Whoever knows a task need not wait until it is listed again. */
  readonly tasks: ReadonlyMap<string, TaskState>;
  readonly tasksTold?: TasksTold | undefined;
  readonly deployment?: { readonly deploymentId: string };
  /** Whether the last one asked it, where there was something to ask: two in a row must not spare it. */
  readonly codeDeploy: 'none' | 'asked' | 'spared';
}

export function viewAt(watched: WatchedService, inputs: OracleInputs, time: ObservationTime, before: Before): View {
  const { atMs } = time;
  const { cluster, name } = watched;
  const { world } = watched.simulation;
  const stateMs = Object.fromEntries(reads.map((read) => [read, stateAtMs(time, read)])) as View['stateAtMs'];
  const stateAboutMs: View['stateAboutMs'] = (read, about) => stateAtMs(time, read, about);
  const service = world.serviceAt(cluster, name, shown(watched, 'DescribeServices', stateMs.service));
  const told = world.serviceAt(cluster, name, shown(watched, 'ListServiceDeployments', stateMs.serviceDeployments));
  // One of the two may come late.
  const [running = NaN, stopped = NaN] = ['RUNNING', 'STOPPED'].map((desiredStatus) =>
    shown(watched, 'ListTasks', stateAboutMs('taskLists', desiredStatus), { desiredStatus }),
  );
  const listedAs = (desiredStatus: TaskState['desiredStatus'], shownMs: number): readonly string[] =>
    world.tasksAt(cluster, name, shownMs).flatMap((task) => (task.desiredStatus === desiredStatus ? [task.id] : []));
  // A task may be in neither list for a while: it has left the one, and the other lags behind.
  const isListed = time.asked?.has('ListTasks') !== false;
  const inLists = isListed ? [...listedAs('RUNNING', running), ...listedAs('STOPPED', stopped)] : [];
  const listed = new Set([...inLists, ...startedOf(service, atMs)]);
  // Whoever has never asked about tasks, since the deployment was not known yet, knows none.
  const isAsked = TASK_LISTS.some((operation) => time.asked?.has(operation) !== false);
  const isAnsweredOf = TASK_READS.every((operation) => isAnswered(watched, time, operation));
  const showsTasks = isAnsweredOf && (isAsked || before.tasksTold !== undefined);
  const outline = outlineOf(world, service, (operation, arn) => shown(watched, operation, stateAboutMs('targets', arn)));
  const shownMs = shown(watched, 'DescribeTasks', stateMs.tasks);
  const isNew =
    showsTasks &&
    !isSpared(
      time,
      service,
      { outline, agrees: countsAgree(service, before.deployment, before.tasks.values()) },
      before.tasksTold,
      shownMs,
    );
  const tasks = new Map(before.tasks);
  for (const { id } of isNew ? world.tasksAt(cluster, name, shownMs) : []) {
    const task = world.taskAt(id, shown(watched, 'DescribeTasks', stateAboutMs('tasks', id)));
    if (task !== undefined && (before.tasks.has(id) || listed.has(id))) tasks.set(id, task);
  }
  return {
    atMs,
    endedMs: time.endedMs,
    unread: time.unread,
    showsTasks,
    readAtMs: Object.fromEntries(reads.map((read) => [read, readAtMs(time, read)])) as View['readAtMs'],
    stateAtMs: stateMs,
    stateAboutMs,
    pagesMs: (groupArn) => time.pagesMs?.get(groupArn) ?? [],
    asksAbout: (arn) => time.sentAboutMs?.has(arn) !== false,
    asksHealth: HEALTH_READS.some((operation) => time.asked?.has(operation) !== false),
    tellsRevisions: isAnswered(watched, time, REVISIONS),
    settlesRevisions: isAnswered(watched, time, REVISIONS) || time.refused?.has(REVISIONS) === true,
    asksTaskDefinition: time.asked?.has('DescribeTaskDefinition') !== false,
    asksGroups: GROUP_READS.some((operation) => time.asked?.has(operation) !== false),
    asksCodeDeploy: asksCodeDeploy(inputs, time, before),
    asksCodeDeployTarget: time.asked?.has('BatchGetDeploymentTargets') !== false,
    asksServiceDeployments: time.asked?.has('ListServiceDeployments') !== false,
    listsServiceDeployments:
      time.asked?.has('ListServiceDeployments') !== false && isAnswered(watched, time, 'ListServiceDeployments'),
    plan:
      time.asked?.has('GetDeploymentConfig') !== true
        ? 'spared'
        : isAnswered(watched, time, 'GetDeploymentConfig')
          ? 'read'
          : 'unread',
    asksServiceDeployment: time.asked?.has('DescribeServiceDeployments') !== false,
    service,
    serviceDeployments: (told?.serviceDeployments ?? []).map((one) => inFull(watched, time, one)),
    broughtByArn: broughtByArn(watched, inputs, time, stateMs),
    serviceRevisions: told?.serviceRevisions ?? [],
    tasks,
    tasksTold: isNew ? { atMs, shownMs, outline } : before.tasksTold,
    showsContainers: !hidesContainer(watched, stateMs.tasks),
  };
}

/** A task that has stopped can be asked about for so long at least. */
const VISIBLE_MS = 30 * 60_000;

/** The tasks that events name as started: these need not be listed. */
const startedOf = (service: ServiceState | undefined, atMs: number): readonly string[] =>
  (service?.events ?? [])
    .filter(({ createdAt, message }) => createdAt > atMs - VISIBLE_MS && /has started \d+ tasks/.test(message))
    .flatMap(({ message }) => [...message.matchAll(/\(task (\w+)\)/g)].map(([, id = '']) => id));

/** One that the list shows, as it was told in full, which is a little later. */
function inFull({ simulation, cluster, name }: WatchedService, time: ObservationTime, one: ServiceDeploymentState) {
  if (time.sentAboutMs?.has(one.arn) !== true) return one;
  const atMs = shownAtMs(simulation, 'DescribeServiceDeployments', {}, stateAtMs(time, 'serviceDeployment', one.arn));
  return simulation.world.serviceAt(cluster, name, atMs)?.serviceDeployments.find(({ arn }) => arn === one.arn) ?? one;
}

/** The list goes back so far. */
const LISTED_MS = 6 * 3_600_000;

/** Either of two operations tells it. */
function broughtByArn(
  watched: WatchedService,
  { arn: given }: OracleInputs,
  time: ObservationTime,
  stateMs: View['stateAtMs'],
): ServiceRevisionState | undefined {
  const { simulation, cluster, name } = watched;
  const told = (operation: Operation, atMs: number, forMs = Infinity): ServiceRevisionState | undefined => {
    // Of several questions this one may have been answered.
    const isAnsweredOf = given !== undefined && time.sentAboutMs?.has(given) === true;
    if (time.asked?.has(operation) === false || !(isAnsweredOf || isAnswered(watched, time, operation))) return undefined;
    const state = simulation.world.serviceAt(cluster, name, shown(watched, operation, atMs));
    const isTold = ({ arn, createdAt }: ServiceDeploymentState): boolean => arn === given && time.atMs - createdAt <= forMs;
    const id = state?.serviceDeployments.find(isTold)?.deploymentId;
    return state?.serviceRevisions.find(({ deploymentId }) => deploymentId === id);
  };
  return (
    told('DescribeServiceDeployments', stateMs.serviceDeployment) ??
    told('ListServiceDeployments', stateMs.serviceDeployments, LISTED_MS)
  );
}

/** For `healthy` it need not be asked at all. */
function asksCodeDeploy({ waitUntil }: OracleInputs, { asked }: ObservationTime, { codeDeploy }: Before): boolean {
  const isDue = waitUntil !== 'healthy' && (asked === undefined || codeDeploy === 'spared');
  return isDue || asked?.has('GetDeployment') === true;
}

const hidesContainer = ({ simulation }: WatchedService, atMs: number): boolean =>
  omissionsAt(simulation.scenario, 'DescribeTasks', atMs).some(
    ({ member, named = CONTAINER }) => member === 'containers' && named === CONTAINER,
  );
