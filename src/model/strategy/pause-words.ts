/** What is said of a deployment that waits for a person at a hook, and the commands that end the waiting. */
import type { ActiveHook, ServiceDeployment } from '../observation.ts';
import { shellQuoted } from '../shell.ts';
import { dateAndTime } from '../text.ts';
import { stageOfHook } from './lifecycle-hooks.ts';

/** What a person may say to it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html */
export type PauseAction = 'CONTINUE' | 'ROLLBACK';

const onExpiry: Readonly<Record<PauseAction, string>> = {
  CONTINUE: 'when ECS continues by itself',
  ROLLBACK: 'when ECS rolls it back',
};

/** `until 2026-01-16 10:00 UTC, when ECS rolls it back`. */
export function expiryInWords({ expiresAt, timeoutAction }: ActiveHook): string {
  const until = expiresAt === undefined ? 'until a time that ECS does not tell' : `until ${dateAndTime(expiresAt)}`;
  const then = timeoutAction === 'CONTINUE' || timeoutAction === 'ROLLBACK' ? onExpiry[timeoutAction] : undefined;
  return `${until}, ${then ?? `when ECS does what is not known here (\`${timeoutAction ?? 'not told'}\`)`}`;
}

/** ``it waits for a person at `POST_TEST_TRAFFIC_SHIFT` (hook `ecs-pause-…`) until …, when ECS rolls it back``. */
export const pauseInWords = (serviceDeployment: ServiceDeployment, hook: ActiveHook): string =>
  `it waits for a person at \`${stageOfHook(serviceDeployment, hook) ?? 'a stage that ECS does not tell'}\` (hook \`${hook.id}\`) ${expiryInWords(hook)}`;

/** What ends the waiting, to paste: an option a line. */
export function pauseCommand({ arn }: ServiceDeployment, { id }: ActiveHook, action: PauseAction): string {
  const region = /^arn:[\w-]+:ecs:([\w-]+):/.exec(arn)?.[1];
  return [
    'aws ecs continue-service-deployment',
    `--service-deployment-arn ${shellQuoted(arn)}`,
    `--hook-id ${shellQuoted(id)}`,
    `--action ${action}`,
    ...(region === undefined ? [] : [`--region ${region}`]),
  ].join(' \\\n  ');
}
