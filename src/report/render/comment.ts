/**
 * The comment on a pull request: what a reviewer wants to know, and the way to the rest. It carries no log lines.
 *
 * How foreign text becomes Markdown is the report's matter, and given here as {@link Wording}.
 */
import { count } from '../../model/text.ts';
import type { Report, ServiceOutcome, ServiceReport } from '../../model/report.ts';
import { told } from './log-quotes.ts';

/** The report's own ways to write: nothing that AWS wrote gets into the body by another. */
export interface Wording {
  /** A sentence, in which values may stand between backticks. */
  readonly prose: (text: string) => string;
  readonly code: (text: string) => string;
  readonly link: (text: string, url: string | undefined) => string;
  readonly outcome: (outcome: ServiceOutcome) => string;
  readonly mark: (of: { readonly outcome: ServiceOutcome; readonly passes: boolean }) => string;
}

/** Half of what GitHub takes: a comment is no place for more. */
const mostCharacters = 30_000;
const mostSentence = 600;

/** @param commit what was deployed, as far as the event says */
export function commentBody(report: Report, commit: string | undefined, wording: Wording): string {
  const [only, ...others] = report.services;
  const made = (rows: number): string =>
    [
      ...(only && others.length === 0 ? one(only, wording) : several(report, wording, rows)),
      footer(report, commit, wording),
    ].join('\n');
  let rows = report.services.length;
  while (rows > 0 && made(rows).length > mostCharacters) rows -= 1;
  return made(rows);
}

function one(service: ServiceReport, { prose, code, mark, outcome }: Wording): readonly string[] {
  const remedy = service.passes ? undefined : service.findings.find(({ cause }) => cause === service.cause)?.remedy.text;
  return [
    `### ${mark(service)} ${code(service.key)}: ${outcome(service.outcome)}`,
    '',
    `**${prose(short(sayable(service)))}**`,
    '',
    ...(remedy === undefined ? [] : [`What to do: ${prose(short(remedy))}`, '']),
    `${tally(service)}${runs(service, code)}`,
    '',
  ];
}

function several(report: Report, { prose, code, mark, outcome }: Wording, rows: number): readonly string[] {
  const { services } = report;
  const failed = services.filter(({ passes }) => !passes).length;
  // The failed ones first, so that they are the last to be left out.
  const shown = services.toSorted((a, b) => Number(a.passes) - Number(b.passes)).slice(0, rows);
  const all = count(services.length, 'service');
  if (services.length === 0) return [`### ${mark(report)} ${prose(short(report.headline))}`, ''];
  return [
    `### ${mark(report)} ${failed === 0 ? `${all}: all pass` : `${failed} of ${all} ${failed === 1 ? 'does' : 'do'} not pass`}`,
    '',
    '| Service | Outcome | Tasks | Why |',
    '| --- | --- | --- | --- |',
    ...shown.map(
      (service) =>
        `| ${code(service.key)} | ${mark(service)} ${outcome(service.outcome)} | ${tally(service)} | ${service.outcome === 'healthy' ? '' : prose(short(sayable(service)))} |`,
    ),
    '',
    ...(shown.length < services.length ? [`${services.length - shown.length} more in the job summary.`, ''] : []),
  ];
}

const sayable = (service: ServiceReport): string => told(service)[0] ?? 'the job summary tells why';

const tally = ({ counts }: ServiceReport): string =>
  `${counts.healthy} of ${count(counts.desired, 'task')} healthy${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`;

const runs = ({ verified }: ServiceReport, code: Wording['code']): string =>
  verified === undefined
    ? ''
    : ` in deployment ${code(verified.id)}${verified.taskDefinition === undefined ? '' : ` of ${code(verified.taskDefinition.slice(verified.taskDefinition.lastIndexOf('/') + 1))}`}`;

function footer({ run }: Report, commit: string | undefined, { code, link }: Wording): string {
  const parts = [
    ...(commit === undefined ? [] : [`commit ${code(commit.slice(0, 7))}`]),
    ...(run.jobUrl === undefined ? [] : [link('summary and log of the job', run.jobUrl)]),
  ];
  return parts.length === 0 ? '' : `${parts.join(' · ')}\n`;
}

/** Cut before it is escaped, between whole characters. */
const short = (text: string): string => {
  const all = Array.from(text);
  return all.length <= mostSentence ? text : `${all.slice(0, mostSentence).join('')}…`;
};
