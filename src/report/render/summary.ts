/**
 * The job summary. A failed service's first screen says what happened, why, and what to do; a healthy one is three
 * lines and a fold. GitHub drops a summary over 1 MiB whole, so what does not fit is left out, and said.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
 */
import { count } from '../../model/text.ts';
import type { Report, ServiceReport } from '../../model/report.ts';
import { outcomesInOrder, precedenceOf } from '../../model/outcome.ts';
import { cut, html, prose, words } from './escape.ts';
import { also, whatHappened, whatToDo, why } from './overview.ts';
import { fold, folds } from './details.ts';
import { auditSection } from './audit.ts';
import { ganttOf } from './gantt.ts';
import { capital, markOf, outcomeInWords, sentence } from './labels.ts';
import { serviceTable, targetGroupTable, targetTable, taskTable, type Detail } from './tables.ts';

/** Below GitHub's limit of 1,048,576, since other steps' words may share the file. */
export const mostBytes = 1_000_000;

/** From all to little: the first that fits is taken. */
const details: readonly Detail[] = [
  { rows: 30, events: 100, logLines: 200, characters: 1500 },
  { rows: 20, events: 40, logLines: 50, characters: 500 },
  { rows: 10, events: 10, logLines: 10, characters: 200 },
  { rows: 5, events: 0, logLines: 0, characters: 100 },
];

const bytes = (text: string): number => new TextEncoder().encode(text).length;

export function markdown(report: Report): string {
  for (const detail of details) {
    const shortened =
      detail === details[0] ? [] : ['Shortened to fit into a job summary; the file in the output `report` has everything.', ''];
    const text = `${[...documentOf(report, detail), ...shortened].join('\n').trimEnd()}\n`;
    if (bytes(text) <= mostBytes) return text;
  }
  return `## ${markOf(report)} ${capital(outcomeInWords(report.outcome))}\n\n${words(cut(report.headline, 2000))}\n\nThe rest does not fit into a job summary; the file in the output \`report\` has everything.\n`;
}

function documentOf(report: Report, detail: Detail): readonly string[] {
  const [only, ...others] = report.services;
  if (!only) return [`## ${markOf(report)} ${capital(outcomeInWords(report.outcome))}`, '', prose(sentence(report.headline)), ''];
  const isAudit = report.run.mode === 'audit';
  const section = isAudit ? auditSection : serviceSection;
  if (others.length === 0) return section(only, '##', detail);
  const rank = ({ outcome, passes }: ServiceReport): number =>
    outcome === 'undecided' ? outcomesInOrder.length : precedenceOf(outcome) + (passes ? outcomesInOrder.length + 1 : 0);
  const worstFirst = report.services.toSorted((a, b) => rank(a) - rank(b));
  const failed = worstFirst.filter(({ passes }) => !passes);
  const passed = worstFirst.filter(({ passes }) => passes);
  const all = count(report.services.length, 'service');
  return [
    `## ${markOf(report)} ${failed.length === 0 ? `${all}: all pass` : `${failed.length} of ${all} ${failed.length === 1 ? 'does' : 'do'} not pass`}`,
    '',
    ...serviceTable(worstFirst, detail),
    '',
    ...failed.flatMap((one) => section(one, '###', detail)),
    ...passed.flatMap((one) =>
      fold(
        `${markOf(one)} ${html(one.key)}: ${outcomeInWords(one.outcome)}`,
        isAudit ? auditSection(one, '###', detail) : passing(one, detail),
      ),
    ),
  ];
}

function serviceSection(service: ServiceReport, heading: '##' | '###', detail: Detail): readonly string[] {
  const head = [`${heading} ${markOf(service)} ${words(service.key)}: ${outcomeInWords(service.outcome)}`, ''];
  if (service.outcome === 'healthy') {
    return [
      ...head,
      ...whatHappened(service),
      ...also(service, undefined),
      ...notes(service),
      ...fold('Details', passing(service, detail)),
    ];
  }
  const rootCause = service.findings.find(({ cause }) => cause === service.cause);
  const lower = `${heading}#`;
  return [
    ...head,
    ...whatHappened(service),
    ...why(service, rootCause, lower, detail),
    ...(rootCause ? whatToDo(rootCause, lower) : []),
    ...also(service, rootCause),
    ...ganttOf(service, lower),
    ...tablesOf(service, lower, detail),
    ...notes(service),
    ...folds(service, detail),
  ];
}

const passing = (service: ServiceReport, detail: Detail): readonly string[] => [
  ...ganttOf(service, '####'),
  ...(service.targetGroups.length > 0 ? [...targetGroupTable(service.targetGroups, detail), ''] : []),
  ...tablesOf(service, '####', detail),
  ...folds(service, detail),
];

const tablesOf = ({ tasks, targets }: ServiceReport, heading: string, detail: Detail): readonly string[] => [
  ...(targets.length > 0 ? [`${heading} Targets`, '', ...targetTable(targets, detail), ''] : []),
  ...(tasks.length > 0 ? [`${heading} Tasks`, '', ...taskTable(tasks, detail), ''] : []),
];

const notes = (service: ServiceReport): readonly string[] =>
  service.notes.length === 0 ? [] : [...service.notes.map((note) => `- ${prose(note)}`), ''];
