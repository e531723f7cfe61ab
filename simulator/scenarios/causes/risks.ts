/** Configuration that will bite, of deployments that turn out well; and what an audit alone tells. */
import type { StrategySpec } from '../../scenario.ts';
import { brisk, eager, pair, pairOf, sound } from '../fixtures.ts';
import type { Sign } from './sign.ts';

const audit = { mode: 'audit' } as const;
/** Long after everything has settled. */
const SETTLED = 1500;
const blueGreen: StrategySpec = { type: 'BLUE_GREEN' };
const watched = { alarms: { rollback: true }, bakeMinutes: 5 } as const;

export const riskSigns = {
  'rule-lacks-target-group': {
    story: 'the production rule names one group of the pair alone',
    service: { loadBalancers: [pair], strategy: blueGreen, ...watched },
    groups: pairOf(brisk),
    actions: [{ at: SETTLED, setRule: 'api-production', forwards: { 'api-green': 100 } }],
    inputs: audit,
    startsAt: SETTLED + 100,
  },
  'production-weights-split': {
    story: 'both groups of the pair have production traffic',
    service: { loadBalancers: [pair], strategy: blueGreen, ...watched },
    groups: pairOf(brisk),
    actions: [{ at: SETTLED, setRule: 'api-production', forwards: { 'api-blue': 50, 'api-green': 50 } }],
    inputs: audit,
    startsAt: SETTLED + 100,
  },
  'deployment-alarms-absent': {
    story: 'nothing but the tasks tells ECS to roll back',
    service: { loadBalancers: [pair], strategy: blueGreen, bakeMinutes: 5 },
    groups: pairOf(brisk),
    inputs: audit,
    startsAt: SETTLED,
  },
  'bake-time-absent': {
    story: 'the old tasks go with the shift',
    service: { loadBalancers: [pair], strategy: blueGreen, alarms: { rollback: true }, bakeMinutes: 0 },
    groups: pairOf(brisk),
    inputs: audit,
    startsAt: SETTLED,
  },
  'health-check-matcher-accepts-errors': {
    story: 'the matcher accepts errors',
    groups: { 'api-tg': { ...eager, matcher: '200-499' } },
  },
  'pair-health-checks-differ': {
    story: 'the groups of the pair are checked by other paths',
    service: { loadBalancers: [pair], strategy: blueGreen },
    groups: { 'api-blue': brisk, 'api-green': { ...brisk, path: '/health' } },
    app: { answers: { '/': 200, '/health': 200 } },
    inputs: { 'wait-until': 'healthy' },
  },
  'health-check-path-default': {
    story: 'the load balancer checks / and the container a path for it',
    check: { intervalSeconds: 5, path: '/health' },
    app: sound,
  },
  'health-check-timeout-not-below-interval': {
    story: 'a check waits as long as its interval',
    groups: { 'api-tg': { ...eager, timeoutSeconds: 5 } },
  },
  'grace-period-below-boot-time': {
    story: 'the tasks are healthy at the last moment',
    groups: { 'api-tg': { ...eager, unhealthyThreshold: 10 } },
    app: { bootSeconds: 45 },
  },
  'deregistration-delay-dominates': {
    story: 'the old targets drain for longer than all the rest takes',
    groups: { 'api-tg': { ...eager, deregistrationDelaySeconds: 200 } },
    inputs: { 'wait-until': 'completed' },
  },
  'rollout-without-room': {
    story: 'the percentages leave no room for the next deployment',
    isFirst: true,
    service: { minimumHealthyPercent: 100, maximumPercent: 100 },
  },
  'circuit-breaker-absent': { story: 'nothing gives up on a broken revision' },
} as const satisfies { readonly [cause: string]: Sign };
