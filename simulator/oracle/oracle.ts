/**
 * The oracle: what the contract says about a scenario, and from which moment on, read off the simulator's own history.
 *
 * It shares nothing with the judge but the contract. Where the contract makes something depend on observations (the clock of
 * `stable-for`, the timeout, "in any observation"), it takes the times at which the gate observed, and never what the gate
 * concluded; after the last one it goes on observing by itself, so that a verdict that fell too soon is found out.
 */
import type { Simulation } from '../api/respond.ts';
import { START } from '../scenario.ts';
import { startsAtOf, outcomesInOrder, type ScenarioTest, type ScenarioOutcome } from '../scenarios/scenario-test.ts';
import { isMisconfigured, isRefused } from './access.ts';
import { oracleInputsOf, type OracleInputs } from './inputs.ts';
import { emptyMemory, remember, type Memory } from './memory.ts';
import { movedTo, type ObservationTime } from './observation-time.ts';
import { rolloutRows } from './rows.ts';
import { signalsOf, timeoutMs } from './times.ts';
import { shown, viewAt, type WatchedService, type View } from './view.ts';

export interface OracleVerdict {
  readonly outcome: ScenarioOutcome;
  /** From this moment on an observation shows it. */
  readonly atMs: number;
  /** Position of the first observation that shows it. */
  readonly observation: number;
}

const POLL_MS = 5000;
const NO_ANSWER_MS = 120_000;
const ENOUGH_MS = 8 * 3_600_000;
/** How finely the moment of evidence is told. */
const GRAIN_MS = 250;

/** What the oracle knows after some observations. */
interface Knowledge {
  readonly memory: Memory;
  readonly heard: boolean;
  /** The end of the observation that first showed the deployment. */
  readonly shownEndMs?: number;
}

/** What is asked of the oracle. */
interface OracleRun {
  readonly watched: WatchedService;
  readonly inputs: OracleInputs;
  readonly startMs: number;
}

/** Of the service `cluster/name`. `observations`: those that the run really had, in order. */
export function oracleVerdictOf(
  simulation: Simulation,
  scenarioTest: ScenarioTest,
  service: string,
  observations: readonly ObservationTime[] = [],
): OracleVerdict {
  const [cluster = '', name = ''] = service.split('/');
  const startMs = observations[0]?.atMs ?? START + startsAtOf(scenarioTest) * 1000;
  const run: OracleRun = { watched: { simulation, cluster, name }, inputs: oracleInputsOf(scenarioTest), startMs };
  let known: Knowledge = { memory: emptyMemory, heard: false };
  let beforeMs = startMs;
  for (let observation = 0; ; observation += 1) {
    const time =
      observations[observation] ??
      ownObservation((observations.at(-1)?.atMs ?? startMs - POLL_MS) + (observation - observations.length + 1) * POLL_MS);
    const cancelMs = scenarioTest.cancelAt === undefined ? Infinity : START + scenarioTest.cancelAt * 1000;
    if (time.endedMs >= cancelMs) return { outcome: 'cancelled', atMs: cancelMs, observation };
    if (time.atMs - startMs > ENOUGH_MS)
      throw new Error(`${scenarioTest.scenario.title}: ${service} has no outcome in eight hours`);
    const after = observedAt(run, known, time);
    const outcome = outcomeAt(run, after, time);
    if (outcome !== undefined) return { outcome, atMs: momentOf(run, known, time, beforeMs, outcome), observation };
    known = after.known;
    beforeMs = time.atMs;
  }
}

const ownObservation = (atMs: number): ObservationTime => ({ atMs, endedMs: atMs, answered: true, whole: true });

/** What is known after one more observation. */
interface Observed {
  readonly known: Knowledge;
  /** undefined: the observation did not see enough. */
  readonly view: View | undefined;
}

function observedAt({ watched, inputs }: OracleRun, { memory, heard, shownEndMs }: Knowledge, time: ObservationTime): Observed {
  const view = time.whole ? viewAt(watched, time, memory.tasks) : undefined;
  const next = view === undefined ? memory : remember(watched, inputs, memory, view);
  const shown = shownEndMs ?? (next.shownMs === undefined ? undefined : time.endedMs);
  return { view, known: { memory: next, heard: heard || time.answered, ...(shown === undefined ? {} : { shownEndMs: shown }) } };
}

/** The first of the outcomes, in the contract's order, that holds at the end of an observation. */
function outcomeAt(run: OracleRun, observed: Observed, time: ObservationTime): ScenarioOutcome | undefined {
  const holding = new Set(rowsAt(run, observed, time));
  // A deployment that is healthy when its time is up lacks nothing.
  if (holding.has('healthy')) holding.delete('timed-out');
  return outcomesInOrder.find((outcome) => holding.has(outcome));
}

function rowsAt(
  { watched, inputs, startMs }: OracleRun,
  { known, view }: Observed,
  time: ObservationTime,
): readonly ScenarioOutcome[] {
  const { memory, heard, shownEndMs } = known;
  const { deployment } = memory;
  const rows: (ScenarioOutcome | false)[] = [
    (isRefused(watched, memory, time.atMs) || (!heard && time.endedMs - startMs >= NO_ANSWER_MS)) && 'no-access',
    view !== undefined && isMisconfigured(watched, inputs, view, memory) && 'misconfigured',
    ...(view === undefined ? [] : rolloutRows({ watched, inputs, memory, view })),
    view !== undefined && deployment === undefined && time.endedMs >= startMs + inputs.startWithinMs && 'no-deployment',
    shownEndMs !== undefined && time.endedMs >= shownEndMs + timeoutOf(watched, inputs, memory) && 'timed-out',
  ];
  return rows.filter((row) => row !== false);
}

/** By the configuration of the observation that first showed the deployment; the scenarios leave it as it is. */
function timeoutOf(watched: WatchedService, inputs: OracleInputs, { deployment, shownMs }: Memory): number {
  const service =
    shownMs === undefined
      ? undefined
      : watched.simulation.world.serviceAt(watched.cluster, watched.name, shown(watched, 'DescribeServices', shownMs));
  if (service === undefined || deployment === undefined) return Infinity;
  return timeoutMs(inputs, service, signalsOf(watched, service, deployment.revision));
}

/** The earliest moment since the observation before at which one would have shown it. */
function momentOf(run: OracleRun, before: Knowledge, time: ObservationTime, beforeMs: number, outcome: ScenarioOutcome): number {
  for (let atMs = beforeMs; atMs < time.atMs; atMs += GRAIN_MS) {
    const earlier = movedTo(time, atMs);
    if (outcomeAt(run, observedAt(run, before, earlier), earlier) === outcome) return atMs;
  }
  return time.atMs;
}
