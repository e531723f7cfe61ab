/** The summary's tables: target groups, targets, tasks, services. */
import { count, duration } from '../../model/text.ts';
import type { Answer, ServiceReport, TargetGroupReport, TargetRow, TaskRow } from '../../model/report.ts';
import { code, truncate, link, prose, escapeMarkdown } from './escape.ts';
import { grouped } from './grouping.ts';
import { shortenArns, clockTime, exitedEarly, markOf, outcomeInWords, tellingAnswers } from './labels.ts';

/** How much of what AWS and containers said is shown. */
export interface Limits {
  readonly rows: number;
  readonly events: number;
  readonly logLines: number;
  /** Of each text. */
  readonly characters: number;
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => ' --- |').join('')}`,
  ...rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`),
];

/** A table with at most so many rows, and a line that says what is missing. */
function limited(heads: readonly string[], rows: readonly (readonly string[])[], most: number): readonly string[] {
  const rest = rows.length - most;
  return rest <= 0
    ? table(heads, rows)
    : [...table(heads, rows.slice(0, most)), '', `${count(rest, 'more row')} not shown; the report file has them.`];
}

const answer = ({ state, reason, description, targetCount, lookCount, firstAt, lastAt }: Answer, limits: Limits): string => {
  const why = description ?? reason;
  const when = firstAt === lastAt ? clockTime(firstAt) : `${clockTime(firstAt)}–${clockTime(lastAt)}`;
  return `${code(state)}${why === undefined ? '' : ` ${code(truncate(why, limits.characters))}`} on ${count(targetCount, 'target')} in ${count(lookCount, 'look')}, ${when}`;
};

const portOf = ({ port, portsAsked }: TargetGroupReport): string =>
  port === 'traffic-port' && portsAsked.length > 0 ? `${portsAsked.slice(0, 3).map(code).join(', ')} (traffic-port)` : code(port);

const mostAnswers = 4;
/** What each target group asks for, beside what this deployment's targets answered. */
export const targetGroupTable = (groups: readonly TargetGroupReport[], limits: Limits): readonly string[] => [
  ...table(
    ['Target group', 'Protocol', 'Port', 'Path', 'Matcher', 'Observed'],
    groups.map((group) => [
      link(code(group.name), group.consoleUrl),
      code(group.protocol),
      portOf(group),
      code(group.path ?? ''),
      code(group.matcher ?? ''),
      tellingAnswers(group.observed)
        .slice(0, mostAnswers)
        .map((one) => answer(one, limits))
        .join('<br>') || 'no target of this deployment',
    ]),
  ),
  '',
  ...groups.map(
    (group) =>
      `${code(group.name)} ${group.enabled ? `checks every ${group.intervalSeconds} s and waits ${group.timeoutSeconds} s for the answer; unhealthy after ${count(group.unhealthyThreshold, 'failed check')}, healthy again after ${group.healthyThreshold} good.` : 'has its health checks switched off.'}`,
  ),
];

const span = (values: readonly number[], show: (value: number) => string): string => {
  if (values.length === 0) return '';
  const [least, most] = [show(Math.min(...values)), show(Math.max(...values))];
  return least === most ? least : `${least} to ${most}`;
};

const seconds = (value: number): string => duration(value * 1000);
const known = (values: readonly (number | undefined)[]): readonly number[] => values.filter((value) => value !== undefined);

const shortId = (id: string): string => (/^[0-9a-f]{32}$/.test(id) ? id.slice(0, 8) : id);

function names(labels: readonly string[], noun: string): string {
  if (labels.length === 1) return labels[0] ?? '';
  const shown = labels.slice(0, 2).join(', ');
  return `${count(labels.length, noun)}: ${shown}${labels.length > 2 ? ' …' : ''}`;
}

const containersOf = ({ containers }: TaskRow, limits: Limits): string =>
  containers
    .slice(0, 5)
    .map(
      ({ name, exitCode, reason }) =>
        `${code(name)}${exitCode === undefined ? '' : ` exit code ${exitCode}`}${reason === undefined ? '' : ` ${code(truncate(reason, limits.characters))}`}`,
    )
    .join('<br>');

export function taskTable(tasks: readonly TaskRow[], limits: Limits): readonly string[] {
  const groups = grouped(tasks, (task) =>
    JSON.stringify([task.state, task.ended, task.containers, task.startedAt === undefined]),
  );
  const rows = groups.map((group) => {
    const [first] = group;
    if (!first) return [];
    return [
      names(
        group.map((task) => link(code(shortId(task.id)), task.consoleUrl)),
        'task',
      ),
      escapeMarkdown(first.state),
      span(known(group.map(({ startedAt }) => startedAt)), clockTime) ||
        (first.state === exitedEarly ? 'never RUNNING' : 'never'),
      span(known(group.map(({ livedSeconds }) => livedSeconds)), seconds),
      first.ended === undefined ? '' : code(truncate(shortenArns(first.ended), limits.characters)),
      containersOf(first, limits),
    ];
  });
  return limited(['Task', 'State', 'Started', 'Lived', 'Ended by', 'Containers'], rows, limits.rows);
}

export function targetTable(targets: readonly TargetRow[], limits: Limits): readonly string[] {
  const keyOf = (row: TargetRow): string =>
    JSON.stringify([row.targetGroup, row.state, row.reason, row.description, row.registered]);
  const groups = [
    ...grouped(
      targets.filter(({ taskId }) => taskId !== undefined),
      keyOf,
    ),
    // Those of other deployments are no part of the story: a row for each state.
    ...grouped(
      targets.filter(({ taskId }) => taskId === undefined),
      keyOf,
      1,
    ),
  ];
  const rows = groups.map((group) => {
    const [first] = group;
    if (!first) return [];
    const why = first.description ?? first.reason;
    return [
      names(
        group.map(({ target }) => code(target)),
        'target',
      ),
      code(first.targetGroup),
      first.taskId === undefined
        ? 'not of this deployment'
        : names(
            group.map(({ taskId }) => code(shortId(taskId ?? ''))),
            'task',
          ),
      code(first.state),
      why === undefined ? '' : code(truncate(why, limits.characters)),
      `${first.registered ? '' : 'until '}${span(
        group.map(({ lastSeenAt }) => lastSeenAt),
        clockTime,
      )}`,
    ];
  });
  return limited(['Target', 'Target group', 'Task', 'State', 'Reason', 'Last seen'], rows, limits.rows);
}

/** Several services: one row each, in the order given. */
export const serviceTable = (services: readonly ServiceReport[], limits: Limits): readonly string[] =>
  limited(
    ['', 'Service', 'Outcome', 'Tasks healthy', 'What happened'],
    services.map((one) => [
      markOf(one),
      link(code(one.key), one.consoleUrl),
      outcomeInWords(one.outcome),
      `${one.counts.healthy} of ${one.counts.desired}`,
      prose(truncate(one.story, limits.characters)),
    ]),
    Math.max(20, limits.rows),
  );
