import { describe, expect, it } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extend, startTimeline } from '../../src/model/timeline.ts';
import { at, blind, criteria, deployment, epoch, observation, readFailure, service } from '../build.ts';

const well = (second: number): Observation =>
  observation(second, { service: service({ deployments: [deployment({ rolloutState: 'COMPLETED' })] }) });
const silent = (second: number): Observation => blind(second, readFailure('DescribeServices', 'no-answer'));

const throttled = (second: number): Observation => ({ ...silent(second), answered: true });

/** The second of the green verdict, `stable-for` being a minute. */
function greenAt(observations: readonly Observation[], asked: Partial<Criteria> = {}): number | undefined {
  let timeline = startTimeline({ cluster: 'prod', service: 'api' }, criteria({ stableForSeconds: 60, ...asked }), at(0));
  for (const one of observations) {
    timeline = extend(timeline, one);
    const verdict = judge(timeline);
    if (verdict.decided) return verdict.outcome === 'healthy' ? (verdict.at - epoch) / 1000 : undefined;
  }
  return undefined;
}

const every = (seconds: number, from: number, until: number): readonly number[] =>
  Array.from({ length: Math.floor((until - from) / seconds) + 1 }, (_, i) => from + i * seconds);

describe('the time that all stays well', () => {
  it.each<readonly [string, readonly Observation[], Partial<Criteria>, number | undefined]>([
    ['counts while it is watched', every(5, 0, 120).map(well), {}, 60],
    ['counts between quiet observations', every(16, 0, 120).map(well), {}, 64],
    ['does not count for a minute in which AWS says nothing', [well(0), ...every(5, 5, 55).map(silent), well(60)], {}, undefined],
    ['counts for 20 s of it, and goes on', [well(0), ...every(5, 5, 50).map(silent), ...every(5, 55, 200).map(well)], {}, 95],
    ['counts anew after a silence as long', [well(0), ...every(5, 5, 55).map(silent), ...every(5, 60, 200).map(well)], {}, 120],
    ['goes on where AWS only throttles', [well(0), ...every(5, 5, 55).map(throttled), ...every(5, 60, 200).map(well)], {}, 100],
    ['does not count while this machine sleeps', [well(0), well(200), ...every(5, 205, 300).map(well)], {}, 240],
    ['counts between observations as rare as was asked for', every(66, 0, 300).map(well), { pollSeconds: 60 }, 66],
    [
      'is watched no less for observations that tell less',
      [well(0), silent(5), well(10), silent(15), well(20), well(40), well(60)],
      {},
      60,
    ],
  ])('%s', (_, observations, asked, second) => {
    expect(greenAt(observations, asked)).toBe(second);
  });
});
