/** Builds looks and timelines for tests: a healthy service of one task behind one target group, and what a test changes. */
import type { Criteria } from '../src/model/criteria.ts';
import type {
  ReadFailure,
  Container,
  Deployment,
  Observation,
  Service,
  ServiceDeployment,
  ServiceEvent,
  Target,
  TargetGroup,
  Task,
  TaskDefinition,
} from '../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../src/model/timeline.ts';

/** Second 0 of every test. */
export const epoch = Date.UTC(2026, 0, 15, 10, 0, 0);
/** A second of the test as AWS's clock tells it. */
export const at = (seconds: number): number => epoch + seconds * 1000;

export const ours = 'ecs-svc/2000000000000000002';
export const older = 'ecs-svc/1000000000000000001';
export const newer = 'ecs-svc/3000000000000000003';
export const groupArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api-tg/0123456789abcdef';
const ecs = (kind: string, path: string): string => `arn:aws:ecs:eu-west-1:111122223333:${kind}/${path}`;

export const criteria = (changes: Partial<Criteria> = {}): Criteria => ({
  selector: { which: 'current' },
  taskDefinitions: [],
  startWithinSeconds: 60,
  onNoDeployment: 'fail',
  onSuperseded: 'fail',
  onPause: 'wait',
  allowNoTasks: false,
  waitUntil: 'completed',
  timeoutSeconds: 'auto',
  stableForSeconds: 'auto',
  failedTasksThreshold: 'auto',
  healthCheckPaths: [],
  ...changes,
});

/** Ours was created 60 s before second 0, the older one an hour. */
export const deployment = (changes: Partial<Deployment> = {}): Deployment => ({
  id: ours,
  status: 'PRIMARY',
  taskDefinition: ecs('task-definition', 'api:2'),
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  failedTasks: 0,
  createdAt: at(-60),
  updatedAt: at(-30),
  launchType: 'FARGATE',
  capacityProviders: [],
  rolloutState: 'IN_PROGRESS',
  rolloutStateReason: `ECS deployment ${changes.id ?? ours} in progress.`,
  vpcLatticeCount: 0,
  ...changes,
});

export const olderDeployment = (changes: Partial<Deployment> = {}): Deployment =>
  deployment({
    id: older,
    status: 'ACTIVE',
    taskDefinition: ecs('task-definition', 'api:1'),
    createdAt: at(-3600),
    updatedAt: at(-3500),
    rolloutState: 'COMPLETED',
    ...changes,
  });

export const event = (seconds: number, message: string): ServiceEvent => ({
  id: `event-${seconds}-${message.length}`,
  at: at(seconds),
  message: `(service api) ${message}`,
});

export const service = (changes: Partial<Service> = {}): Service => ({
  arn: ecs('service', 'prod/api'),
  name: 'api',
  clusterArn: ecs('cluster', 'prod'),
  clusterName: 'prod',
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  taskDefinition: ecs('task-definition', 'api:2'),
  launchType: 'FARGATE',
  capacityProviders: [],
  schedulingStrategy: 'REPLICA',
  controller: 'ECS',
  strategy: 'ROLLING',
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  bakeTimeSeconds: 0,
  circuitBreaker: { enable: false, rollback: false },
  alarmNames: [],
  earlySuccess: false,
  healthCheckGracePeriodSeconds: 0,
  loadBalancers: [{ targetGroupArn: groupArn, containerName: 'app', containerPort: 3000 }],
  deployments: [deployment()],
  events: [],
  createdAt: at(-90_000),
  ...changes,
});

export const container = (changes: Partial<Container> = {}): Container => ({
  name: 'app',
  image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2',
  lastStatus: 'RUNNING',
  healthStatus: 'UNKNOWN',
  networkBindings: [],
  ...changes,
});

/** Task `n` of ours at 10.0.1.n, running since second -20. */
export const task = (n: number, changes: Partial<Task> = {}): Task => ({
  arn: ecs('task', `prod/${String(n).padStart(32, '0')}`),
  id: String(n).padStart(32, '0'),
  deploymentId: ours,
  taskDefinition: ecs('task-definition', 'api:2'),
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  healthStatus: 'UNKNOWN',
  createdAt: at(-50),
  startedAt: at(-20),
  launchType: 'FARGATE',
  availabilityZone: 'eu-west-1a',
  containers: [container()],
  addresses: [`10.0.1.${n}`],
  ...changes,
});

export const stopped = (n: number, seconds: number, stopCode: string, stoppedReason: string, changes: Partial<Task> = {}): Task =>
  task(n, {
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stopCode,
    stoppedReason,
    stoppingAt: at(seconds),
    stoppedAt: at(seconds),
    ...changes,
  });

export const killed = (n: number, seconds: number): Task =>
  stopped(n, seconds, 'ServiceSchedulerInitiated', `Task failed ELB health checks in (target-group ${groupArn})`);
export const exited = (n: number, seconds: number): Task =>
  stopped(n, seconds, 'EssentialContainerExited', 'Essential container in task exited', {
    containers: [container({ exitCode: 1 })],
  });

export const target = (n: number, state = 'healthy', reason?: string, description?: string): Target => ({
  id: `10.0.1.${n}`,
  port: 3000,
  availabilityZone: 'eu-west-1a',
  state,
  ...(reason === undefined ? {} : { reason }),
  ...(description === undefined ? {} : { description }),
  healthCheckPort: '3000',
});
export const answers404 = (n: number): Target =>
  target(n, 'unhealthy', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [404]');

export const targetGroup = (changes: Partial<TargetGroup> = {}): TargetGroup => ({
  arn: groupArn,
  name: 'api-tg',
  protocol: 'HTTP',
  protocolVersion: 'HTTP1',
  port: 80,
  targetType: 'ip',
  loadBalancerArns: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/api/0123456789abcdef'],
  healthCheck: {
    enabled: true,
    protocol: 'HTTP',
    port: 'traffic-port',
    path: '/',
    matcher: '200',
    matcherKind: 'http',
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
  },
  deregistrationDelaySeconds: 30,
  ...changes,
});

export const taskDefinition = (changes: Partial<TaskDefinition> = {}): TaskDefinition => ({
  arn: ecs('task-definition', 'api:2'),
  family: 'api',
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containers: [
    {
      name: 'app',
      image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2',
      essential: true,
      portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: 'tcp' }],
    },
  ],
  ...changes,
});

export const serviceDeployment = (status: string, changes: Partial<ServiceDeployment> = {}): ServiceDeployment => ({
  arn: ecs('service-deployment', 'prod/api/AbCdEfGhIjKlMnOpQrStU'),
  deploymentId: ours,
  createdAt: at(-60),
  status,
  triggeredAlarmNames: [],
  ...changes,
});

export const readFailure = (
  operation: string,
  reason: ReadFailure['reason'],
  changes: Partial<ReadFailure> = {},
): ReadFailure => ({
  operation,
  action: `ecs:${operation}`,
  reason,
  needed: true,
  errorName: 'SomeException',
  message: 'said AWS',
  ...changes,
});

/** A service behind no load balancer, whose revision says so too. */
export const withoutLoadBalancers = (one: Service = service()): Partial<Observation> => ({
  service: { ...one, loadBalancers: [] },
  revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 }]]),
  targets: new Map(),
  targetGroups: [],
});

export type Changes = Partial<Observation> & { readonly health?: readonly Target[] };

/** A look at a second: one task, its target healthy, unless told otherwise. */
export const observation = (
  seconds: number,
  changes: Partial<Observation> & { readonly health?: readonly Target[] } = {},
): Observation => {
  const { health, ...rest } = changes;
  return {
    kind: 'quiet',
    at: at(seconds),
    endedAt: at(seconds),
    answered: true,
    throttled: false,
    service: service(),
    tasks: [task(1)],
    targets: new Map([[groupArn, health ?? [target(1)]]]),
    targetGroups: [targetGroup()],
    revisions: new Map(),
    taskDefinitions: [taskDefinition()],
    logs: [],
    readFailures: [],
    ...rest,
  };
};

/** A look of which nothing came. */
export const blind = (seconds: number, ...readFailures: readonly ReadFailure[]): Observation => {
  const seen = observation(seconds);
  return {
    kind: seen.kind,
    at: seen.at,
    endedAt: seen.endedAt,
    answered: readFailures.some(({ reason }) => reason !== 'no-answer'),
    throttled: readFailures.some(({ reason }) => reason === 'throttled'),
    targets: new Map(),
    targetGroups: [],
    revisions: new Map(),
    taskDefinitions: [],
    logs: [],
    readFailures,
  };
};

export const timeline = (observations: readonly Observation[], selector: Partial<Criteria> = {}): Timeline =>
  observations.reduce(extend, startTimeline({ cluster: 'prod', service: 'api' }, criteria(selector), at(0)));
