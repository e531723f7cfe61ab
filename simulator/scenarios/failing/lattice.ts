/** Services behind VPC Lattice that do not turn out well, or cannot be told. */
import type { Action, ApiBehaviour, Revision, Scenario, ServiceSpec, StrategySpec, TargetGroupSpec } from '../../scenario.ts';
import { api, brisk, crashing, deployed, pair, pairOf, sound, withoutRoot } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const rolling = (
  title: string,
  expected: ExpectedOutcome,
  next: Revision = sound,
  group: TargetGroupSpec = brisk,
  spec: Partial<ServiceSpec> = {},
  rest: Partial<Scenario> = {},
): ScenarioTest => ({
  scenario: {
    title,
    services: [{ ...api({ kind: 'lattice', desired: 3, next }), ...spec }],
    targetGroups: { 'api-tg': group },
    actions: deployed,
    ...rest,
  },
  expected,
});

const shifting = (
  title: string,
  expected: ExpectedOutcome,
  strategy: StrategySpec,
  next: Revision = sound,
  actions: readonly Action[] = [],
  behaviour: ApiBehaviour = {},
): ScenarioTest => ({
  scenario: {
    title,
    services: [api({ kind: 'lattice', desired: 2, loadBalancers: [pair], strategy, bakeMinutes: 5, next })],
    targetGroups: pairOf(brisk),
    actions: [...deployed, ...actions],
    api: behaviour,
  },
  expected,
});

const unhealthy = { outcome: 'targets-unhealthy', cause: 'lattice-health-check-failed' } as const;
const denied = (operation: 'ListTargets' | 'GetTargetGroup' | 'GetRule', from = -Infinity): ApiBehaviour => ({
  faults: [{ fault: 'denied', operations: [operation], from }],
});

export const brokenLattice = {
  'lattice-founding-story': {
    ...rolling('VPC Lattice asks for a path that the tasks do not have, and tells no code', unhealthy, withoutRoot),
    names: 'it tells neither code nor reason',
    golden: true,
  },
  'lattice-founding-story-1': rolling('the same with one task', unhealthy, withoutRoot, brisk, { desired: 1 }),
  'lattice-founding-story-blue-green': shifting('the same, deployed blue/green', unhealthy, { type: 'BLUE_GREEN' }, withoutRoot),
  'lattice-unhealthy-kept': rolling('unhealthy tasks go on running', unhealthy, withoutRoot, brisk, {
    keepsUnhealthy: true,
    graceSeconds: 30,
  }),
  'lattice-crash-loop': rolling(
    'the tasks exit by themselves',
    { outcome: 'tasks-cycling', cause: 'app-config-missing' },
    crashing,
  ),
  'lattice-other-port': rolling(
    'the application says that it listens on another port than the named one',
    { outcome: 'targets-unhealthy', cause: 'health-check-port-mismatch' },
    { ...sound, listensOn: 8080, logs: [{ afterSeconds: 2, line: 'Listening on 0.0.0.0:8080' }] },
  ),
  'lattice-unavailable': rolling(
    'its target group speaks HTTP/2, and health checks were never turned on',
    { outcome: 'targets-unhealthy', cause: 'target-health-checks-disabled' },
    sound,
    { ...brisk, version: 'HTTP2' },
  ),
  'lattice-unused': rolling(
    'no service of VPC Lattice uses its target group',
    { outcome: 'targets-unhealthy', cause: 'target-group-unused' },
    sound,
    { ...brisk, listener: false },
  ),
  'lattice-targets-denied': {
    ...rolling('its targets may not be listed', { outcome: 'no-access' }, sound, brisk, {}, { api: denied('ListTargets') }),
    names: 'vpc-lattice:ListTargets',
  },
  'lattice-group-denied': {
    ...rolling('its target group may not be read', { outcome: 'no-access' }, sound, brisk, {}, { api: denied('GetTargetGroup') }),
    names: 'vpc-lattice:GetTargetGroup',
  },
  'lattice-rules-denied': {
    ...shifting('its rules may not be read', { outcome: 'no-access' }, { type: 'BLUE_GREEN' }, sound, [], denied('GetRule')),
    names: 'vpc-lattice:GetRule',
  },
  'lattice-never-told': {
    ...rolling(
      'the revision never tells the target groups of VPC Lattice',
      { outcome: 'timed-out' },
      sound,
      brisk,
      {},
      { api: { omissions: [{ operation: 'DescribeServiceRevisions', member: 'vpcLatticeConfigurations' }] } },
    ),
    inputs: { timeout: '12m' },
  },
  'lattice-resolved-elsewhere': {
    ...shifting(
      'ECS says that it uses the other group of the pair',
      { outcome: 'timed-out' },
      {
        type: 'BLUE_GREEN',
        shows: { resolved: 'wrong' },
      },
    ),
    inputs: { timeout: '25m' },
  },
  'lattice-rule-elsewhere': shifting(
    'in the bake somebody sends production traffic back to the old group',
    { outcome: 'targets-unhealthy', cause: 'production-traffic-elsewhere' },
    { type: 'BLUE_GREEN' },
    sound,
    [{ at: 600, setRule: 'api-production', forwards: { 'api-blue': 100, 'api-green': 0 } }],
  ),
  'lattice-rule-deleted': shifting(
    'in the bake somebody deletes the production rule, so that no service uses its targets',
    { outcome: 'targets-unhealthy', cause: 'listener-rule-missing' },
    { type: 'BLUE_GREEN' },
    sound,
    [{ at: 600, setRule: 'api-production', forwards: undefined }],
  ),
  'lattice-canary-unhealthy-at-ten-percent': shifting(
    'the tasks stop answering well once production reaches them',
    unhealthy,
    { type: 'CANARY', stepPercent: 10 },
    { ...sound, later: [{ at: 700, answers: 500 }] },
  ),
} as const satisfies { readonly [name: string]: ScenarioTest };
