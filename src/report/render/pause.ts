/** What is said of a pause: until when it lasts, what happens then, and the commands that end it, to paste. */
import type { PauseReport, ServiceReport } from '../../model/report.ts';
import { dateAndTime, duration } from '../../model/text.ts';
import { codeBlock, prose } from './escape.ts';

const thenInWords: Readonly<Record<string, string | undefined>> = {
  CONTINUE: 'ECS continues by itself',
  ROLLBACK: 'ECS rolls it back',
  CONTINUE_DEPLOYMENT: 'CodeDeploy continues by itself',
  STOP_DEPLOYMENT: 'CodeDeploy stops it',
};

/**
 * ``It waits at `POST_TEST_TRAFFIC_SHIFT` for hook `…` until …, 23 h 40 min after the verdict; then ECS rolls it back.`` Where the
 * verdict has said that, how much time is left.
 */
export function pauseSentence(pause: PauseReport, { because, times }: ServiceReport): readonly string[] {
  const { hookId, controller, stage, expiresAt, timeoutAction = '' } = pause;
  const left = expiresAt === undefined || times.decidedAt === undefined ? undefined : duration(expiresAt - times.decidedAt);
  if (because.includes(hookId)) return left === undefined ? [] : [`It has ${left} left after the verdict.`];
  const where = stage === undefined ? '' : ` at \`${stage}\``;
  const after = left === undefined ? '' : `, ${left} after the verdict`;
  const until = expiresAt === undefined ? '' : ` until ${dateAndTime(expiresAt)}${after}`;
  const then = Object.hasOwn(thenInWords, timeoutAction) ? thenInWords[timeoutAction] : `ECS does \`${timeoutAction}\``;
  const what = controller === undefined ? 'for hook' : `in ${controller}'s deployment`;
  return [`It waits${where} ${what} \`${hookId}\`${until}${timeoutAction === '' ? '' : `; then ${then ?? ''}`}.`];
}

/** How a pause is ended, under a heading of its own. */
export const pauseSections = (service: ServiceReport, heading: string): readonly string[] =>
  (service.pauses ?? []).flatMap((pause) => [
    `${heading} A person decides`,
    '',
    ...pauseSentence(pause, service).flatMap((sentence) => [prose(sentence), '']),
    'Continue:',
    '',
    codeBlock([pause.continueCommand], 'sh'),
    '',
    'Roll back:',
    '',
    codeBlock([pause.rollBackCommand], 'sh'),
    '',
  ]);
