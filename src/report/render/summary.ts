/**
 * The job summary. The first screen of a failed service says what happened, why, and what to do; a healthy one is three
 * lines and a collapsed section. GitHub drops a summary over 1 MiB whole, so what does not fit is left out, and said.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
 */
import { count } from '../../model/text.ts';
import type { Report, ServiceReport } from '../../model/report.ts';
import { outcomesInOrder, precedenceOf } from '../../model/outcome.ts';
import { truncate, escapeHtml, prose, escapeMarkdown } from './escape.ts';
import { alsoSeen, whatHappened, why } from './overview.ts';
import { whatToDo } from './remedies.ts';
import { collapsed, detailsOf } from './details.ts';
import { auditSection } from './audit.ts';
import { codeDeploySection } from './code-deploy.ts';
import { ganttOf } from './gantt.ts';
import { historySection } from './history.ts';
import { capitalized, markOf, outcomeInWords, withFullStop } from './labels.ts';
import type { Limits } from './markdown-table.ts';
import { serviceTable, taskTable } from './tables.ts';
import { pauseSections } from './pause.ts';
import { targetGroupTable, targetTable } from './target-tables.ts';
import { trafficSection } from './traffic.ts';

/** Below GitHub's limit of 1,048,576, since other steps' words may share the file. */
export const mostBytes = 1_000_000;

/** From all to little: the first that fits is taken. */
const limitSteps: readonly Limits[] = [
  { rows: 30, events: 100, logLines: 200, characters: 1500 },
  { rows: 20, events: 40, logLines: 50, characters: 500 },
  { rows: 10, events: 10, logLines: 10, characters: 200 },
  { rows: 5, events: 0, logLines: 0, characters: 100 },
];

const bytes = (text: string): number => new TextEncoder().encode(text).length;

export function markdown(report: Report): string {
  for (const limits of limitSteps) {
    const shortened =
      limits === limitSteps[0]
        ? []
        : ['Shortened to fit into a job summary; the file in the output `report` has everything.', ''];
    const text = `${[...documentOf(report, limits), ...shortened].join('\n').trimEnd()}\n`;
    if (bytes(text) <= mostBytes) return text;
  }
  return `## ${markOf(report)} ${capitalized(outcomeInWords(report.outcome))}\n\n${escapeMarkdown(truncate(report.headline, 2000))}\n\nThe rest does not fit into a job summary; the file in the output \`report\` has everything.\n`;
}

function documentOf(report: Report, limits: Limits): readonly string[] {
  const [only, ...others] = report.services;
  if (!only)
    return [`## ${markOf(report)} ${capitalized(outcomeInWords(report.outcome))}`, '', prose(withFullStop(report.headline)), ''];
  const isAudit = report.run.mode === 'audit';
  const section = isAudit ? auditSection : serviceSection;
  if (others.length === 0) return section(only, '##', limits);
  const rank = ({ outcome, passes }: ServiceReport): number =>
    outcome === 'undecided' ? outcomesInOrder.length : precedenceOf(outcome) + (passes ? outcomesInOrder.length + 1 : 0);
  const worstFirst = report.services.toSorted((a, b) => rank(a) - rank(b));
  const failed = worstFirst.filter(({ passes }) => !passes);
  const passed = worstFirst.filter(({ passes }) => passes);
  const all = count(report.services.length, 'service');
  return [
    `## ${markOf(report)} ${failed.length === 0 ? `${all}: all pass` : `${failed.length} of ${all} ${failed.length === 1 ? 'does' : 'do'} not pass`}`,
    '',
    ...serviceTable(worstFirst, limits),
    '',
    ...failed.flatMap((one) => section(one, '###', limits)),
    ...passed.flatMap((one) =>
      collapsed(
        `${markOf(one)} ${escapeHtml(one.key)}: ${outcomeInWords(one.outcome)}`,
        isAudit
          ? auditSection(one, '###', limits)
          : [...pauseSections(one, '####'), ...ganttOf(one, '####'), ...passingDetails(one, limits)],
      ),
    ),
  ];
}

function serviceSection(service: ServiceReport, heading: '##' | '###', limits: Limits): readonly string[] {
  const head = [`${heading} ${markOf(service)} ${escapeMarkdown(service.key)}: ${outcomeInWords(service.outcome)}`, ''];
  if (service.outcome === 'healthy') {
    return [
      ...head,
      ...whatHappened(service),
      ...alsoSeen(service, undefined),
      ...pauseSections(service, `${heading}#`),
      ...(service.traffic ? ganttOf(service, `${heading}#`) : []),
      ...notes(service),
      ...collapsed('Details', [...(service.traffic ? [] : ganttOf(service, '####')), ...passingDetails(service, limits)]),
    ];
  }
  const rootCause = service.findings.find(({ cause }) => cause === service.cause);
  const lower = `${heading}#`;
  return [
    ...head,
    ...whatHappened(service),
    ...why(service, rootCause, lower, limits),
    ...(rootCause ? whatToDo(rootCause, lower) : []),
    ...alsoSeen(service, rootCause),
    ...pauseSections(service, lower),
    ...ganttOf(service, lower),
    ...codeDeploySection(service, lower, limits),
    ...trafficSection(service, lower, limits),
    ...tablesOf(service, lower, limits),
    ...notes(service),
    ...historySection(service.history),
    ...detailsOf(service, limits),
  ];
}

const passingDetails = (service: ServiceReport, limits: Limits): readonly string[] => [
  ...codeDeploySection(service, '####', limits),
  ...trafficSection(service, '####', limits),
  ...(service.targetGroups.length > 0 ? [...targetGroupTable(service.targetGroups, limits), ''] : []),
  ...tablesOf(service, '####', limits),
  ...historySection(service.history),
  ...detailsOf(service, limits),
];

const tablesOf = ({ tasks, targets }: ServiceReport, heading: string, limits: Limits): readonly string[] => [
  ...(targets.length > 0 ? [`${heading} Targets`, '', ...targetTable(targets, limits), ''] : []),
  ...(tasks.length > 0 ? [`${heading} Tasks`, '', ...taskTable(tasks, limits), ''] : []),
];

const notes = (service: ServiceReport): readonly string[] =>
  service.notes.length === 0 ? [] : [...service.notes.map((note) => `- ${prose(note)}`), ''];
