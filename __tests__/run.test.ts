/** What a run comes to, over ports of the test's own. */
import { describe, expect, it } from '@jest/globals';
import type { Inputs } from '../src/model/inputs.ts';
import type { Observation } from '../src/model/observation.ts';
import { strategies } from '../src/model/strategy/index.ts';
import { rulesOf } from '../src/rules.ts';
import { run, type Ran, type RunPorts } from '../src/run.ts';
import { virtualClock } from '../simulator/virtual-clock.ts';
import { at, criteria, observation } from './build.ts';

const inputs: Inputs = {
  services: [{ cluster: 'prod', service: 'api' }],
  region: 'eu-west-1',
  criteria: criteria({}),
  mode: 'verify',
  failOn: 'error',
  pollSeconds: 5,
  logLines: 0,
  jobSummary: true,
  commitStatus: false,
  prComment: false,
};

/** A run that is cancelled 31 s after its start, in the middle of the observation after these. */
async function cancelledAfter(observations: readonly Observation[]): Promise<Ran> {
  const job = new AbortController();
  const left = [...observations];
  const ports = {
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    observer: {
      observe: () => {
        const next = left.shift();
        if (!next) job.abort();
        return Promise.resolve(next && [next]);
      },
      observeClosing: () => Promise.resolve(undefined),
    },
    strategies,
    rules: () => Promise.resolve(rulesOf(inputs)),
    startedAt: () => at(0),
    random: () => 0.5,
    now: () => at(31),
    context: () => ({ mode: 'verify' as const, version: '1.0.0', region: 'eu-west-1', startedAt: at(0) }),
    ended: () => undefined,
  };
  return run(ports, inputs, job.signal);
}

describe('a run that is cancelled', () => {
  const rows: readonly [what: string, observations: readonly Observation[], seconds: number][] = [
    ['in its first observation has lasted since its start', [], 31],
    ['in its second has lasted since the first began, the one that was cut short included', [observation(2)], 29],
  ];
  it.each(rows)('%s', async (_what, observations, seconds) => {
    const { report } = await cancelledAfter(observations);
    expect([report.outcome, report.durationSeconds]).toEqual(['cancelled', seconds]);
  });
});

describe('between two observations', () => {
  /** When lines are said, in seconds from the start, while every observation takes so long and the pauses are as asked. */
  async function saidAt(pollSeconds: number, observationSeconds: number): Promise<readonly number[]> {
    const clock = virtualClock(at(0));
    const job = new AbortController();
    const said: number[] = [];
    void clock.sleep(300_000).then(() => {
      job.abort();
    });
    const ports: RunPorts = {
      clock,
      observer: {
        observe: async (_timelines, signal) => {
          const began = (clock.now() - at(0)) / 1000;
          await clock.sleep(observationSeconds * 1000, signal);
          return signal.aborted ? undefined : [{ ...observation(0), at: at(began), endedAt: clock.now() }];
        },
        observeClosing: () => Promise.resolve(undefined),
      },
      strategies,
      rules: () => Promise.resolve(rulesOf(inputs)),
      startedAt: () => at(0),
      random: () => 0.5,
      now: () => clock.now(),
      context: () => ({ mode: 'verify', version: '1.0.0', region: 'eu-west-1', startedAt: at(0) }),
      listener: { say: (lines) => said.push(...lines.map(() => (clock.now() - at(0)) / 1000)), pending: () => undefined },
      ended: () => undefined,
    };
    await clock.run(run(ports, { ...inputs, pollSeconds }, job.signal));
    return said;
  }

  it.each([
    ['of 5 seconds', 5, 0.5],
    ['of a minute', 60, 0.5],
    ['that themselves take 20 seconds', 5, 20],
  ])('no 30 seconds pass without a line: %s', async (_what, pollSeconds, observationSeconds) => {
    const times = await saidAt(pollSeconds, observationSeconds);
    const gaps = times.slice(1).map((time, place) => time - (times[place] ?? 0));
    expect(times.length).toBeGreaterThan(9);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30.1);
  });
});
