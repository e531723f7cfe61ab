/** What CodeDeploy did: its lifecycle events as a table, and as a section of the gantt. */
import type { CodeDeployReport, ServiceReport } from '../../model/report.ts';
import { code, escapeMarkdown, link, truncate } from './escape.ts';
import { isDrawable, type Bar } from './gantt-section.ts';
import { clockTime, withFullStop } from './labels.ts';
import { limited, type Limits } from './markdown-table.ts';

export const codeDeploySection = ({ codeDeploy }: ServiceReport, heading: string, limits: Limits): readonly string[] =>
  codeDeploy
    ? [
        `${heading} CodeDeploy`,
        '',
        ...introductionOf(codeDeploy, limits),
        '',
        ...(codeDeploy.lifecycleEvents.length > 0 ? [...eventTable(codeDeploy, limits), ''] : []),
      ]
    : [];

function introductionOf(codeDeploy: CodeDeployReport, limits: Limits): readonly string[] {
  const { id, application, deploymentGroup, configurationName, status, errorCode, errorMessage, rolledBackBy } = codeDeploy;
  const by = configurationName === undefined ? '' : `, by ${code(configurationName)}`;
  const reason = [
    ...(errorCode === undefined ? [] : [code(errorCode)]),
    ...(errorMessage === undefined ? [] : [escapeMarkdown(withFullStop(truncate(errorMessage, limits.characters)))]),
  ].join(' ');
  return [
    `Deployment ${link(code(id), codeDeploy.consoleUrl)} of application ${code(application)}, deployment group ${code(deploymentGroup)}${by}: ${code(status)}${reason === '' ? '.' : `: ${reason}`}`,
    ...(rolledBackBy === undefined ? [] : ['', `CodeDeploy rolls it back by deployment ${code(rolledBackBy)}.`]),
  ];
}

const eventTable = ({ lifecycleEvents }: CodeDeployReport, limits: Limits): readonly string[] =>
  limited(
    ['Lifecycle event', 'Status', 'From (UTC)', 'Until (UTC)', 'Message'],
    lifecycleEvents.map(({ name, status, startedAt, endedAt, errorCode, message }) => [
      code(name),
      code(status),
      startedAt === undefined ? '' : clockTime(startedAt),
      endedAt === undefined ? '' : clockTime(endedAt),
      [
        errorCode === undefined || errorCode === 'Success' ? '' : code(errorCode),
        code(truncate(message ?? '', limits.characters)),
      ]
        .filter((part) => part !== '' && part !== '–')
        .join(' '),
    ]),
    limits.rows,
  );

/** ECS has seven at the most. */
const mostEvents = 20;

/** Mermaid's syntax has no escapes: of a name that AWS wrote only letters and digits are drawn. */
const drawable = (name: string): string => name.replace(/[^0-9a-z]/gi, '').slice(0, 40);

const kinds: Readonly<Record<string, Bar['kind']>> = { Failed: 'crit', InProgress: 'active' };

/** Empty where CodeDeploy has no part in it; an event of less than a second cannot be drawn. */
export function codeDeployBars({ codeDeploy }: ServiceReport, endsAt: number): readonly Bar[] {
  return (codeDeploy?.lifecycleEvents ?? [])
    .slice(0, mostEvents)
    .flatMap(({ name, status, startedAt, endedAt }) =>
      startedAt === undefined
        ? []
        : [
            {
              what: drawable(name) || 'event',
              kind: Object.hasOwn(kinds, status) ? (kinds[status] ?? 'done') : 'done',
              from: startedAt,
              until: Math.min(endedAt ?? endsAt, endsAt),
            },
          ],
    )
    .filter(isDrawable);
}
