/**
 * Plays a story with the gate in it, in process and on virtual time: everything of the action but the SDK, the runner and
 * the clock. An hour of deployment takes milliseconds.
 */
import { auditing } from '../src/audit.ts';
import { readInputs } from '../src/inputs/read-inputs.ts';
import type { Report, RunContext } from '../src/model/report.ts';
import type { Observation } from '../src/model/observation.ts';
import { clusterNameOf, type Inputs } from '../src/model/inputs.ts';
import type { Verdict } from '../src/model/outcome.ts';
import { openObserver } from '../src/observe/observer.ts';
import { progressLines, type ProgressState } from '../src/report/progress/progress.ts';
import { report } from '../src/report/report.ts';
import { verify, type Observer, type Verified } from '../src/poll.ts';
import { evenJitter } from './jitter.ts';
import { simulate, type Simulated } from './in-process.ts';
import { START } from './scenario.ts';
import { startsAtOf, inputsOf, type ScenarioTest } from './scenarios/scenario-test.ts';
import { readTimes, type ObservationTime } from './oracle/observation-time.ts';

export interface Played {
  readonly simulated: Simulated;
  readonly report: Report;
  readonly services: readonly PlayedService[];
  /** What was said while waiting. */
  readonly said: readonly string[];
}

export interface PlayedService extends Verified {
  /** `cluster/service` */
  readonly key: string;
  /** Its looks up to the verdict. */
  readonly observations: readonly ObservationTime[];
}

/** A story that has not ended by then never will. */
const mostHours = 8;

/** Wraps the observer; `header` is what a recording begins with. */
export type Wrap = (
  observer: Observer,
  header: () => { readonly run: RunContext; readonly inputs: Inputs },
) => Observer & { readonly end: (verdicts: readonly Verdict[]) => void };

const bare: Wrap = (observer) => ({ ...observer, end: () => undefined });

export async function play(test: ScenarioTest, wrap: Wrap = bare): Promise<Played> {
  const startAt = startsAtOf(test);
  const simulated = simulate(test.scenario, { startAt });
  const { clock, aws } = simulated;
  const asked = inputsOf(test);
  const read = readInputs((name) => asked[name] ?? '', { AWS_REGION: 'eu-west-1' });
  if ('mistakes' in read) throw new Error(`${test.scenario.title}: ${read.mistakes.join('; ')}`);
  const cancelled = new AbortController();
  const cancelAt = test.cancelAt ?? startAt + mostHours * 3600;
  const startedAt = clock.now();
  void clock.sleep(START + cancelAt * 1000 - startedAt).then(() => {
    cancelled.abort();
  });
  const run: RunContext = { mode: read.inputs.mode, version: '1.0.0', region: read.inputs.region, startedAt };
  const observer = wrap(openObserver({ aws, clock, logLines: read.inputs.logLines }), () => ({ run, inputs: read.inputs }));
  let soFar: ProgressState = new Map();
  const said: string[] = [];
  const verified = await clock.run(
    verify(
      {
        clock,
        observer,
        startedAt: () => startedAt,
        random: evenJitter(),
        progress: (watched) => {
          if (read.inputs.mode === 'audit') return;
          const next = progressLines(watched, soFar);
          soFar = next.said;
          said.push(...next.lines);
        },
      },
      read.inputs,
      cancelled.signal,
      read.inputs.mode === 'audit' ? auditing(read.inputs.failOn) : undefined,
    ),
  );
  observer.end(verified.map(({ verdict }) => verdict));
  return {
    simulated,
    said,
    report: report(run, verified),
    services: verified.map((one) => ({
      ...one,
      key: `${clusterNameOf(one.timeline.name.cluster)}/${one.timeline.name.service}`,
      observations: one.timeline.observations
        .filter(({ kind }) => kind !== 'closing')
        .map((observation) => ({
          ...timeOf(observation),
          readMs: readTimes(simulated.calls, observation.at, observation.endedAt),
        })),
    })),
  };
}

/** The oracle knows by itself from when on these can be read. */
const readApart: readonly string[] = ['DescribeTaskDefinition', 'DescribeServiceRevisions'];

const timeOf = ({ at, endedAt, answered, readFailures }: Observation): ObservationTime => ({
  atMs: at,
  endedMs: endedAt,
  answered,
  whole: answered && readFailures.every(({ needed, operation }) => !needed || readApart.includes(operation)),
});
