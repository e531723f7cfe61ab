/**
 * The oracle: what the contract says about a scenario, and from which moment on, read off the simulator's own history.
 *
 * It shares nothing with the judge but the contract. Where the contract makes something depend on looks (the clock of
 * `stable-for`, the timeout, "in any look"), it takes the times at which the gate looked, and never what the gate
 * concluded; after the last one it goes on looking by itself, so that a verdict that fell too soon is found out.
 */
import type { Simulation } from '../api.ts';
import { START } from '../scenario.ts';
import { startsAtOf, outcomesInOrder, type ScenarioTest, type ScenarioOutcome } from '../scenarios/scenario-test.ts';
import { isMisconfigured, refusedFromMs } from './access.ts';
import { askedOf, type Asked } from './asked.ts';
import { nothingSeen, remember, type Memory } from './memory.ts';
import { rolloutRows } from './rows.ts';
import { signalsOf, timeoutMs } from './times.ts';
import { viewAt, type Place, type View } from './view.ts';

/** When a look began and ended, and what came of it. */
export interface ObservationTime {
  readonly atMs: number;
  readonly endedMs: number;
  /** Whether AWS answered anything, errors included. */
  readonly answered: boolean;
  /** Whether it got all its answers: what a look did not see cannot count. */
  readonly whole: boolean;
}

export interface OracleVerdict {
  readonly outcome: ScenarioOutcome;
  /** From this moment on a look shows it. */
  readonly atMs: number;
  /** Position among the looks of the first one that shows it. */
  readonly observation: number;
}

const POLL_MS = 5000;
const NO_ANSWER_MS = 120_000;
const ENOUGH_MS = 8 * 3_600_000;
/** How finely the moment of evidence is told. */
const GRAIN_MS = 250;

/** What the oracle knows after some looks. */
interface Knowledge {
  readonly memory: Memory;
  readonly heard: boolean;
  /** The end of the look that first showed the deployment. */
  readonly shownEndMs?: number;
}

interface Operation {
  readonly place: Place;
  readonly asked: Asked;
  readonly startMs: number;
}

/** Of the service `cluster/name`. `looks`: those that the run really had, in order. */
export function oracleVerdictOf(
  simulation: Simulation,
  test: ScenarioTest,
  service: string,
  observations: readonly ObservationTime[] = [],
): OracleVerdict {
  const [cluster = '', name = ''] = service.split('/');
  const startMs = observations[0]?.atMs ?? START + startsAtOf(test) * 1000;
  const operation: Operation = { place: { simulation, cluster, name }, asked: askedOf(test), startMs };
  let known: Knowledge = { memory: nothingSeen, heard: false };
  let beforeMs = startMs;
  for (let observation = 0; ; observation += 1) {
    const time =
      observations[observation] ??
      ownObservation((observations.at(-1)?.atMs ?? startMs - POLL_MS) + (observation - observations.length + 1) * POLL_MS);
    const cancelMs = test.cancelAt === undefined ? Infinity : START + test.cancelAt * 1000;
    if (time.endedMs >= cancelMs) return { outcome: 'cancelled', atMs: cancelMs, observation };
    if (time.atMs - startMs > ENOUGH_MS) throw new Error(`${test.scenario.title}: ${service} has no outcome in eight hours`);
    const after = observedAt(operation, known, time);
    const outcome = outcomeAt(operation, after, time);
    if (outcome !== undefined) return { outcome, atMs: momentOf(operation, known, time, beforeMs, outcome), observation };
    known = after.known;
    beforeMs = time.atMs;
  }
}

const ownObservation = (atMs: number): ObservationTime => ({ atMs, endedMs: atMs, answered: true, whole: true });

interface Looked {
  readonly known: Knowledge;
  /** undefined: the look did not see enough. */
  readonly view: View | undefined;
}

function observedAt({ place, asked }: Operation, { memory, heard, shownEndMs }: Knowledge, time: ObservationTime): Looked {
  const view = time.whole ? viewAt(place, time.atMs, memory.tasks) : undefined;
  const next = view === undefined ? memory : remember(place, asked, memory, view);
  const shown = shownEndMs ?? (next.shownMs === undefined ? undefined : time.endedMs);
  return { view, known: { memory: next, heard: heard || time.answered, ...(shown === undefined ? {} : { shownEndMs: shown }) } };
}

/** The first of the outcomes, in the contract's order, that holds at the end of a look. */
function outcomeAt(operation: Operation, looked: Looked, time: ObservationTime): ScenarioOutcome | undefined {
  const holding = new Set(rowsAt(operation, looked, time));
  // A deployment that is healthy when its time is up lacks nothing.
  if (holding.has('healthy')) holding.delete('timed-out');
  return outcomesInOrder.find((outcome) => holding.has(outcome));
}

function rowsAt(
  { place, asked, startMs }: Operation,
  { known, view }: Looked,
  time: ObservationTime,
): readonly ScenarioOutcome[] {
  const { memory, heard, shownEndMs } = known;
  const { deployment } = memory;
  const rows: (ScenarioOutcome | false)[] = [
    (refusedFromMs(place) <= time.atMs || (!heard && time.endedMs - startMs >= NO_ANSWER_MS)) && 'no-access',
    view !== undefined && isMisconfigured(place, asked, view, deployment?.revision) && 'misconfigured',
    ...(view === undefined ? [] : rolloutRows({ place, asked, memory, view })),
    view !== undefined && deployment === undefined && time.endedMs >= startMs + asked.startWithinMs && 'no-deployment',
    shownEndMs !== undefined && time.endedMs >= shownEndMs + timeoutOf(place, asked, memory) && 'timed-out',
  ];
  return rows.filter((row) => row !== false);
}

/** By the configuration of the look that first showed the deployment; the scenarios leave it as it is. */
function timeoutOf(place: Place, asked: Asked, { deployment, shownMs, tasks }: Memory): number {
  const service = shownMs === undefined ? undefined : viewAt(place, shownMs, tasks).service;
  if (service === undefined || deployment === undefined) return Infinity;
  return timeoutMs(asked, service, signalsOf(place, service, deployment.revision));
}

/** The earliest moment since the look before at which a look would have shown it. */
function momentOf(
  operation: Operation,
  before: Knowledge,
  time: ObservationTime,
  beforeMs: number,
  outcome: ScenarioOutcome,
): number {
  const lengthMs = time.endedMs - time.atMs;
  for (let atMs = beforeMs; atMs < time.atMs; atMs += GRAIN_MS) {
    const earlier = { ...time, atMs, endedMs: atMs + lengthMs };
    if (outcomeAt(operation, observedAt(operation, before, earlier), earlier) === outcome) return atMs;
  }
  return time.atMs;
}
