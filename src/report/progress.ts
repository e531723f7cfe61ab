/** What to say while waiting: a line when something changes, and one every 30 seconds otherwise. */
import { measureOf, targetOf, type Measure } from '../model/health.ts';
import type { TaskHistory } from '../model/history.ts';
import type { Observation } from '../model/observation.ts';
import { throttledLooks } from '../model/pace.ts';
import { count, duration, list } from '../model/phrases.ts';
import {
  lastJudgedLook,
  latestLook,
  latestService,
  latestWithTasks,
  ownTasks,
  timeoutOf,
  type Timeline,
} from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { clusterNameOf } from '../model/inputs.ts';
import { cut, plain } from './escape.ts';
import { absenceInWords, lastingAbsences, longTimeoutNote, runningAloneNote } from './notes.ts';
import { brief, clockTime, outcomeInWords, sentence, shortTaskDefinition, whyOf } from './phrases.ts';

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
  readonly absences: number;
  readonly wasThrottled: boolean;
  readonly decided: boolean;
}

export type SaidSoFar = ReadonlyMap<string, Said>;

const heartbeatMs = 30_000;
const mostCharacters = 400;
/** Of the events that came between two looks. */
const mostEvents = 5;

const keyOf = ({ name }: Timeline): string => `${clusterNameOf(name.cluster)}/${name.service}`;

/** `2 of 3 tasks healthy in api-tg; 1 initial (health checks in progress)`, for each target group. */
export function standing(timeline: Timeline): string {
  const look = latestWithTasks(timeline);
  const desired = latestService(timeline)?.desiredCount ?? 0;
  const { subject, facts } = timeline;
  if (!look || !subject)
    return latestLook(timeline)?.service ? 'the deployment has not appeared yet' : 'the service has not been seen yet';
  const measure = measureOf(look, subject.id, subject.taskDefinition);
  const tasks = ownTasks(timeline).filter(({ stop }) => !stop);
  if (measure.groups.length === 0) {
    return `${String(facts.healthy.size)} of ${count(desired, 'task')} healthy${others(tasks.filter(({ task }) => !facts.healthy.has(task.arn)).map(stateOfTask))}`;
  }
  return measure.groups.map((entry) => inGroup(tasks, entry, measure, desired)).join('; ');
}

const stateOfTask = ({ task, health }: TaskHistory): string =>
  health.state === 'waiting' ? task.lastStatus : health.container ? `container ${health.container.name} UNHEALTHY` : health.state;

function inGroup(tasks: readonly TaskHistory[], entry: Measure['groups'][number], measure: Measure, desired: number): string {
  const states = tasks.map(({ task }) => {
    const target = targetOf(task, entry, measure.targets);
    if (!target) return task.lastStatus === 'RUNNING' ? 'not registered yet' : task.lastStatus;
    const why = target.state === 'healthy' ? undefined : whyOf(target);
    return `${target.state}${why === undefined ? '' : ` (${why})`}`;
  });
  const healthy = states.filter((state) => state === 'healthy').length;
  const name = entry.group?.name ?? entry.loadBalancer.targetGroupArn ?? '';
  return `${String(healthy)} of ${count(desired, 'task')} healthy in ${name}${others(states.filter((state) => state !== 'healthy'))}`;
}

/** `; 1 initial (health checks in progress), 2 PENDING`. */
function others(states: readonly string[]): string {
  const amounts = new Map<string, number>();
  for (const state of states) amounts.set(state, (amounts.get(state) ?? 0) + 1);
  return amounts.size === 0 ? '' : `; ${[...amounts].map(([state, amount]) => `${String(amount)} ${state}`).join(', ')}`;
}

function whatElse(timeline: Timeline): string {
  const { clock, tasks } = timeline.facts;
  const look = lastJudgedLook(timeline);
  const failed = [...tasks.values()].filter(({ stop }) => stop?.benign === false).length;
  const stable = clock && look ? `all healthy since ${clockTime(clock.since)}` : '';
  const deployment = latestService(timeline)?.deployments.find(({ id }) => id === timeline.subject?.id);
  const rollout = clock && deployment?.rolloutState === 'IN_PROGRESS' ? 'ECS: IN_PROGRESS' : '';
  return [failed > 0 ? `${count(failed, 'task')} failed` : '', stable, rollout]
    .filter((part) => part !== '')
    .map((part) => `; ${part}`)
    .join('');
}

/** Which deployment is verified, and for how long it may take. */
function introduction(timeline: Timeline): readonly string[] {
  const { subject, facts, criteria } = timeline;
  const timeout = timeoutOf(timeline);
  if (!subject || !facts.shownIn) return [];
  const runs = subject.taskDefinition === undefined ? '' : `, ${shortTaskDefinition(subject.taskDefinition)}`;
  const created = subject.createdAt === undefined ? '' : `, created ${clockTime(subject.createdAt)} UTC`;
  const groups = measureOf(facts.shownIn, subject.id, subject.taskDefinition).groups.map(
    ({ group }) => group?.name ?? 'a target group that cannot be read',
  );
  const until = criteria.waitUntil === 'completed' ? 'healthy and complete' : 'healthy';
  const alone = runningAloneNote(timeline);
  const long = longTimeoutNote(timeline);
  return [
    `verifying deployment ${subject.id}${runs}${created}${groups.length > 0 ? `, in ${list(groups)}` : ''}`,
    ...(timeout ? [`waiting until ${until}, ${duration(timeout.seconds * 1000)} at most (${timeout.derivation})`] : []),
    ...(alone === undefined ? [] : [alone]),
    ...(long === undefined ? [] : [long]),
  ];
}

/** Events that came since the last look, oldest first; before the first look only those of the deployment itself. */
function freshEvents(timeline: Timeline, said: Said | undefined): { readonly lines: readonly string[]; readonly until: number } {
  const since = said?.eventsUntil ?? Math.max(timeline.subject?.createdAt ?? Infinity, 0);
  const events = latestService(timeline)?.events ?? [];
  const fresh = events.filter(
    ({ at, message }) =>
      at > since && !/\) has (?:started|stopped|registered|deregistered|begun draining)\b|\bregistered \d+ target/.test(message),
  );
  const shown = fresh.slice(0, mostEvents).toReversed();
  const more = fresh.length - shown.length;
  const newest = events[0]?.at ?? 0;
  return {
    lines: [
      ...(more > 0 ? [`${count(more, 'earlier event')} not shown here`] : []),
      ...shown.map(({ at, message }) => `event ${clockTime(at)} ${brief(message)}`),
    ],
    until: Math.max(newest, since === Infinity ? 0 : since),
  };
}

function troubles(
  look: Observation | undefined,
  timeline: Timeline,
  said: Said | undefined,
): { readonly lines: readonly string[]; readonly absences: number; readonly throttled: boolean } {
  const absences = lastingAbsences(timeline);
  const fresh = absences.slice(said?.absences ?? 0);
  const throttled = look?.absences.some(({ reason }) => reason === 'throttled') ?? false;
  const slower = throttledLooks([timeline]);
  return {
    lines: [
      ...fresh.map(absenceInWords),
      ...(throttled && said?.wasThrottled !== true ? ['AWS throttles: looking less often until it stops'] : []),
      ...(look && !look.service && look.missing === undefined
        ? [`no answer about the service in this look${lastError(look)}`]
        : []),
    ],
    absences: absences.length,
    throttled: throttled && slower > 0,
  };
}

const lastError = ({ absences }: Observation): string => {
  const last = absences.at(-1);
  return last ? ` (${last.question}: ${last.errorName})` : '';
};

function sayOne(
  { timeline, verdict }: Waiting,
  said: Said | undefined,
): { readonly said: Said; readonly lines: readonly string[] } | undefined {
  const look = latestLook(timeline);
  if (!look || said?.decided === true) return undefined;
  const shownId = timeline.facts.shownIn ? timeline.subject?.id : undefined;
  const isNew = shownId !== undefined && shownId !== said?.deploymentId;
  const events = freshEvents(timeline, said);
  const trouble = troubles(look, timeline, said);
  const state = `${standing(timeline)}${whatElse(timeline)}`;
  const due = state !== said?.state || look.at - said.at >= heartbeatMs;
  const verdictLine = verdict.decided ? [`verdict: ${outcomeInWords(verdict.outcome)}: ${sentence(verdict.because)}`] : [];
  const lines = [
    ...(isNew ? introduction(timeline) : []),
    ...trouble.lines,
    ...events.lines,
    ...(due ? [state] : []),
    ...verdictLine,
  ];
  return {
    lines: lines.map((line) => `${clockTime(look.endedAt)} ${line}`),
    said: {
      at: due ? look.at : said.at,
      state: due ? state : said.state,
      ...(shownId === undefined ? {} : { deploymentId: shownId }),
      eventsUntil: events.until,
      absences: trouble.absences,
      wasThrottled: trouble.throttled,
      decided: verdict.decided,
    },
  };
}

/** What is new since `before`, a line each, with the service's name where there are several. */
export function progressLines(
  watched: readonly Waiting[],
  before: SaidSoFar,
): { readonly lines: readonly string[]; readonly said: SaidSoFar } {
  const said = new Map(before);
  const lines = watched.flatMap((one) => {
    const key = keyOf(one.timeline);
    const next = sayOne(one, before.get(key));
    if (!next) return [];
    said.set(key, next.said);
    return next.lines.map((line) => {
      const named = watched.length > 1 ? `${line.slice(0, 8)} ${key}:${line.slice(8)}` : line;
      return cut(plain(named), mostCharacters);
    });
  });
  return { lines, said };
}
