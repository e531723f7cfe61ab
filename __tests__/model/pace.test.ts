import { expect, it } from '@jest/globals';
import { pollDelayMs, throttledLooks } from '../../src/model/pace.ts';
import type { Observation } from '../../src/model/observation.ts';
import { absence, blind, look, timeline } from '../build.ts';

const throttled = (seconds: number): Observation => blind(seconds, absence('DescribeServices', 'throttled'));
const seen = look(0);
const unchanged = (seconds: number): Observation => ({ ...seen, at: look(seconds).at, endedAt: look(seconds).endedAt });

it.each([
  { sentence: 'as asked for', looks: [seen], random: 0.5, expected: 5000 },
  { sentence: '10 % sooner at the least', looks: [seen], random: 0, expected: 4500 },
  { sentence: '10 % later at the most', looks: [seen], random: 1, expected: 5500 },
  { sentence: 'doubled when AWS throttles', looks: [seen, throttled(5)], random: 0.5, expected: 10_000 },
  { sentence: 'doubled again', looks: [seen, throttled(5), throttled(15)], random: 0.5, expected: 20_000 },
  { sentence: 'a minute at the most', looks: [seen, ...[5, 15, 35, 75, 135, 195].map(throttled)], random: 0.5, expected: 60_000 },
  { sentence: 'as asked for once AWS answers again', looks: [throttled(0), look(5)], random: 0.5, expected: 5000 },
  {
    sentence: '15 s after ten minutes without a change',
    looks: [seen, unchanged(599), unchanged(600)],
    random: 0.5,
    expected: 15_000,
  },
])('the next look comes $sentence', ({ looks, random, expected }) => {
  expect(pollDelayMs([timeline(looks)], 5, random)).toBe(expected);
});

it('counts the looks in a row that were throttled, the worst of several services', () => {
  expect(throttledLooks([timeline([seen]), timeline([throttled(0), seen, throttled(5), throttled(10)])])).toBe(2);
});
