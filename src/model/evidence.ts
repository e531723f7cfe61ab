/**
 * What AWS, the containers and the applications said about the deployment that is verified – and only about it: its own
 * tasks, and the events since it was created. Whatever old revisions left behind is silence.
 *
 * Texts are cut to a bounded length and to one line before anything is matched, and there are a bounded number of them, so
 * that a rule whose quantifiers are bounded takes linear time whatever a container wrote.
 */
import type { Evidence } from './finding.ts';
import type { TaskHistory } from './history.ts';
import type { ServiceEvent, Task, TaskDefinition } from './observation.ts';
import { count } from './phrases.ts';
import { primaryOf } from './subject.ts';
import { latestService, latestWithService, ownTasks, subjectEntry, type Timeline } from './timeline.ts';

/** Where a text stands, in the order in which it is trusted. */
export type Field =
  | 'Container.reason'
  | 'Task.stoppedReason'
  | 'log'
  | 'TargetHealth.Description'
  | 'Service.events'
  | 'ServiceDeployment.statusReason'
  | 'Deployment.rolloutStateReason';

export interface Said {
  readonly field: Field;
  /** One line, at most {@link mostCharacters}. */
  readonly text: string;
  /** How many tasks, or events, or log lines said the same. */
  readonly times: number;
}

/** AWS cuts a reason at 1,024 characters and an event somewhat above: nothing of theirs is lost. */
const mostCharacters = 3000;
const mostTextsOfAField = 200;
const mostLogLines = 1000;

export const oneLine = (text: string): string => text.slice(0, mostCharacters).replace(/\s+/g, ' ').trim();

/** What keeps a task from starting, or says why it ended. */
export const reasons: readonly Field[] = ['Container.reason', 'Task.stoppedReason', 'Service.events'];
export const events: readonly Field[] = ['Service.events'];
export const log: readonly Field[] = ['log'];
export const anywhere: readonly Field[] = ['Container.reason', 'Task.stoppedReason', 'log', 'Service.events'];
/** What ECS says of the deployment as a whole. */
export const deploymentReasons: readonly Field[] = [
  'ServiceDeployment.statusReason',
  'Deployment.rolloutStateReason',
  'Service.events',
];

/** The task definition that the deployment runs, where it could be read. */
export function ownDefinition(timeline: Timeline): TaskDefinition | undefined {
  const arn = timeline.subject?.taskDefinition;
  return timeline.looks
    .findLast(({ taskDefinitions }) => taskDefinitions.length > 0)
    ?.taskDefinitions.find((one) => one.arn === arn);
}

/** Tasks of the deployment that stopped, and not benignly. */
export const failedStops = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === false);

/** Those that ended by themselves or could not start. */
export const ownFailures = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === false && stop.kind === 'itself');

/** Those that were stopped because the load balancer found them unhealthy. */
export const killedByLoadBalancer = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === false && stop.kind === 'load-balancer');

/** A stop whose reason is worth reading: a failure, or one that the scheduler explains in words not known here. */
const tells = ({ stop }: TaskHistory): boolean =>
  stop?.benign === false || (stop?.benign === true && stop.why === 'the scheduler');

/**
 * Whether a container's fate is the task's: essential ones, and while a task starts all of them. Containers that AWS
 * injects (Service Connect, GuardDuty) stand in no task definition and never end a task.
 */
export function isTelling(name: string, task: Task, definition: TaskDefinition | undefined): boolean {
  if (task.startedAt === undefined || !definition) return true;
  return definition.containers.some((container) => container.name === name && container.essential);
}

/** The events since the deployment was created, newest first, without those about tasks of other deployments. */
export function ownEvents(timeline: Timeline): readonly ServiceEvent[] {
  const all = latestService(timeline)?.events ?? [];
  const own = timeline.facts.tasks;
  const foreign = (latestWithService(timeline)?.tasks ?? []).filter(({ arn }) => !own.has(arn)).map(({ id }) => id);
  const since = createdAt(timeline);
  return all.filter(({ at, message }) => at > since && !foreign.some((id) => message.includes(`(task ${id})`)));
}

/** Known from its events alone, a deployment began after the last time that the service was steady before it failed. */
function createdAt(timeline: Timeline): number {
  const { subject } = timeline;
  if (subject?.createdAt !== undefined) return subject.createdAt;
  const all = latestService(timeline)?.events ?? [];
  const failed = all.findIndex(({ message }) => /\) (?:deployment failed|rolling back to deployment)/.test(message));
  const steady = all.slice(failed + 1).find(({ message }) => /has reached a steady state|deployment completed/.test(message));
  return steady?.at ?? primaryOf(latestWithService(timeline))?.createdAt ?? 0;
}

const cache = new WeakMap<Timeline, readonly Said[]>();

/** Everything that was said of the deployment, the most trusted field first, equal texts once. */
export function saidOf(timeline: Timeline): readonly Said[] {
  const known = cache.get(timeline);
  if (known) return known;
  const definition = ownDefinition(timeline);
  const stopped = ownTasks(timeline).filter(tells);
  const telling = ownTasks(timeline).filter((history) => !history.stop?.benign || tells(history));
  const all = [
    ...distinct(
      'Container.reason',
      telling.flatMap(({ task }) =>
        task.containers.filter(({ name }) => isTelling(name, task, definition)).map(({ reason }) => reason),
      ),
    ),
    ...distinct(
      'Task.stoppedReason',
      stopped.map(({ task }) => task.stoppedReason),
    ),
    ...distinct('log', logLines(timeline)),
    ...distinct(
      'Service.events',
      ownEvents(timeline).map(({ message }) => message),
    ),
    ...distinct('ServiceDeployment.statusReason', [
      timeline.subject?.serviceDeployment?.statusReason,
      timeline.subject?.serviceDeployment?.rollback?.reason,
    ]),
    ...distinct('Deployment.rolloutStateReason', [(subjectEntry(timeline) ?? timeline.subject?.deployment)?.rolloutStateReason]),
  ];
  cache.set(timeline, all);
  return all;
}

function distinct(field: Field, texts: readonly (string | undefined)[]): readonly Said[] {
  const times = new Map<string, number>();
  for (const raw of texts) {
    const text = raw === undefined ? '' : oneLine(raw);
    if (text === '' || (times.size >= mostTextsOfAField * (field === 'log' ? 5 : 1) && !times.has(text))) continue;
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return [...times].map(([text, amount]) => ({ field, text, times: amount }));
}

/** The last lines that containers of the deployment wrote, oldest first. */
export function logLines(timeline: Timeline): readonly string[] {
  const tails = timeline.looks.findLast(({ logs }) => logs.length > 0)?.logs ?? [];
  const own = tails.filter(({ taskArn }) => timeline.facts.tasks.has(taskArn));
  return own.flatMap(({ lines }) => lines.slice(-mostLogLines).map(({ message }) => message));
}

export interface Quote {
  readonly where: readonly Field[];
  /** Bounded quantifiers only. */
  readonly says: RegExp;
  /** Must stand in the same text too. */
  readonly about?: RegExp;
  readonly butNot?: RegExp;
}

/** One pattern of many, so that each line of a list stays readable. */
export const anyOf = (patterns: readonly RegExp[], flags = ''): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), flags);

const fits = (said: Said, { where, says, about, butNot }: Quote): boolean =>
  where.includes(said.field) && says.test(said.text) && (about?.test(said.text) ?? true) && !(butNot?.test(said.text) ?? false);

const mostEvidence = 3;
const mostQuoted = 400;

/** The texts that fit, as evidence. */
export const saying = (timeline: Timeline, quote: Quote): readonly Evidence[] =>
  saidOf(timeline)
    .filter((said) => fits(said, quote))
    .slice(0, mostEvidence)
    .map(({ field, text, times }) => ({ field, text: `${excerpt(text, quote.says)}${timesOf(field, times)}` }));

const timesOf = (field: Field, times: number): string => {
  if (times < 2) return '';
  return ` (${field === 'log' ? count(times, 'line') : field === 'Service.events' ? count(times, 'event') : count(times, 'task')})`;
};

/** The part of a long text around what was found in it. */
function excerpt(text: string, says: RegExp): string {
  if (text.length <= mostQuoted) return text;
  const start = Math.max(0, (says.exec(text)?.index ?? 0) - mostQuoted / 4);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + mostQuoted)}${start + mostQuoted < text.length ? '…' : ''}`;
}

/** What a detail captures in the most trusted text that fits the quote; the whole of what it matches if it captures nothing. */
export function capture(timeline: Timeline, quote: Quote, detail: RegExp = quote.says): string | undefined {
  for (const one of saidOf(timeline)) {
    const found = fits(one, quote) ? detail.exec(one.text) : null;
    if (found) return found.slice(1).find(Boolean) ?? found[0];
  }
  return undefined;
}

const mostSaid = 160;

/** What the most trusted text that fits says from there on, for a sentence. */
export function said(timeline: Timeline, quote: Quote): string {
  const one = saidOf(timeline).find((text) => fits(text, quote));
  if (!one) return '';
  const rest = one.text.slice(quote.says.exec(one.text)?.index ?? 0);
  return rest.length > mostSaid ? `${rest.slice(0, mostSaid)}…` : rest.replace(/\.$/, '');
}

/** Essential containers of tasks that ended by themselves, by exit code: the task's own end, not a consequence of a kill. */
export function exits(timeline: Timeline): ReadonlyMap<number, readonly { readonly container: string; readonly task: string }[]> {
  const definition = ownDefinition(timeline);
  const byCode = new Map<number, { container: string; task: string }[]>();
  for (const { task } of ownFailures(timeline)) {
    for (const { name, exitCode } of task.containers) {
      if (exitCode === undefined || !isTelling(name, task, definition)) continue;
      const known = byCode.get(exitCode);
      if (known) known.push({ container: name, task: task.id });
      else byCode.set(exitCode, [{ container: name, task: task.id }]);
    }
  }
  return byCode;
}

/** Exits with one of these codes, as evidence. */
export function exitedWith(timeline: Timeline, codes: readonly number[]): readonly Evidence[] {
  return codes.flatMap((code) => {
    const found = exits(timeline).get(code) ?? [];
    const first = found[0];
    return first
      ? [
          {
            field: 'Container.exitCode',
            text: `${String(code)} in container ${first.container} (${count(found.length, 'task')})`,
          },
        ]
      : [];
  });
}
