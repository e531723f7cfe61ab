/** The summary's collapsed sections: what was seen when, the service's events, the last log lines, what a cause means. */
import { count } from '../../model/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { LogReport, ServiceReport } from '../../model/report.ts';
import { code, truncate, codeBlock, link, prose, escapeMarkdown } from './escape.ts';
import { shortenArns, clockTime, withFullStop } from './labels.ts';
import type { Limits } from './markdown-table.ts';

/** @param title made here: no foreign text */
export const collapsed = (title: string, lines: readonly string[]): readonly string[] => [
  '<details>',
  `<summary>${title}</summary>`,
  '',
  ...lines,
  '',
  '</details>',
  '',
];

const milestonesSection = ({ moments }: ServiceReport, limits: Limits): readonly string[] =>
  moments.length === 0
    ? []
    : collapsed('What was seen when (UTC)', [
        '| Time | What |',
        '| --- | --- |',
        ...moments.map(({ at, text }) => `| ${clockTime(at)} | ${escapeMarkdown(truncate(text, limits.characters))} |`),
      ]);

function eventsSection({ events }: ServiceReport, limits: Limits): readonly string[] {
  if (events.length === 0) return [];
  const shown = events.slice(0, limits.events);
  const more = events.length - shown.length;
  return collapsed(`Service events: ${events.length}, newest first (UTC)`, [
    codeBlock(
      shown.map(
        ({ at, message }) => `${clockTime(at)}  ${truncate(shortenArns(message).replace(/\s+/g, ' '), limits.characters)}`,
      ),
    ),
    ...(more > 0 ? ['', `${count(more, 'older event')} not shown; the report file has them.`] : []),
  ]);
}

function logTail(log: LogReport, limits: Limits): readonly string[] {
  const { lines, container, taskArn, group, stream, absence, consoleUrl } = log;
  const where = `Container ${code(container)} of task ${code(taskArn.slice(taskArn.lastIndexOf('/') + 1))}, log group ${code(group)}, ${link(`stream ${code(stream)}`, consoleUrl)}:`;
  if (absence !== undefined || lines.length === 0) return [`${where} ${escapeMarkdown(absence ?? 'no lines')}`, ''];
  const shown = lines.slice(Math.max(0, lines.length - limits.logLines));
  const more = lines.length - shown.length;
  return [
    where,
    '',
    ...(more > 0 ? [`${count(more, 'earlier line')} not shown; the report file has them.`, ''] : []),
    codeBlock(shown.map(({ at, message }) => `${clockTime(at)}  ${truncate(message.trimEnd(), limits.characters)}`)),
    '',
  ];
}

const logsSection = ({ logs }: ServiceReport, limits: Limits): readonly string[] =>
  logs.length === 0
    ? []
    : collapsed(
        `Last log lines of ${count(logs.length, 'container')} (UTC)`,
        logs.flatMap((log) => logTail(log, limits)),
      );

/** What a cause means, and what proves it. */
export const explanationSection = (finding: Finding, evidence: readonly string[]): readonly string[] =>
  collapsed(evidence.length > 0 ? 'What this means, and the evidence' : 'What this means', [
    `${prose(finding.explanation)} [AWS documentation](<${finding.docs.replace(/[<>\s]/g, '')}>)`,
    '',
    ...(evidence.length > 0 ? [...evidence, ''] : []),
    `Cause: ${code(finding.cause)}`,
  ]);

const timesSection = ({ times }: ServiceReport): readonly string[] =>
  times.timeoutSeconds === undefined
    ? []
    : collapsed('How the times came about', [
        `Timeout ${Math.round(times.timeoutSeconds)} s: ${escapeMarkdown(withFullStop(times.timeoutDerivation ?? ''))}`,
        ...(times.stableForSeconds === undefined ? [] : [`All had to stay healthy for ${times.stableForSeconds} s.`]),
      ]);

export const detailsOf = (service: ServiceReport, limits: Limits): readonly string[] => [
  ...milestonesSection(service, limits),
  ...eventsSection(service, limits),
  ...logsSection(service, limits),
  ...timesSection(service),
];
