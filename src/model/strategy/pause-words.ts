/** What is said of a deployment that waits for a person at a hook, and the commands that end the waiting. */
import type { ActiveHook, ServiceDeployment } from '../observation.ts';
import { shellQuoted } from '../shell.ts';
import { dateAndTime } from '../text.ts';

/** What a person may say to it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html */
export type PauseAction = 'CONTINUE' | 'ROLLBACK';

/** The hooks at which the deployment waits for a person. */
export const pausesOf = ({ status, hooks = [] }: ServiceDeployment): readonly ActiveHook[] =>
  status === 'IN_PROGRESS'
    ? hooks.filter((hook) => hook.targetType === 'PAUSE' && hook.status === 'AWAITING_ACTION')
    : [];

const beforeEachStep = 'PRE_PRODUCTION_TRAFFIC_SHIFT';

/** The stage of an active hook; the API has no name for that before each step of the shift, and tells another meanwhile. */
export function stageOfHook({ lifecycleStage, configuration }: ServiceDeployment, hook: ActiveHook): string | undefined {
  const configured = (configuration?.lifecycleHooks ?? [])
    .filter(({ targetType, targetArn }) => targetType === hook.targetType && targetArn === hook.targetArn)
    .flatMap(({ stages }) => stages);
  const isElsewhere = lifecycleStage === undefined || !configured.includes(lifecycleStage);
  return isElsewhere && configured.includes(beforeEachStep) ? beforeEachStep : lifecycleStage;
}

/** `arn:aws:lambda:…:function:check-traffic:live` → `check-traffic`; what is no function's ARN as it is. */
export const functionName = (targetArn: string | undefined): string | undefined =>
  /:function:([^:]+)/.exec(targetArn ?? '')?.[1] ?? targetArn;

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
