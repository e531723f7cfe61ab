/** The containers and attachments of a task. */
import type { Attachment, Container } from '@aws-sdk/client-ecs';
import type { ServiceSetting } from '../scenario-defaults.ts';
import { awsNames, hex, REGION } from '../world/aws-names.ts';
import type { TaskState } from '../world/world.ts';
import { containerName } from './launch-configuration.ts';
import { PROXY } from './service-connect.ts';

export function containersOf(setting: ServiceSetting, task: TaskState): Container[] {
  const revision = setting.revisions[task.revision];
  const main: Container = {
    ...containerOf(setting, task, containerName(setting), revision?.image ?? imageOf(task)),
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
  return [main, ...sidecarOf(setting, task), ...proxyOf(setting, task)];
}

function sidecarOf(setting: ServiceSetting, task: TaskState): Container[] {
  const sidecar = setting.revisions[task.revision]?.sidecar;
  if (sidecar === undefined) return [];
  // Stopped with the task, by SIGTERM.
  const ended = task.executionStoppedAt === undefined ? {} : { exitCode: 0 };
  const side = {
    ...containerOf(setting, task, sidecar.name, `${sidecar.name}:1`),
    healthStatus: 'UNKNOWN' as const,
    ...ended,
  };
  return [{ ...side, networkBindings: [] }];
}

/** Service Connect's own container, which checks itself. */
function proxyOf(setting: ServiceSetting, task: TaskState): Container[] {
  if (setting.serviceConnect !== true) return [];
  const proxy = containerOf(setting, task, PROXY, 'service-connect-agent:1');
  return [{ ...proxy, healthStatus: proxy.lastStatus === 'RUNNING' ? 'HEALTHY' : 'UNKNOWN', networkBindings: [] }];
}

export const imageOf = (task: Pick<TaskState, 'service' | 'revision'>): string =>
  `111122223333.dkr.ecr.${REGION}.amazonaws.com/${task.service}:${task.revision}`;

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

export const attachmentOf = (task: TaskState): Attachment => ({
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
