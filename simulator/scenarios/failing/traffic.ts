/** Production traffic that goes elsewhere than ECS says, or to nobody. */
import type { Action, ApiBehaviour, ProgressiveVariants, StrategySpec } from '../../scenario.ts';
import { api, brisk, deployed, pair, pairOf, shifting, withThird } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const blueGreen: StrategySpec = { type: 'BLUE_GREEN' };
const untilShifted = { 'wait-until': 'traffic-shifted' } as const;
const toBlue = { 'api-blue': 100, 'api-green': 0 } as const;
/** By then all traffic has been shifted for a while. */
const IN_THE_BAKE = 360;

const moved = (title: string, actions: readonly Action[], expected: ExpectedOutcome): ScenarioTest => ({
  scenario: {
    title,
    services: [shifting(blueGreen, { bakeMinutes: 10 })],
    targetGroups: pairOf(brisk),
    actions: [...deployed, ...actions],
  },
  expected,
});

const showing = (title: string, shows: ProgressiveVariants): ScenarioTest => ({
  scenario: { title, services: [shifting({ ...blueGreen, shows })], targetGroups: pairOf(brisk), actions: deployed },
  inputs: { timeout: '20m' },
  expected: { outcome: 'timed-out' },
});

const closed = (title: string, faults: NonNullable<ApiBehaviour['faults']>, names: string): ScenarioTest => ({
  scenario: { title, services: [shifting(blueGreen)], targetGroups: pairOf(brisk), actions: deployed, api: { faults } },
  expected: { outcome: 'no-access' },
  names,
});

const elsewhere: ExpectedOutcome = { outcome: 'targets-unhealthy', cause: 'production-traffic-elsewhere' };
const invalid: ExpectedOutcome = { outcome: 'rolled-back', cause: 'bluegreen-networking-config' };

const hole: ScenarioTest = {
  scenario: {
    title:
      'infrastructure code has reset the rule: both colours share one group, ECS moves production to the other, which is empty, and says SUCCESSFUL',
    services: [withThird(shifting(blueGreen))],
    targetGroups: pairOf(brisk),
    actions: [...deployed, { at: 1190, setRule: 'api-production', forwards: toBlue }, { at: 1200, deploy: 3 }],
  },
  startsAt: 1220,
  expected: elsewhere,
};

export const strayTraffic = {
  'empty-group-hole': { ...hole, golden: true },
  'empty-group-hole-seen-later': {
    ...hole,
    scenario: { ...hole.scenario, title: 'the same, looked at when ECS has long called it SUCCESSFUL' },
    startsAt: 3600,
    inputs: untilShifted,
  },
  'rule-reset-in-the-bake': moved(
    'infrastructure code sends all traffic back to the old tasks in the bake',
    [{ at: IN_THE_BAKE, setRule: 'api-production', forwards: toBlue }],
    elsewhere,
  ),
  'rule-split-in-the-bake': moved(
    'somebody sends a tenth of the traffic to the old tasks in the bake',
    [{ at: IN_THE_BAKE, setRule: 'api-production', forwards: { 'api-blue': 10, 'api-green': 90 } }],
    elsewhere,
  ),
  'rule-deleted-in-the-bake': {
    scenario: {
      title: 'somebody deletes the production rule in the bake, and only test traffic is left',
      services: [shifting(blueGreen, { loadBalancers: [{ ...pair, testRule: 'api-test' }], bakeMinutes: 10 })],
      targetGroups: pairOf(brisk),
      actions: [...deployed, { at: IN_THE_BAKE, setRule: 'api-production', forwards: undefined }],
    },
    expected: { outcome: 'deployment-failed', cause: 'listener-rule-missing' },
  },
  'only-rule-deleted-in-the-bake': moved(
    'somebody deletes the production rule in the bake, and no load balancer uses the groups any more',
    [{ at: IN_THE_BAKE, setRule: 'api-production', forwards: undefined }],
    { outcome: 'targets-unhealthy', cause: 'listener-rule-missing' },
  ),
  'rule-deleted-before-the-deployment': moved(
    'the production rule is gone when the deployment begins',
    [{ at: -30, setRule: 'api-production', forwards: undefined }],
    invalid,
  ),
  'rule-with-a-stranger': {
    scenario: {
      title: 'the rule forwards to a group that is none of the pair, and ECS refuses',
      services: [shifting(blueGreen)],
      targetGroups: { ...pairOf(brisk), 'web-tg': brisk },
      rules: { 'api-production': { forwards: { 'api-blue': 100, 'api-green': 0 } } },
      actions: [{ at: -30, setRule: 'api-production', forwards: { 'web-tg': 100 } }, ...deployed],
    },
    expected: invalid,
  },
  'group-without-a-rule': {
    scenario: {
      title: 'no rule names the second group of the pair, and ECS refuses',
      services: [shifting(blueGreen)],
      targetGroups: pairOf(brisk),
      rules: { 'api-production': { forwards: { 'api-blue': 100 } } },
      actions: deployed,
    },
    expected: invalid,
  },
  'resolved-elsewhere': showing('ECS says that it uses the group in which none of the tasks is', { resolved: 'wrong' }),
  'resolved-elsewhere-told-late': {
    scenario: {
      title: 'ECS says so only after the stage was last seen to change, and nothing but healthy tasks is waited for',
      services: [shifting({ type: 'CANARY', shows: { resolved: 'wrong' } }, { desired: 2 })],
      targetGroups: pairOf({ intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 }),
      actions: deployed,
    },
    startsAt: 20.4,
    inputs: { 'wait-until': 'healthy', timeout: '10m' },
    expected: { outcome: 'timed-out' },
  },
  'unknown-stage-in-the-bake': {
    scenario: {
      title: 'ECS watches at a stage that nobody knows: nobody can say that it is behind the shift',
      services: [
        shifting(
          { ...blueGreen, shows: { stageNamed: { POST_PRODUCTION_TRAFFIC_SHIFT: 'SOAK', BAKE_TIME: 'SOAK' } } },
          { bakeMinutes: 30 },
        ),
      ],
      targetGroups: pairOf(brisk),
      actions: deployed,
    },
    inputs: { ...untilShifted, timeout: '15m' },
    expected: { outcome: 'timed-out' },
  },
  'unknown-stage-at-the-end': showing('ECS calls the deployment successful, at a stage that nobody knows', {
    stageStays: true,
    stageNamed: { CLEAN_UP: 'TIDYING' },
  }),
  'stage-before-the-shift-at-the-end': showing('ECS calls the deployment successful, at a stage that it had left behind', {
    stageStays: true,
    stageNamed: { CLEAN_UP: 'SCALE_UP' },
  }),
  'unknown-status-in-the-bake': {
    ...moved('the service deployment shows a status that nobody knows', [{ at: 120, serviceDeploymentStatus: 'ON_HOLD' }], {
      outcome: 'timed-out',
    }),
    inputs: { ...untilShifted, timeout: '12m' },
  },
  'service-connect-without-weights': {
    scenario: {
      title: 'Service Connect alone carries traffic, and ECS tells no weights: nobody can say that it is shifted',
      services: [
        api({
          desired: 2,
          loadBalancers: [],
          serviceConnect: true,
          strategy: { type: 'CANARY', stepBakeMinutes: 2, shows: { weights: false } },
        }),
      ],
      actions: deployed,
    },
    inputs: { ...untilShifted, timeout: '15m' },
    expected: { outcome: 'timed-out' },
  },
  'service-deployments-denied': closed(
    'service deployments may not be read',
    [{ fault: 'denied', operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] }],
    'ServiceDeployments',
  ),
  'rule-sent-from-one-empty-group-to-another': {
    scenario: {
      title: 'somebody sends all traffic to a group that is empty, and half a minute later to the group of the old tasks',
      services: [shifting(blueGreen, { bakeMinutes: 10 })],
      targetGroups: { ...pairOf(brisk), 'spare-tg': brisk },
      actions: [
        ...deployed,
        { at: IN_THE_BAKE, setRule: 'api-production', forwards: { 'spare-tg': 100 } },
        { at: IN_THE_BAKE + 30, setRule: 'api-production', forwards: toBlue },
      ],
    },
    expected: elsewhere,
  },
  'revisions-denied': closed(
    'service revisions may not be read',
    [{ fault: 'denied', operations: ['DescribeServiceRevisions'] }],
    'ecs:DescribeServiceRevisions',
  ),
  'rules-denied': closed(
    'rules may not be read',
    [{ fault: 'denied', operations: ['DescribeRules'] }],
    'elasticloadbalancing:DescribeRules',
  ),
  'listeners-denied': {
    scenario: {
      title: 'the listeners of an NLB may not be read',
      services: [shifting(blueGreen, { graceSeconds: 300 })],
      targetGroups: pairOf({ ...brisk, balancer: 'NLB' }),
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['DescribeListeners'] }] },
    },
    inputs: { timeout: '1h' },
    expected: { outcome: 'no-access' },
    names: 'elasticloadbalancing:DescribeListeners',
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
