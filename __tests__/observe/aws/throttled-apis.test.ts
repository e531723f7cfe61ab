import { describe, expect, it } from '@jest/globals';
import { openThrottledApis, type ThrottledApis } from '../../../src/observe/aws/throttled-apis.ts';

const error = new Error('Rate exceeded');
const throttledAt = (apis: ThrottledApis, second: number, ...names: readonly string[]): void => {
  apis.observed({ answered: new Set(['ecs']), throttled: new Map(names.map((name) => [name, error])) }, second * 1000);
};
/** For how many seconds from this one on an API is left alone. */
const leftAlone = (apis: ThrottledApis, api: string, second: number): number => {
  let seconds = 0;
  while (apis.refusalOf(api, (second + seconds) * 1000)) seconds += 0.5;
  return seconds;
};

describe('an API that throttled to the end of an observation', () => {
  it('is left alone for twice the interval, then for longer, a minute at most', () => {
    const apis = openThrottledApis(5000);
    const times = [0, 10, 30, 70, 130].map((second) => {
      throttledAt(apis, second, 'elasticloadbalancing');
      return leftAlone(apis, 'elasticloadbalancing', second);
    });
    expect(times).toEqual([9, 18, 36, 54, 54]);
  });

  it('is asked as ever once it has answered', () => {
    const apis = openThrottledApis(5000);
    throttledAt(apis, 0, 'elasticloadbalancing');
    apis.observed({ answered: new Set(['elasticloadbalancing']), throttled: new Map() }, 10_000);
    throttledAt(apis, 15, 'elasticloadbalancing');
    expect(leftAlone(apis, 'elasticloadbalancing', 15)).toBe(9);
  });

  it('leaves the others as they are, and ECS is never left alone', () => {
    const apis = openThrottledApis(5000);
    throttledAt(apis, 0, 'elasticloadbalancing', 'ecs');
    expect(leftAlone(apis, 'codedeploy', 0)).toBe(0);
    expect(leftAlone(apis, 'ecs', 0)).toBe(0);
  });
});
