/** What a run comes to, over ports of the test's own. */
import { describe, expect, it } from '@jest/globals';
import type { Inputs } from '../src/model/inputs.ts';
import type { Observation } from '../src/model/observation.ts';
import { strategies } from '../src/model/strategy/index.ts';
import { rulesOf } from '../src/rules.ts';
import { run, type Ran, type RunPorts } from '../src/run.ts';
import { virtualClock } from '../simulator/virtual-clock.ts';
import { report } from '../src/report/report.ts';
import { publicationOf } from '../src/report/render/publication.ts';
import { at, criteria, deployment, exited, observation, service } from './build.ts';

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

describe('an error of its own', () => {
  interface Broken {
    /** In which of the times that each is asked it fails; default never. */
    readonly observing?: (time: number) => boolean;
    readonly judging?: (time: number) => boolean;
    readonly diagnosing?: boolean;
    /** What is observed of the service. */
    readonly seen?: Observation;
  }
  const never = (): boolean => false;
  const completed = service({ deployments: [deployment({ rolloutState: 'COMPLETED' })] });
  const well = (seconds: number): Observation => observation(seconds, { service: completed });

  /** A run of one service that is healthy, or of which this is seen, with errors of the gate's own in it. */
  async function broken({ observing = never, judging = never, diagnosing = false, seen }: Broken) {
    const clock = virtualClock(at(0));
    const mishaps: string[] = [];
    let [observed, judged] = [0, 0];
    const { judge, diagnose, ...rules } = rulesOf(inputs);
    const fails = (): never => {
      throw new TypeError('x is not iterable');
    };
    const ran = await clock.run(
      run(
        {
          clock,
          observer: {
            observe: () => {
              const seconds = (clock.now() - at(0)) / 1000;
              return observing(++observed)
                ? Promise.reject(new TypeError('x is null'))
                : Promise.resolve([seen ?? well(seconds)]);
            },
            observeClosing: fails,
          },
          strategies,
          rules: () =>
            Promise.resolve({
              judge: (timeline) => (judging(++judged) ? fails() : judge(timeline)),
              ...rules,
              diagnose: diagnosing ? fails : diagnose,
            }),
          startedAt: () => at(0),
          random: () => 0.5,
          now: () => clock.now(),
          context: () => ({ mode: 'verify', version: '1.0.0', region: 'eu-west-1', startedAt: at(0) }),
          ended: () => undefined,
          mishap: (error) => mishaps.push(String(error)),
        },
        inputs,
        new AbortController().signal,
      ),
    );
    return { ...ran, mishaps };
  }

  it('in judging one observation is passed over: the next may be understood', async () => {
    expect((await broken({ judging: (time) => time === 2 })).report.outcome).toBe('healthy');
  });

  it('in judging one observation after the other ends the service, in words, and never passes', async () => {
    const { report } = await broken({ judging: (time) => time > 1 });
    expect(report).toMatchObject({ outcome: 'cancelled', passes: false });
    expect(report.headline).toMatch(/^api: an error of the gate's own .*TypeError: x is not iterable.*report it/);
    expect(report.services[0]?.times.lookCount).toBe(4);
  });

  it('in observing ends the run with what was known by then', async () => {
    const { report } = await broken({ observing: (time) => time === 2 });
    expect(report).toMatchObject({ outcome: 'cancelled', passes: false });
    expect(report.services[0]?.times.lookCount).toBe(1);
  });

  it('in diagnosing costs the cause, and no verdict', async () => {
    const { report, mishaps } = await broken({ diagnosing: true });
    expect([report.outcome, report.passes, mishaps]).toEqual(['healthy', true, ['TypeError: x is not iterable']]);
  });

  it('in observing once more after the verdict costs what that would explain', async () => {
    const gone = observation(3, { service: service({ status: 'INACTIVE' }) });
    expect((await broken({ seen: gone })).report.outcome).toBe('misconfigured');
    const stuck = observation(3, { tasks: [exited(1, 0), exited(2, 0), exited(3, 0), exited(4, 0)] });
    expect((await broken({ seen: stuck })).report.outcome).toBe('tasks-cycling');
  });

  it('in reporting a service costs its details, and neither its verdict nor the others', async () => {
    const { services } = await broken({});
    const [one] = services;
    if (!one) throw new Error('no service');
    const unreadable = {
      ...one,
      timeline: { ...one.timeline, observations: [{ ...observation(0), readFailures: undefined as never }] },
    };
    const mishaps: unknown[] = [];
    const told = report({ mode: 'verify', version: '1.0.0', region: 'eu-west-1', startedAt: at(0) }, [unreadable, one], (error) =>
      mishaps.push(error),
    );
    expect(told.services.map(({ outcome, times }) => [outcome, times.lookCount > 0])).toEqual([
      ['healthy', false],
      ['healthy', true],
    ]);
    expect([told.passes, mishaps.length]).toEqual([true, 1]);
  });

  it('in saying it on one surface costs that surface its details alone', async () => {
    const { report: told } = await broken({});
    const files = { report: 'report.json', recording: '' };
    const whole = publicationOf(told, files);
    const unsayable = { ...told, services: told.services.map((one) => ({ ...one, moments: undefined as never })) };
    const mishaps: unknown[] = [];
    const said = publicationOf(unsayable, files, (error) => mishaps.push(error));
    expect(said.outputs).toEqual(whole.outputs);
    expect(said.summary).toContain(told.headline);
    expect(said.summary.length).toBeLessThan(whole.summary.length);
    expect(mishaps.length).toBeGreaterThan(0);
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

describe('of several services', () => {
  it('one that is due is observed by itself, and the others when it is their turn', async () => {
    const clock = virtualClock(at(0));
    const job = new AbortController();
    void clock.sleep(31_000).then(() => {
      job.abort();
    });
    const looks: string[] = [];
    const completed = service({ deployments: [deployment({ rolloutState: 'COMPLETED' })] });
    const ports: RunPorts = {
      clock,
      observer: {
        observe: (timelines) => {
          const second = (clock.now() - at(0)) / 1000;
          looks.push(`${second.toFixed(1)} ${timelines.map(({ name }) => name.service).join(' ')}`);
          return Promise.resolve(
            timelines.map(({ name }) => observation(second, name.service === 'api' ? { service: completed } : {})),
          );
        },
        observeClosing: () => Promise.resolve(undefined),
      },
      strategies,
      rules: () => Promise.resolve(rulesOf(inputs)),
      startedAt: () => at(0),
      random: () => 0.5,
      now: () => clock.now(),
      context: () => ({ mode: 'verify', version: '1.0.0', region: 'eu-west-1', startedAt: at(0) }),
      ended: () => undefined,
    };
    const services = ['api', 'web'].map((name) => ({ cluster: 'prod', service: name }));
    await clock.run(run(ports, { ...inputs, services, criteria: criteria({ stableForSeconds: 18 }) }, job.signal));
    const both = ['0.0', '5.0', '10.0', '15.0'].map((second) => `${second} api web`);
    expect(looks).toEqual([...both, '18.0 api', '20.0 web', '25.0 web', '30.0 web']);
  });
});
