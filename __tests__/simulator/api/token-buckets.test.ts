import { describe, expect, it } from '@jest/globals';
import { narrowLoadBalancerReads, tokenBuckets, type TakeToken } from '../../../simulator/api/token-buckets.ts';
import { START, type Neighbour } from '../../../simulator/scenario.ts';
import { api } from '../../../simulator/scenarios/fixtures.ts';

const bucketsWith = (neighbours: readonly Neighbour[] = []): TakeToken =>
  tokenBuckets({ title: '', services: [api({})], api: { neighbours } });
const granted = (take: TakeToken, operation: 'ListTasks' | 'DescribeTargetHealth', second: number, calls: number): number =>
  Array.from({ length: calls }, () => take(operation, START + second * 1000)).filter(Boolean).length;

describe('buckets of tokens', () => {
  it('give a burst, and then what comes back: 100 and 20 a second of tasks', () => {
    const take = bucketsWith();
    expect([granted(take, 'ListTasks', 0, 150), granted(take, 'ListTasks', 1, 150)]).toEqual([100, 20]);
  });

  it('are apart: an empty one of ECS leaves Elastic Load Balancing its 200', () => {
    const take = bucketsWith();
    granted(take, 'ListTasks', 0, 150);
    expect(granted(take, 'DescribeTargetHealth', 0, 250)).toBe(200);
  });

  it('hold what a scenario says, where AWS says two things: 40 and 10 a second of load balancers', () => {
    const narrow = { 'load-balancer-read': narrowLoadBalancerReads };
    const take = tokenBuckets({ title: '', services: [api({})], api: { limits: narrow } });
    expect([granted(take, 'DescribeTargetHealth', 0, 60), granted(take, 'DescribeTargetHealth', 1, 60)]).toEqual([40, 10]);
    expect(granted(take, 'ListTasks', 1, 150)).toBe(100);
  });

  it('give a share of the calls their token while others ask for more than comes back, and all of them once they are gone', () => {
    const take = bucketsWith([{ bucket: 'cluster-resource-read', callsPerSecond: 40, from: 0, until: 60 }]);
    expect(granted(take, 'ListTasks', 0, 1)).toBe(1);
    const during = Array.from({ length: 300 }, (_, i) => granted(take, 'ListTasks', 20 + i / 10, 1)).reduce((a, b) => a + b, 0);
    expect(Math.abs(during - 150)).toBeLessThan(40);
    expect(granted(take, 'ListTasks', 70, 50)).toBe(50);
  });
});
