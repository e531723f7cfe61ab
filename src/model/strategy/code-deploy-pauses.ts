/**
 * A deployment of CodeDeploy that is `Ready`: its tasks run, and production traffic goes to them once somebody says so.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ContinueDeployment.html
 */
import { defined } from '../defined.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment } from '../observation.ts';
import { shellQuoted } from '../shell.ts';
import { dateAndTime } from '../text.ts';
import { lastEventAt } from './code-deploy-events.ts';
import type { Pause } from './strategy.ts';

export function codeDeployPauses({ codeDeploy, entry, taskDefinition = '' }: KnownDeployment): readonly Pause[] {
  if (codeDeploy?.status !== 'Ready') return [];
  const { id, readyTimeoutAction: timeoutAction } = codeDeploy;
  const command = (operation: string, ...options: readonly string[]): string =>
    [`aws deploy ${operation}`, `--deployment-id ${shellQuoted(id)}`, ...options, ...regionOption(taskDefinition)].join(
      ' \\\n  ',
    );
  return [
    {
      id,
      stage: 'Ready',
      ...defined({ expiresAt: readyUntil(codeDeploy), timeoutAction }),
      requestedTaskCount: entry?.desiredCount ?? 0,
      words: `it waits for a person to let it have traffic (CodeDeploy deployment \`${id}\` is \`Ready\`) ${readyExpiryInWords(codeDeploy)}`,
      continueCommand: command('continue-deployment', '--deployment-wait-type READY_WAIT'),
      rollBackCommand: command('stop-deployment', '--auto-rollback-enabled'),
    },
  ];
}

const regionOption = (arn: string): readonly string[] => {
  const region = /^arn:[\w-]+:ecs:([\w-]+):/.exec(arn)?.[1];
  return region === undefined ? [] : [`--region ${region}`];
};

/** CodeDeploy does not tell since when it waits: it does so once the events before the shift are over. */
function readyUntil({ readyWaitSeconds, target }: CodeDeployDeployment): number | undefined {
  const since = lastEventAt(target);
  return readyWaitSeconds === undefined || since === undefined ? undefined : since + readyWaitSeconds * 1000;
}

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentReadyOption.html */
const onTimeout: Readonly<Record<string, string>> = {
  CONTINUE_DEPLOYMENT: 'when CodeDeploy continues by itself',
  STOP_DEPLOYMENT: 'when CodeDeploy stops it',
};

/** `until 2026-01-16 10:00 UTC, when CodeDeploy stops it`. */
export function readyExpiryInWords(deployment: CodeDeployDeployment): string {
  const { readyTimeoutAction: action = 'not told' } = deployment;
  const expiresAt = readyUntil(deployment);
  const until = expiresAt === undefined ? 'until a time that CodeDeploy does not tell' : `until ${dateAndTime(expiresAt)}`;
  const then = Object.hasOwn(onTimeout, action) ? onTimeout[action] : undefined;
  return `${until}, ${then ?? `when CodeDeploy does what is not known here (\`${action}\`)`}`;
}
