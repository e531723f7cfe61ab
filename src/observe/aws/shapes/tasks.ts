/** Tasks, task definitions, container instances and logs: what is read of them. */
import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type {
  Attachment,
  Container,
  ContainerDefinition,
  ContainerInstance,
  DescribeContainerInstancesResponse,
  DescribeTaskDefinitionResponse,
  DescribeTasksResponse,
  HealthCheck,
  ListTasksResponse,
  LogConfiguration,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { count, date, exitCode, fields, flag, list, moment, must, name, text, type Shapes } from '../shape.ts';

const container = fields<Container>({
  name: must(name),
  image: name,
  lastStatus: name,
  healthStatus: name,
  exitCode,
  reason: text,
  runtimeId: name,
  networkBindings: list(fields({ containerPort: count, hostPort: count })),
  networkInterfaces: list(fields({ privateIpv4Address: name, ipv6Address: name })),
});

const attachment = fields<Attachment>({
  type: name,
  status: name,
  details: list(fields({ name, value: text })),
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
const task = fields<Task>({
  taskArn: must(name),
  startedBy: name,
  taskDefinitionArn: must(name),
  lastStatus: must(name),
  desiredStatus: must(name),
  healthStatus: name,
  containers: list(container),
  attachments: list(attachment),
  stopCode: name,
  stoppedReason: text,
  createdAt: date,
  pullStartedAt: date,
  pullStoppedAt: date,
  startedAt: date,
  stoppingAt: date,
  executionStoppedAt: date,
  stoppedAt: date,
  launchType: name,
  capacityProviderName: name,
  availabilityZone: name,
  containerInstanceArn: name,
  cpu: name,
  memory: name,
});

const logConfiguration = fields<LogConfiguration>({
  logDriver: name,
  options: fields<Record<string, string>>({ 'awslogs-group': name, 'awslogs-region': name, 'awslogs-stream-prefix': name }),
});

const containerDefinition = fields<ContainerDefinition>({
  name: must(name),
  image: name,
  essential: flag,
  portMappings: list(fields({ containerPort: count, hostPort: count, protocol: name, name })),
  cpu: count,
  memory: count,
  memoryReservation: count,
  healthCheck: fields<HealthCheck>({ command: list(text), interval: count, timeout: count, retries: count, startPeriod: count }),
  logConfiguration,
});

/** A task definition without containers, which there is none of, would have none that is checked. */
const taskDefinition = fields<TaskDefinition>({
  taskDefinitionArn: must(name),
  family: must(name),
  containerDefinitions: must(list(containerDefinition, 1)),
  networkMode: name,
  cpu: name,
  memory: name,
  executionRoleArn: name,
  taskRoleArn: name,
  runtimePlatform: fields({ cpuArchitecture: name, operatingSystemFamily: name }),
});

const containerInstance = fields<ContainerInstance>({ containerInstanceArn: must(name), ec2InstanceId: name });

export const shapesOfTasks: Shapes<
  'ListTasks' | 'DescribeTasks' | 'DescribeTaskDefinition' | 'DescribeContainerInstances' | 'GetLogEvents'
> = {
  ListTasks: fields<ListTasksResponse>({ taskArns: must(list(name)), nextToken: name }),
  DescribeTasks: fields<DescribeTasksResponse>({ tasks: must(list(task)) }),
  DescribeTaskDefinition: fields<DescribeTaskDefinitionResponse>({ taskDefinition: must(taskDefinition) }),
  DescribeContainerInstances: fields<DescribeContainerInstancesResponse>({ containerInstances: must(list(containerInstance)) }),
  GetLogEvents: fields<GetLogEventsResponse>({
    events: must(list(fields({ timestamp: must(moment), message: text }))),
    nextBackwardToken: name,
  }),
};
