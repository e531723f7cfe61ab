/**
 * The oracle: what the contract says about a scenario, and from which moment on, read off the simulator's own history.
 *
 * It shares nothing with the judge but the contract. Where the contract makes something depend on looks (the clock of
 * `stable-for`, the timeout, "in any look"), it takes the times at which the gate looked, and never what the gate
 * concluded; after the last one it goes on looking by itself, so that a verdict that fell too soon is found out.
 */
import type { Simulation } from '../api.ts';
import { START } from '../scenario.ts';
import { gateAtOf, outcomesInOrder, type Story, type StoryOutcome } from '../scenarios/story.ts';
import { isMisconfigured, refusedFromMs } from './access.ts';
import { askedOf, type Asked } from './asked.ts';
import { nothingSeen, remember, type Memory } from './memory.ts';
import { rolloutRows } from './rows.ts';
import { signalsOf, timeoutMs } from './times.ts';
import { viewAt, type Place, type View } from './view.ts';

/** When a look began and ended, and what came of it. */
export interface LookTime {
  readonly atMs: number;
  readonly endedMs: number;
  /** Whether AWS answered anything, errors included. */
  readonly answered: boolean;
  /** Whether it got all its answers: what a look did not see cannot count. */
  readonly whole: boolean;
}

export interface Truth {
  readonly outcome: StoryOutcome;
  /** From this moment on a look shows it. */
  readonly atMs: number;
  /** Position among the looks of the first one that shows it. */
  readonly look: number;
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

interface Question {
  readonly place: Place;
  readonly asked: Asked;
  readonly startMs: number;
}

/** Of the service `cluster/name`. `looks`: those that the run really had, in order. */
export function truthOf(simulation: Simulation, story: Story, service: string, looks: readonly LookTime[] = []): Truth {
  const [cluster = '', name = ''] = service.split('/');
  const startMs = looks[0]?.atMs ?? START + gateAtOf(story) * 1000;
  const question: Question = { place: { simulation, cluster, name }, asked: askedOf(story), startMs };
  let known: Knowledge = { memory: nothingSeen, heard: false };
  let beforeMs = startMs;
  for (let look = 0; ; look += 1) {
    const time = looks[look] ?? ownLook((looks.at(-1)?.atMs ?? startMs - POLL_MS) + (look - looks.length + 1) * POLL_MS);
    const cancelMs = story.cancelAt === undefined ? Infinity : START + story.cancelAt * 1000;
    if (time.endedMs >= cancelMs) return { outcome: 'cancelled', atMs: cancelMs, look };
    if (time.atMs - startMs > ENOUGH_MS) throw new Error(`${story.scenario.title}: ${service} has no outcome in eight hours`);
    const after = lookedAt(question, known, time);
    const outcome = outcomeAt(question, after, time);
    if (outcome !== undefined) return { outcome, atMs: momentOf(question, known, time, beforeMs, outcome), look };
    known = after.known;
    beforeMs = time.atMs;
  }
}

const ownLook = (atMs: number): LookTime => ({ atMs, endedMs: atMs, answered: true, whole: true });

interface Looked {
  readonly known: Knowledge;
  /** undefined: the look did not see enough. */
  readonly view: View | undefined;
}

function lookedAt({ place, asked }: Question, { memory, heard, shownEndMs }: Knowledge, time: LookTime): Looked {
  const view = time.whole ? viewAt(place, time.atMs, memory.tasks) : undefined;
  const next = view === undefined ? memory : remember(place, asked, memory, view);
  const shown = shownEndMs ?? (next.shownMs === undefined ? undefined : time.endedMs);
  return { view, known: { memory: next, heard: heard || time.answered, ...(shown === undefined ? {} : { shownEndMs: shown }) } };
}

/** The first of the outcomes, in the contract's order, that holds at the end of a look. */
function outcomeAt(question: Question, looked: Looked, time: LookTime): StoryOutcome | undefined {
  const holding = new Set(rowsAt(question, looked, time));
  // A deployment that is healthy when its time is up lacks nothing.
  if (holding.has('healthy')) holding.delete('timed-out');
  return outcomesInOrder.find((outcome) => holding.has(outcome));
}

function rowsAt({ place, asked, startMs }: Question, { known, view }: Looked, time: LookTime): readonly StoryOutcome[] {
  const { memory, heard, shownEndMs } = known;
  const { subject } = memory;
  const rows: (StoryOutcome | false)[] = [
    (refusedFromMs(place) <= time.atMs || (!heard && time.endedMs - startMs >= NO_ANSWER_MS)) && 'no-access',
    view !== undefined && isMisconfigured(place, asked, view, subject?.revision) && 'misconfigured',
    ...(view === undefined ? [] : rolloutRows({ place, asked, memory, view })),
    view !== undefined && subject === undefined && time.endedMs >= startMs + asked.startWithinMs && 'no-deployment',
    shownEndMs !== undefined && time.endedMs >= shownEndMs + timeoutOf(place, asked, memory) && 'timed-out',
  ];
  return rows.filter((row) => row !== false);
}

/** By the configuration of the look that first showed the deployment; the scenarios leave it as it is. */
function timeoutOf(place: Place, asked: Asked, { subject, shownMs, tasks }: Memory): number {
  const service = shownMs === undefined ? undefined : viewAt(place, shownMs, tasks).service;
  if (service === undefined || subject === undefined) return Infinity;
  return timeoutMs(asked, service, signalsOf(place, service, subject.revision));
}

/** The earliest moment since the look before at which a look would have shown it. */
function momentOf(question: Question, before: Knowledge, time: LookTime, beforeMs: number, outcome: StoryOutcome): number {
  const lengthMs = time.endedMs - time.atMs;
  for (let atMs = beforeMs; atMs < time.atMs; atMs += GRAIN_MS) {
    const earlier = { ...time, atMs, endedMs: atMs + lengthMs };
    if (outcomeAt(question, lookedAt(question, before, earlier), earlier) === outcome) return atMs;
  }
  return time.atMs;
}
