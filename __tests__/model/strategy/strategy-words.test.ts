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
    [plan('toString'), 'toString; bake time 5 min'],
  ];
  test.each(rows)('%j', (configuration, says) => {
    expect(strategyInWords(configuration)).toBe(says);
  });
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
});
