/** Blue/green deployments that go well. */
import type { ProgressiveVariants, ServiceSpec, StrategySpec } from '../../scenario.ts';
import { brisk, deployed, pair, pairOf, shifting, sound, withThird } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const blueGreen: StrategySpec = { type: 'BLUE_GREEN' };

const inputs = (waitUntil: string) => ({ 'wait-until': waitUntil }) as const;

const plain: ScenarioTest = {
  scenario: {
    title: 'a blue/green deployment of three tasks goes well',
    services: [shifting(blueGreen)],
    targetGroups: pairOf(brisk),
    actions: deployed,
  },
  expected: { outcome: 'healthy' },
};

/** The same, where ECS shows what nobody could verify in another way. */
const showing = (title: string, shows: ProgressiveVariants, waitUntil = 'completed'): ScenarioTest => ({
  ...plain,
  scenario: { ...plain.scenario, title, services: [shifting({ ...blueGreen, shows })] },
  inputs: inputs(waitUntil),
});

const going = (title: string, service: ServiceSpec, rest: Partial<ScenarioTest['scenario']> = {}): ScenarioTest => ({
  ...plain,
  scenario: { ...plain.scenario, title, services: [service], ...rest },
});

export const blueGreens = {
  'blue-green-plain': { ...plain, golden: true },
  'blue-green-until-traffic-shifted': { ...plain, inputs: inputs('traffic-shifted') },
  'blue-green-until-healthy': { ...plain, inputs: inputs('healthy') },
  'blue-green-there-and-back': {
    ...going('after blue/green comes green/blue: the roles of the two groups change', withThird(shifting(blueGreen)), {
      actions: [...deployed, { at: 1200, deploy: 3 }],
    }),
    startsAt: 1220,
  },
  'blue-green-created': {
    ...going(
      'a new service goes into the second group of its pair, since the rule names the first',
      { ...shifting(blueGreen), steady: false },
      { actions: [{ at: 0, create: 1 }] },
    ),
    startsAt: -60,
    inputs: { deployment: 'new' },
  },
  'blue-green-old-targets-unhealthy': going('the old tasks are unhealthy in their group; the new ones are well', {
    ...shifting(blueGreen),
    revisions: { 1: { ...sound, later: [{ at: -20, answers: 500 }] }, 2: sound },
  }),
  'blue-green-scaled-out-in-the-bake': going('the service is scaled out while ECS watches', shifting(blueGreen), {
    actions: [...deployed, { at: 300, scale: 5 }],
  }),
  'blue-green-exit-in-the-bake': going(
    'one new task exits while ECS watches, and is replaced',
    shifting(blueGreen, { next: { ...sound, tasks: { 1: { ...sound, later: [{ at: 300, exits: 1 }] } } } }),
  ),
  'blue-green-two-pairs': going(
    'each task is registered in two pairs, one for the public and one for the office',
    shifting(blueGreen, {
      loadBalancers: [pair, { targetGroup: 'office-blue', alternate: 'office-green', productionRule: 'office-production' }],
    }),
    { targetGroups: { ...pairOf(brisk), 'office-blue': brisk, 'office-green': brisk } },
  ),
  'blue-green-with-test-traffic-and-hooks': going(
    'functions are asked at four stages, and all agree; test traffic is shifted first',
    shifting(
      {
        ...blueGreen,
        hooks: [
          { type: 'lambda', stages: ['PRE_SCALE_UP', 'POST_SCALE_UP'] },
          { type: 'lambda', stages: ['POST_TEST_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], takesSeconds: 60 },
        ],
      },
      { loadBalancers: [{ ...pair, testRule: 'api-test' }] },
    ),
  ),
  'blue-green-with-ended-hooks-shown': going(
    'hooks that have ended are shown for the rest of their stage',
    shifting({
      ...blueGreen,
      hooks: [{ type: 'lambda', stages: ['POST_PRODUCTION_TRAFFIC_SHIFT'], takesSeconds: 60 }],
      shows: { endedHooks: true },
    }),
  ),
  'blue-green-nlb': {
    ...going('an NLB takes ten minutes for each shift of traffic', shifting(blueGreen, { graceSeconds: 300 }), {
      targetGroups: pairOf({ ...brisk, balancer: 'NLB' }),
    }),
    inputs: { timeout: '1h' },
  },
  'blue-green-nlb-until-traffic-shifted': {
    ...going('the traffic of an NLB is waited for, not the bake', shifting(blueGreen, { graceSeconds: 300 }), {
      targetGroups: pairOf({ ...brisk, balancer: 'NLB' }),
    }),
    inputs: { ...inputs('traffic-shifted'), timeout: '1h' },
  },
  'blue-green-some-failures-of-many': going(
    'eleven of fifty new tasks fail once, all started at once: just under a quarter',
    shifting(blueGreen, {
      desired: 50,
      maximumPercent: 110,
      next: {
        ...sound,
        tasks: Object.fromEntries(
          Array.from({ length: 11 }, (_, index) => [index + 1, { ...sound, later: [{ afterSeconds: 10, exits: 1 }] }]),
        ),
      },
    }),
  ),
  'successful-before-completed': showing('ECS says SUCCESSFUL some time before it says COMPLETED', { saidFirst: 'SUCCESSFUL' }),
  'successful-before-completed-other-order': showing('ECS says COMPLETED some time before it says SUCCESSFUL', {
    saidFirst: 'COMPLETED',
  }),
  'successful-and-completed-together': showing('ECS says SUCCESSFUL and COMPLETED at once', { saidFirst: 'together' }),
  'resolved-at-the-start': showing('the group that ECS has chosen is told from the start', { resolved: 'start' }),
  'resolved-at-the-start-other-order': showing('the group that ECS has chosen is told only when traffic is shifted', {
    resolved: 'shift',
  }),
  'resolved-never': showing('the group that ECS has chosen is never told: where the tasks register decides', {
    resolved: 'never',
  }),
  'weights-absent': showing('ECS tells no weights: the rule decides', { weights: false }, 'traffic-shifted'),
  'rollout-state-absent': showing('the deployment shows no rolloutState', { rolloutState: false }),
  'stage-stays': showing('the last stage is still told after the end', { stageStays: true }),
  'stage-named-before-production': showing(
    'ECS shows a stage before production traffic that only hooks know',
    { preProductionStage: true },
    'traffic-shifted',
  ),
  'unknown-stage-at-the-shift': showing(
    'traffic is shifted at a stage that nobody knows: waited for what follows',
    { stageNamed: { PRODUCTION_TRAFFIC_SHIFT: 'TRAFFIC_MIRRORING' } },
    'traffic-shifted',
  ),
  'revision-missing-for-a-while': {
    ...plain,
    scenario: {
      ...plain.scenario,
      title: 'for two minutes AWS says that there is no such service revision',
      api: { stale: [{ operation: 'DescribeServiceRevisions', until: 120, showing: -30 }] },
    },
  },
  'rules-unread-for-a-while': {
    ...plain,
    scenario: {
      ...plain.scenario,
      title: 'the rule cannot be read for three minutes of the bake',
      api: { faults: [{ fault: 'server-error', operations: ['DescribeRules'], until: 330 }] },
    },
    inputs: inputs('traffic-shifted'),
  },
  'service-deployment-unread-for-a-while': {
    ...plain,
    scenario: {
      ...plain.scenario,
      title: 'the service deployment cannot be read for some time after the shift',
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceDeployments'], from: 150, until: 330 }] },
    },
    inputs: inputs('traffic-shifted'),
  },
  'rules-denied-until-healthy': {
    ...plain,
    scenario: {
      ...plain.scenario,
      title: 'rules may not be read, and need not be for `healthy`',
      api: { faults: [{ fault: 'denied', operations: ['DescribeRules'] }] },
    },
    inputs: inputs('healthy'),
  },
  'rollback-requested-then-successful': going(
    'somebody asks for a rollback, which comes too late: the deployment ends well',
    shifting(blueGreen),
    { actions: [...deployed, { at: 400, serviceDeploymentStatus: 'ROLLBACK_REQUESTED' }] },
  ),
  'alarm-in-the-bake-after-green': {
    ...going(
      'the alarm goes off in the bake, when the gate has long said that traffic is shifted',
      shifting(blueGreen, { bakeMinutes: 15, alarms: { rollback: true } }),
      { actions: [...deployed, { at: 600, alarm: true }] },
    ),
    inputs: inputs('traffic-shifted'),
  },
  'blue-green-scaled-out-as-traffic-shifts': {
    scenario: {
      title: 'the service is scaled out while traffic is shifted: all of it holds once the added tasks are healthy too',
      services: [
        shifting({ type: 'BLUE_GREEN' }, { desired: 1, bakeMinutes: 0, loadBalancers: [{ ...pair, testRule: 'api-test' }] }),
      ],
      targetGroups: pairOf({ intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 }),
      actions: [...deployed, { at: 55, scale: 3 }],
      seed: 237181,
    },
    startsAt: 20.4,
    inputs: inputs('traffic-shifted'),
    expected: { outcome: 'healthy' },
  },
  'blue-green-unchanged': {
    scenario: {
      title: 'the deployer found nothing to change: the deployment of yesterday is still sound',
      services: [shifting({ type: 'BLUE_GREEN' })],
      targetGroups: pairOf(brisk),
    },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
