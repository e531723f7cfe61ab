/**
 * A deployment of CodeDeploy that waits until somebody lets traffic go over to the new task set.
 *
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentReadyOption.html,
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ContinueDeployment.html
 */
import { defined } from '../defined.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, LifecycleEvent } from '../observation.ts';
import { dateAndTime } from '../text.ts';
import type { Pause } from './strategy.ts';

/** The first event that waits for it. */
const waitingEvent = 'BeforeAllowTraffic';

export function codeDeployPauses({ codeDeploy, entry }: KnownDeployment): readonly Pause[] {
  if (!codeDeploy || !isWaiting(codeDeploy)) return [];
  const { id, readyTimeoutAction: timeoutAction } = codeDeploy;
  const expiresAt = expiryOf(codeDeploy);
  const region = /^arn:[\w-]+:ecs:([\w-]+):/.exec(entry?.taskDefinition ?? '')?.[1];
  const command = (...lines: readonly string[]): string =>
    [...lines, ...(region === undefined ? [] : [`--region ${region}`])].join(' \\\n  ');
  return [
    {
      id,
      stage: waitingEvent,
      ...defined({ expiresAt, timeoutAction }),
      words: `it waits for a person before \`${waitingEvent}\` (CodeDeploy deployment \`${id}\`) ${untilInWords(expiresAt, timeoutAction)}`,
      continueCommand: command('aws deploy continue-deployment', `--deployment-id ${id}`, '--deployment-wait-type READY_WAIT'),
      rollBackCommand: command('aws deploy stop-deployment', `--deployment-id ${id}`, '--auto-rollback-enabled'),
    },
  ];
}

/** CodeDeploy says so, or has done all that comes before and is to wait there. */
function isWaiting(codeDeploy: CodeDeployDeployment): boolean {
  const { status, readyTimeoutAction, target } = codeDeploy;
  const events = target?.lifecycleEvents ?? [];
  // Events that have not begun may be missing.
  const hasGoneOn = events.some((event) => event.name === waitingEvent && event.status !== 'Pending');
  if (hasGoneOn || (status !== 'Ready' && status !== 'InProgress')) return false;
  if (status === 'Ready' || target?.status === 'Ready') return true;
  // With the other option it goes on at once.
  return readyTimeoutAction === 'STOP_DEPLOYMENT' && isAllOverBefore(codeDeploy);
}

/** Whether the next that its events show is that it waits: a status that stays InProgress does not tell it. */
export const isAboutToWait = (codeDeploy: CodeDeployDeployment): boolean =>
  codeDeploy.status === 'InProgress' && codeDeploy.readyTimeoutAction === 'STOP_DEPLOYMENT' && !isAllOverBefore(codeDeploy);

function isAllOverBefore(codeDeploy: CodeDeployDeployment): boolean {
  const events = codeDeploy.target?.lifecycleEvents ?? [];
  return eventsBefore(codeDeploy).every((name) => events.some((one) => one.name === name && isOver(one)));
}

const eventsBefore = ({ hasTestListener }: CodeDeployDeployment): readonly string[] => [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  ...(hasTestListener === true ? ['AllowTestTraffic', 'AfterAllowTestTraffic'] : []),
];

const isOver = ({ status }: LifecycleEvent): boolean => status === 'Succeeded' || status === 'Skipped';

/** It is counted from the end of what came before. */
function expiryOf(codeDeploy: CodeDeployDeployment): number | undefined {
  const { readyWaitSeconds, target } = codeDeploy;
  const before = eventsBefore(codeDeploy);
  const ends = (target?.lifecycleEvents ?? []).flatMap(({ name, endedAt }) => (before.includes(name) ? (endedAt ?? []) : []));
  return readyWaitSeconds === undefined || ends.length === 0 ? undefined : Math.max(...ends) + readyWaitSeconds * 1000;
}

const onExpiry: Readonly<Record<string, string>> = {
  CONTINUE_DEPLOYMENT: 'when CodeDeploy continues by itself',
  STOP_DEPLOYMENT: 'when CodeDeploy stops it',
};

/** `until 2026-01-16 10:00 UTC, when CodeDeploy stops it`. */
export function untilInWords(expiresAt: number | undefined, action = 'not told'): string {
  const until = expiresAt === undefined ? 'until a time that CodeDeploy does not tell' : `until ${dateAndTime(expiresAt)}`;
  const then = Object.hasOwn(onExpiry, action) ? onExpiry[action] : undefined;
  return `${until}, ${then ?? `when CodeDeploy does what is not known here (\`${action}\`)`}`;
}
