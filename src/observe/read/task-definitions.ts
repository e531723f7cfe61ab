/** DescribeTaskDefinition → TaskDefinition, without `environment`, `secrets`, `command`, `entryPoint` and labels. */
import type {
  ContainerDefinition as ApiContainerDefinition,
  HealthCheck as ApiHealthCheck,
  LogConfiguration as ApiLogConfiguration,
  TaskDefinition as ApiTaskDefinition,
} from '@aws-sdk/client-ecs';
import type { ContainerDefinition, ContainerHealthCheck, LogConfiguration, TaskDefinition } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { defined } from '../../model/defined.ts';
import { maskedCommand } from '../redact/health-check-command.ts';

/** Those of the task definitions that could be read. */
export async function readTaskDefinitions(client: AwsClient, arns: readonly string[]): Promise<Part<readonly TaskDefinition[]>> {
  const replies = await Promise.all(
    arns.map((arn) => client.call('DescribeTaskDefinition', { taskDefinition: arn }, { resource: arn })),
  );
  return {
    value: replies.flatMap(({ output }) => (output?.taskDefinition ? taskDefinitionOf(output.taskDefinition) : [])),
    readFailures: replies.flatMap(({ readFailure }) => readFailure ?? []),
  };
}

/** Defaults: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const healthCheckOf = (api: ApiHealthCheck): ContainerHealthCheck => ({
  command: maskedCommand(api.command ?? []),
  intervalSeconds: api.interval ?? 30,
  timeoutSeconds: api.timeout ?? 5,
  retries: api.retries ?? 3,
  startPeriodSeconds: api.startPeriod ?? 0,
});

const logOf = ({ logDriver, options }: ApiLogConfiguration): LogConfiguration => ({
  driver: logDriver ?? '',
  ...defined({
    group: options?.['awslogs-group'],
    region: options?.['awslogs-region'],
    streamPrefix: options?.['awslogs-stream-prefix'],
  }),
});

const containerOf = (api: ApiContainerDefinition): ContainerDefinition => ({
  name: api.name ?? '',
  image: api.image ?? '',
  essential: api.essential ?? true,
  portMappings: (api.portMappings ?? []).map(({ containerPort, hostPort, protocol, name }) =>
    defined({ containerPort, hostPort, protocol, name }),
  ),
  ...defined({
    cpu: api.cpu,
    memory: api.memory,
    memoryReservation: api.memoryReservation,
    healthCheck: api.healthCheck && healthCheckOf(api.healthCheck),
    log: api.logConfiguration && logOf(api.logConfiguration),
  }),
});

export const taskDefinitionOf = (api: ApiTaskDefinition): TaskDefinition => ({
  arn: api.taskDefinitionArn ?? '',
  family: api.family ?? '',
  containers: (api.containerDefinitions ?? []).map(containerOf),
  ...defined({
    networkMode: api.networkMode,
    cpu: api.cpu,
    memory: api.memory,
    executionRoleArn: api.executionRoleArn,
    taskRoleArn: api.taskRoleArn,
    runtimePlatform:
      api.runtimePlatform &&
      defined({
        cpuArchitecture: api.runtimePlatform.cpuArchitecture,
        operatingSystemFamily: api.runtimePlatform.operatingSystemFamily,
      }),
  }),
});
