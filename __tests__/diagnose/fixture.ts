/** A compact piece of what AWS sends, turned into a timeline: the least that shows a cause, or that keeps it silent. */
import type {
  Observation,
  Target,
  Task,
  TargetGroup,
  TaskDefinition,
  Service,
  ServiceDeployment,
} from '../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import type { Decided, Outcome } from '../../src/model/outcome.ts';

export interface FixtureTask {
  readonly lastStatus?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers?: readonly Partial<Task['containers'][number]>[];
  readonly target?: {
    readonly State: string;
    readonly Reason?: string;
    readonly Description?: string;
    readonly AvailabilityZone?: string;
  };
  /** The deployment it belongs to: the one that is verified, or the one before it. */
  readonly of?: 'this' | 'old';
  /** Seconds from start to stop; 0: it never started. */
  readonly ran?: number;
}

export interface Fixture {
  /** Why this shows the cause, or keeps it silent: a sentence. */
  readonly about: string;
  readonly outcome?: Outcome;
  readonly service?: Partial<Service>;
  readonly targetGroup?: Partial<Omit<TargetGroup, 'healthCheck'>> & {
    readonly healthCheck?: Partial<TargetGroup['healthCheck']>;
  };
  readonly taskDefinition?: Partial<TaskDefinition>;
  readonly container?: Partial<TaskDefinition['containers'][number]>;
  readonly tasks?: readonly FixtureTask[];
  readonly events?: readonly string[];
  /** Said before the deployment was created. */
  readonly oldEvents?: readonly string[];
  readonly logs?: readonly string[];
  readonly serviceDeployment?: Partial<ServiceDeployment>;
  readonly rollout?: { readonly rolloutState: string; readonly rolloutStateReason?: string };
  /** Earlier looks, by seconds from the deployment's creation, with the tasks that they showed. */
  readonly observations?: readonly { readonly after: number; readonly tasks: readonly FixtureTask[] }[];
}

const own = 'ecs-svc/4607182418800017408';
const old = 'ecs-svc/4602678819172646912';
const region = 'eu-west-1';
const account = '444455556666';
const createdAt = Date.parse('2026-03-02T10:00:00Z');
const lastObservationAfter = 600;
const groupArn = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/api-tg/6d0ecf831eec9f09`;
const ecsArn = (kind: string, rest: string): string => `arn:aws:ecs:${region}:${account}:${kind}/${rest}`;

const criteria = {
  selector: { which: 'current' },
  taskDefinitions: [],
  startWithinSeconds: 60,
  onNoDeployment: 'fail',
  onSuperseded: 'fail',
  allowNoTasks: false,
  waitUntil: 'completed',
  timeoutSeconds: 'auto',
  stableForSeconds: 'auto',
  failedTasksThreshold: 'auto',
  healthCheckPaths: [],
} as const;

function taskOf(task: FixtureTask, index: number): Task {
  const id = (0x5f0e_0000 + index).toString(16).padStart(32, 'c');
  const ran = task.ran ?? (task.stopCode === 'TaskFailedToStart' ? 0 : 95);
  const startedAt = createdAt + 40_000 + index * 1000;
  const isStopped = task.stopCode !== undefined || task.stoppedReason !== undefined;
  const stoppedAt = startedAt + ran * 1000;
  return {
    arn: ecsArn('task', `prod/${id}`),
    id,
    deploymentId: task.of === 'old' ? old : own,
    taskDefinition: ecsArn('task-definition', task.of === 'old' ? 'api:41' : 'api:42'),
    lastStatus: task.lastStatus ?? (isStopped ? 'STOPPED' : 'RUNNING'),
    desiredStatus: isStopped ? 'STOPPED' : 'RUNNING',
    healthStatus: 'UNKNOWN',
    ...(task.stopCode === undefined ? {} : { stopCode: task.stopCode }),
    ...(task.stoppedReason === undefined ? {} : { stoppedReason: task.stoppedReason }),
    createdAt: createdAt + 5000,
    ...(ran > 0 ? { startedAt } : {}),
    ...(isStopped ? { stoppingAt: stoppedAt, stoppedAt } : {}),
    launchType: 'FARGATE',
    availabilityZone: `${region}a`,
    containers: (task.containers ?? [{}]).map((container) => ({ name: 'api', networkBindings: [], ...container })),
    addresses: [`10.0.1.${17 + index}`],
  };
}

const targetsOf = (tasks: readonly FixtureTask[]): readonly Target[] =>
  tasks.flatMap(({ target }, index) =>
    target
      ? [
          {
            id: `10.0.1.${17 + index}`,
            port: 3000,
            state: target.State,
            ...(target.Reason === undefined ? {} : { reason: target.Reason }),
            ...(target.Description === undefined ? {} : { description: target.Description }),
            ...(target.AvailabilityZone === undefined ? {} : { availabilityZone: target.AvailabilityZone }),
          },
        ]
      : [],
  );

function serviceOf(fixture: Fixture, tasks: readonly FixtureTask[]): Service {
  const running = tasks.filter(({ stopCode, stoppedReason, of: whose }) => !stopCode && !stoppedReason && whose !== 'old').length;
  const deployment = {
    status: 'PRIMARY',
    desiredCount: 3,
    pendingCount: 0,
    capacityProviders: [],
    vpcLatticeCount: 0,
    failedTasks: 0,
  };
  const happened = (message: string, index: number, at: number) => ({
    id: `e-${at}-${index}`,
    at: at - index * 1000,
    message,
  });
  return {
    arn: ecsArn('service', 'prod/api'),
    name: 'api',
    clusterArn: ecsArn('cluster', 'prod'),
    clusterName: 'prod',
    status: 'ACTIVE',
    desiredCount: 3,
    runningCount: running,
    pendingCount: 0,
    taskDefinition: ecsArn('task-definition', 'api:42'),
    launchType: 'FARGATE',
    capacityProviders: [],
    schedulingStrategy: 'REPLICA',
    controller: 'ECS',
    strategy: 'ROLLING',
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    bakeTimeSeconds: 0,
    circuitBreaker: { enable: true, rollback: true },
    alarmNames: [],
    earlySuccess: false,
    healthCheckGracePeriodSeconds: 30,
    loadBalancers: [{ targetGroupArn: groupArn, containerName: 'api', containerPort: 3000 }],
    deployments: [
      {
        ...deployment,
        id: own,
        taskDefinition: ecsArn('task-definition', 'api:42'),
        runningCount: running,
        createdAt,
        updatedAt: createdAt + 400_000,
        launchType: 'FARGATE',
        rolloutState: 'IN_PROGRESS',
        ...fixture.rollout,
      },
    ],
    events: [
      ...(fixture.events ?? []).map((message, index) => happened(message, index, createdAt + 500_000)),
      ...(fixture.oldEvents ?? []).map((message, index) => happened(message, index, createdAt - 60_000)),
    ],
    createdAt: createdAt - 30 * 86_400_000,
    ...fixture.service,
  };
}

function observationOf(fixture: Fixture, tasks: readonly FixtureTask[], after: number, kind: Observation['kind']): Observation {
  const at = createdAt + after * 1000;
  const all = tasks.map(taskOf);
  const logged = all.find(({ deploymentId, desiredStatus }) => deploymentId === own && desiredStatus === 'STOPPED') ?? all[0];
  return {
    kind,
    at,
    endedAt: at + 200,
    answered: true,
    throttled: false,
    service: serviceOf(fixture, tasks),
    tasks: all,
    targets: new Map([[groupArn, targetsOf(tasks)]]),
    targetGroups: [
      {
        arn: groupArn,
        name: 'api-tg',
        protocol: 'HTTP',
        protocolVersion: 'HTTP1',
        port: 80,
        targetType: 'ip',
        loadBalancerArns: [`arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/public/50dc6c495c0c9188`],
        deregistrationDelaySeconds: 30,
        ...fixture.targetGroup,
        healthCheck: {
          enabled: true,
          protocol: 'HTTP',
          port: 'traffic-port',
          path: '/healthz',
          matcher: '200',
          matcherKind: 'http',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 5,
          unhealthyThreshold: 2,
          ...fixture.targetGroup?.healthCheck,
        },
      },
    ],
    revisions: new Map(),
    ...(fixture.serviceDeployment
      ? {
          serviceDeployments: [
            {
              arn: ecsArn('service-deployment', 'prod/api/WVqmKx8dTnRj2pLsYhB4c'),
              deploymentId: own,
              createdAt,
              status: 'IN_PROGRESS',
              triggeredAlarmNames: [],
              ...fixture.serviceDeployment,
            },
          ],
        }
      : {}),
    taskDefinitions: [
      {
        arn: ecsArn('task-definition', 'api:42'),
        family: 'api',
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        executionRoleArn: `arn:aws:iam::${account}:role/api-execution`,
        taskRoleArn: `arn:aws:iam::${account}:role/api-task`,
        ...fixture.taskDefinition,
        containers: fixture.taskDefinition?.containers ?? [
          {
            name: 'api',
            image: `${account}.dkr.ecr.${region}.amazonaws.com/api:2.14.0`,
            essential: true,
            portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: 'tcp' }],
            log: { driver: 'awslogs', group: '/ecs/api', region, streamPrefix: 'api' },
            ...fixture.container,
          },
        ],
      },
    ],
    logs:
      fixture.logs && logged
        ? [
            {
              taskArn: logged.arn,
              container: 'api',
              group: '/ecs/api',
              stream: `api/api/${logged.id}`,
              lines: fixture.logs.map((message, index) => ({ at: (logged.startedAt ?? at) + index * 1000, message })),
            },
          ]
        : [],
    readFailures: [],
  };
}

/** The timeline of a fixture: its earlier looks, then the closing one. */
export function timelineOf(fixture: Fixture): Timeline {
  const start = startTimeline({ cluster: 'prod', service: 'api' }, criteria, createdAt);
  const earlier = (fixture.observations ?? []).map(({ after, tasks }) =>
    observationOf({ ...fixture, logs: [] }, tasks, after, 'quiet'),
  );
  return [...earlier, observationOf(fixture, fixture.tasks ?? [], lastObservationAfter, 'closing')].reduce(extend, start);
}

export const verdictOf = ({ outcome = 'tasks-cycling' }: Fixture): Decided => ({
  decided: true,
  outcome,
  at: createdAt + lastObservationAfter * 1000,
  passes: outcome === 'healthy',
  because: 'the fixture says so',
});
