/** What to say while waiting: a line when something changes, and one every 30 seconds otherwise. */
import { defined } from '../../model/defined.ts';
import { clusterNameOf } from '../../model/inputs.ts';
import type { Observation } from '../../model/observation.ts';
import type { Verdict } from '../../model/outcome.ts';
import { duration } from '../../model/text.ts';
import { deadlineOf, latestObservation, type Timeline } from '../../model/timeline.ts';
import { lastingReadFailures, readFailureInWords } from '../notes.ts';
import { plain, truncate } from '../render/escape.ts';
import { clockTime, outcomeInWords, withFullStop } from '../render/labels.ts';
import { heartbeatMs, isHeartbeatDue } from './heartbeat.ts';
import { introduction } from './introduction.ts';
import { newEvents } from './new-events.ts';
import { failuresAndStability, rolloutStatus } from './rollout-status.ts';

export interface WatchedService {
  readonly timeline: Timeline;
  readonly verdict: Verdict;
}

/** What the lines about a service have said so far. */
interface ServiceProgress {
  /** The status that was said last, and when, by AWS's clock. */
  readonly status: string;
  readonly statusAt: number;
  readonly deploymentId?: string;
  /** Events up to here were said, and no event of that time is said again. */
  readonly eventsUntil: number;
  readonly readFailureCount: number;
  readonly throttled: boolean;
  readonly decided: boolean;
}

/** By `cluster/service`; begins empty. */
export type ProgressState = ReadonlyMap<string, ServiceProgress>;

const mostCharacters = 400;

const keyOf = ({ name }: Timeline): string => `${clusterNameOf(name.cluster)}/${name.service}`;

/** How long there is to the deadline. */
function timeLeft(timeline: Timeline, observation: Observation): string {
  const left = (deadlineOf(timeline) ?? 0) - observation.endedAt;
  return left > 0 ? `; ${duration(left)} left` : '';
}

function serviceProgress(
  { timeline, verdict }: WatchedService,
  before: ServiceProgress | undefined,
): { readonly state: ServiceProgress; readonly lines: readonly string[] } | undefined {
  const observation = latestObservation(timeline);
  if (!observation || before?.decided === true) return undefined;
  const deploymentId = timeline.facts.shownIn ? timeline.deployment?.id : undefined;
  const isNew = deploymentId !== undefined && deploymentId !== before?.deploymentId;
  const events = newEvents(timeline, before?.eventsUntil);
  const readFailures = lastingReadFailures(timeline);
  const { throttled } = observation;
  const status = `${rolloutStatus(timeline)}${failuresAndStability(timeline)}`;
  const isDue = status !== before?.status || isHeartbeatDue(timeline.observations, before.statusAt);
  const lines = [
    ...(isNew ? introduction(timeline) : []),
    ...readFailures.slice(before?.readFailureCount ?? 0).map(readFailureInWords),
    ...(throttled && before?.throttled !== true ? ['AWS throttles: looking less often until it stops'] : []),
    ...events.lines,
    ...(isDue ? [`${status}${verdict.decided ? '' : timeLeft(timeline, observation)}`] : []),
    ...(verdict.decided ? [`verdict: ${outcomeInWords(verdict.outcome)}: ${withFullStop(verdict.because)}`] : []),
  ];
  return {
    lines: lines.map((line) => `${clockTime(observation.endedAt)} ${line}`),
    state: {
      status: isDue ? status : before.status,
      statusAt: isDue ? observation.endedAt : before.statusAt,
      ...defined({ deploymentId }),
      eventsUntil: events.until,
      readFailureCount: readFailures.length,
      throttled,
      decided: verdict.decided,
    },
  };
}

/** What is new since `before`, a line each, with the service's name where there are several. */
export function progressLines(
  watched: readonly WatchedService[],
  before: ProgressState,
): { readonly lines: readonly string[]; readonly state: ProgressState } {
  const state = new Map(before);
  const lines = watched.flatMap((one) => {
    const key = keyOf(one.timeline);
    const next = serviceProgress(one, before.get(key));
    if (!next) return [];
    state.set(key, next.state);
    return next.lines.map((line) => {
      const named = watched.length > 1 ? `${line.slice(0, 8)} ${key}:${line.slice(8)}` : line;
      return truncate(plain(named), mostCharacters);
    });
  });
  return { lines, state };
}

/**
 * By when the next line must be said, by AWS's clock, and so by when the next observation must have ended; undefined: nothing
 * is waited for.
 */
export function nextHeartbeatAt(state: ProgressState): number | undefined {
  const waitedFor = [...state.values()].filter(({ decided }) => !decided);
  return waitedFor.length === 0 ? undefined : Math.min(...waitedFor.map(({ statusAt }) => statusAt + heartbeatMs));
}
