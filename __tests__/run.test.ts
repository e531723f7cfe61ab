/** What a run comes to, over ports of the test's own. */
import { describe, expect, it } from '@jest/globals';
import type { Inputs } from '../src/model/inputs.ts';
import type { Observation } from '../src/model/observation.ts';
import { strategies } from '../src/model/strategy/index.ts';
import { run, type Ran } from '../src/run.ts';
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
    startedAt: () => at(0),
    random: () => 0.5,
    now: () => at(31),
    context: () => ({ mode: 'verify' as const, version: '1.0.0', region: 'eu-west-1', startedAt: at(0) }),
    say: () => undefined,
    pending: () => undefined,
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
