/** What is said of a pause: until when it lasts, what happens then, and the commands that end it, to paste. */
import type { PauseReport, ServiceReport } from '../../model/report.ts';
import { duration } from '../../model/text.ts';
import { codeBlock, prose } from './escape.ts';
import { capitalized } from './labels.ts';

/** That it waits, where the verdict has not said so, and how much time is left. */
export function pauseSentences(
  { hookId, sentence, expiresAt }: PauseReport,
  { because, times }: ServiceReport,
): readonly string[] {
  const left = expiresAt === undefined || times.decidedAt === undefined ? undefined : duration(expiresAt - times.decidedAt);
  return [
    ...(because.includes(hookId) ? [] : [`${capitalized(sentence)}.`]),
    ...(left === undefined ? [] : [`It has ${left} left after the verdict.`]),
  ];
}

/** How a pause is ended, under a heading of its own. */
export const pauseSections = (service: ServiceReport, heading: string): readonly string[] =>
  (service.pauses ?? []).flatMap((pause) => [
    `${heading} A person decides`,
    '',
    ...pauseSentences(pause, service).flatMap((sentence) => [prose(sentence), '']),
    'Continue:',
    '',
    codeBlock([pause.continueCommand], 'sh'),
    '',
    'Roll back:',
    '',
    codeBlock([pause.rollBackCommand], 'sh'),
    '',
  ]);
