/** The summary's folded parts: what was seen when, the service's events, the last log lines, what a cause means. */
import { count } from '../../model/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { LogReport, ServiceReport } from '../../model/report.ts';
import { code, cut, fence, link, prose, words } from './escape.ts';
import { brief, clockTime, sentence } from './labels.ts';
import type { Detail } from './tables.ts';

/** @param title made here: no foreign text */
export const fold = (title: string, lines: readonly string[]): readonly string[] => [
  '<details>',
  `<summary>${title}</summary>`,
  '',
  ...lines,
  '',
  '</details>',
  '',
];

const momentsFold = ({ moments }: ServiceReport, detail: Detail): readonly string[] =>
  moments.length === 0
    ? []
    : fold('What was seen when (UTC)', [
        '| Time | What |',
        '| --- | --- |',
        ...moments.map(({ at, text }) => `| ${clockTime(at)} | ${words(cut(text, detail.characters))} |`),
      ]);

function eventsFold({ events }: ServiceReport, detail: Detail): readonly string[] {
  if (events.length === 0) return [];
  const shown = events.slice(0, detail.events);
  const more = events.length - shown.length;
  return fold(`Service events: ${events.length}, newest first (UTC)`, [
    fence(shown.map(({ at, message }) => `${clockTime(at)}  ${cut(brief(message).replace(/\s+/g, ' '), detail.characters)}`)),
    ...(more > 0 ? ['', `${count(more, 'older event')} not shown; the report file has them.`] : []),
  ]);
}

function logFold(log: LogReport, detail: Detail): readonly string[] {
  const { lines, container, taskArn, group, stream, absence, consoleUrl } = log;
  const where = `Container ${code(container)} of task ${code(taskArn.slice(taskArn.lastIndexOf('/') + 1))}, log group ${code(group)}, ${link(`stream ${code(stream)}`, consoleUrl)}:`;
  if (absence !== undefined || lines.length === 0) return [`${where} ${words(absence ?? 'no lines')}`, ''];
  const shown = lines.slice(Math.max(0, lines.length - detail.logLines));
  const more = lines.length - shown.length;
  return [
    where,
    '',
    ...(more > 0 ? [`${count(more, 'earlier line')} not shown; the report file has them.`, ''] : []),
    fence(shown.map(({ at, message }) => `${clockTime(at)}  ${cut(message.trimEnd(), detail.characters)}`)),
    '',
  ];
}

const logsFold = ({ logs }: ServiceReport, detail: Detail): readonly string[] =>
  logs.length === 0
    ? []
    : fold(
        `Last log lines of ${count(logs.length, 'container')} (UTC)`,
        logs.flatMap((log) => logFold(log, detail)),
      );

/** What a cause means, and what proves it. */
export const meaningFold = (finding: Finding, evidence: readonly string[]): readonly string[] =>
  fold(evidence.length > 0 ? 'What this means, and the evidence' : 'What this means', [
    `${prose(finding.explanation)} [AWS documentation](<${finding.docs.replace(/[<>\s]/g, '')}>)`,
    '',
    ...(evidence.length > 0 ? [...evidence, ''] : []),
    `Cause: ${code(finding.cause)}`,
  ]);

const timesFold = ({ times }: ServiceReport): readonly string[] =>
  times.timeoutSeconds === undefined
    ? []
    : fold('How the times came about', [
        `Timeout ${Math.round(times.timeoutSeconds)} s: ${words(sentence(times.timeoutDerivation ?? ''))}`,
        ...(times.stableForSeconds === undefined ? [] : [`All had to stay healthy for ${times.stableForSeconds} s.`]),
      ]);

export const folds = (service: ServiceReport, detail: Detail): readonly string[] => [
  ...momentsFold(service, detail),
  ...eventsFold(service, detail),
  ...logsFold(service, detail),
  ...timesFold(service),
];
