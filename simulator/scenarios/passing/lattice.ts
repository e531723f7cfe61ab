/** Services behind VPC Lattice that turn out well. */
import type { ApiBehaviour, Scenario, ServiceSpec, StrategySpec } from '../../scenario.ts';
import { api, brisk, deployed, pair, pairOf } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const rolling = (title: string, spec: Partial<ServiceSpec> = {}, rest: Partial<Scenario> = {}): ScenarioTest => ({
  scenario: {
    title,
    services: [{ ...api({ kind: 'lattice', desired: 3 }), ...spec }],
    targetGroups: { 'api-tg': brisk },
    actions: deployed,
    ...rest,
  },
  expected: { outcome: 'healthy' },
});

const shifted = (title: string, strategy: StrategySpec, behaviour: ApiBehaviour = {}): ScenarioTest => ({
  scenario: {
    title,
    services: [api({ kind: 'lattice', desired: 2, loadBalancers: [pair], strategy, bakeMinutes: 5 })],
    targetGroups: pairOf(brisk),
    actions: deployed,
    api: behaviour,
  },
  expected: { outcome: 'healthy' },
});

export const latticeServices = {
  'lattice-rolling': rolling('a service behind VPC Lattice is rolled'),
  'lattice-until-traffic-shifted': {
    ...rolling('a service behind VPC Lattice is rolled, and its old targets are waited for'),
    inputs: { 'wait-until': 'traffic-shifted' },
  },
  'lattice-hundreds-of-targets': rolling('its targets fill several pages', { desired: 120 }),
  'lattice-told-late': rolling(
    'the revision does not tell the target groups of VPC Lattice for three minutes',
    {},
    { api: { omissions: [{ operation: 'DescribeServiceRevisions', member: 'vpcLatticeConfigurations', until: 200 }] } },
  ),
  'lattice-two-ports': rolling('two named ports have a target group each', {
    loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'admin-tg', port: 3001 }],
  }),
  'lattice-throttled': rolling(
    'every second listing of its targets is throttled',
    {},
    { api: { faults: [{ fault: 'throttled', operations: ['ListTargets'], every: 2 }] } },
  ),
  'lattice-blue-green': shifted('a service behind VPC Lattice is deployed blue/green, to its end', { type: 'BLUE_GREEN' }),
  'lattice-canary-until-traffic-shifted': {
    ...shifted('of a canary behind VPC Lattice only traffic is waited for', { type: 'CANARY', stepPercent: 10 }),
    inputs: { 'wait-until': 'traffic-shifted' },
  },
  'lattice-resolved-never': shifted('ECS never tells which group of the pair it uses', {
    type: 'BLUE_GREEN',
    shows: { resolved: 'never' },
  }),
  'lattice-listener-as-rule': {
    ...shifted('its production rule is the default action of a listener', { type: 'BLUE_GREEN' }),
    scenario: {
      ...shifted('', { type: 'BLUE_GREEN' }).scenario,
      title: 'its production rule is the default action of a listener',
      rules: { 'api-production': { forwards: { 'api-blue': 100, 'api-green': 0 }, isListener: true } },
    },
  },
  'lattice-rules-denied-until-healthy': {
    ...shifted(
      'its rules may not be read, and traffic is not waited for',
      { type: 'BLUE_GREEN' },
      { faults: [{ fault: 'denied', operations: ['GetRule', 'GetListener'] }] },
    ),
    inputs: { 'wait-until': 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
