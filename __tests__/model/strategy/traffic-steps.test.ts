import { expect, test } from '@jest/globals';
import { defaultTrafficSteps, stepsOf } from '../../../src/model/strategy/traffic-steps.ts';

test('steps are as many as it takes, with a wait between each two of them', () => {
  const of = (strategy: string, percent: number, bakeSeconds: number) =>
    stepsOf({ strategy, bakeTimeSeconds: 0, trafficStep: { percent, bakeSeconds } });
  expect(of('LINEAR', 30, 60)).toEqual([4, 180]);
  expect(of('LINEAR', 50, 60)).toEqual([2, 60]);
  expect(of('CANARY', 5, 600)).toEqual([2, 600]);
  expect(stepsOf({ strategy: 'BLUE_GREEN', bakeTimeSeconds: 300 })).toEqual([1, 0]);
});

test('AWS takes steps of its own where a service does not say', () => {
  expect(defaultTrafficSteps).toEqual({
    LINEAR: { percent: 10, bakeSeconds: 6 * 60 },
    CANARY: { percent: 5, bakeSeconds: 10 * 60 },
  });
});
