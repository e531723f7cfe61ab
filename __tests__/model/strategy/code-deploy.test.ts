/** Deployments by CodeDeploy: what is taken for done, what for broken, and what is waited for. */
import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../src/judge/judge.ts';
import type { Criteria } from '../../../src/model/criteria.ts';
import type {
  CodeDeployDeployment,
  CodeDeployTarget,
  Deployment,
  LifecycleEvent,
  Observation,
} from '../../../src/model/observation.ts';
import { codeDeploy } from '../../../src/model/strategy/code-deploy.ts';
import {
  answers404,
  at,
  groupArn,
  newer,
  observation,
  older,
  ours,
  readFailure,
  service,
  target,
  task,
  targetGroup,
  timeline,
} from '../../build.ts';
import { verdictOf } from './verdict.ts';
import { ofTaskSet } from './task-set.ts';

const blueArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api-blue/fedcba9876543210';
const codeDeployId = 'd-AB12CD34E';

const green = (changes: Partial<Deployment> = {}, taskSet: Partial<Deployment['taskSet']> = {}): Deployment =>
  ofTaskSet({ externalId: codeDeployId, ...taskSet }, changes);
const blue = (changes: Partial<Deployment> = {}): Deployment =>
  ofTaskSet(
    { externalId: 'd-ZZ98YY76X', loadBalancers: [{ targetGroupArn: blueArn, containerName: 'app', containerPort: 3000 }] },
    { id: older, status: 'ACTIVE', createdAt: at(-3600), updatedAt: at(-3500), ...changes },
  );

const eventNames = ['BeforeInstall', 'Install', 'AfterInstall', 'BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'];

/** All events up to this one have succeeded. */
const eventsUpTo = (last: string): readonly LifecycleEvent[] =>
  eventNames.map((name, i) =>
    i <= eventNames.indexOf(last)
      ? { name, status: 'Succeeded', startedAt: at(-40 + i), endedAt: at(-39 + i) }
      : { name, status: 'Pending' },
  );

const weights = (own: number): CodeDeployTarget['taskSets'] => [
  { deploymentId: ours, trafficWeight: own },
  { deploymentId: older, trafficWeight: 100 - own },
];

const made = (changes: Partial<CodeDeployDeployment> = {}, at: Partial<CodeDeployTarget> = {}): CodeDeployDeployment => ({
  id: codeDeployId,
  application: 'AppECS-prod-api',
  deploymentGroup: 'DgpECS-prod-api',
  status: 'InProgress',
  target: { status: 'InProgress', lifecycleEvents: eventsUpTo('AfterAllowTraffic'), taskSets: weights(100), ...at },
  ...changes,
});

interface Seen {
  readonly sets?: readonly Deployment[];
  readonly codeDeploy?: CodeDeployDeployment | 'not asked';
  readonly own?: readonly ReturnType<typeof target>[];
  readonly observation?: Partial<Observation>;
}

/** After the shift, as it should be: the new set is PRIMARY and healthy, the old one waits for its end. */
const shifted = (seconds: number, { sets, codeDeploy = made(), own, observation: changes }: Seen = {}): Observation =>
  observation(seconds, {
    service: service({ controller: 'CODE_DEPLOY', deployments: sets ?? [green(), blue()] }),
    ...(codeDeploy === 'not asked' ? {} : { codeDeploy }),
    tasks: [task(1), task(9, { deploymentId: older })],
    targets: new Map([
      [groupArn, own ?? [target(1)]],
      [blueArn, [target(9)]],
    ]),
    targetGroups: [targetGroup()],
    ...changes,
  });

/** Every ten seconds for so long, always the same. */
const lasting = (seconds: number, seen: Seen = {}, from = 0): readonly Observation[] =>
  Array.from({ length: seconds / 10 + 1 }, (_, i) => shifted(from + i * 10, seen));

const unused = target(1, 'unused', 'Target.NotInUse', 'Target group is not configured to receive traffic from the load balancer');

/** Before the shift: the new set is there, and the old one has all traffic. */
const installed: Seen = {
  sets: [green({ status: 'ACTIVE' }), blue({ status: 'PRIMARY' })],
  codeDeploy: made({}, { lifecycleEvents: eventsUpTo('AfterInstall'), taskSets: weights(0) }),
};
const unchecked: Seen = { ...installed, own: [unused] };

type Row = readonly [string, observations: readonly Observation[], verdict: string];

describe('wait-until: healthy', () => {
  const unread = { codeDeploy: 'not asked' } as const;
  const rows: readonly Row[] = [
    ['as many tasks as desired are healthy, wherever traffic goes', lasting(30, { ...installed, ...unread }), 'healthy at 30'],
    ['also after the shift', lasting(30, unread), 'healthy at 30'],
    ['not at a smaller scale', lasting(60, { ...unread, sets: [green({}, { scalePercent: 50 }), blue()] }), 'in progress'],
    [
      'not in a status that nobody knows',
      lasting(60, { ...unread, sets: [green({ status: 'RESTING' }), blue()] }),
      'in progress',
    ],
    ['not while targets are not checked', lasting(600, { ...unchecked, ...unread }), 'in progress'],
    [
      'a target that is still unused a minute after the shift',
      [...lasting(60, { ...unchecked, ...unread }), ...lasting(60, { ...unread, own: [unused] }, 70)],
      'targets-unhealthy at 130',
    ],
    [
      'a target that is unhealthy before the shift',
      lasting(30, { ...installed, ...unread, own: [answers404(1)] }),
      'in progress',
    ],
    [
      'a newer task set',
      [shifted(0, unread), shifted(10, { ...unread, sets: [green(), green({ id: newer, status: 'ACTIVE', createdAt: at(5) })] })],
      'superseded at 10',
    ],
    [
      'both at once',
      lasting(10, {
        ...unread,
        observation: { service: service({ controller: 'CODE_DEPLOY', deployments: [green()], taskSetCount: 1 }) },
      }),
      'misconfigured at 0',
    ],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, { waitUntil: 'healthy' })).toBe(verdict);
  });

  it('says how the set stands', () => {
    const verdict = judge(timeline(lasting(30, { ...installed, ...unread }), { waitUntil: 'healthy' }));
    expect(verdict).toMatchObject({ because: '1 of 1 task healthy for 30 s; its task set is not PRIMARY yet' });
  });
});

describe('wait-until: traffic-shifted', () => {
  const rows: readonly Row[] = [
    ['all traffic goes to it for stable-for', lasting(30), 'healthy at 30'],
    ['it is not PRIMARY', lasting(60, { sets: [green({ status: 'ACTIVE' }), blue({ status: 'PRIMARY' })] }), 'in progress'],
    ['it has a part of the traffic', lasting(60, { codeDeploy: made({}, { taskSets: weights(90) }) }), 'in progress'],
    ['its share is not told', lasting(60, { codeDeploy: made({}, { taskSets: [{ deploymentId: ours }] }) }), 'in progress'],
    ['its set is not told', lasting(60, { codeDeploy: made({}, { taskSets: [] }) }), 'in progress'],
    [
      'the shift is not over',
      lasting(60, { codeDeploy: made({}, { lifecycleEvents: eventsUpTo('BeforeAllowTraffic') }) }),
      'in progress',
    ],
    ['no event is told', lasting(60, { codeDeploy: made({}, { lifecycleEvents: [] }) }), 'in progress'],
    [
      'the target is not told',
      lasting(60, { codeDeploy: { id: codeDeployId, application: 'a', deploymentGroup: 'g', status: 'InProgress' } }),
      'in progress',
    ],
    [
      'an event is in a status that nobody knows',
      lasting(60, {
        codeDeploy: made(
          {},
          { lifecycleEvents: [...eventsUpTo('AllowTraffic'), { name: 'AfterAllowTraffic', status: 'Unknown' }] },
        ),
      }),
      'in progress',
    ],
    ['the deployment is in a status that nobody knows', lasting(60, { codeDeploy: made({ status: 'Resting' }) }), 'in progress'],
    ['CodeDeploy bakes', lasting(30, { codeDeploy: made({ status: 'Baking' }) }), 'healthy at 30'],
    [
      'CodeDeploy did not answer',
      lasting(60, { observation: { readFailures: [readFailure('GetDeployment', 'throttled')] } }),
      'in progress',
    ],
    [
      'what CodeDeploy says of the target could not be read',
      lasting(60, { observation: { readFailures: [readFailure('BatchGetDeploymentTargets', 'server-error')] } }),
      'in progress',
    ],
    [
      'CodeDeploy may not be asked',
      lasting(10, { codeDeploy: 'not asked', observation: { readFailures: [readFailure('GetDeployment', 'denied')] } }),
      'no-access at 0',
    ],
    ['it was not asked', lasting(60, { codeDeploy: 'not asked' }), 'in progress'],
    ['another deployment was asked about', lasting(60, { codeDeploy: made({ id: 'd-OTHER' }) }), 'in progress'],
    ['the time starts with the shift', [...lasting(60, installed), ...lasting(30, {}, 70)], 'healthy at 100'],
    [
      'the time is not lost to an answer that is missing',
      [
        shifted(0),
        shifted(10, { observation: { readFailures: [readFailure('GetDeployment', 'throttled')] } }),
        ...lasting(10, {}, 20),
      ],
      'healthy at 30',
    ],
    ['nothing healthy is where all traffic goes', lasting(60, { own: [target(1, 'initial')] }), 'targets-unhealthy at 60'],
    [
      'the targets there could not be read',
      lasting(90, { observation: { targets: new Map(), readFailures: [readFailure('DescribeTargetHealth', 'throttled')] } }),
      'in progress',
    ],
    [
      'a service of no tasks is no fault of its traffic',
      lasting(50, {
        own: [],
        observation: {
          tasks: [],
          service: service({
            controller: 'CODE_DEPLOY',
            desiredCount: 0,
            deployments: [green({ desiredCount: 0, runningCount: 0 })],
          }),
        },
      }),
      'in progress',
    ],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, { waitUntil: 'traffic-shifted' })).toBe(verdict);
  });
});

describe('of CodeDeploy', () => {
  const known = { id: ours, createdAt: at(-60), entry: green() };
  const inOwnGroup = (tasks: Observation['tasks'], ...targets: readonly number[]): Seen => ({
    observation: { ...(tasks ? { tasks } : {}), targets: new Map([[groupArn, targets.map((n) => target(n))]]) },
  });
  const unread = (operation: string): Partial<Observation> => ({ readFailures: [readFailure(operation, 'throttled')] });

  it('all traffic goes to a set only while no target of another is beside its own', () => {
    const isWhereWanted = (seen: Seen): boolean | undefined =>
      codeDeploy.isWhereWanted('traffic-shifted', known, shifted(0, seen));
    expect(isWhereWanted(inOwnGroup([task(1), task(9, { deploymentId: older })], 1))).toBe(true);
    expect(isWhereWanted(inOwnGroup([task(1), task(9, { deploymentId: older })], 1, 9))).toBe(false);
    // One is counted of the older set, and not known.
    expect(isWhereWanted(inOwnGroup([task(1)], 1, 9))).toBeUndefined();
  });

  it('what made a newer set need not be told where the set is of no CodeDeploy deployment', () => {
    const third = green({ id: newer, status: 'ACTIVE', createdAt: at(25) });
    const seen = shifted(30, { sets: [green(), third], observation: unread('GetDeployment') });
    expect(codeDeploy.successor(known, seen)).toBeUndefined();
    expect(codeDeploy.successor({ ...known, entry: green({}, { externalId: '' }) }, seen)).toBe(third);
  });

  it('a look tells its word where both calls answered, or where its status says that it waits', () => {
    const tellsWord = (status: string, operation: string): boolean =>
      codeDeploy.tellsWord(shifted(0, { codeDeploy: made({ status }), observation: unread(operation) }));
    expect(codeDeploy.tellsWord(shifted(0))).toBe(true);
    expect(['InProgress', 'Ready'].map((status) => tellsWord(status, 'GetDeployment'))).toEqual([false, false]);
    expect(['InProgress', 'Ready'].map((status) => tellsWord(status, 'BatchGetDeploymentTargets'))).toEqual([false, true]);
    expect(codeDeploy.tellsWord(shifted(0, { codeDeploy: 'not asked', observation: unread('BatchGetDeploymentTargets') }))).toBe(
      false,
    );
  });
});

describe('wait-until: completed', () => {
  const succeeded = made({ status: 'Succeeded', completedAt: at(-5) });
  const created = green({}, { externalId: '' });
  const rows: readonly Row[] = [
    ['CodeDeploy calls it successful', lasting(30, { codeDeploy: succeeded, sets: [green()] }), 'healthy at 30'],
    ['the old set is kept alive', lasting(30, { codeDeploy: succeeded }), 'healthy at 30'],
    ['the old set waits for its end', lasting(60), 'in progress'],
    [
      'Succeeded, and not PRIMARY',
      lasting(60, { codeDeploy: succeeded, sets: [green({ status: 'ACTIVE' }), blue()] }),
      'in progress',
    ],
    [
      'Succeeded, and unhealthy after the shift',
      [
        ...lasting(10, { ...unchecked, codeDeploy: made({}, { taskSets: weights(0) }) }),
        ...lasting(60, { codeDeploy: succeeded, own: [answers404(1)] }, 20),
      ],
      'targets-unhealthy at 80',
    ],
    ['the set that the service was made with', lasting(30, { codeDeploy: 'not asked', sets: [created] }), 'healthy at 30'],
    ['that set beside another', lasting(60, { codeDeploy: 'not asked', sets: [created, blue()] }), 'in progress'],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, {})).toBe(verdict);
  });
});

describe('what becomes of it otherwise', () => {
  const failed = made(
    { status: 'Failed', errorCode: 'HEALTH_CONSTRAINTS', errorMessage: 'too few are healthy' },
    { taskSets: weights(0) },
  );
  const goneBack = (own: Partial<Deployment>): readonly Deployment[] => [
    green({ status: 'ACTIVE', ...own }),
    blue({ status: 'PRIMARY' }),
  ];
  const third = green({ id: newer, status: 'ACTIVE', createdAt: at(25) }, { externalId: 'd-FG56HI78J' });
  const rows: readonly Row[] = [
    ['an older PRIMARY is what every one begins with', lasting(90, unchecked), 'in progress'],
    [
      'its set drains, and an older one serves',
      [shifted(0, installed), shifted(10, { ...installed, sets: goneBack({ status: 'DRAINING' }) })],
      'rolled-back at 10',
    ],
    ['its set drains, and none serves', lasting(60, { ...installed, sets: [green({ status: 'DRAINING' })] }), 'in progress'],
    [
      'its set is gone, and an older one serves',
      [shifted(0, installed), ...lasting(20, { ...installed, sets: [blue({ status: 'PRIMARY' })] }, 10)],
      'rolled-back at 20',
    ],
    [
      'an answer from before it was made',
      [shifted(0, installed), shifted(10, { ...installed, sets: [blue({ status: 'PRIMARY' })] }), ...lasting(20, installed, 20)],
      'in progress',
    ],
    [
      'CodeDeploy rolls it back',
      [shifted(0, installed), shifted(10, { ...installed, codeDeploy: { ...failed, rolledBackBy: 'd-FG56HI78J' } })],
      'rolled-back at 10',
    ],
    [
      'CodeDeploy rolls it back by a set of its own',
      [shifted(0), shifted(30, { codeDeploy: { ...failed, rolledBackBy: 'd-FG56HI78J' }, sets: [green(), third] })],
      'rolled-back at 30',
    ],
    ['a newer set by another deployment', [shifted(0), shifted(30, { sets: [green(), third] })], 'superseded at 30'],
    [
      'a newer set, while CodeDeploy does not answer whether it is a rollback',
      [
        shifted(0),
        shifted(30, { sets: [green(), third], observation: { readFailures: [readFailure('GetDeployment', 'throttled')] } }),
      ],
      'in progress',
    ],
    [
      'a set that was made to roll another back',
      lasting(10, { codeDeploy: made({ creator: 'codeDeployRollback', rollsBack: 'd-LOST' }) }),
      'rolled-back at 0',
    ],
    [
      'one that was made for that long ago',
      lasting(30, {
        sets: [green({ createdAt: at(-7 * 3600) })],
        codeDeploy: made({ status: 'Succeeded', rollsBack: 'd-LOST' }),
      }),
      'healthy at 30',
    ],
    ['it failed, for less than a minute', lasting(50, { ...installed, codeDeploy: failed }), 'in progress'],
    ['it failed, and nothing took its place', lasting(60, { ...installed, codeDeploy: failed }), 'deployment-failed at 60'],
    ['it was stopped', lasting(60, { codeDeploy: made({ status: 'Stopped' }) }), 'deployment-failed at 60'],
    [
      'it failed, and a newer one came within the minute',
      [...lasting(50, { ...installed, codeDeploy: failed }), shifted(60, { codeDeploy: failed, sets: [green(), third] })],
      'superseded at 60',
    ],
    [
      'its tasks fail long before CodeDeploy says so',
      lasting(10, {
        ...installed,
        own: [answers404(1), answers404(2)],
        observation: { tasks: [task(1), task(2)] },
      }),
      'targets-unhealthy at 0',
    ],
  ];
  it.each(rows)('%s', (_what, observations, verdict) => {
    expect(verdictOf(observations, {})).toBe(verdict);
  });

  it('says who rolled it back, and why it failed', () => {
    const back = judge(timeline([shifted(0, { ...installed, sets: goneBack({ status: 'DRAINING' }) })]));
    expect(back).toMatchObject({
      because: `CodeDeploy rolled ${ours} back to ${older} (TaskSet.status: ${ours} is DRAINING, and PRIMARY is ${older}, created before it)`,
    });
    const ended = judge(timeline(lasting(60, { ...installed, codeDeploy: failed })));
    expect(ended).toMatchObject({
      because:
        'CodeDeploy deployment d-AB12CD34E is Failed (HEALTH_CONSTRAINTS: too few are healthy), and nothing has taken its place, for 1 min',
    });
  });
});

describe('a wait for a person', () => {
  const waiting = (changes: Partial<CodeDeployDeployment>, target: Partial<CodeDeployTarget> = {}): Seen => ({
    ...installed,
    codeDeploy: made(
      { readyWaitSeconds: 3600, readyTimeoutAction: 'STOP_DEPLOYMENT', ...changes },
      { lifecycleEvents: eventsUpTo('AfterInstall'), taskSets: weights(0), ...target },
    ),
  });
  const told = eventsUpTo('AfterInstall').filter(({ status }) => status !== 'Pending');
  const rows: readonly (readonly [string, Seen, Partial<Criteria>, string])[] = [
    ['Ready fails at once', waiting({ status: 'Ready' }), { onPause: 'fail' }, 'paused at 0'],
    ['so does the target', waiting({}, { status: 'Ready' }), { onPause: 'fail' }, 'paused at 0'],
    ['so does what waits without saying so', waiting({}), { onPause: 'fail' }, 'paused at 0'],
    ['also where events to come are not told', waiting({}, { lifecycleEvents: told }), { onPause: 'fail' }, 'paused at 0'],
    [
      'with test traffic that comes first, it does not wait yet',
      waiting({ hasTestListener: true }),
      { onPause: 'fail' },
      'in progress',
    ],
    [
      'nor where nobody is to be asked',
      waiting({ readyTimeoutAction: 'CONTINUE_DEPLOYMENT' }),
      { onPause: 'fail' },
      'in progress',
    ],
    ['nor before it is there', waiting({}, { lifecycleEvents: eventsUpTo('Install') }), { onPause: 'fail' }, 'in progress'],
    [
      'nor once it goes on',
      waiting({ status: 'Ready' }, { lifecycleEvents: eventsUpTo('BeforeAllowTraffic') }),
      { onPause: 'fail' },
      'in progress',
    ],
    ['nor when it was stopped', waiting({ status: 'Stopped' }), { onPause: 'fail' }, 'in progress'],
    ['it passes once its tasks are stable', waiting({}), { onPause: 'pass' }, 'paused at 30'],
    ['it does not pass where they are not checked', { ...waiting({}), own: [unused] }, { onPause: 'pass' }, 'in progress'],
    ['it is waited for', waiting({}), {}, 'in progress'],
    ['it fails when the time is up', waiting({}), { timeoutSeconds: 50 }, 'paused at 50'],
  ];
  it.each(rows)('%s', (_what, seen, criteria, verdict) => {
    expect(verdictOf(lasting(50, seen), criteria)).toBe(verdict);
  });

  it('says until when, what happens then, and what to do', () => {
    const seen = timeline([shifted(0, waiting({ status: 'Ready' }))], { onPause: 'fail' });
    const { deployment } = seen;
    expect(judge(seen)).toMatchObject({
      because:
        'it waits for a person before `BeforeAllowTraffic` (CodeDeploy deployment `d-AB12CD34E`) until 2026-01-15 10:59 UTC, when CodeDeploy stops it',
    });
    expect(deployment?.strategy.pauses(deployment)).toMatchObject([
      {
        continueCommand:
          'aws deploy continue-deployment \\\n  --deployment-id d-AB12CD34E \\\n  --deployment-wait-type READY_WAIT \\\n  --region eu-west-1',
        rollBackCommand:
          'aws deploy stop-deployment \\\n  --deployment-id d-AB12CD34E \\\n  --auto-rollback-enabled \\\n  --region eu-west-1',
      },
    ]);
  });
});

it.each([
  ['DAEMON', { schedulingStrategy: 'DAEMON', deployments: [green()] }, 'misconfigured at 0'],
  [
    'a Classic Load Balancer',
    { deployments: [green({}, { loadBalancers: [{ loadBalancerName: 'old' }] })] },
    'misconfigured at 0',
  ],
])('is refused: %s', (_what, changes, verdict) => {
  const seen = shifted(0, { observation: { service: service({ controller: 'CODE_DEPLOY', ...changes }) } });
  expect(verdictOf([seen], {})).toBe(verdict);
});
