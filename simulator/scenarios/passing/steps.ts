/** Traffic that is shifted in steps, and goes well: canary and linear. */
import { brisk, deployed, pairOf, shifting } from '../fixtures.ts';
import type { StrategySpec } from '../../scenario.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const stepwise = (title: string, strategy: StrategySpec, inputs: NonNullable<ScenarioTest['inputs']> = {}): ScenarioTest => ({
  scenario: { title, services: [shifting(strategy)], targetGroups: pairOf(brisk), actions: deployed },
  inputs,
  expected: { outcome: 'healthy' },
});

const untilShifted = { 'wait-until': 'traffic-shifted' } as const;
const canary: StrategySpec = { type: 'CANARY' };

export const steps = {
  'canary-ten-minutes': {
    ...stepwise('five percent of the traffic for ten minutes, then all', canary, untilShifted),
    golden: true,
  },
  'canary-to-its-end': stepwise('a canary goes well to its end', { ...canary, stepPercent: 20, stepBakeMinutes: 3 }),
  'canary-until-healthy': stepwise('the canary is healthy before it gets any traffic', canary, { 'wait-until': 'healthy' }),
  'canary-with-a-stage-before-each-step': stepwise(
    'ECS shows a stage of its own before each step',
    { ...canary, stepBakeMinutes: 3, shows: { preProductionStage: true } },
    untilShifted,
  ),
  'canary-with-a-stage-before-each-step-other-order': stepwise(
    'ECS shows one stage for all steps',
    { ...canary, stepBakeMinutes: 3 },
    untilShifted,
  ),
  'canary-asking-before-each-step': {
    ...stepwise('a person is asked before each of two steps, and lets it go on', {
      ...canary,
      stepBakeMinutes: 3,
      hooks: [{ type: 'pause', stages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] }],
    }),
    scenario: {
      title: 'a person is asked before each of two steps, and lets it go on',
      services: [
        shifting({ ...canary, stepBakeMinutes: 3, hooks: [{ type: 'pause', stages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] }] }),
      ],
      targetGroups: pairOf(brisk),
      actions: [...deployed, { at: 240, resume: 'CONTINUE' }, { at: 540, resume: 'CONTINUE' }],
    },
  },
  'linear-by-ten': stepwise('ten percent more every minute', { type: 'LINEAR', stepBakeMinutes: 1 }, untilShifted),
  'linear-by-thirty': stepwise('thirty percent more every minute: the last step is a smaller one', {
    type: 'LINEAR',
    stepPercent: 30,
    stepBakeMinutes: 1,
  }),
  'linear-at-once': stepwise('one step of a hundred percent', { type: 'LINEAR', stepPercent: 100 }, untilShifted),
  'canary-nlb': {
    scenario: {
      title: 'an NLB takes ten minutes for each of two steps',
      services: [shifting({ ...canary, stepBakeMinutes: 3 }, { graceSeconds: 300 })],
      targetGroups: pairOf({ ...brisk, balancer: 'NLB' }),
      actions: deployed,
    },
    inputs: { ...untilShifted, timeout: '2h' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
