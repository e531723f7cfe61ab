/**
 * How soon the verdict came. By the oracle it stands in the first observation that proves it, so it is late by two things alone:
 * by the interval before that observation, which must be no longer than promised (and where time alone makes it due, next to nothing),
 * and by observations that did not get all that they needed, which must have met a fault.
 */
import { answersSoundly } from '../../simulator/oracle/lateness.ts';
import type { Played, PlayedService } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Finding } from './finding.ts';

const JITTER = 1.1;
const QUIET_SECONDS = 15;
const MOST_SECONDS = 60;
/** Without a change for so long the interval widens. */
const QUIET_AFTER_SECONDS = 600;
/** An observation is given up by then, and the next begins a second later at the soonest. */
const LONGEST_OBSERVATION_SECONDS = 20;
/** Between the end of one and the beginning of the next, whichever service they are of. */
const PAUSE_MS = 300;
/** So many observations after AWS throttled one the interval may still be wider. */
const REMEMBERED = 20;
/** What an observation may take of an AWS that answers promptly. */
const PROMPT_SECONDS = 5;

const pollSecondsOf = ({ inputs = {} }: ScenarioTest): number => Number.parseInt(inputs['poll-interval'] ?? '5', 10);

/** Seconds between the beginnings of an observation and of the next. */
const intervals = ({ observations }: PlayedService): readonly number[] =>
  observations.slice(1).map(({ atMs }, place) => (atMs - (observations[place]?.atMs ?? atMs)) / 1000);

export function paceFindings(played: Played, scenarioTest: ScenarioTest): readonly Finding[] {
  return played.services.flatMap((one) => [
    ...(answersSoundly(scenarioTest.scenario) ? withoutFaults(one) : []),
    ...intervals(one).flatMap((seconds, place) => tooLong(played, one, scenarioTest, seconds, place) ?? []),
  ]);
}

/** What has just been made one answer may show, and the next not yet. */
const isNotYetShown = ({ readFailures }: Observation): boolean => readFailures.every(({ reason }) => reason === 'not-found');

function withoutFaults({ key, observations, timeline }: PlayedService): readonly Finding[] {
  const read = timeline.observations.filter(({ kind }) => kind !== 'closing');
  const broken = observations.findIndex(
    ({ whole, atMs, endedMs }, place) =>
      !(whole || (read[place] !== undefined && isNotYetShown(read[place]))) || endedMs - atMs > PROMPT_SECONDS * 1000,
  );
  return broken < 0 ? [] : [{ kind: 'unread without a fault', text: `${key}: observation ${broken} is late, or not whole` }];
}

function tooLong(
  played: Played,
  one: PlayedService,
  scenarioTest: ScenarioTest,
  seconds: number,
  place: number,
): Finding | undefined {
  const { key, observations, timeline } = one;
  const [first, before] = [observations[0], observations[place]];
  if (first === undefined || before === undefined) return undefined;
  const mayBeQuiet = (before.atMs - first.atMs) / 1000 >= QUIET_AFTER_SECONDS;
  const asked = pollSecondsOf(scenarioTest);
  const calm = mayBeQuiet ? Math.max(asked, QUIET_SECONDS) : asked;
  const wasThrottled = timeline.observations
    .slice(Math.max(0, place + 1 - REMEMBERED), place + 1)
    .some(({ throttled }) => throttled);
  const widened = wasThrottled ? Math.max(calm, MOST_SECONDS) : calm;
  const took = Math.min((before.endedMs - before.atMs) / 1000, LONGEST_OBSERVATION_SECONDS) + 1;
  const due = Math.max(widened * JITTER, took);
  if (seconds <= Math.max(due, untilOthersEnd(played, before.atMs, due)) + 0.01) return undefined;
  return { kind: 'long interval', text: `${key}: ${seconds.toFixed(1)} s between observations ${place} and ${place + 1}` };
}

/** Seconds from a moment on until what was under way after so many of them, be it of another service, has ended, with the pause after it. */
function untilOthersEnd({ services }: Played, atMs: number, seconds: number): number {
  const dueMs = atMs + seconds * 1000;
  const underWay = services
    .flatMap(({ observations }) => observations)
    .filter((one) => one.atMs <= dueMs && one.endedMs + PAUSE_MS > dueMs);
  return Math.max(0, ...underWay.map(({ endedMs }) => (endedMs + PAUSE_MS - atMs) / 1000));
}

export interface Lag {
  readonly lagSeconds: number;
  readonly why: string;
}

/** `exactSeconds`: from the moment of the evidence on, where the observation before was whole. */
export function lagOf(one: PlayedService, exactSeconds: number): Lag {
  const { observations, verdict } = one;
  const last = observations.length - 1;
  const previous = observations.slice(0, -1).findLastIndex(({ whole }) => whole);
  const lost = last - 1 - previous;
  const outcome = verdict.decided ? verdict.outcome : 'undecided';
  if (lost === 0 || last < 1) return { lagSeconds: exactSeconds, why: `${outcome}, the interval before it` };
  const sinceMs = observations[Math.max(previous, 0)]?.atMs ?? 0;
  return {
    lagSeconds: ((observations[last]?.atMs ?? 0) - sinceMs) / 1000,
    why: `${outcome}, after ${lost} observations that did not get all that they needed`,
  };
}
