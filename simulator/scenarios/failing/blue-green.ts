/** Blue/green deployments that fail: of themselves, by a hook, an alarm, a person. */
import type { ApiBehaviour, Action, HookSpec, ProgressiveVariants, ServiceSpec, StrategySpec } from '../../scenario.ts';
import { brisk, crashing, deployed, pair, pairOf, shifting, sound, withoutRoot, withThird } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const blueGreen: StrategySpec = { type: 'BLUE_GREEN' };
const refused: ExpectedOutcome = { outcome: 'rolled-back', cause: 'lifecycle-hook-failed' };
const alarmed: ExpectedOutcome = { outcome: 'rolled-back', cause: 'app-error-after-healthy' };
const takenBack: ExpectedOutcome = { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' };
/** By then all traffic has been shifted for a while. */
const IN_THE_BAKE = 360;

/** What is done in the bake, `deployments[]` shows only 45 s later. */
const unshown = {
  stale: [{ operation: 'DescribeServices', from: IN_THE_BAKE, until: IN_THE_BAKE + 45, showing: IN_THE_BAKE - 1 }],
} as const satisfies ApiBehaviour;

const ending = (
  title: string,
  service: ServiceSpec,
  expected: ExpectedOutcome,
  actions: readonly Action[] = [],
  behaviour: ApiBehaviour = {},
): ScenarioTest => ({
  scenario: { title, services: [service], targetGroups: pairOf(brisk), actions: [...deployed, ...actions], api: behaviour },
  expected,
});

const hooked = (title: string, hook: HookSpec): ScenarioTest => ending(title, shifting({ ...blueGreen, hooks: [hook] }), refused);

const rolledBackInTheBake = (title: string, shows: ProgressiveVariants = {}): ScenarioTest =>
  ending(title, shifting({ ...blueGreen, shows }, { bakeMinutes: 15, alarms: { rollback: true } }), alarmed, [
    { at: 600, alarm: true },
  ]);

/** Healthy for some minutes, until production reaches them. */
const failingUnderLoad = { ...sound, later: [{ at: 240, answers: 503 as const }] };

export const brokenBlueGreens = {
  'founding-story-blue-green': {
    ...ending(
      'the load balancer asks the green tasks for a path that they do not have; no breaker, so ECS says nothing for hours',
      shifting(blueGreen, { next: withoutRoot }),
      { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
    ),
    golden: true,
  },
  'founding-story-blue-green-with-breaker': ending(
    'the same with breaker and rollback: found before ECS rolls back',
    shifting(blueGreen, { next: withoutRoot, breaker: { rollback: true } }),
    { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  ),
  'blue-green-rolled-back-before-the-gate': {
    ...ending(
      'the breaker rolled back, which is seen only afterwards',
      shifting(blueGreen, { next: withoutRoot, breaker: { rollback: true } }),
      { outcome: 'rolled-back', cause: 'health-check-path-not-found' },
    ),
    startsAt: 2400,
  },
  'blue-green-crashing': ending(
    'the green tasks exit for want of a setting, again and again',
    shifting(blueGreen, { next: crashing }),
    {
      outcome: 'tasks-cycling',
      cause: 'app-config-missing',
    },
  ),
  'blue-green-not-placed': ending(
    'there is no room for green beside blue',
    shifting(blueGreen, { desired: 2, launch: 'ec2', capacity: [{ at: -90_000, room: 1 }], tasksPerInstance: 2 }),
    { outcome: 'tasks-not-placed', cause: 'capacity-memory' },
  ),
  'blue-green-zone-not-enabled': {
    scenario: {
      title: 'half of green runs in a zone that is not enabled on the load balancer, which no shift will mend',
      services: [shifting(blueGreen)],
      targetGroups: pairOf({ ...brisk, zones: ['a'] }),
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'target-az-not-enabled' },
  },
  'blue-green-unhealthy-after-the-shift': ending(
    'the tasks answer well until production traffic reaches them',
    shifting(blueGreen, { next: failingUnderLoad, bakeMinutes: 15 }),
    { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  ),
  'blue-green-one-of-two-pairs-unhealthy': {
    ...ending(
      'the tasks are healthy in the group of one pair, and not in that of the other',
      shifting(blueGreen, {
        loadBalancers: [pair, { targetGroup: 'office-blue', alternate: 'office-green', productionRule: 'office-production' }],
        next: { bootSeconds: 2, answers: { '/': 200, '/office': 503 } },
      }),
      { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
    ),
    scenario: {
      title: 'the tasks are healthy in the group of one pair, and not in that of the other',
      services: [
        shifting(blueGreen, {
          loadBalancers: [pair, { targetGroup: 'office-blue', alternate: 'office-green', productionRule: 'office-production' }],
          next: { bootSeconds: 2, answers: { '/': 200, '/office': 503 } },
        }),
      ],
      targetGroups: {
        ...pairOf(brisk),
        'office-blue': { ...brisk, path: '/office' },
        'office-green': { ...brisk, path: '/office' },
      },
      actions: deployed,
    },
  },
  'hook-refused': hooked('a function refuses what it was shown with test traffic', {
    type: 'lambda',
    stages: ['POST_TEST_TRAFFIC_SHIFT'],
    answers: 'FAILED',
  }),
  'hook-refused-before-any-task': hooked('a function refuses before any task runs, and ECS rolls back within seconds', {
    type: 'lambda',
    stages: ['PRE_SCALE_UP'],
    answers: 'FAILED',
  }),
  'hook-refused-after-the-shift': hooked('a function refuses when all traffic is shifted', {
    type: 'lambda',
    stages: ['POST_PRODUCTION_TRAFFIC_SHIFT'],
    answers: 'FAILED',
    takesSeconds: 40,
  }),
  'hook-unparsable': hooked('a function answers what ECS cannot parse', {
    type: 'lambda',
    stages: ['POST_SCALE_UP'],
    answers: 'unparsable',
  }),
  'hook-not-assumable': hooked('ECS may not assume the role of a hook', {
    type: 'lambda',
    stages: ['POST_SCALE_UP'],
    answers: 'not-assumable',
  }),
  'hook-not-invokable': hooked('the role of a hook may not invoke its function', {
    type: 'lambda',
    stages: ['POST_SCALE_UP'],
    answers: 'not-invokable',
  }),
  'hook-refused-at-creation': {
    scenario: {
      title: 'a function refuses a new service, and there is nothing to roll back to',
      services: [
        {
          ...shifting({ ...blueGreen, hooks: [{ type: 'lambda', stages: ['POST_SCALE_UP'], answers: 'FAILED' }] }),
          steady: false,
        },
      ],
      targetGroups: pairOf(brisk),
      actions: [{ at: 0, create: 1 }],
    },
    expected: { outcome: 'deployment-failed', cause: 'lifecycle-hook-failed' },
  },
  'alarm-in-the-bake': { ...rolledBackInTheBake('the alarm goes off in the bake, and ECS rolls back'), golden: true },
  'alarm-in-the-bake-other-order': rolledBackInTheBake('the same, with the green revision PRIMARY to the end', {
    primaryGoesBack: false,
  }),
  'alarm-in-the-bake-without-stages': rolledBackInTheBake('the same, and the rollback shows no stages', {
    stageGoesBack: false,
  }),
  'rollback-without-a-word': {
    ...ending(
      'traffic and stage go back while the status still says IN_PROGRESS',
      shifting({ ...blueGreen, shows: { primaryGoesBack: false } }, { bakeMinutes: 15 }),
      takenBack,
      [
        { at: IN_THE_BAKE, rollBack: true },
        { at: IN_THE_BAKE + 3, serviceDeploymentStatus: 'IN_PROGRESS' },
      ],
    ),
    startsAt: IN_THE_BAKE - 20,
    inputs: { 'wait-until': 'traffic-shifted' },
  },
  'blue-green-rolled-back-by-a-person': ending('somebody rolls the deployment back in the bake', shifting(blueGreen), takenBack, [
    { at: IN_THE_BAKE, rollBack: true },
  ]),
  'blue-green-stopped': ending(
    'somebody stops the deployment in the bake, without a rollback',
    shifting(blueGreen),
    { outcome: 'deployment-failed' },
    [{ at: IN_THE_BAKE, stopDeployment: true }],
  ),
  'blue-green-stopped-without-a-word': ending(
    'somebody stops the deployment in the bake, and nothing tells that it was not for a newer one, which might yet be shown',
    shifting({ ...blueGreen, shows: { rolloutState: false } }),
    { outcome: 'deployment-failed' },
    [{ at: IN_THE_BAKE, stopDeployment: true }],
  ),
  'blue-green-stop-requested': {
    ...ending(
      'all is healthy, but the service deployment is to be stopped',
      shifting(blueGreen),
      { outcome: 'deployment-failed' },
      [
        { at: 60, serviceDeploymentStatus: 'STOP_REQUESTED' },
        { at: 240, stopDeployment: true },
      ],
    ),
    inputs: { 'wait-until': 'healthy' },
  },
  'role-may-not-read-rules': ending(
    'the role of ECS may not read the rules, and ECS refuses at once',
    shifting({ ...blueGreen, roleLacks: 'read' }),
    { outcome: 'rolled-back', cause: 'bluegreen-networking-config' },
  ),
  'role-may-not-change-rules': ending(
    'the role of ECS may not change the rules, which ECS calls the failure of a hook',
    shifting({ ...blueGreen, roleLacks: 'change' }),
    { outcome: 'rolled-back', cause: 'iam-elb-permission-missing' },
  ),
  'superseded-in-the-bake': ending(
    'somebody deploys revision 3 in the bake: two older revisions each claim all traffic',
    withThird(shifting(blueGreen)),
    { outcome: 'superseded' },
    [{ at: IN_THE_BAKE, deploy: 3 }],
  ),
  'superseded-unseen': ending(
    'ECS has stopped the deployment for a newer one, which deployments[] does not show yet',
    withThird(shifting(blueGreen)),
    { outcome: 'superseded' },
    [{ at: IN_THE_BAKE, deploy: 3 }],
    unshown,
  ),
  'superseded-unseen-at-all': ending(
    'the same, and the list of service deployments does not show it for half a minute either',
    withThird(shifting(blueGreen)),
    { outcome: 'superseded' },
    [{ at: IN_THE_BAKE, deploy: 3 }],
    {
      stale: [
        ...unshown.stale,
        { operation: 'ListServiceDeployments', from: IN_THE_BAKE, until: IN_THE_BAKE + 30, showing: IN_THE_BAKE - 1 },
      ],
    },
  ),
  'followed-unseen-and-broken': {
    ...ending(
      'the newer deployment is followed before deployments[] shows it, and fails',
      withThird(shifting(blueGreen), withoutRoot),
      { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
      [{ at: IN_THE_BAKE, deploy: 3 }],
      unshown,
    ),
    inputs: { 'on-superseded': 'follow', 'task-definition': 'api' },
  },
  'followed-and-broken': {
    ...ending(
      'the newer deployment that was followed fails',
      withThird(shifting(blueGreen), withoutRoot),
      { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
      [{ at: IN_THE_BAKE, deploy: 3 }],
    ),
    inputs: { 'on-superseded': 'follow' },
  },
  'not-followed-to-another-task-definition': {
    ...ending(
      'the newer deployment runs another task definition than expected, so it is not followed',
      withThird(shifting(blueGreen)),
      { outcome: 'superseded' },
      [{ at: IN_THE_BAKE, deploy: 3 }],
    ),
    inputs: { 'on-superseded': 'follow', 'task-definition': 'api:2' },
  },
  'blue-green-no-tasks': ending('the service is set to run no tasks', shifting(blueGreen, { desired: 0 }), {
    outcome: 'no-tasks',
    cause: 'desired-count-zero',
  }),
} as const satisfies { readonly [name: string]: ScenarioTest };
