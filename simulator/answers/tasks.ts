/** ListTasks, DescribeTasks and DescribeContainerInstances. */
import type { Attachment, Container, Task } from '@aws-sdk/client-ecs';
import type { ServiceSetting } from '../defaults.ts';
import { awsNames, hex, REGION } from '../names.ts';
import type { TaskState, World } from '../world.ts';
import { type Answerer, clusterOf, CONTAINER, dated, nameOf, pageOf, providerOf, serviceOf } from './naming.ts';

const tasksOf = (world: World, cluster: string, atMs: number): readonly TaskState[] =>
  world.setting.services.filter((one) => one.cluster === cluster).flatMap((one) => world.tasksAt(cluster, one.name, atMs));

/** desiredStatus STOPPED includes tasks on their way down; PENDING lists nothing. In no order that means anything. */
export const listTasks: Answerer<'ListTasks'> = (world, input, atMs) => {
  const cluster = clusterOf(world, input.cluster, atMs);
  const wanted = input.desiredStatus ?? 'RUNNING';
  const tasks =
    input.serviceName === undefined
      ? tasksOf(world, cluster, atMs)
      : world.tasksAt(cluster, serviceOf(world, cluster, input.serviceName, atMs).name, atMs);
  const listed = tasks.filter(
    (task) =>
      task.desiredStatus === wanted &&
      (input.startedBy === undefined || task.deploymentId === input.startedBy) &&
      (input.family === undefined || task.service === input.family) &&
      (input.containerInstance === undefined ||
        task.instance?.containerInstanceArn.endsWith(nameOf(input.containerInstance)) === true),
  );
  const arns = listed.map((task) => awsNames.task(cluster, task.id)).sort();
  const { page, next } = pageOf(arns, input.maxResults ?? 100, input.nextToken);
  return { taskArns: page, ...(next === undefined ? {} : { nextToken: next }) };
};

export const describeTasks: Answerer<'DescribeTasks'> = (world, input, atMs) => {
  const cluster = clusterOf(world, input.cluster, atMs);
  const ids = (input.tasks ?? []).map(nameOf);
  const found = ids.map((id) => world.taskAt(id, atMs)).filter((task) => task?.cluster === cluster);
  return {
    tasks: found.flatMap((task) => (task === undefined ? [] : [taskAnswer(world, task)])),
    failures: ids
      .filter((id) => !found.some((task) => task?.id === id))
      .map((id) => ({ arn: awsNames.task(cluster, id), reason: 'MISSING' })),
  };
};

function taskAnswer(world: World, task: TaskState): Task {
  const setting = settingOf(world, task);
  const provider = setting.launch.endsWith('-provider');
  const ec2 = setting.launch.startsWith('ec2');
  return {
    taskArn: awsNames.task(task.cluster, task.id),
    taskDefinitionArn: awsNames.taskDefinition(task.service, task.revision),
    clusterArn: awsNames.cluster(task.cluster),
    group: `service:${task.service}`,
    startedBy: task.deploymentId,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    ...(task.stopCode === undefined ? {} : { stopCode: task.stopCode as NonNullable<Task['stopCode']> }),
    ...(task.stoppedReason === undefined ? {} : { stoppedReason: task.stoppedReason }),
    containers: containersOf(setting, task),
    attachments: setting.network === 'bridge' ? [] : [attachmentOf(task)],
    createdAt: new Date(task.createdAt),
    ...dated('pullStartedAt', task.pullStartedAt),
    ...dated('pullStoppedAt', task.pullStoppedAt),
    ...dated('startedAt', task.startedAt),
    ...dated('stoppingAt', task.stoppingAt),
    ...dated('executionStoppedAt', task.executionStoppedAt),
    ...dated('stoppedAt', task.stoppedAt),
    launchType: ec2 ? 'EC2' : 'FARGATE',
    ...(provider ? { capacityProviderName: providerOf(setting) } : {}),
    ...(task.instance === undefined ? {} : { containerInstanceArn: task.instance.containerInstanceArn }),
    ...(task.zone === '' ? {} : { availabilityZone: REGION + task.zone }),
    ...(ec2 ? {} : { platformVersion: '1.4.0', platformFamily: 'Linux' }),
    cpu: '256',
    memory: '512',
    overrides: { containerOverrides: [] },
    enableExecuteCommand: false,
    tags: [],
    version: 1,
  };
}

function settingOf(world: World, task: TaskState): ServiceSetting {
  const setting = world.setting.services.find((one) => one.cluster === task.cluster && one.name === task.service);
  if (setting === undefined) throw new Error(`Task ${task.id} is of no service.`);
  return setting;
}

function containersOf(setting: ServiceSetting, task: TaskState): Container[] {
  const revision = setting.revisions[task.revision];
  const main: Container = {
    ...containerOf(setting, task, CONTAINER, revision?.image ?? imageOf(task)),
    healthStatus: task.containerHealth ?? 'UNKNOWN',
    ...(task.exitCode === undefined ? {} : { exitCode: task.exitCode }),
    ...(task.containerReason === undefined ? {} : { reason: task.containerReason }),
    networkBindings: Object.entries(task.hostPorts).map(([containerPort, hostPort]) => ({
      bindIP: '0.0.0.0',
      containerPort: Number(containerPort),
      hostPort,
      protocol: 'tcp' as const,
    })),
  };
  if (revision?.sidecar === undefined) return [main];
  // Stopped with the task, by SIGTERM.
  const ended = task.executionStoppedAt === undefined ? {} : { exitCode: 0 };
  const side = {
    ...containerOf(setting, task, revision.sidecar.name, `${revision.sidecar.name}:1`),
    healthStatus: 'UNKNOWN' as const,
    ...ended,
  };
  return [main, { ...side, networkBindings: [] }];
}

export const imageOf = (task: Pick<TaskState, 'service' | 'revision'>): string =>
  `111122223333.dkr.ecr.${REGION}.amazonaws.com/${task.service}:${String(task.revision)}`;

function containerOf(setting: ServiceSetting, task: TaskState, name: string, image: string): Container {
  const over = task.executionStoppedAt !== undefined || task.lastStatus === 'DEPROVISIONING' || task.lastStatus === 'STOPPED';
  const up = task.containerStartedAt !== undefined;
  return {
    containerArn: `arn:aws:ecs:${REGION}:111122223333:container/${task.cluster}/${task.id}/${hex(task.id + name, 32)}`,
    taskArn: awsNames.task(task.cluster, task.id),
    name,
    image,
    ...(up ? { runtimeId: hex(`${task.id} ${name}`, 32) } : {}),
    lastStatus: over ? 'STOPPED' : up ? 'RUNNING' : 'PENDING',
    // It keeps the address after the task has stopped.
    networkInterfaces:
      setting.network === 'bridge' || task.address === undefined
        ? []
        : [{ attachmentId: attachmentId(task), privateIpv4Address: task.address }],
    cpu: '0',
  };
}

const attachmentId = (task: TaskState): string => `${hex(`eni ${task.id}`, 8)}-0000-4000-8000-${hex(task.id, 12)}`;

const attachmentOf = (task: TaskState): Attachment => ({
  id: attachmentId(task),
  type: 'ElasticNetworkInterface',
  status: task.lastStatus === 'STOPPED' ? 'DELETED' : task.address === undefined ? 'PRECREATED' : 'ATTACHED',
  details: [
    { name: 'subnetId', value: `subnet-0${task.zone}` },
    ...(task.address === undefined
      ? []
      : [
          { name: 'networkInterfaceId', value: `eni-${hex(task.id, 17)}` },
          { name: 'privateIPv4Address', value: task.address },
        ]),
  ],
});

export const describeContainerInstances: Answerer<'DescribeContainerInstances'> = (world, input, atMs) => {
  const cluster = clusterOf(world, input.cluster, atMs);
  const ids = (input.containerInstances ?? []).map(nameOf);
  const tasks = tasksOf(world, cluster, atMs);
  const found = ids.map((id) => {
    const on = tasks.filter((task) => task.instance?.containerInstanceArn.endsWith(id) === true);
    const [first] = on;
    return first?.instance === undefined
      ? undefined
      : { id, instance: first.instance, running: on.filter((task) => task.lastStatus === 'RUNNING').length };
  });
  return {
    containerInstances: found.flatMap((one) =>
      one === undefined
        ? []
        : [
            {
              containerInstanceArn: one.instance.containerInstanceArn,
              ec2InstanceId: one.instance.ec2InstanceId,
              status: 'ACTIVE',
              agentConnected: true,
              runningTasksCount: one.running,
            },
          ],
    ),
    failures: ids
      .filter((id) => !found.some((one) => one?.id === id))
      .map((id) => ({ arn: awsNames.containerInstance(cluster, id), reason: 'MISSING' })),
  };
};
