/**
 * The timeline of tasks as a Mermaid gantt, which GitHub renders by itself. Only task ids, times, shares, words of our own
 * and letters of lifecycle events stand in it: nothing that AWS or a container wrote can break its syntax.
 */
import { count } from '../../model/text.ts';
import type { ServiceReport, TaskRow } from '../../model/report.ts';
import { codeDeployBars } from './code-deploy.ts';
import { codeBlock } from './escape.ts';
import { isDrawable, sectionLines, stamp, type Bar } from './gantt-section.ts';
import { exitedEarly, outcomeInWords } from './labels.ts';
import { trafficSections } from './traffic-gantt.ts';

/** Of what takes longer Mermaid marks so many minutes that the seconds beside them would run into each other. */
const longMs = 15 * 60_000;

/** More rows than this cannot be read at a glance. */
const mostTasks = 12;

/** Never a number alone: Mermaid draws sections with numbers for names before all others, and so beside other tasks' bars. */
const sectionName = ({ id }: TaskRow): string => `${id.slice(0, 8).replace(/[^0-9a-z]/gi, '')}…`;

/** A task's life in at most four bars: starting, running without being healthy, healthy, not healthy any more. */
function barsOf(task: TaskRow, endsAt: number): readonly Bar[] {
  const { createdAt, startedAt, stoppedAt, firstHealthyAt, lastHealthyAt, failed, state } = task;
  if (createdAt === undefined) return [];
  const end = Math.max(stoppedAt ?? endsAt, createdAt);
  const within = (from: number, at: number | undefined): number => Math.min(Math.max(at ?? end, from), end);
  const started = within(createdAt, startedAt);
  const healthy = within(started, firstHealthyAt);
  const unhealthyFrom = failed ? within(healthy, lastHealthyAt) : end;
  const isDead = failed && startedAt === undefined;
  const neverRunning = state === exitedEarly ? exitedEarly : 'never started';
  const bars: readonly Bar[] = [
    { what: isDead ? neverRunning : 'starting', kind: isDead ? 'crit' : 'done', from: createdAt, until: started },
    { what: failed ? 'not healthy' : 'running', kind: failed ? 'crit' : 'done', from: started, until: healthy },
    { what: 'healthy', kind: 'active', from: healthy, until: unhealthyFrom },
    { what: 'not healthy', kind: 'crit', from: unhealthyFrom, until: end },
  ];
  return bars.filter(isDrawable);
}

/** The rows to draw: of each kind of ending the first, then of each the second, and so on; rows come most telling first. */
function rowsToDraw<Row extends { readonly task: TaskRow }>(rows: readonly Row[]): readonly Row[] {
  const seen = new Map<string, number>();
  return rows
    .map((row) => {
      const place = seen.get(row.task.state) ?? 0;
      seen.set(row.task.state, place + 1);
      return { row, place };
    })
    .toSorted((a, b) => a.place - b.place)
    .slice(0, mostTasks)
    .map(({ row }) => row)
    .toSorted((a, b) => (a.task.createdAt ?? 0) - (b.task.createdAt ?? 0));
}

/** The gantt under its heading; empty where there is nothing to draw. */
export function ganttOf(service: ServiceReport, heading: string): readonly string[] {
  const { tasks, times, outcome } = service;
  const endsAt = times.decidedAt;
  if (endsAt === undefined) return [];
  const drawn = tasks.map((task) => ({ task, bars: barsOf(task, endsAt) })).filter(({ bars }) => bars.length > 0);
  const traffic = trafficSections(service, endsAt);
  const events = codeDeployBars(service, endsAt);
  if (drawn.length === 0 && traffic.length === 0 && events.length === 0) return [];
  const shown = rowsToDraw(drawn);
  const rows = [
    ...sectionLines('CodeDeploy', events),
    ...traffic,
    ...shown.flatMap(({ task, bars }) => sectionLines(sectionName(task), bars)),
  ];
  const left = drawn.length - shown.length;
  const startsAt = Math.min(
    ...[...(service.traffic?.steps ?? []), ...events].map(({ from }) => from),
    ...shown.flatMap(({ bars }) => bars.map(({ from }) => from)),
  );
  return [
    `${heading} Timeline (UTC)`,
    '',
    codeBlock(
      [
        'gantt',
        'dateFormat YYYY-MM-DD HH:mm:ss',
        `axisFormat ${endsAt - startsAt > longMs ? '%H:%M' : '%H:%M:%S'}`,
        ...rows,
        'section verdict',
        `${outcomeInWords(outcome)} :milestone, ${stamp(endsAt)}, 0s`,
      ],
      'mermaid',
    ),
    '',
    ...(traffic.length > 0 ? ['`production` and `test`: how much of that traffic goes to this deployment.', ''] : []),
    ...(left > 0 ? [`${count(left, 'further task')} not drawn.`, ''] : []),
  ];
}
