/** The summary's tables of target groups and targets. */
import { count } from '../../model/text.ts';
import type { Answer, TargetGroupReport, TargetRow } from '../../model/report.ts';
import { code, link, truncate } from './escape.ts';
import { grouped } from './grouping.ts';
import { clockTime, tellingAnswers } from './labels.ts';
import { limited, names, shortId, span, table, type Limits } from './markdown-table.ts';

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
