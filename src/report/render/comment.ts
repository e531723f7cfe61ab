/**
 * The comment on a pull request: what a reviewer wants to know, and the way to the rest. It carries no log lines.
 */
import { count } from '../../model/text.ts';
import type { Report, ServiceReport } from '../../model/report.ts';
import { code, link, prose } from './escape.ts';
import { markOf, outcomeInWords } from './labels.ts';
import { alternativesInWords } from './remedies.ts';
import { textsWithoutLog } from './log-quotes.ts';

/** Half of what GitHub takes: a comment is no place for more. */
const mostCharacters = 30_000;
const mostSentence = 600;

/** @param commit what was deployed, as far as the event says */
export function commentBody(report: Report, commit: string | undefined): string {
  const [only, ...others] = report.services;
  const made = (rows: number): string =>
    [...(only && others.length === 0 ? one(only) : several(report, rows)), footer(report, commit)].join('\n');
  let rows = report.services.length;
  while (rows > 0 && made(rows).length > mostCharacters) rows -= 1;
  return made(rows);
}

function one(service: ServiceReport): readonly string[] {
  const rootCause = service.passes ? undefined : service.findings.find(({ cause }) => cause === service.cause);
  return [
    `### ${markOf(service)} ${code(service.key)}: ${outcomeInWords(service.outcome)}`,
    '',
    `**${prose(short(sayable(service)))}**`,
    '',
    ...(rootCause
      ? [
          `What to do: ${[rootCause.remedy.text, ...alternativesInWords(rootCause)].map((one) => prose(short(one))).join(' ')}`,
          '',
        ]
      : []),
    ...(service.pauses === undefined
      ? []
      : ['A person decides: the job summary has the commands that continue it and roll it back.', '']),
    `${tally(service)}${runs(service)}`,
    '',
  ];
}

function several(report: Report, rows: number): readonly string[] {
  const { services } = report;
  const failed = services.filter(({ passes }) => !passes).length;
  // The failed ones first, so that they are the last to be left out.
  const shown = services.toSorted((a, b) => Number(a.passes) - Number(b.passes)).slice(0, rows);
  const all = count(services.length, 'service');
  if (services.length === 0) return [`### ${markOf(report)} ${prose(short(report.headline))}`, ''];
  return [
    `### ${markOf(report)} ${failed === 0 ? `${all}: all pass` : `${failed} of ${all} ${failed === 1 ? 'does' : 'do'} not pass`}`,
    '',
    '| Service | Outcome | Tasks | Why |',
    '| --- | --- | --- | --- |',
    ...shown.map(
      (service) =>
        `| ${code(service.key)} | ${markOf(service)} ${outcomeInWords(service.outcome)} | ${tally(service)} | ${service.outcome === 'healthy' ? '' : prose(short(sayable(service)))} |`,
    ),
    '',
    ...(shown.length < services.length ? [`${services.length - shown.length} more in the job summary.`, ''] : []),
  ];
}

const sayable = (service: ServiceReport): string => textsWithoutLog(service)[0] ?? 'the job summary tells why';

const tally = ({ counts }: ServiceReport): string =>
  `${counts.healthy} of ${count(counts.desired, 'task')} healthy${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`;

const runs = ({ verified }: ServiceReport): string =>
  verified === undefined
    ? ''
    : ` in deployment ${code(verified.id)}${verified.taskDefinition === undefined ? '' : ` of ${code(verified.taskDefinition.slice(verified.taskDefinition.lastIndexOf('/') + 1))}`}`;

function footer({ run }: Report, commit: string | undefined): string {
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
