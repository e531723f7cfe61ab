import { expect, it } from '@jest/globals';
import { pollDelayMs, throttledObservations } from '../../src/model/poll-interval.ts';
import type { Observation } from '../../src/model/observation.ts';
import { readFailure, blind, observation, timeline } from '../build.ts';

const throttled = (seconds: number): Observation => blind(seconds, readFailure('DescribeServices', 'throttled'));
const seen = observation(0);
const unchanged = (seconds: number): Observation => ({
  ...seen,
  at: observation(seconds).at,
  endedAt: observation(seconds).endedAt,
});

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
    sentence: '15 s after ten minutes without a change',
    observations: [seen, unchanged(599), unchanged(600)],
    random: 0.5,
    expected: 15_000,
  },
])('the next look comes $sentence', ({ observations, random, expected }) => {
  expect(pollDelayMs([timeline(observations)], 5, random)).toBe(expected);
});

it('counts the looks in a row that were throttled, the worst of several services', () => {
  expect(throttledObservations([timeline([seen]), timeline([throttled(0), seen, throttled(5), throttled(10)])])).toBe(2);
});
