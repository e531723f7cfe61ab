/** The summary's tables of tasks and services. */
import { duration } from '../../model/text.ts';
import type { ServiceReport, TaskRow } from '../../model/report.ts';
import { code, escapeMarkdown, link, prose, truncate } from './escape.ts';
import { grouped } from './grouping.ts';
import { clockTime, exitedEarly, markOf, outcomeInWords, shortenArns } from './labels.ts';
import { limited, names, shortId, span, type Limits } from './markdown-table.ts';

const seconds = (value: number): string => duration(value * 1000);
const known = (values: readonly (number | undefined)[]): readonly number[] => values.filter((value) => value !== undefined);

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
