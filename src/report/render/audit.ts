/** The summary of an audit: what the configuration allows, and each finding with what mends it. */
import type { Finding } from '../../model/finding.ts';
import type { ServiceReport } from '../../model/report.ts';
import { code, link, prose, escapeMarkdown } from './escape.ts';
import { explanationSection } from './details.ts';
import { deploymentName } from './overview.ts';
import { whatToDo } from './remedies.ts';
import { capitalized, dateTime, markOf, outcomeInWords, withFullStop } from './labels.ts';
import type { Limits } from './markdown-table.ts';
import { targetGroupTable } from './target-tables.ts';

const marks: Readonly<Record<Finding['severity'], string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

const findingSection = (finding: Finding, heading: string): readonly string[] => [
  `${heading} ${marks[finding.severity]} ${escapeMarkdown(finding.title)}`,
  '',
  `${prose(withFullStop(capitalized(finding.sentence)))} (${code(finding.cause)})`,
  '',
  ...whatToDo(finding, `${heading}#`),
  ...explanationSection(
    finding,
    finding.evidence.map(({ field, text }) => `- ${code(field)}: ${code(text)}`),
  ),
];

/** Which permissions were there: all that were asked for, but those denied. */
const permissionsOf = ({ deniedActions }: ServiceReport): string =>
  deniedActions.length === 0
    ? 'Permissions: all that the gate asks for were there; `logs:GetLogEvents`, which an audit does not need, was not tried.'
    : `Permissions: all that the gate asks for were there but ${deniedActions.map(code).join(', ')}; \`logs:GetLogEvents\`, which an audit does not need, was not tried.`;

export function auditSection(service: ServiceReport, heading: '##' | '###', limits: Limits): readonly string[] {
  const { allowance, findings, notes, targetGroups, times, verified, consoleUrl } = service;
  const at = times.decidedAt === undefined ? '' : ` at ${dateTime(times.decidedAt)}`;
  const page = consoleUrl === undefined ? '' : ` ${link('Open the service', consoleUrl)}.`;
  return [
    `${heading} ${markOf(service)} ${escapeMarkdown(service.key)}: ${outcomeInWords(service.outcome)}`,
    '',
    `**${prose(withFullStop(capitalized(service.story)))}**`,
    '',
    `What ${verified ? deploymentName(verified) : code(service.key)} is configured with${at}; health was not looked at.${page}`,
    '',
    ...(targetGroups.length > 0 ? [...targetGroupTable(targetGroups, limits), ''] : []),
    ...allowance.map((one) => `- ${prose(one)}`),
    ...notes.map((note) => `- ${prose(note)}`),
    `- ${permissionsOf(service)}`,
    '',
    ...findings.flatMap((finding) => findingSection(finding, `${heading}#`)),
  ];
}
