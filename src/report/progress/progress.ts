/** What to say while waiting: a line when something changes, and one when 30 seconds have passed without it. */
import { defined } from '../../model/defined.ts';
import { clusterNameOf } from '../../model/inputs.ts';
import type { WatchedService } from '../../model/ports.ts';
import { duration } from '../../model/text.ts';
import { throttledApis, type Api } from '../../model/throttling.ts';
import { deadlineOf, latestObservation, type Timeline } from '../../model/timeline.ts';
import type { PauseReport } from '../../model/report.ts';
import { lastingReadFailures, readFailureInWords } from '../read-failures.ts';
import { historyInWords } from '../history.ts';
import { pausesIn } from '../pauses.ts';
import { plain, truncate } from '../render/escape.ts';
import { clockTime, outcomeInWords, withFullStop } from '../render/labels.ts';
import { suspicionInWords } from '../suspicion.ts';
import { introduction } from './introduction.ts';
import { newEvents } from './new-events.ts';
import { failuresAndStability, rolloutStatus } from './rollout-status.ts';

/** What the lines about a service have said so far. */
interface ServiceProgress {
  /** The status that was said last, and when, by AWS's clock. */
  readonly status: string;
  readonly statusAt: number;
  readonly deploymentId?: string;
  /** Events up to here were said, and no event of that time is said again. */
  readonly eventsUntil: number;
  readonly readFailureCount: number;
  /** How long the last deployments took, once that was said. */
  readonly history: string | undefined;
  /** The hooks that wait for a person, of which it was said how to go on. */
  readonly pauseIds: readonly string[];
  /** What failures were last said to point to. */
  readonly suspicion: string | undefined;
  /** The APIs of which it was said that they throttle. */
  readonly throttled: ReadonlySet<Api>;
  readonly decided: boolean;
}

/** By `cluster/service`; begins empty. */
export type ProgressState = ReadonlyMap<string, ServiceProgress>;

/** What was said, and what is to be remembered of it. */
export interface Progress {
  readonly lines: readonly string[];
  readonly state: ProgressState;
}

/** Nobody may wait longer than this for a line. */
const heartbeatMs = 30_000;
const mostCharacters = 400;

const apiNames: { readonly [api: Api]: string | undefined } = {
  ecs: 'ECS',
  elasticloadbalancing: 'Elastic Load Balancing',
  'vpc-lattice': 'VPC Lattice',
  codedeploy: 'CodeDeploy',
};

const keyOf = ({ name }: Timeline): string => `${clusterNameOf(name.cluster)}/${name.service}`;

/** How long there is to the deadline. */
function timeLeft(timeline: Timeline, at: number): string {
  const left = (deadlineOf(timeline) ?? 0) - at;
  return left > 0 ? `; ${duration(left)} left` : '';
}

/** Commands on one line each, to paste. */
const howToGoOn = ({ continueCommand, rollBackCommand }: PauseReport): readonly string[] => [
  `to continue it: ${onOneLine(continueCommand)}`,
  `to roll it back: ${onOneLine(rollBackCommand)}`,
];

const onOneLine = (command: string): string => command.replaceAll(' \\\n  ', ' ');

function serviceProgress(
  { timeline, verdict, suspicion }: WatchedService,
  before: ServiceProgress | undefined,
): { readonly state: ServiceProgress; readonly lines: readonly string[] } | undefined {
  const observation = latestObservation(timeline);
  if (!observation || before?.decided === true) return undefined;
  const deploymentId = timeline.facts.shownIn ? timeline.deployment?.id : undefined;
  const isNew = deploymentId !== undefined && deploymentId !== before?.deploymentId;
  const events = newEvents(timeline, before?.eventsUntil);
  const readFailures = lastingReadFailures(timeline);
  const throttled = throttledApis(observation);
  const status = `${rolloutStatus(timeline)}${failuresAndStability(timeline)}`;
  const isNews = status !== before?.status;
  const pauses = pausesIn(timeline);
  const history = before?.history ?? historyInWords(timeline);
  const suspected = suspicion ? suspicionInWords(suspicion) : before?.suspicion;
  const lines = [
    ...(isNew ? introduction(timeline) : []),
    ...(history !== undefined && before?.history === undefined ? [history] : []),
    ...readFailures.slice(before?.readFailureCount ?? 0).map(readFailureInWords),
    ...[...throttled]
      .filter((api) => before?.throttled.has(api) !== true)
      .map((api) => `${apiNames[api] ?? 'AWS'} throttles: it is asked less often until it stops`),
    ...events.lines,
    ...(isNews ? [`${status}${verdict.decided ? '' : timeLeft(timeline, observation.endedAt)}`] : []),
    ...(suspected === undefined || suspected === before?.suspicion ? [] : [suspected]),
    ...pauses.filter(({ hookId }) => before?.pauseIds.includes(hookId) !== true).flatMap(howToGoOn),
    ...(verdict.decided ? [`verdict: ${outcomeInWords(verdict.outcome)}: ${withFullStop(verdict.because)}`] : []),
  ];
  return {
    lines: lines.map((line) => `${clockTime(observation.endedAt)} ${line}`),
    state: {
      status,
      statusAt: isNews ? observation.endedAt : before.statusAt,
      ...defined({ deploymentId }),
      eventsUntil: events.until,
      readFailureCount: readFailures.length,
      history,
      pauseIds: pauses.map(({ hookId }) => hookId),
      suspicion: suspected,
      throttled,
      decided: verdict.decided,
    },
  };
}

/** A line as it is said: with the service's name where there are several. */
const named = (line: string, key: string, watched: readonly WatchedService[]): string =>
  truncate(plain(watched.length > 1 ? `${line.slice(0, 8)} ${key}:${line.slice(8)}` : line), mostCharacters);

/** What is new since `before`, a line each. */
export function progressLines(watched: readonly WatchedService[], before: ProgressState): Progress {
  const state = new Map(before);
  const lines = watched.flatMap((one) => {
    const key = keyOf(one.timeline);
    const next = serviceProgress(one, before.get(key));
    if (!next) return [];
    state.set(key, next.state);
    return next.lines.map((line) => named(line, key, watched));
  });
  return { lines, state };
}

/**
 * Where the services stand of which nothing has been said for too long.
 *
 * @param now by AWS's clock
 */
export function heartbeatLines(watched: readonly WatchedService[], before: ProgressState, now: number): Progress {
  const state = new Map(before);
  const lines = watched.flatMap(({ timeline }) => {
    const key = keyOf(timeline);
    const last = before.get(key);
    if (!last || last.decided || now - last.statusAt < heartbeatMs) return [];
    state.set(key, { ...last, statusAt: now });
    return [named(`${clockTime(now)} ${last.status}${timeLeft(timeline, now)}`, key, watched)];
  });
  return { lines, state };
}

/** When the next heartbeat is due, by AWS's clock; undefined: nothing has been said yet, or nothing is waited for. */
export function nextHeartbeatAt(state: ProgressState): number | undefined {
  const waitedFor = [...state.values()].filter(({ decided }) => !decided);
  return waitedFor.length === 0 ? undefined : Math.min(...waitedFor.map(({ statusAt }) => statusAt + heartbeatMs));
}
