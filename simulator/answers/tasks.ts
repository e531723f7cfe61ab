/** ListTasks and DescribeTasks. */
import type { Task } from '@aws-sdk/client-ecs';
import type { ServiceSetting } from '../scenario-defaults.ts';
import { awsNames, REGION } from '../world/aws-names.ts';
import type { TaskState, World } from '../world/world.ts';
import { attachmentOf, containersOf } from './containers.ts';
import { type Answerer, dated, pageOf } from './answerer.ts';
import { providerOf } from './launch-configuration.ts';
import { clusterOf, nameOf, existingService, tasksOf } from './lookup.ts';

/** desiredStatus STOPPED includes tasks on their way down; PENDING lists nothing. In no order that means anything. */
export const listTasks: Answerer<'ListTasks'> = (world, input, atMs) => {
  const cluster = clusterOf(world, input.cluster, atMs);
  const wanted = input.desiredStatus ?? 'RUNNING';
  const tasks =
    input.serviceName === undefined
      ? tasksOf(world, cluster, atMs)
      : world.tasksAt(cluster, existingService(world, cluster, input.serviceName, atMs).name, atMs);
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
