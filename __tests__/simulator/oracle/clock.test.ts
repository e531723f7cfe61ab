import { describe, expect, it } from '@jest/globals';
import { clockAfter, noClock, type Clock, type Tick } from '../../../simulator/oracle/clock.ts';

const running: Clock = { sinceMs: 1000, lapses: 0 };
const well: Tick = { seenMs: 6000, allHealthy: true, besides: true, fell: 0, tolerated: 0 };

describe('the clock of stable-for', () => {
  it.each<[string, Clock, Partial<Tick>, Clock]>([
    ['starts when all holds', noClock, {}, { sinceMs: 6000, lapses: 0 }],
    ['does not start while tasks are missing', noClock, { allHealthy: false }, noClock],
    ['does not start while something else is missing', noClock, { besides: false }, noClock],
    ['goes on', running, {}, running],
    ['goes on when tasks are missing for a benign reason', running, { allHealthy: false }, running],
    ['counts what fell, and tolerates a little', running, { fell: 1, tolerated: 1 }, { sinceMs: 1000, lapses: 1 }],
    [
      'starts anew when too many fell and the others are enough',
      { sinceMs: 1000, lapses: 1 },
      { fell: 1, tolerated: 1 },
      { sinceMs: 6000, lapses: 0 },
    ],
    ['stops when too many fell', running, { fell: 1, allHealthy: false }, noClock],
    ['stops when anything else ceases to hold', running, { besides: false }, noClock],
  ])('%s', (_, clock, tick, expected) => {
    expect(clockAfter(clock, { ...well, ...tick })).toEqual(expected);
  });
});
