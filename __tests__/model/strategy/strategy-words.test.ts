import { describe, expect, test } from '@jest/globals';
import type { DeploymentConfiguration } from '../../../src/model/observation.ts';
import { hooksAheadInWords, strategyInWords } from '../../../src/model/strategy/strategy-words.ts';

const plan = (strategy: string, changes: Partial<DeploymentConfiguration> = {}): DeploymentConfiguration => ({
  strategy,
  bakeTimeSeconds: 300,
  ...changes,
});
const trafficStep = { percent: 10, bakeSeconds: 360 };

describe('a strategy says what it is going to do', () => {
  const rows: readonly [configuration: DeploymentConfiguration, says: string | undefined][] = [
    [plan('ROLLING'), undefined],
    [plan('BLUE_GREEN'), 'BLUE_GREEN: all production traffic at once; bake time 5 min'],
    [plan('LINEAR', { trafficStep }), 'LINEAR: 10 % more of production traffic every 6 min; bake time 5 min'],
    [plan('CANARY', { trafficStep }), 'CANARY: 10 % of production traffic for 6 min, then all; bake time 5 min'],
    [plan('CANARY'), 'CANARY; bake time 5 min'],
    [plan('toString', { trafficStep }), 'toString; bake time 5 min'],
  ];
  test.each(rows)('%j', (configuration, says) => {
    expect(strategyInWords(configuration, true)).toBe(says);
  });
});

test('no plan for traffic that ECS does not manage, and no bake time where there is none', () => {
  expect(strategyInWords(plan('BLUE_GREEN'), false)).toBe('BLUE_GREEN; bake time 5 min');
  expect(strategyInWords(plan('BLUE_GREEN', { bakeTimeSeconds: 0 }), false)).toBe('BLUE_GREEN; no bake time');
});

test('hooks are told in the order of their stages, however they are listed', () => {
  const lifecycleHooks = [
    { targetType: 'PAUSE', stages: ['POST_PRODUCTION_TRAFFIC_SHIFT', 'PRE_SCALE_UP'] },
    { targetType: 'AWS_LAMBDA', targetArn: 'arn:aws:lambda:eu-west-1:1:function:check', stages: ['POST_TEST_TRAFFIC_SHIFT'] },
  ];
  expect(hooksAheadInWords(plan('BLUE_GREEN', { lifecycleHooks }))).toBe(
    'on its way: a pause for a person at PRE_SCALE_UP, hook check at POST_TEST_TRAFFIC_SHIFT and a pause for a person at POST_PRODUCTION_TRAFFIC_SHIFT',
  );
  expect(hooksAheadInWords(plan('BLUE_GREEN'))).toBeUndefined();
  const unnamed = [{ targetType: 'AWS_LAMBDA', stages: ['POST_SCALE_UP'] }];
  expect(hooksAheadInWords(plan('BLUE_GREEN', { lifecycleHooks: unnamed }))).toBe('on its way: hook AWS_LAMBDA at POST_SCALE_UP');
});
