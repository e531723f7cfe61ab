/** ListTasks and DescribeTasks → Task[]. */
import type { Container as ApiContainer, Task as ApiTask } from '@aws-sdk/client-ecs';
import type { ServiceName } from '../../model/inputs.ts';
import type { Container, ReadFailure, Task } from '../../model/observation.ts';
import { canonicalAddress } from './ip-address.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { batches, lastPart, milliseconds } from '../aws/from-sdk.ts';
import { defined } from '../../model/defined.ts';
import { readPages } from './pages.ts';

const tasksPerCall = 100;

const listedArns = (client: AwsClient, { cluster, service }: ServiceName, desiredStatus: 'RUNNING' | 'STOPPED') =>
  readPages(client, 'ListTasks', { cluster, serviceName: service, desiredStatus }, ({ taskArns = [] }) => taskArns);

/** What is known of a service's tasks before they are listed. */
export interface KnownTasks {
  readonly tasks: readonly Task[];
  /** Whether these were asked about a moment ago. */
  readonly isFresh?: boolean;
  /** The ids of others that events name. */
  readonly namedIds?: readonly string[];
  /** Whether these are all that have stopped, or may have, as far as they matter: they need not be listed then. */
  readonly areAllNamed?: boolean;
}

/**
 * All visible tasks of a service, of any deployment, oldest first. Of the tasks already known those are asked about that
 * can have changed: also one that is in neither list, since it may have moved from one to the other between two calls, or has left the
 * one before it is in the other.
 */
export async function listTasks(
  client: AwsClient,
  name: ServiceName,
  { tasks: known, isFresh = false, namedIds = [], areAllNamed = false }: KnownTasks,
): Promise<Part<readonly Task[]>> {
  const [running, stopped] = await Promise.all([
    listedArns(client, name, 'RUNNING'),
    areAllNamed ? { value: [], readFailures: [] } : listedArns(client, name, 'STOPPED'),
  ]);
  if (!running.value || !stopped.value) {
    return { readFailures: differing([...running.readFailures, ...stopped.readFailures]) };
  }
  const listed = [...running.value, ...stopped.value];
  const isListed = new Set(listed.map(lastPart));
  const settled = known.filter((task) => (isMoving(task) ? isFresh : areAllNamed || isListed.has(task.id)));
  const isSettled = new Set(settled.map(({ id }) => id));
  const moving = known.filter(isMoving).map(({ arn }) => arn);
  const asked = new Map([...namedIds, ...listed, ...moving].map((one) => [lastPart(one), one]));
  return describe(
    client,
    name,
    settled,
    [...asked].flatMap(([id, one]) => (isSettled.has(id) ? [] : one)),
  );
}

/** Two questions that fail for the same reason say it once. */
const differing = (readFailures: readonly ReadFailure[]): readonly ReadFailure[] =>
  readFailures.filter(({ reason }, place) => readFailures.findIndex((one) => one.reason === reason) === place);

/**
 * The tasks that are known, and others by their ids, without asking which there are: of those that have not stopped yet, how they
 * fare now. What AWS does not know any more is left out.
 */
export const describeTasks = (
  client: AwsClient,
  name: ServiceName,
  known: readonly Task[],
  ids: readonly string[],
): Promise<Part<readonly Task[]>> =>
  describe(
    client,
    name,
    known.filter((task) => !isMoving(task)),
    [...known.filter(isMoving).map(({ arn }) => arn), ...ids],
  );

const isMoving = ({ lastStatus }: Task): boolean => lastStatus !== 'STOPPED';

async function describe(
  client: AwsClient,
  { cluster }: ServiceName,
  settled: readonly Task[],
  asked: readonly string[],
): Promise<Part<readonly Task[]>> {
  const replies = await Promise.all(
    batches(asked, tasksPerCall).map((tasks) => client.call('DescribeTasks', { cluster, tasks: [...tasks] })),
  );
  const readFailure = replies.find((reply) => reply.readFailure)?.readFailure;
  if (readFailure) return { readFailures: [readFailure] };
  const described = replies.flatMap(({ output }) => output?.tasks ?? []).map(taskOf);
  const tasks = [...settled, ...described].sort(byAge);
  return { value: tasks, readFailures: [] };
}

const byAge = (a: Task, b: Task): number => (a.createdAt ?? 0) - (b.createdAt ?? 0) || (a.arn < b.arn ? -1 : 1);

const containerOf = (api: ApiContainer): Container => ({
  name: api.name ?? '',
  networkBindings: (api.networkBindings ?? []).map(({ containerPort, hostPort }) => defined({ containerPort, hostPort })),
  ...defined({
    image: api.image,
    lastStatus: api.lastStatus,
    healthStatus: api.healthStatus,
    exitCode: api.exitCode,
    reason: api.reason,
    runtimeId: api.runtimeId,
  }),
});

/** All containers of a task share its network interface; before they run, and for a while after, the attachment names it. */
function addressesOf(api: ApiTask): readonly string[] {
  const ofContainers = (api.containers ?? [])
    .flatMap(({ networkInterfaces }) => networkInterfaces ?? [])
    .flatMap(({ privateIpv4Address, ipv6Address }) => [privateIpv4Address ?? [], ipv6Address ?? []].flat());
  const ofAttachments = (api.attachments ?? [])
    .filter(({ type, status }) => type === 'ElasticNetworkInterface' && status !== 'DELETED')
    .flatMap(({ details }) => details ?? [])
    .flatMap(({ name, value }) => (/^(privateIPv4Address|ipv6Address)$/i.test(name ?? '') ? (value ?? []) : []));
  return [...new Set([...ofContainers, ...ofAttachments].map(canonicalAddress))];
}

export const taskOf = (api: ApiTask): Task => ({
  arn: api.taskArn ?? '',
  id: lastPart(api.taskArn ?? ''),
  deploymentId: api.startedBy ?? '',
  taskDefinition: api.taskDefinitionArn ?? '',
  lastStatus: api.lastStatus ?? '',
  desiredStatus: api.desiredStatus ?? '',
  healthStatus: api.healthStatus ?? 'UNKNOWN',
  containers: (api.containers ?? []).map(containerOf),
  addresses: addressesOf(api),
  ...defined({
    stopCode: api.stopCode,
    stoppedReason: api.stoppedReason,
    createdAt: milliseconds(api.createdAt),
    pullStartedAt: milliseconds(api.pullStartedAt),
    pullStoppedAt: milliseconds(api.pullStoppedAt),
    startedAt: milliseconds(api.startedAt),
    stoppingAt: milliseconds(api.stoppingAt),
    executionStoppedAt: milliseconds(api.executionStoppedAt),
    stoppedAt: milliseconds(api.stoppedAt),
    launchType: api.launchType,
    capacityProvider: api.capacityProviderName,
    availabilityZone: api.availabilityZone,
    containerInstanceArn: api.containerInstanceArn,
    cpu: api.cpu,
    memory: api.memory,
  }),
});
