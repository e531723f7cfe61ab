import { expect, it } from '@jest/globals';
import type { HookSpec, StrategySpec } from '../../simulator/scenario.ts';
import { assertStrategy } from '../../simulator/strategy-limits.ts';

const pause = (more: Partial<HookSpec>): StrategySpec => ({
  type: 'BLUE_GREEN',
  hooks: [{ type: 'pause', stages: ['POST_SCALE_UP'], ...more }],
});
const many = (count: number): StrategySpec => ({
  type: 'BLUE_GREEN',
  hooks: Array.from({ length: count }, (): HookSpec => ({ type: 'lambda', stages: ['POST_SCALE_UP'] })),
});

it.each<readonly [string, StrategySpec]>([
  ['steps of three percent', { type: 'LINEAR', stepPercent: 3 }],
  ['a canary of a tenth of a percent', { type: 'CANARY', stepPercent: 0.1, stepBakeMinutes: 1440 }],
  ['ten hooks', many(10)],
  ['a pause of two weeks', pause({ timeoutMinutes: 20_160 })],
  ['a function while traffic moves', { type: 'BLUE_GREEN', hooks: [{ type: 'lambda', stages: ['TEST_TRAFFIC_SHIFT'] }] }],
])('lets pass %s', (_, strategy) => {
  expect(() => {
    assertStrategy(strategy);
  }).not.toThrow();
});

it.each<readonly [string, StrategySpec, string]>([
  ['steps below three percent', { type: 'LINEAR', stepPercent: 2.9 }, 'from 3 to 100 percent'],
  ['a canary of nothing', { type: 'CANARY', stepPercent: 0 }, 'from 0.1 to 100 percent'],
  ['more than all', { type: 'CANARY', stepPercent: 100.1 }, 'from 0.1 to 100 percent'],
  ['hundredths of a percent', { type: 'CANARY', stepPercent: 0.25 }, 'a multiple of 0.1'],
  ['steps of blue/green', { type: 'BLUE_GREEN', stepPercent: 10 }, 'it has no steps'],
  ['a step that bakes for more than a day', { type: 'LINEAR', stepBakeMinutes: 1441 }, '1440 minutes at most'],
  ['eleven hooks', many(11), '10 hooks of a kind at most'],
  ['a hook in the bake', pause({ type: 'lambda', stages: ['BAKE_TIME'] }), 'no hook of this kind at BAKE_TIME'],
  ['a hook at SCALE_UP', pause({ type: 'lambda', stages: ['SCALE_UP'] }), 'no hook of this kind at SCALE_UP'],
  ['a pause while traffic moves', pause({ stages: ['PRODUCTION_TRAFFIC_SHIFT'] }), 'at PRODUCTION_TRAFFIC_SHIFT: pause'],
  ['a pause of no time', pause({ timeoutMinutes: 0 }), 'from 1 to 20160 minutes'],
  ['a pause of more than two weeks', pause({ timeoutMinutes: 20_161 }), 'from 1 to 20160 minutes'],
])('refuses %s', (_, strategy, message) => {
  expect(() => {
    assertStrategy(strategy);
  }).toThrow(message);
});
