import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../simulator/api/faults.ts';
import { START, type Fault } from '../../../simulator/scenario.ts';
import { deployed, api } from '../../../simulator/scenarios/fixtures.ts';

const hits = (fault: Fault, calls = 1000): readonly boolean[] => {
  const faultOf = faultsOf({ title: '', services: [api({})], actions: deployed, api: { faults: [fault] } });
  return Array.from({ length: calls }, (_, i) => faultOf('ListTasks', START + i * 1000) !== undefined);
};
const count = (all: readonly boolean[]): number => all.filter(Boolean).length;

describe('faults of the API', () => {
  it.each([0.1, 0.3, 0.5])('befall about a share of %d of the calls', (share) => {
    expect(Math.abs(count(hits({ fault: 'throttled', share, seed: 3 })) - share * 1000)).toBeLessThan(50);
  });

  it('befall the same calls for the same seed, and others for another', () => {
    const fault: Fault = { fault: 'throttled', share: 0.5, seed: 1 };
    expect(hits(fault)).toEqual(hits(fault));
    expect(hits(fault)).not.toEqual(hits({ ...fault, seed: 2 }));
  });

  it('befall every n-th call, of these operations, in this time', () => {
    expect(hits({ fault: 'throttled', every: 3 }, 6)).toEqual([false, false, true, false, false, true]);
    expect(count(hits({ fault: 'throttled', operations: ['DescribeTasks'] }))).toBe(0);
    expect(hits({ fault: 'throttled', from: 1, until: 3 }, 4)).toEqual([false, true, true, false]);
  });
});
