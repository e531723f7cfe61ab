/** Runs of deployments whose traffic ECS shifts, from which their golden summaries and logs are told. */
import type {
  ListenerRule,
  LoadBalancer,
  Observation,
  PastDeployment,
  RevisionSummary,
  Service,
  ServiceDeployment,
  ServiceRevision,
  Target,
  TargetGroup,
  Task,
} from '../../src/model/observation.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Decided, Outcome } from '../../src/model/outcome.ts';
import type { VerifiedService } from '../../src/model/ports.ts';
import { pauseInWords } from '../../src/model/strategy/pause-words.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import {
  at,
  criteria,
  deployment,
  groupArn,
  observation,
  older,
  olderDeployment,
  ours,
  service,
  serviceDeployment,
  target,
  targetGroup,
  task,
} from '../build.ts';

const blueArn = groupArn.replace('api-tg', 'api-blue');
const greenArn = groupArn.replace('api-tg', 'api-green');
const ruleArn =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/api/0123456789abcdef/0123456789abcdef/0123456789abcdef';

/** The pair as service and revision name it: blue is the older deployment's. */
const pair: LoadBalancer = {
  targetGroupArn: blueArn,
  alternateTargetGroupArn: greenArn,
  productionListenerRule: ruleArn,
  containerName: 'app',
  containerPort: 3000,
};
const revision: ServiceRevision = { deploymentId: ours, loadBalancers: [pair], gatewayConnectorCount: 0 };

const running = [1, 2, 3].map((n) => task(n, { createdAt: at(5), startedAt: at(40), id: String(n).repeat(32) }));
const olderTasks: readonly Task[] = [101, 102, 103].map((n) =>
  task(n, { deploymentId: older, createdAt: at(-9000), startedAt: at(-8990), taskDefinition: olderDeployment().taskDefinition }),
);
const three = (made: (n: number) => Target, from = 1): readonly Target[] => [0, 1, 2].map((n) => made(from + n));
const registering = (n: number): Target =>
  target(n, 'initial', 'Elb.RegistrationInProgress', 'Target registration is in progress');

const groups: readonly TargetGroup[] = [
  targetGroup({ arn: blueArn, name: 'api-blue' }),
  targetGroup({ arn: greenArn, name: 'api-green' }),
];

export const forwarding = (blue: number, green: number): ReadonlyMap<string, ListenerRule> =>
  new Map([
    [
      ruleArn,
      {
        arn: ruleArn,
        targetGroups: [
          { arn: blueArn, weight: blue },
          { arn: greenArn, weight: green },
        ],
      },
    ],
  ]);

const weights = (deploymentId: string, production: number, test: number): RevisionSummary => ({
  deploymentId,
  requestedTaskCount: 3,
  runningTaskCount: 3,
  pendingTaskCount: 0,
  productionWeight: production,
  testWeight: test,
});

/** What ECS says at a stage: with as much production and test traffic. */
export const staged = (
  lifecycleStage: string | undefined,
  [production, test]: readonly [production: number, test: number],
  configuration: NonNullable<ServiceDeployment['configuration']>,
  changes: Partial<ServiceDeployment> = {},
): ServiceDeployment =>
  serviceDeployment(changes.status ?? 'IN_PROGRESS', {
    ...(lifecycleStage === undefined ? {} : { lifecycleStage }),
    configuration,
    target: weights(ours, production, test),
    sources: [weights(older, 100 - production, 100 - test)],
    ...changes,
  });

export interface Look {
  readonly seconds: number;
  readonly says: ServiceDeployment;
  readonly tasks?: readonly Task[];
  readonly blue?: readonly Target[];
  readonly green?: readonly Target[];
  readonly rules?: Observation['rules'];
  readonly kind?: Observation['kind'];
  readonly deployments?: Service['deployments'];
}

export const look = (
  strategy: string,
  { seconds, says, tasks = [...running, ...olderTasks], blue, green, ...rest }: Look,
): Observation => {
  const { deployments = [deployment({ desiredCount: 3, runningCount: 3 }), olderDeployment({ runningCount: 3 })] } = rest;
  return observation(seconds, {
    ...(rest.kind === undefined ? {} : { kind: rest.kind }),
    service: service({
      strategy,
      desiredCount: 3,
      bakeTimeSeconds: says.configuration?.bakeTimeSeconds ?? 0,
      loadBalancers: [pair],
      deployments,
    }),
    tasks,
    targets: new Map([
      [blueArn, blue ?? three((n) => target(n, 'healthy'), 101)],
      [greenArn, green ?? three((n) => target(n))],
    ]),
    targetGroups: groups,
    revisions: new Map([[ours, revision]]),
    serviceDeployments: [says],
    ...(rest.rules ? { rules: rest.rules } : {}),
  });
};

const timelineOf = (observations: readonly Observation[], asked: Partial<Criteria> = {}): Timeline =>
  observations.reduce(extend, startTimeline({ cluster: 'prod', service: 'api' }, criteria(asked), at(0)));

const decided = (outcome: Outcome, seconds: number, because: string, passes = outcome === 'healthy'): Decided => ({
  decided: true,
  outcome,
  at: at(seconds),
  passes,
  because,
});

const canaryPlan = { strategy: 'CANARY', bakeTimeSeconds: 300, trafficStep: { percent: 5, bakeSeconds: 600 } } as const;

/** The last canaries, known from the third observation on; none took as long as this one. */
const history: readonly PastDeployment[] = [1020, 990, 1105, 1001, 1012].map((took, index) => {
  const createdAt = at(-90_000 * (index + 1));
  const arn = `arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/api/${String(index).repeat(21)}`;
  return { arn, createdAt, finishedAt: createdAt + took * 1000 };
});

/** Five percent for ten minutes, then all. */
export function canary(): VerifiedService {
  const says = (stage: string | undefined, ...shares: readonly [number, number]): ServiceDeployment =>
    staged(stage, shares, canaryPlan);
  const gone = three((n) => target(n, 'draining', 'Target.DeregistrationInProgress'), 101);
  const observations = [
    look('CANARY', { kind: 'opening', seconds: 0, says: says('SCALE_UP', 0, 0), tasks: olderTasks, green: [] }),
    look('CANARY', { seconds: 45, says: says('SCALE_UP', 0, 0), green: three(registering) }),
    look('CANARY', { seconds: 90, says: says('POST_SCALE_UP', 0, 0) }),
    look('CANARY', { seconds: 100, says: says('TEST_TRAFFIC_SHIFT', 0, 100) }),
    look('CANARY', { seconds: 130, says: says('POST_TEST_TRAFFIC_SHIFT', 0, 100) }),
    look('CANARY', { seconds: 140, says: says('PRODUCTION_TRAFFIC_SHIFT', 5, 100), rules: forwarding(95, 5) }),
    look('CANARY', { seconds: 145, says: says('PRODUCTION_TRAFFIC_SHIFT', 5, 100), rules: forwarding(95, 5) }),
    look('CANARY', { seconds: 750, says: says('PRODUCTION_TRAFFIC_SHIFT', 100, 100), rules: forwarding(0, 100) }),
    look('CANARY', { seconds: 780, says: says('BAKE_TIME', 100, 100), rules: forwarding(0, 100) }),
    look('CANARY', { seconds: 1085, says: says('CLEAN_UP', 100, 100), rules: forwarding(0, 100), blue: gone }),
    look('CANARY', {
      seconds: 1150,
      says: staged(undefined, [100, 100], canaryPlan, { status: 'SUCCESSFUL' }),
      rules: forwarding(0, 100),
      tasks: running,
      blue: [],
      deployments: [deployment({ rolloutState: 'COMPLETED', desiredCount: 3, runningCount: 3 })],
    }),
  ];
  return {
    timeline: timelineOf(observations.map((one, index) => (index < 2 ? one : { ...one, history }))),
    verdict: decided('healthy', 1150, '3 tasks of 3 healthy for 30 s, and ECS calls the deployment complete'),
    findings: [],
  };
}

const hookArn = 'arn:aws:lambda:eu-west-1:111122223333:function:check-traffic';
export const bluePlan: NonNullable<ServiceDeployment['configuration']> = {
  strategy: 'BLUE_GREEN',
  bakeTimeSeconds: 300,
  lifecycleHooks: [
    { targetType: 'AWS_LAMBDA', targetArn: hookArn, stages: ['POST_TEST_TRAFFIC_SHIFT'] },
    { targetType: 'PAUSE', stages: ['POST_TEST_TRAFFIC_SHIFT'] },
  ],
};

/** A person is to look at it under test traffic, and nobody does. */
export function paused(passes = false): VerifiedService {
  const hook = { id: hookArn, targetType: 'AWS_LAMBDA', targetArn: hookArn, status: 'IN_PROGRESS' };
  const pause = {
    id: 'ecs-pause-Zx0123456789abcdefghijklmnopqrstuvwxyzABCDE',
    targetType: 'PAUSE',
    status: 'AWAITING_ACTION',
    expiresAt: at(86_400),
    timeoutAction: 'ROLLBACK',
  };
  const waiting = staged('POST_TEST_TRAFFIC_SHIFT', [0, 100], bluePlan, { hooks: [{ ...hook, status: 'SUCCEEDED' }, pause] });
  const observations = [
    look('BLUE_GREEN', { kind: 'opening', seconds: 0, says: staged('SCALE_UP', [0, 0], bluePlan), tasks: olderTasks, green: [] }),
    look('BLUE_GREEN', { seconds: 90, says: staged('TEST_TRAFFIC_SHIFT', [0, 100], bluePlan) }),
    look('BLUE_GREEN', { seconds: 130, says: staged('POST_TEST_TRAFFIC_SHIFT', [0, 100], bluePlan, { hooks: [hook, pause] }) }),
    look('BLUE_GREEN', { seconds: 140, says: waiting }),
  ];
  return {
    timeline: timelineOf(observations, { onPause: passes ? 'pass' : 'fail' }),
    verdict: decided('paused', 140, pauseInWords(waiting, pause), passes),
    findings: [],
  };
}

/** Terraform sets the rule back: ECS calls it shifted, while all of production meets an empty group. */
export function emptyGroup(): VerifiedService {
  const says = (stage: string, ...shares: readonly [number, number]): ServiceDeployment => staged(stage, shares, bluePlan);
  const both = [...three((n) => target(n)), ...three((n) => target(n), 101)];
  const observations = [
    look('BLUE_GREEN', {
      kind: 'opening',
      seconds: 0,
      says: says('SCALE_UP', 0, 0),
      tasks: olderTasks,
      blue: [],
      green: three((n) => target(n), 101),
    }),
    look('BLUE_GREEN', { seconds: 90, says: says('POST_SCALE_UP', 0, 0), blue: [], green: both }),
    look('BLUE_GREEN', { seconds: 120, says: says('TEST_TRAFFIC_SHIFT', 0, 100), blue: [], green: both }),
    ...[150, 155].map((seconds) =>
      look('BLUE_GREEN', {
        seconds,
        says: says('PRODUCTION_TRAFFIC_SHIFT', 100, 100),
        blue: [],
        green: both,
        rules: forwarding(0, 100),
      }),
    ),
    ...[180, 210, 240].map((seconds) =>
      look('BLUE_GREEN', { seconds, says: says('BAKE_TIME', 100, 100), blue: [], green: both, rules: forwarding(100, 0) }),
    ),
  ];
  return {
    timeline: timelineOf(observations),
    verdict: decided(
      'targets-unhealthy',
      240,
      '100 % of production traffic goes to `api-blue`, where this deployment has no healthy target, although ECS says that it is shifted',
    ),
    findings: [],
  };
}

const linearPlan = { strategy: 'LINEAR', bakeTimeSeconds: 600, trafficStep: { percent: 10, bakeSeconds: 60 } } as const;

/** Ten steps, and an alarm in the bake; two deployments were followed before. */
export function rolledBackInBake(): VerifiedService {
  const says = (stage: string, ...shares: readonly [number, number]): ServiceDeployment => staged(stage, shares, linearPlan);
  const back = staged('PRODUCTION_TRAFFIC_SHIFT', [0, 100], linearPlan, {
    status: 'ROLLBACK_IN_PROGRESS',
    alarmStatus: 'TRIGGERED',
    triggeredAlarmNames: ['api-5xx'],
    rollback: { startedAt: at(930), deploymentId: older },
  });
  const observations = [
    look('LINEAR', { kind: 'opening', seconds: 0, says: says('SCALE_UP', 0, 0), tasks: olderTasks, green: [] }),
    look('LINEAR', { seconds: 90, says: says('TEST_TRAFFIC_SHIFT', 0, 100) }),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((step) =>
      look('LINEAR', {
        seconds: 60 + 65 * step,
        says: says('PRODUCTION_TRAFFIC_SHIFT', 10 * step, 100),
        rules: forwarding(100 - 10 * step, 10 * step),
      }),
    ),
    look('LINEAR', { seconds: 720, says: says('BAKE_TIME', 100, 100), rules: forwarding(0, 100) }),
    look('LINEAR', {
      seconds: 925,
      says: staged('BAKE_TIME', [100, 100], linearPlan, {
        status: 'ROLLBACK_REQUESTED',
        alarmStatus: 'TRIGGERED',
        triggeredAlarmNames: ['api-5xx'],
      }),
      rules: forwarding(0, 100),
    }),
    look('LINEAR', { seconds: 935, says: back, rules: forwarding(100, 0) }),
  ];
  return {
    timeline: { ...timelineOf(observations), followed: ['ecs-svc/1000000000000000003', 'ecs-svc/1000000000000000004'] },
    verdict: decided('rolled-back', 935, `ECS rolled ${ours} back to ${older} (ServiceDeployment.status: ROLLBACK_IN_PROGRESS)`),
    findings: [],
  };
}
