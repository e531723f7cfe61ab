/** What to say while waiting: a line when something changes, and one every 30 seconds otherwise. */
import { defined } from '../../model/defined.ts';
import { requirementsOf } from '../../model/task-health.ts';
import type { Observation } from '../../model/observation.ts';
import { throttledObservations } from '../../model/poll-interval.ts';
import { count, duration, list } from '../../model/text.ts';
import { type Timeline, deadlineOf, latestObservation, latestService, timeoutOf } from '../../model/timeline.ts';
import type { Verdict } from '../../model/outcome.ts';
import { clusterNameOf } from '../../model/inputs.ts';
import { truncate, plain } from '../render/escape.ts';
import { readFailureInWords, lastingReadFailures, longTimeoutNote, runningAloneNote } from '../notes.ts';
import { shortenArns, clockTime, outcomeInWords, withFullStop, shortTaskDefinition } from '../render/labels.ts';
import { silence, rolloutStatus, whatElse } from './rollout-status.ts';

export interface Waiting {
  readonly timeline: Timeline;
  readonly verdict: Verdict;
}

/** What has been said of a service so far; begins empty. */
export interface Said {
  readonly at: number;
  /** The state that was said last, for comparison. */
  readonly state: string;
  readonly deploymentId?: string;
  /** Events up to here have been told, and no event of that time again. */
  readonly eventsUntil: number;
  readonly readFailures: number;
  readonly wasThrottled: boolean;
  readonly decided: boolean;
}

export type ProgressState = ReadonlyMap<string, Said>;

const heartbeatMs = 30_000;
const mostCharacters = 400;
/** Of the events that came between two observations. */
const mostEvents = 5;

const keyOf = ({ name }: Timeline): string => `${clusterNameOf(name.cluster)}/${name.service}`;

/** Which deployment is verified, and for how long it may take. */
function introduction(timeline: Timeline): readonly string[] {
  const { deployment, facts, criteria } = timeline;
  const timeout = timeoutOf(timeline);
  if (!deployment || !facts.shownIn) return [];
  const runs = deployment.taskDefinition === undefined ? '' : `, ${shortTaskDefinition(deployment.taskDefinition)}`;
  const created = deployment.createdAt === undefined ? '' : `, created ${clockTime(deployment.createdAt)} UTC`;
  const groups = requirementsOf(facts.shownIn, deployment.id, deployment.taskDefinition).groups.map(
    ({ group }) => group?.name ?? 'a target group that cannot be read',
  );
  const until = criteria.waitUntil === 'completed' ? 'healthy and complete' : 'healthy';
  const alone = runningAloneNote(timeline);
  const long = longTimeoutNote(timeline);
  return [
    `verifying deployment ${deployment.id}${runs}${created}${groups.length > 0 ? `, in ${list(groups)}` : ''}`,
    ...(timeout ? [`waiting until ${until}, ${duration(timeout.seconds * 1000)} at most (${timeout.derivation})`] : []),
    ...(alone === undefined ? [] : [alone]),
    ...(long === undefined ? [] : [long]),
  ];
}

/** Events that came since the last observation, oldest first; before the first one only those of the deployment itself. */
function freshEvents(timeline: Timeline, said: Said | undefined): { readonly lines: readonly string[]; readonly until: number } {
  const since = said?.eventsUntil ?? Math.max(timeline.deployment?.createdAt ?? Infinity, 0);
  const events = latestService(timeline)?.events ?? [];
  const fresh = events.filter(
    ({ at, message }) =>
      at > since &&
      !/\) has (?:started|stopped|registered|deregistered|begun draining)\b|\b(?:de)?registered \d+ target/.test(message),
  );
  const shown = fresh.slice(0, mostEvents).toReversed();
  const more = fresh.length - shown.length;
  const newest = events[0]?.at ?? 0;
  return {
    lines: [
      ...(more > 0 ? [`${count(more, 'earlier event')} not shown here`] : []),
      ...shown.map(({ at, message }) => `event ${clockTime(at)} ${shortenArns(message)}`),
    ],
    until: Math.max(newest, since === Infinity ? 0 : since),
  };
}

function troubles(
  observation: Observation | undefined,
  timeline: Timeline,
  said: Said | undefined,
): { readonly lines: readonly string[]; readonly readFailures: number; readonly throttled: boolean } {
  const readFailures = lastingReadFailures(timeline);
  const fresh = readFailures.slice(said?.readFailures ?? 0);
  const throttled = observation?.throttled ?? false;
  const slower = throttledObservations([timeline]);
  return {
    lines: [
      ...fresh.map(readFailureInWords),
      ...(throttled && said?.wasThrottled !== true ? ['AWS throttles: looking less often until it stops'] : []),
    ],
    readFailures: readFailures.length,
    throttled: throttled && slower > 0,
  };
}

function sayOne(
  { timeline, verdict }: Waiting,
  said: Said | undefined,
): { readonly said: Said; readonly lines: readonly string[] } | undefined {
  const observation = latestObservation(timeline);
  if (!observation || said?.decided === true) return undefined;
  const shownId = timeline.facts.shownIn ? timeline.deployment?.id : undefined;
  const isNew = shownId !== undefined && shownId !== said?.deploymentId;
  const events = freshEvents(timeline, said);
  const trouble = troubles(observation, timeline, said);
  const state = silence(observation) ?? `${rolloutStatus(timeline)}${whatElse(timeline)}`;
  const due = state !== said?.state || observation.at - said.at >= heartbeatMs;
  const verdictLine = verdict.decided ? [`verdict: ${outcomeInWords(verdict.outcome)}: ${withFullStop(verdict.because)}`] : [];
  const lines = [
    ...(isNew ? introduction(timeline) : []),
    ...trouble.lines,
    ...events.lines,
    ...(due ? [`${state}${verdict.decided ? '' : timeLeft(timeline, observation)}`] : []),
    ...verdictLine,
  ];
  return {
    lines: lines.map((line) => `${clockTime(observation.endedAt)} ${line}`),
    said: {
      at: due ? observation.at : said.at,
      state: due ? state : said.state,
      ...defined({ deploymentId: shownId }),
      eventsUntil: events.until,
      readFailures: trouble.readFailures,
      wasThrottled: trouble.throttled,
      decided: verdict.decided,
    },
  };
}

/** How long there is to the deadline. */
function timeLeft(timeline: Timeline, observation: Observation): string {
  const left = (deadlineOf(timeline) ?? 0) - observation.endedAt;
  return left > 0 ? `; ${duration(left)} left` : '';
}

/** What is new since `before`, a line each, with the service's name where there are several. */
export function progressLines(
  watched: readonly Waiting[],
  before: ProgressState,
): { readonly lines: readonly string[]; readonly said: ProgressState } {
  const said = new Map(before);
  const lines = watched.flatMap((one) => {
    const key = keyOf(one.timeline);
    const next = sayOne(one, before.get(key));
    if (!next) return [];
    said.set(key, next.said);
    return next.lines.map((line) => {
      const named = watched.length > 1 ? `${line.slice(0, 8)} ${key}:${line.slice(8)}` : line;
      return truncate(plain(named), mostCharacters);
    });
  });
  return { lines, said };
}
