import { expect, it } from '@jest/globals';
import { rolling } from '../../../src/model/strategy/rolling.ts';
import { service } from '../../build.ts';

it.each([
  [1, 100, 200, 1],
  [3, 50, 100, 1],
  [50, 100, 102, 1],
  [4, 0, 100, 4],
  [1, 100, 100, 0],
])('of %d tasks at %d/%d percent %d may start at once', (desiredCount, minimumHealthyPercent, maximumPercent, expected) => {
  expect(rolling.startableAtOnce(service({ desiredCount, minimumHealthyPercent, maximumPercent }))).toBe(expected);
});
