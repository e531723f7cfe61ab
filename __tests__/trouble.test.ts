/** The whole action while the API is in trouble: what it says meanwhile, and when it ends. */
import { describe, expect, it } from '@jest/globals';
import { play, type Played } from '../simulator/play.ts';
import type { Fault } from '../simulator/scenario.ts';
import { api, deployed, sound } from '../simulator/scenarios/fixtures.ts';
import type { ScenarioTest } from '../simulator/scenarios/scenario-test.ts';

/** Three tasks that run and are healthy all the time, with and without a load balancer. */
const well = (
  faults: readonly Fault[],
  kind: 'balanced' | 'checked',
  inputs: Readonly<Record<string, string>> = {},
): ScenarioTest => ({
  scenario: {
    title: 'three healthy tasks',
    services: [
      kind === 'balanced'
        ? api({ desired: 3 })
        : { ...api({ desired: 3, loadBalancers: [] }), revisions: { 1: { ...sound, check: { intervalSeconds: 10 } } } },
    ],
    api: { faults },
  },
  inputs,
  expected: { outcome: 'healthy' },
});

/** Seconds between the lines that were said, from the start and to the end. */
function silences({ said, report }: Played): readonly number[] {
  const start = report.run.startedAt / 1000;
  const day = new Date(report.run.startedAt).toISOString().slice(0, 11);
  const times = [start, ...said.map((line) => Date.parse(`${day}${line.slice(0, 8)}Z`) / 1000), start + report.durationSeconds];
  return times.slice(1).map((second, i) => second - (times[i] ?? second));
}

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
const half = (fault: Fault['fault'], seed: number): readonly Fault[] => [{ fault, share: 0.5, seed }];
const always: { readonly [what: string]: readonly Fault[] } = {
  'AWS throttles everything': [{ fault: 'throttled', from: 30, until: 400 }],
  'Elastic Load Balancing throttles': [{ fault: 'throttled', operations: ['DescribeTargetHealth'], from: 30, until: 400 }],
  'AWS hangs': [{ fault: 'hangs', from: 30, until: 400 }],
  'AWS hangs from the first call on': [{ fault: 'hangs', until: 100 }],
  'AWS does not tell the task definition': [{ fault: 'server-error', operations: ['DescribeTaskDefinition'], until: 300 }],
  'AWS does not tell the revision': [{ fault: 'server-error', operations: ['DescribeServiceRevisions'], until: 300 }],
  'AWS does not list the tasks': [{ fault: 'hangs', operations: ['ListTasks'], until: 300 }],
};

describe('what is said while AWS is in trouble', () => {
  it.each(Object.entries(always))('comes at least every 30 s: %s', async (_, faults) => {
    const played = await play(well(faults, 'balanced'));
    expect(Math.max(...silences(played))).toBeLessThanOrEqual(31);
  });

  it.each(Object.entries(always))('is no wrong number: %s', async (_, faults) => {
    for (const kind of ['balanced', 'checked'] as const) {
      const { said } = await play(well(faults, kind));
      const wrong = said.filter((line) => /\b[0-2] of 3 tasks healthy/.test(line));
      expect(wrong).toEqual([]);
    }
  });

  it.each(['throttled', 'server-error', 'hangs'] as const)(
    'is no wrong number where half of the calls end so: %s',
    async (fault) => {
      for (const seed of seeds) {
        const { said, report } = await play(well(half(fault, seed), seed % 2 === 0 ? 'balanced' : 'checked'));
        expect(said.filter((line) => /\b[0-2] of 3 tasks healthy/.test(line))).toEqual([]);
        expect(report.headline).not.toMatch(/\b[0-2] of 3/);
      }
    },
    60_000,
  );

  it('names the API that throttles, and not those that answer', async () => {
    const { said } = await play(well(always['Elastic Load Balancing throttles'] ?? [], 'balanced'));
    expect(said.filter((line) => line.includes('throttles')).map((line) => line.slice(9))).toEqual([
      'Elastic Load Balancing throttles: it is asked less often until it stops',
    ]);
  });

  it('is nothing of throttling where a repeat was answered', async () => {
    const { said } = await play(well([{ fault: 'throttled', every: 3 }], 'balanced'));
    expect(said.filter((line) => line.includes('throttles'))).toEqual([]);
  });
});

describe('the end of a run while AWS hangs', () => {
  const booting = (faults: readonly Fault[], timeout: string): ScenarioTest => ({
    scenario: {
      title: 'tasks that never listen',
      services: [api({ desired: 2, next: { ...sound, bootSeconds: 900 } })],
      actions: deployed,
      api: { faults },
    },
    inputs: { timeout },
    expected: { outcome: 'timed-out' },
  });

  it('comes a little after the deadline, the closing look included', async () => {
    const { report, simulated } = await play(booting([{ fault: 'hangs', from: 40 }], '28s'));
    expect(report.outcome).toBe('timed-out');
    expect(report.durationSeconds).toBeLessThanOrEqual(28 + 4);
    expect((simulated.clock.now() - report.run.startedAt) / 1000).toBeLessThanOrEqual(28 + 4 + 6);
  });

  it('comes at the deadline where AWS answers', async () => {
    const { report } = await play(booting([], '28s'));
    expect(report.durationSeconds).toBe(28);
  });

  it('tells how many calls were not answered, of which operations', async () => {
    const { report } = await play(booting([{ fault: 'hangs', operations: ['ListTasks'], from: 40 }], '60s'));
    expect(report.services[0]?.notes).toContainEqual(
      expect.stringMatching(/^AWS did not answer \d+ questions: \d+ of ListTasks\.$/),
    );
    expect(report.services[0]?.notes.join()).not.toContain('DescribeTasks');
  });

  it('does not wait for the history of deployments', async () => {
    const played = await play(
      well([{ fault: 'hangs', operations: ['ListServiceDeployments'], from: 25 }], 'balanced', { 'stable-for': '0s' }),
    );
    const asked = played.simulated.calls.filter(
      ({ operation, input }) => operation === 'ListServiceDeployments' && 'status' in input,
    );
    expect(asked.map(({ outcome }) => outcome)).toEqual(['AbortError']);
  });
});
