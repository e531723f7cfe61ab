/**
 * The timeline of tasks as a picture: a Mermaid gantt, which GitHub renders by itself. Only task ids, times and words of our
 * own stand in it: nothing that AWS or a container wrote can break its syntax.
 */
import { count } from '../model/phrases.ts';
import type { ServiceReport, TaskRow } from '../model/report.ts';
import { fence } from './escape.ts';
import { outcomeInWords } from './phrases.ts';

/** More rows than this are no picture any more. */
const mostTasks = 12;

/** `2026-01-05 10:00:35`, which is what the diagram's `dateFormat` says. */
const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

interface Bar {
  readonly what: string;
  /** Mermaid's own classes: grey, striped red, blue. */
  readonly kind: 'done' | 'crit' | 'active';
  readonly from: number;
  readonly until: number;
}

/** A task's life in at most three bars: starting, running without being healthy, healthy. */
function barsOf({ createdAt, startedAt, stoppedAt, firstHealthyAt, failed }: TaskRow, endsAt: number): readonly Bar[] {
  if (createdAt === undefined) return [];
  const end = Math.max(stoppedAt ?? endsAt, createdAt);
  const started = startedAt ?? end;
  const healthy = firstHealthyAt === undefined ? end : Math.min(Math.max(firstHealthyAt, started), end);
  const bars: readonly Bar[] = [
    { what: 'starting', kind: 'done', from: createdAt, until: Math.min(started, end) },
    { what: failed ? 'running, not healthy' : 'running', kind: failed ? 'crit' : 'done', from: started, until: healthy },
    { what: 'healthy', kind: 'active', from: healthy, until: end },
  ];
  // A bar of no length is drawn as a whole day.
  return bars.filter(({ from, until }) => until - from >= 1000);
}

/** The most telling first: those that failed, the newest of them first. */
const telling = (a: TaskRow, b: TaskRow): number =>
  Number(b.failed) - Number(a.failed) || (b.createdAt ?? 0) - (a.createdAt ?? 0);

/** The picture as a fenced block; empty where there is nothing to draw. */
export function pictureOf({ tasks, times, outcome }: ServiceReport): readonly string[] {
  const endsAt = times.decidedAt;
  if (endsAt === undefined) return [];
  const drawn = tasks
    .map((task) => ({ task, bars: barsOf(task, endsAt) }))
    .filter(({ bars }) => bars.length > 0)
    .toSorted((a, b) => telling(a.task, b.task));
  if (drawn.length === 0) return [];
  const shown = drawn.slice(0, mostTasks).toSorted((a, b) => (a.task.createdAt ?? 0) - (b.task.createdAt ?? 0));
  const rows = shown.flatMap(({ task, bars }) => [
    `section ${task.id.slice(0, 8).replace(/[^0-9a-z]/gi, '')}`,
    ...bars.map(({ what, kind, from, until }) => `${what} :${kind}, ${stamp(from)}, ${stamp(until)}`),
  ]);
  const left = drawn.length - shown.length;
  return [
    fence(
      [
        'gantt',
        'dateFormat YYYY-MM-DD HH:mm:ss',
        'axisFormat %H:%M:%S',
        ...rows,
        'section verdict',
        `${outcomeInWords(outcome)} :milestone, ${stamp(endsAt)}, 0s`,
      ],
      'mermaid',
    ),
    '',
    ...(left > 0 ? [`${count(left, 'further task')} not drawn.`, ''] : []),
  ];
}
