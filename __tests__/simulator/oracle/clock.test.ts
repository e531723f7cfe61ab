import { describe, expect, it } from '@jest/globals';
import { clockAfter, noClock, type Clock, type Tick } from '../../../simulator/oracle/clock.ts';

const running: Clock = { sinceMs: 1000, lapses: 0, toldMs: 1000, held: true };
const well: Tick = {
  seenMs: 6000,
  allHealthy: true,
  besides: true,
  told: true,
  longestGapMs: 20_000,
  unheard: false,
  stableMs: 40_000,
  fell: 0,
  tolerated: 0,
};

describe('the clock of stable-for', () => {
  it.each<[string, Clock, Partial<Tick>, Pick<Clock, 'sinceMs' | 'lapses'>]>([
    ['starts when all holds', noClock, {}, { sinceMs: 6000, lapses: 0 }],
    ['does not start while tasks are missing', noClock, { allHealthy: false }, noClock],
    ['does not start while something else is missing', noClock, { besides: false }, noClock],
    ['does not start where nobody ever said that all else holds', noClock, { besides: undefined }, noClock],
    [
      'starts where nobody answers that all else still holds',
      { ...noClock, held: true },
      { besides: undefined },
      { sinceMs: 6000, lapses: 0 },
    ],
    ['goes on', running, {}, running],
    ['goes on when tasks are missing for a benign reason', running, { allHealthy: false }, running],
    ['counts what fell, and tolerates a little', running, { fell: 1, tolerated: 1 }, { sinceMs: 1000, lapses: 1 }],
    [
      'starts anew when too many fell and the others are enough',
      { ...running, lapses: 1 },
      { fell: 1, tolerated: 1 },
      { sinceMs: 6000, lapses: 0 },
    ],
    ['stops when too many fell', running, { fell: 1, allHealthy: false }, noClock],
    ['stops when anything else ceases to hold', running, { besides: false }, noClock],
    ['counts all of a short gap', running, { seenMs: 21_000 }, { sinceMs: 1000, lapses: 0 }],
    ['counts no more than 20 s of a long one', running, { seenMs: 61_000 }, { sinceMs: 41_000, lapses: 0 }],
    [
      'starts anew after a silence as long as it runs',
      running,
      { seenMs: 41_000, unheard: true },
      { sinceMs: 41_000, lapses: 0 },
    ],
    ['goes on after a shorter silence', running, { seenMs: 40_000, unheard: true }, { sinceMs: 20_000, lapses: 0 }],
    ['waits for somebody to tell', running, { seenMs: 61_000, told: false, besides: undefined }, { sinceMs: 1000, lapses: 0 }],
  ])('%s', (_, clock, tick, { sinceMs, lapses }) => {
    const after = clockAfter(clock, { ...well, ...tick });
    expect({ sinceMs: after.sinceMs, lapses: after.lapses }).toEqual({ sinceMs, lapses });
  });

  it('remembers until when all was told', () => {
    expect(clockAfter(running, well).toldMs).toBe(6000);
    expect(clockAfter(running, { ...well, told: false }).toldMs).toBe(1000);
  });
});
