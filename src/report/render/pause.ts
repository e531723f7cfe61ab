/** What is said of a pause: until when it lasts, what happens then, and the commands that end it, to paste. */
import type { PauseReport, ServiceReport } from '../../model/report.ts';
import { dateAndTime, duration } from '../../model/text.ts';
import { codeBlock, prose } from './escape.ts';

const thenInWords: Readonly<Record<string, string | undefined>> = {
  CONTINUE: 'ECS continues by itself',
  ROLLBACK: 'ECS rolls it back',
};

/** ``It waits at `POST_TEST_TRAFFIC_SHIFT` until …, 23 h 40 min after the verdict; then ECS rolls it back.`` */
export function pauseSentence(
  { hookId, stage, expiresAt, timeoutAction = '' }: PauseReport,
  decidedAt: number | undefined,
): string {
  const where = stage === undefined ? '' : ` at \`${stage}\``;
  const left = expiresAt === undefined || decidedAt === undefined ? '' : `, ${duration(expiresAt - decidedAt)} after the verdict`;
  const until = expiresAt === undefined ? '' : ` until ${dateAndTime(expiresAt)}${left}`;
  const then = Object.hasOwn(thenInWords, timeoutAction) ? thenInWords[timeoutAction] : `ECS does \`${timeoutAction}\``;
  return `It waits${where} for hook \`${hookId}\`${until}${timeoutAction === '' ? '' : `; then ${then ?? ''}`}.`;
}

/** How a pause is ended, under a heading each service has once. */
export const pauseSections = ({ pauses = [], times }: ServiceReport, heading: string): readonly string[] =>
  pauses.flatMap((pause) => [
    `${heading} A person decides`,
    '',
    prose(pauseSentence(pause, times.decidedAt)),
    '',
    'Continue:',
    '',
    codeBlock([pause.continueCommand], 'sh'),
    '',
    'Roll back:',
    '',
    codeBlock([pause.rollBackCommand], 'sh'),
    '',
  ]);
