import { describe, expect, it } from '@jest/globals';
import type { Inputs } from '../../../src/model/inputs.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { extend, type Timeline } from '../../../src/model/timeline.ts';
import { recorded } from '../../../src/observe/recording/record.ts';
import { readFailure, at, blind, observation, timeline } from '../../build.ts';

const start = timeline([]);
const never = new AbortController().signal;
const failing = readFailure('DescribeServices', 'no-answer');

interface Tape {
  readonly lines: readonly Record<string, unknown>[];
  /** What was done with the file. */
  readonly work: readonly ('create' | 'append' | 'close')[];
  readonly failures: readonly unknown[];
  readonly isWritten: boolean;
}

/** The n-th work on the file fails, and what comes after it would not. */
type FailsAt = number | undefined;

/** What is recorded of these looks, and of the end. */
async function record(observations: readonly (Observation | undefined)[], failsAt?: FailsAt): Promise<Tape> {
  let text = '';
  let timelines: readonly Timeline[] = [start];
  let startedAt = at(0);
  const work: Tape['work'][number][] = [];
  const failures: unknown[] = [];
  const does = (what: Tape['work'][number]): void => {
    if (work.push(what) === failsAt) throw new Error('no space left on device');
  };
  const rest = observations.values();
  const next = (): Observation | undefined => {
    const seen = rest.next().value;
    // AWS's clock is known from its first answer on.
    if (seen?.answered) startedAt = at(-100);
    return seen;
  };
  const observer = recorded(
    {
      observe: () => {
        const seen = next();
        return Promise.resolve(seen && [seen]);
      },
      observeClosing: () => Promise.resolve(next()),
    },
    () => ({
      run: { mode: 'verify', version: '1.0.0', region: 'eu-west-1', startedAt },
      inputs: { services: [start.name], criteria: start.criteria } as unknown as Inputs,
    }),
    () => {
      does('create');
      return {
        append: (lines) => {
          does('append');
          text += lines;
        },
        close: () => {
          does('close');
        },
      };
    },
    (error) => failures.push(error),
  );
  for (const one of observations) {
    const seen =
      one?.kind === 'closing' ? [await observer.observeClosing(start, never)] : await observer.observe(timelines, never);
    timelines = timelines.map((so, i) => (seen?.[i] ? extend(so, seen[i]) : so));
  }
  observer.end([{ decided: false }]);
  const lines = text.split('\n').filter((line) => line !== '');
  return {
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    work,
    failures,
    isWritten: observer.isWritten(),
  };
}

const kindsOf = ({ lines }: Tape): readonly string[] => lines.map((line) => Object.keys(line).join());

describe('the recording', () => {
  it('is a header, a line for each look, and the end', async () => {
    const tape = await record([observation(0), observation(5), observation(10, { kind: 'closing' })]);
    expect(kindsOf(tape)).toEqual(['schema,run,inputs', 'service,changes', 'service,changes', 'service,changes', 'ended']);
    expect(tape.work).toEqual(['create', 'append', 'append', 'append', 'append', 'close']);
    expect(tape.isWritten).toBe(true);
  });

  it('waits with its first line until AWS’s clock is known', async () => {
    const tape = await record([blind(0, failing), blind(20, failing), observation(40)]);
    expect(kindsOf(tape)).toEqual(['schema,run,inputs', 'service,changes', 'service,changes', 'service,changes', 'ended']);
    expect(tape.work).toEqual(['create', 'append', 'append', 'close']);
    expect(tape.lines[0]?.run).toMatchObject({ startedAt: at(-100) });
  });

  it('is written also when AWS never answered', async () => {
    const tape = await record([blind(0, failing), blind(20, failing)]);
    expect(kindsOf(tape)).toEqual(['schema,run,inputs', 'service,changes', 'service,changes', 'ended']);
  });

  it('holds no line of a look that was cut', async () => {
    expect(kindsOf(await record([observation(0), undefined]))).toEqual(['schema,run,inputs', 'service,changes', 'ended']);
  });

  it('tells of a look what changed, also across a look of which nothing came', async () => {
    const seen = observation(0);
    const { lines } = await record([seen, blind(5, failing), { ...seen, at: at(10), endedAt: at(10) }]);
    const { o } = lines[3]?.changes as { readonly o: object };
    expect(Object.keys(o)).toEqual(expect.not.arrayContaining(['service', 'tasks', 'targets']));
  });

  it.each([
    ['that cannot be made', 1, ['create'], 0],
    ['whose first lines cannot be written', 2, ['create', 'append'], 0],
    ['that breaks off', 3, ['create', 'append', 'append'], 1],
    ['whose last line cannot be written', 5, ['create', 'append', 'append', 'append', 'append'], 3],
    ['that is no more there at the end', 6, ['create', 'append', 'append', 'append', 'append', 'close'], 4],
  ] as const)(
    '%s is told once, is not tried again, is not called written, and the looks go on',
    async (_why, failsAt, work, looks) => {
      const tape = await record([observation(0), observation(5), observation(10)], failsAt);
      expect(tape.work).toEqual(work);
      expect(tape.failures.map(String)).toEqual(['Error: no space left on device']);
      expect(tape.isWritten).toBe(false);
      expect(tape.lines).toHaveLength(looks === 0 ? 0 : looks + 1);
    },
  );
});
