import { expect, it } from '@jest/globals';
import { pollDelay, throttledObservations } from '../../src/model/poll-interval.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Observation } from '../../src/model/observation.ts';
import { readFailure, blind, observation, timeline, type Changes } from '../build.ts';

const throttled = (seconds: number): Observation => blind(seconds, readFailure('DescribeServices', 'throttled'));
const seen = observation(0);
const heldUp = (seconds: number, heldUpMs: number, changes: Changes = {}): Observation =>
  observation(seconds, { heldUpMs, throttled: true, ...changes });
const unhealthy: Changes = { health: [] };
const unchanged = (seconds: number): Observation => ({
  ...seen,
  at: observation(seconds).at,
  endedAt: observation(seconds).endedAt,
});

interface Case {
  readonly sentence: string;
  readonly observations: readonly Observation[];
  readonly random: number;
  readonly expected: number;
  readonly criteria?: Partial<Criteria>;
}

it.each([
  { sentence: 'as asked for', observations: [seen], random: 0.5, expected: 5000 },
  { sentence: '10 % sooner at the least', observations: [seen], random: 0, expected: 4500 },
  { sentence: '10 % later at the most', observations: [seen], random: 1, expected: 5500 },
  { sentence: 'doubled when AWS throttles', observations: [seen, throttled(5)], random: 0.5, expected: 10_000 },
  { sentence: 'doubled again', observations: [seen, throttled(5), throttled(15)], random: 0.5, expected: 20_000 },
  {
    sentence: 'a minute at the most',
    observations: [seen, ...[5, 15, 35, 75, 135, 195].map(throttled)],
    random: 0.5,
    expected: 60_000,
  },
  {
    sentence: 'as asked for where another API throttles: that one is asked less often by itself',
    observations: [
      seen,
      blind(5, readFailure('DescribeTargetHealth', 'throttled', { action: 'elasticloadbalancing:DescribeTargetHealth' })),
    ],
    random: 0.5,
    expected: 5000,
  },
  {
    sentence: 'as asked for where a repeat answered what AWS throttled',
    observations: [seen, observation(5, { throttled: true })],
    random: 0.5,
    expected: 5000,
  },
  { sentence: 'as asked for once AWS answers again', observations: [throttled(0), observation(5)], random: 0.5, expected: 5000 },
  {
    sentence: 'as asked for where ECS kept one observation waiting for a while: that is chance',
    observations: [seen, heldUp(5, 3000)],
    random: 0.5,
    expected: 5000,
  },
  {
    sentence: 'four times as long as ECS kept two waiting',
    observations: [seen, heldUp(5, 3000), heldUp(10, 5000, unhealthy)],
    random: 0.5,
    expected: 16_000,
  },
  {
    sentence: 'half a minute at the most where it answers in the end',
    observations: [seen, heldUp(5, 15_000), heldUp(30, 15_000, unhealthy)],
    random: 0.5,
    expected: 30_000,
  },
  {
    sentence: 'sooner by and by once it keeps none waiting',
    observations: [seen, heldUp(5, 4000), heldUp(10, 4000), observation(30), observation(50, unhealthy)],
    random: 0.5,
    expected: 16_000 * 1.3 * 0.85,
  },
  {
    sentence: 'before time would be lost that nobody watched, where all is healthy',
    observations: [seen, heldUp(5, 15_000), heldUp(10, 15_000)],
    random: 0.5,
    expected: 19_500,
    criteria: { stableForSeconds: 60 },
  },
  {
    sentence: '15 s after ten minutes without a change',
    observations: [seen, unchanged(599), unchanged(600)],
    random: 0.5,
    expected: 15_000,
  },
] as readonly Case[])('the next look comes $sentence', ({ observations, random, expected, criteria }) => {
  expect(pollDelay([timeline(observations, criteria)], 5, random).ms).toBeCloseTo(expected);
});

it('counts the looks in a row that were throttled, the worst of several services', () => {
  expect(throttledObservations([timeline([seen]), timeline([throttled(0), seen, throttled(5), throttled(10)])])).toBe(2);
});

it.each([
  ['a tenth of the interval longer at the most', [seen], 5500],
  ['as long as the interval is, where others wait too', [seen, heldUp(5, 3000), heldUp(10, 5000, unhealthy)], 16_000],
] as const)('for a moment at which time alone decides, the next look waits %s', (_sentence, observations, expected) => {
  expect(pollDelay([timeline(observations)], 5, 0.5).mostMs).toBeCloseTo(expected);
});

it('no moment draws a look forward while ECS throttles', () => {
  expect(pollDelay([timeline([seen, throttled(5)])], 5, 0.5).mostMs).toBeUndefined();
});
