/** Blue/green, linear and canary: what is taken for done, what for broken, and what is waited for. */
import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../src/judge/judge.ts';
import type { Criteria } from '../../../src/model/criteria.ts';
import { progressive } from '../../../src/model/strategy/progressive.ts';
import type { ListenerRule, Observation, ServiceDeployment, ServiceRevision } from '../../../src/model/observation.ts';
import {
  at,
  blind,
  container,
  deployment,
  groupArn,
  newer,
  observation,
  older,
  olderDeployment,
  ours,
  readFailure,
  service,
  serviceDeployment,
  target,
  targetGroup,
  task,
  timeline,
} from '../../build.ts';

const elb = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';
const greenArn = `${elb}:targetgroup/api-green/fedcba9876543210`;
const ruleArn = `${elb}:listener-rule/app/api/0123456789abcdef/0123456789abcdef/0123456789abcdef`;
const pair = {
  targetGroupArn: groupArn,
  alternateTargetGroupArn: greenArn,
  productionListenerRule: ruleArn,
  containerName: 'app',
  containerPort: 3000,
};

const revision = (changes: Partial<ServiceRevision> = {}): ServiceRevision => ({
  deploymentId: ours,
  taskDefinition: deployment().taskDefinition,
  loadBalancers: [pair],
  gatewayConnectorCount: 0,
  resolved: [{ targetGroupArn: greenArn, productionListenerRule: ruleArn }],
  ...changes,
});

const forwards = (own: number, other: number): ListenerRule => ({
  arn: ruleArn,
  targetGroups: [
    { arn: greenArn, weight: own },
    { arn: groupArn, weight: other },
  ],
});

const summary = (deploymentId: string, productionWeight: number) => ({
  deploymentId,
  requestedTaskCount: 1,
  runningTaskCount: 1,
  pendingTaskCount: 0,
  productionWeight,
});

const atStage = (lifecycleStage: string, productionWeight: number, changes: Partial<ServiceDeployment> = {}): ServiceDeployment =>
  serviceDeployment('IN_PROGRESS', {
    lifecycleStage,
    target: summary(ours, productionWeight),
    sources: [summary(older, 100 - productionWeight)],
    configuration: { strategy: 'BLUE_GREEN', bakeTimeSeconds: 300 },
    ...changes,
  });

const blueTask = task(9, { deploymentId: older, taskDefinition: olderDeployment().taskDefinition, startedAt: at(-3000) });

interface Seen {
  readonly serviceDeployment?: ServiceDeployment;
  readonly rule?: ListenerRule;
  readonly revision?: ServiceRevision;
  readonly green?: readonly ReturnType<typeof target>[];
  readonly blue?: readonly ReturnType<typeof target>[];
  readonly observation?: Partial<Observation>;
}

/** In the bake, as it should be: ours in the green group with all of production traffic, the old one still in the blue. */
const baking = (seconds: number, seen: Seen = {}): Observation =>
  observation(seconds, {
    service: service({
      strategy: 'BLUE_GREEN',
      bakeTimeSeconds: 300,
      loadBalancers: [pair],
      deployments: [deployment(), olderDeployment()],
    }),
    serviceDeployments: [seen.serviceDeployment ?? atStage('BAKE_TIME', 100)],
    revisions: new Map([[ours, seen.revision ?? revision()]]),
    tasks: [task(1), blueTask],
    targets: new Map([
      [greenArn, seen.green ?? [target(1)]],
      [groupArn, seen.blue ?? [target(9)]],
    ]),
    targetGroups: [targetGroup(), targetGroup({ arn: greenArn, name: 'api-green' })],
    rules: new Map([[ruleArn, seen.rule ?? forwards(100, 0)]]),
    ...seen.observation,
  });

/** Every ten seconds for so long, always the same. */
const lasting = (seconds: number, seen: Seen = {}): readonly Observation[] =>
  Array.from({ length: seconds / 10 + 1 }, (_, i) => baking(i * 10, seen));

const verdictOf = (observations: readonly Observation[], criteria: Partial<Criteria>): string => {
  for (let count = 1; count <= observations.length; count += 1) {
    const verdict = judge(timeline(observations.slice(0, count), criteria));
    const observed = observations[count - 1]?.at ?? 0;
    if (verdict.decided) return `${verdict.outcome} at ${(observed - at(0)) / 1000}`;
  }
  return 'in progress';
};

type Row = readonly [string, observations: readonly Observation[], verdict: string];
const shifted = { waitUntil: 'traffic-shifted' } as const;
const done = serviceDeployment('SUCCESSFUL', { target: summary(ours, 100), finishedAt: at(-5) });

const unanswered: Partial<Observation> = { rules: new Map(), readFailures: [readFailure('DescribeRules', 'throttled')] };

it('may start all of its tasks at once, whatever the limits of a rolling update say', () => {
  expect(progressive.startableAtOnce(service({ desiredCount: 12, maximumPercent: 100 }))).toBe(12);
});

describe('wait-until: traffic-shifted', () => {
  const rows: readonly Row[] = [
    ['all traffic goes to it for stable-for', lasting(60), 'healthy at 30'],
    [
      'the stage is that of the shift itself',
      lasting(60, { serviceDeployment: atStage('PRODUCTION_TRAFFIC_SHIFT', 100) }),
      'in progress',
    ],
    ['the stage is one that nobody knows', lasting(60, { serviceDeployment: atStage('POST_EVERYTHING', 100) }), 'in progress'],
    ['ECS has asked for a part alone', lasting(60, { serviceDeployment: atStage('BAKE_TIME', 90) }), 'in progress'],
    [
      'ECS does not tell what it has asked for',
      lasting(60, { serviceDeployment: atStage('BAKE_TIME', 100, { target: { ...summary(ours, 0), productionWeight: NaN } }) }),
      'healthy at 30',
    ],
    ['the rule sends a part to the other group', lasting(50, { rule: forwards(99, 1) }), 'in progress'],
    ['the rule sends a part to the other group for a minute', lasting(60, { rule: forwards(99, 1) }), 'targets-unhealthy at 60'],
    [
      'all traffic goes to the other group, which is empty',
      lasting(60, { rule: forwards(0, 100), blue: [] }),
      'targets-unhealthy at 60',
    ],
    [
      'the rule does not exist',
      lasting(60, { rule: { arn: ruleArn, isMissing: true, targetGroups: [] } }),
      'deployment-failed at 60',
    ],
    [
      'an observation that did not read the rule is no news of where it sends traffic',
      lasting(60, { rule: forwards(0, 100) }).map((one, i) => (i === 3 || i === 4 ? { ...one, ...unanswered } : one)),
      'targets-unhealthy at 60',
    ],
    [
      'the rule was not answered',
      lasting(90, { observation: { rules: new Map(), readFailures: [readFailure('DescribeRules', 'throttled')] } }),
      'in progress',
    ],
    [
      'the service deployment was not answered',
      lasting(90, { observation: { readFailures: [readFailure('DescribeServiceDeployments', 'throttled')] } }),
      'in progress',
    ],
    [
      'its revision, which tells what ECS has made and chosen for it, was not answered',
      lasting(90, { observation: { readFailures: [readFailure('DescribeServiceRevisions', 'throttled')] } }),
      'in progress',
    ],
    ['both revisions are in one group', lasting(60, { green: [target(1), target(9)], blue: [] }), 'in progress'],
    [
      'the old target there is on its way out',
      lasting(60, { green: [target(1), target(9, 'draining')], blue: [] }),
      'healthy at 30',
    ],
    [
      'the task is in the other group, against what ECS says',
      lasting(60, { green: [], blue: [target(1)], rule: forwards(0, 100) }),
      'in progress',
    ],
    [
      'the task is in the other group, and ECS does not say',
      lasting(50, { green: [], blue: [target(1)], revision: revision({ resolved: [] }), rule: forwards(0, 100) }),
      'healthy at 30',
    ],
    [
      'an address that it has now is still on its way out of the other group',
      lasting(60, { blue: [target(1, 'draining')] }),
      'healthy at 30',
    ],
    ['the task is in both', lasting(60, { blue: [target(1), target(9)] }), 'in progress'],
    [
      'its revision does not name the rule of its production traffic',
      lasting(60, {
        revision: revision({ loadBalancers: [{ targetGroupArn: greenArn, containerName: 'app', containerPort: 3000 }] }),
      }),
      'in progress',
    ],
    ['its revision is not known', lasting(60, { observation: { revisions: new Map() } }), 'in progress'],
    [
      'ECS was asked to stop it',
      lasting(60, { serviceDeployment: { ...atStage('BAKE_TIME', 100), status: 'STOP_REQUESTED' } }),
      'in progress',
    ],
    [
      'ECS was asked to roll it back, which may still succeed',
      [
        ...lasting(60, { serviceDeployment: { ...atStage('BAKE_TIME', 100), status: 'ROLLBACK_REQUESTED' } }),
        baking(70, { serviceDeployment: done }),
        baking(85, { serviceDeployment: done }),
        baking(100, { serviceDeployment: done }),
      ],
      'healthy at 100',
    ],
    [
      'a hook refused it',
      lasting(60, {
        serviceDeployment: atStage('BAKE_TIME', 100, { hooks: [{ id: 'h', targetType: 'AWS_LAMBDA', status: 'FAILED' }] }),
      }),
      'in progress',
    ],
    [
      'the stage goes back, as in a rollback',
      [baking(0), ...lasting(60, { serviceDeployment: atStage('TEST_TRAFFIC_SHIFT', 100) }).slice(1)],
      'in progress',
    ],
    [
      'ECS rolls it back',
      [
        baking(0),
        baking(10, { serviceDeployment: { ...atStage('PRODUCTION_TRAFFIC_SHIFT', 0), status: 'ROLLBACK_IN_PROGRESS' } }),
      ],
      'rolled-back at 10',
    ],
    ['the rollback failed', [baking(0, { serviceDeployment: { ...done, status: 'ROLLBACK_FAILED' } })], 'deployment-failed at 0'],
    [
      'it was stopped, and a minute later nothing newer has come',
      lasting(70, { serviceDeployment: { ...done, status: 'STOPPED' } }),
      'deployment-failed at 60',
    ],
    [
      'an alarm stopped it',
      [baking(0, { serviceDeployment: { ...done, status: 'STOPPED', alarmStatus: 'TRIGGERED' } })],
      'deployment-failed at 0',
    ],
    [
      'a newer one has come',
      [
        baking(0),
        baking(10, {
          observation: {
            service: service({
              strategy: 'BLUE_GREEN',
              loadBalancers: [pair],
              deployments: [deployment({ id: newer, createdAt: at(5) }), deployment({ status: 'ACTIVE' })],
            }),
          },
        }),
      ],
      'superseded at 10',
    ],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, shifted)).toBe(verdict);
  });
});

describe('wait-until: healthy', () => {
  const scaledUp: Seen = { serviceDeployment: atStage('POST_SCALE_UP', 0), rule: forwards(0, 100) };
  const rows: readonly Row[] = [
    ['whatever traffic it has', lasting(30, scaledUp), 'healthy at 30'],
    ['not before ECS has begun', lasting(60, { serviceDeployment: serviceDeployment('PENDING') }), 'in progress'],
    ['not at a stage that nobody knows', lasting(60, { serviceDeployment: atStage('PRE_EVERYTHING', 0) }), 'in progress'],
    ['not at a stage that goes back behind the shift', [baking(0), ...lasting(60, scaledUp).slice(1)], 'in progress'],
    ['no rule is asked for', lasting(30, { ...scaledUp, observation: { rules: new Map() } }), 'healthy at 30'],
    [
      'a target that no rule names is no fault before the shift',
      lasting(90, { ...scaledUp, green: [target(1, 'unused', 'Target.NotInUse')] }),
      'in progress',
    ],
    [
      'a target that no rule names is one after it',
      lasting(90, { green: [target(1, 'unused', 'Target.NotInUse')] }),
      'targets-unhealthy at 60',
    ],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, { waitUntil: 'healthy' })).toBe(verdict);
  });
});

describe('wait-until: completed', () => {
  const [completed] = [deployment({ rolloutState: 'COMPLETED' })];
  const over = (changes: Partial<ReturnType<typeof deployment>>): Seen => ({
    serviceDeployment: done,
    blue: [],
    observation: {
      service: service({ strategy: 'BLUE_GREEN', loadBalancers: [pair], deployments: [{ ...completed, ...changes }] }),
      tasks: [task(1)],
    },
  });
  const rows: readonly Row[] = [
    ['SUCCESSFUL and COMPLETED', lasting(60, over({})), 'healthy at 30'],
    ['SUCCESSFUL and not PRIMARY', lasting(60, over({ status: 'ACTIVE' })), 'in progress'],
    ['SUCCESSFUL and not yet COMPLETED', lasting(60, over({ rolloutState: 'IN_PROGRESS' })), 'in progress'],
    [
      'COMPLETED and not yet SUCCESSFUL',
      lasting(60, { ...over({}), serviceDeployment: atStage('CLEAN_UP', 100) }),
      'in progress',
    ],
    [
      'SUCCESSFUL, with production traffic on an empty group',
      lasting(60, { ...over({}), rule: forwards(0, 100) }),
      'targets-unhealthy at 60',
    ],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, {})).toBe(verdict);
  });

  it('takes a rolloutState that is not told for no objection', () => {
    const { rolloutState, ...untold } = completed;
    expect(rolloutState).toBe('COMPLETED');
    const seen = over({});
    const deployments = [untold];
    const one = service({ strategy: 'BLUE_GREEN', loadBalancers: [pair], deployments });
    expect(verdictOf(lasting(60, { ...seen, observation: { ...seen.observation, service: one } }), {})).toBe('healthy at 30');
  });
});

describe('a pause', () => {
  const hook = { id: 'ecs-pause-x', targetType: 'PAUSE', status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' };
  const pausing = (requestedTaskCount: number): Seen => ({
    serviceDeployment: atStage('POST_SCALE_UP', 0, { hooks: [hook], target: { ...summary(ours, 0), requestedTaskCount } }),
    rule: forwards(0, 100),
  });
  const unread = { ...pausing(1), observation: { readFailures: [readFailure('DescribeServiceDeployments', 'throttled')] } };
  const ofNone: Seen = {
    ...pausing(0),
    green: [],
    observation: {
      service: service({
        strategy: 'BLUE_GREEN',
        desiredCount: 0,
        loadBalancers: [pair],
        deployments: [deployment({ desiredCount: 0 }), olderDeployment({ desiredCount: 0 })],
      }),
      tasks: [],
    },
  };
  const rows: readonly (readonly [string, Seen, Partial<Criteria>, string])[] = [
    ['fails at once', pausing(1), { onPause: 'fail' }, 'paused at 0'],
    ['passes once its tasks are stable', pausing(1), { onPause: 'pass' }, 'paused at 30'],
    ['passes at once where none was asked for', pausing(0), { onPause: 'pass' }, 'paused at 0'],
    [
      'does not pass with an unhealthy task',
      { ...pausing(1), green: [target(1, 'initial')] },
      { onPause: 'pass' },
      'in progress',
    ],
    ['is waited for', pausing(1), {}, 'in progress'],
    ['fails when the time is up', pausing(1), { timeoutSeconds: 60 }, 'paused at 60'],
    ['does not pass with fewer tasks than were asked for', pausing(2), { onPause: 'pass' }, 'in progress'],
    ['does not pass with no task of none', ofNone, { onPause: 'pass' }, 'no-tasks at 60'],
    ['passes with no task of none where that is asked for', ofNone, { onPause: 'pass', allowNoTasks: true }, 'paused at 0'],
    ['does not fail by a look that does not tell of it', unread, { onPause: 'fail' }, 'in progress'],
    ['fails when the time is up although the look does not tell of it', unread, { timeoutSeconds: 60 }, 'paused at 60'],
    [
      'is over once it is answered',
      { ...pausing(1), serviceDeployment: atStage('POST_SCALE_UP', 0, { hooks: [{ ...hook, status: 'SUCCEEDED' }] }) },
      { onPause: 'fail' },
      'in progress',
    ],
  ];
  it.each(rows)('%s', (_what, seen, criteria, verdict) => {
    expect(verdictOf(lasting(90, seen), criteria)).toBe(verdict);
  });

  it('is not told by a look that shows nothing of the service', () => {
    expect(verdictOf([baking(0, pausing(1)), blind(70)], { timeoutSeconds: 60 })).toBe('timed-out at 70');
  });

  const inWords: readonly (readonly [string, Seen, Partial<Criteria>, string])[] = [
    ['that it fails', pausing(1), { onPause: 'fail' }, ''],
    ['that its tasks are healthy', pausing(1), { onPause: 'pass' }, '; 1 of its tasks healthy for 30 s'],
    ['that it has none yet', pausing(0), { onPause: 'pass' }, '; nothing of it runs yet'],
    ['that the time is up', pausing(1), { timeoutSeconds: 30 }, ', and the time is up'],
  ];
  it.each(inWords)('says %s', (_what, seen, criteria, words) => {
    expect(judge(timeline(lasting(30, seen), criteria))).toMatchObject({
      because: `it waits for a person at \`POST_SCALE_UP\` (hook \`ecs-pause-x\`) until a time that ECS does not tell, when ECS rolls it back${words}`,
    });
  });
});

it('fails of its own tasks, long before ECS says anything', () => {
  const unhealthy = target(1, 'unhealthy', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [404]');
  const exited = task(2, {
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    stoppingAt: at(-10),
    containers: [container({ exitCode: 1 })],
  });
  const seen = {
    serviceDeployment: atStage('SCALE_UP', 0),
    green: [unhealthy],
    observation: { tasks: [task(1), exited, blueTask] },
  };
  expect(verdictOf([baking(0, seen)], {})).toBe('targets-unhealthy at 0');
});

it('asks no less of a load balancer that has no pair', () => {
  const { alternateTargetGroupArn, ...alone } = { ...pair, targetGroupArn: greenArn };
  expect(alternateTargetGroupArn).toBe(greenArn);
  const managed = revision({ loadBalancers: [], managedLoadBalancers: [alone] });
  expect(verdictOf(lasting(60, { revision: managed, rule: forwards(100, 0) }), shifted)).toBe('healthy at 30');
  expect(verdictOf(lasting(60, { revision: managed, rule: forwards(0, 100) }), shifted)).toBe('targets-unhealthy at 60');
});

it('fails when what ECS made for an Express service has failed for a minute', () => {
  const managed = revision({
    loadBalancers: [],
    managedLoadBalancers: [pair],
    managedResources: [{ kind: 'listener rule', status: 'FAILED', statusReason: 'Too many rules', carriesTraffic: true }],
  });
  expect(verdictOf(lasting(60, { revision: managed }), { waitUntil: 'healthy' })).toBe('deployment-failed at 60');
});

describe('what is still to do is told', () => {
  const unknown = service({ strategy: 'BLUE_GREEN', loadBalancers: [pair], deployments: [deployment({ status: 'RESTING' })] });
  const refused = atStage('BAKE_TIME', 100, { hooks: [{ id: 'h', targetType: 'AWS_LAMBDA', status: 'FAILED' }] });
  const baked = 'its service deployment is IN_PROGRESS at BAKE_TIME, production traffic 100 %';
  const elsewhere: Seen = { rule: forwards(99, 1) };
  type ToDo = readonly [what: string, seen: Seen, says: string, waitUntil?: 'healthy'];
  const rows: readonly ToDo[] = [
    [
      'as far as it was read',
      { observation: { readFailures: [readFailure('DescribeServiceDeployments', 'throttled')] } },
      'its service deployment could not be read',
    ],
    ['of a status that nobody knows', { observation: { service: unknown } }, 'its status is RESTING, which is not known here'],
    ['of a hook that refused it', { serviceDeployment: refused }, 'its hook h (AWS_LAMBDA) is FAILED'],
    [
      'but no hook of what is over',
      { serviceDeployment: { ...refused, status: 'SUCCESSFUL' } },
      'its service deployment is SUCCESSFUL at BAKE_TIME, production traffic 100 %',
    ],
    [
      'by its stage',
      { serviceDeployment: atStage('POST_SCALE_UP', 0), rule: forwards(0, 100) },
      'its service deployment is IN_PROGRESS at POST_SCALE_UP, production traffic 0 %',
    ],
    ['before it has one', { serviceDeployment: serviceDeployment('PENDING') }, 'its service deployment is PENDING at no stage'],
    [
      'of a rule that was not read',
      { observation: { rules: new Map() } },
      `where its production traffic goes could not be read (${ruleArn})`,
    ],
    ['of traffic that goes elsewhere', elsewhere, `production traffic does not go to api-green alone (${ruleArn})`],
    ['not of traffic where only health is waited for', elsewhere, baked, 'healthy'],
    [
      'of targets that are left',
      { green: [target(1), target(9)], blue: [] },
      'targets of an older deployment are still registered in api-green',
    ],
    ['by the wait that ECS takes', {}, baked],
  ];
  it.each(rows.map(([what, seen, says, waitUntil]) => ({ what, seen, says, waitUntil })))('$what', (row) => {
    const observed = baking(0, row.seen);
    const { deployment: verified } = timeline([observed]);
    expect(verified && progressive.stillToDo(row.waitUntil ?? 'traffic-shifted', verified, observed)).toBe(row.says);
  });
});

describe('is refused', () => {
  const bare: ServiceRevision = { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 };
  const refusedOf = (strategy: string, of: ServiceRevision | undefined, changes = {}): string | undefined =>
    progressive.refuses(service({ strategy, ...changes }), of)?.field;
  const without = (strategy: string): string =>
    `deploymentConfiguration.strategy is ${strategy}, but no load balancer, VPC Lattice or Service Connect carries traffic that could be shifted`;
  it.each(['LINEAR', 'CANARY'])('%s without traffic that could be shifted in steps', (strategy) => {
    expect(refusedOf(strategy, bare)).toBe(without(strategy));
  });
  it('a daemon', () => {
    expect(refusedOf('BLUE_GREEN', revision(), { schedulingStrategy: 'DAEMON' })).toBe(
      'schedulingStrategy is DAEMON and deploymentConfiguration.strategy is BLUE_GREEN',
    );
  });
  const counting = (...counts: readonly number[]) => ({
    deployments: counts.map((vpcLatticeCount, n) => deployment({ id: `ecs-svc/${n}`, vpcLatticeCount })),
  });
  const rows: readonly (readonly [what: string, strategy: string, of: ServiceRevision | undefined, changes?: object])[] = [
    ['BLUE_GREEN, which leaves traffic to the user', 'BLUE_GREEN', bare],
    ['with a load balancer', 'LINEAR', { ...bare, loadBalancers: [pair] }],
    ['with a gateway', 'LINEAR', { ...bare, gatewayConnectorCount: 1 }],
    ['with a load balancer of ECS', 'LINEAR', { ...bare, managedLoadBalancers: [pair] }],
    ['with Service Connect', 'LINEAR', { ...bare, serviceConnect: true }],
    [
      'an Express service, of which ECS may still be making what carries traffic',
      'CANARY',
      bare,
      { resourceManagementType: 'ECS' },
    ],
    ['with VPC Lattice, which its revision does not tell yet', 'CANARY', bare, counting(0, 1)],
    ['before its revision was read', 'CANARY', undefined],
  ];
  it.each(rows.map(([what, strategy, of, changes]) => ({ what, strategy, of, changes })))('not $what', (row) => {
    expect(refusedOf(row.strategy, row.of, row.changes)).toBeUndefined();
  });
});

describe('is complete', () => {
  const completed = deployment({ rolloutState: 'COMPLETED' });
  const isComplete = (changes: Partial<Observation>, own = done): boolean | undefined =>
    progressive.isComplete(
      { id: ours, serviceDeployment: own },
      observation(0, {
        service: service({ deployments: [olderDeployment(), completed] }),
        serviceDeployments: [own],
        ...changes,
      }),
    );
  it('once ECS says so of both, the deployment and what brings it', () => {
    expect(isComplete({})).toBe(true);
    expect(isComplete({}, atStage('CLEAN_UP', 100))).toBe(false);
  });
  it('of which a look tells nothing that did not read what brings it, unless it cannot be', () => {
    const readFailures = [readFailure('DescribeServiceDeployments', 'throttled')];
    expect(isComplete({ readFailures })).toBeUndefined();
    const goingOn = service({ deployments: [deployment({ rolloutState: 'IN_PROGRESS' })] });
    expect(isComplete({ readFailures, service: goingOn })).toBe(false);
    expect(isComplete({ readFailures, service: service({ deployments: [{ ...completed, status: 'ACTIVE' }] }) })).toBe(false);
  });
  it('of which a list tells nothing that begins after it was made', () => {
    expect(isComplete({ serviceDeployments: [] })).toBeUndefined();
  });
  it('not by a look that does not show it', () => {
    expect(isComplete({ service: service({ deployments: [olderDeployment({ status: 'PRIMARY' })] }) })).toBe(false);
    const { service: unseen, ...look } = observation(0, { serviceDeployments: [done] });
    expect(unseen).toBeDefined();
    expect(progressive.isComplete({ id: ours, serviceDeployment: done }, look)).toBe(false);
  });
});

it('plans by its service deployment, else by the service', () => {
  const seen = observation(0, { service: service({ strategy: 'CANARY', bakeTimeSeconds: 60 }) });
  expect(progressive.plan({ id: ours, serviceDeployment: atStage('SCALE_UP', 0) }, seen)).toContain('BLUE_GREEN: ');
  expect(progressive.plan({ id: ours, serviceDeployment: serviceDeployment('PENDING') }, seen)).toBe('CANARY; bake time 1 min');
  expect(progressive.plan({ id: ours }, seen)).toBe('CANARY; bake time 1 min');
  expect(progressive.plan({ id: ours }, blind(0))).toBeUndefined();
});

it('cannot do without what tells how far ECS is, and ends by the circuit breaker', () => {
  expect([...progressive.requiredOperations]).toEqual([
    'ListServiceDeployments',
    'DescribeServiceDeployments',
    'DescribeServiceRevisions',
  ]);
  expect(progressive).toMatchObject({ hasServiceDeployments: true, hasCircuitBreaker: true, shiftsTraffic: true });
});

describe('rules of production traffic are read', () => {
  it.each([
    ['in the shift', 'PRODUCTION_TRAFFIC_SHIFT', true],
    ['behind it', 'BAKE_TIME', true],
    ['not before it', 'POST_SCALE_UP', false],
  ])('%s', (_what, stage, reads) => {
    const known = { id: ours, serviceDeployment: atStage(stage, 0) };
    expect(progressive.readsRules('completed', known)).toBe(reads);
    expect(progressive.readsRules('healthy', known)).toBe(false);
  });
  it('not while nothing is known of the stage', () => {
    expect(progressive.readsRules('completed', { id: ours })).toBe(false);
  });
});
