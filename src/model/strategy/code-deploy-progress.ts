/**
 * How far CodeDeploy has brought a deployment, in its own words, which change only when something has changed: what comes next is
 * told by its time of day, which does not tick.
 */
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, Observation } from '../observation.ts';
import { dateAndTime, dueInWords, percentage, timeOfDay } from '../text.ts';
import { currentEvent, lastEventAt } from './code-deploy-events.ts';
import { codeDeployPauses, untilInWords } from './code-deploy-pause.ts';
import { codeDeployIn, shiftEvent, trafficWeightOf } from './code-deploy-traffic.ts';
import type { Pause } from './strategy.ts';
import { standingInWords, taskSetIn, type TaskSetEntry } from './task-sets.ts';

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html */
const underWay: ReadonlySet<string> = new Set(['InProgress', 'Baking']);
const ended: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'Stopped']);
const known: ReadonlySet<string> = new Set([...underWay, ...ended, 'Created', 'Queued', 'Ready']);

/** `CodeDeploy: AllowTraffic InProgress, production 10 %, next step about 10:14 UTC`; where it is not asked, how the task set stands. */
export function codeDeployProgress(deployment: KnownDeployment, observation: Observation): string {
  const entry = taskSetIn(observation, deployment);
  const codeDeploy = codeDeployIn(observation, deployment);
  const parts = [
    ...(codeDeploy ? codeDeployInWords(codeDeploy, deployment, observation.at) : []),
    ...(!entry
      ? ['its task set is not listed']
      : codeDeploy && entry.taskSet.scalePercent === 100
        ? []
        : [`task set ${standingInWords(entry)}`]),
    ...(entry?.status === 'ACTIVE' && isUnused(observation, entry) ? ['not checked before traffic is shifted to it'] : []),
  ];
  return parts.join(', ');
}

function codeDeployInWords(codeDeploy: CodeDeployDeployment, deployment: KnownDeployment, at: number): readonly string[] {
  const { status, rolledBackBy } = codeDeploy;
  const [pause] = codeDeployPauses(deployment);
  const weight = trafficWeightOf(codeDeploy, deployment.id) ?? 0;
  const termination = underWay.has(status) ? terminationInWords(codeDeploy) : undefined;
  const next = nextStepInWords(codeDeploy, weight, at);
  return [
    `CodeDeploy: ${pause ? pauseInWords(status, pause) : stateInWords(codeDeploy)}`,
    ...(weight > 0 && !ended.has(status) ? [`production ${percentage(weight)}`] : []),
    ...(next === undefined ? [] : [next]),
    ...(termination === undefined ? [] : [termination]),
    ...(rolledBackBy === undefined ? [] : [`rolled back by ${rolledBackBy}`]),
  ];
}

const pauseInWords = (status: string, { expiresAt, timeoutAction }: Pause): string =>
  `waits to be let have traffic (${status}) ${untilInWords(expiresAt, timeoutAction).replaceAll('`', '')}`;

function stateInWords(codeDeploy: CodeDeployDeployment): string {
  const { status, target } = codeDeploy;
  const event = currentEvent(target);
  if (!known.has(status)) return `${status}: a status that is not known here`;
  if (ended.has(status)) return `${status}${failureInWords(codeDeploy)}`;
  return event && underWay.has(status) ? `${event.name} ${event.status}` : status;
}

/** `: ALARM_ACTIVE One or more alarms …`; nothing where CodeDeploy gives no reason. */
export function failureInWords({ errorCode, errorMessage }: CodeDeployDeployment): string {
  const words = [errorCode, errorMessage?.replace(/\.$/, '')].filter((part) => part !== undefined);
  return words.length === 0 ? '' : `: ${words.join(' ')}`;
}

/** A step is due an interval after the one before it, and the first is made when the event begins. */
function nextStepInWords(
  { status, target, trafficStep: step }: CodeDeployDeployment,
  weight: number,
  at: number,
): string | undefined {
  const event = currentEvent(target);
  const isShifting = underWay.has(status) && event?.name === shiftEvent && event.status === 'InProgress';
  if (!isShifting || event.startedAt === undefined || !step || weight <= 0 || weight >= 100) return undefined;
  const stepsDone = Math.max(1, Math.round(weight / step.percent));
  return dueInWords('next step', event.startedAt + stepsDone * step.intervalSeconds * 1000, at);
}

/** Of what is kept for longer than this, the day is told too. */
const longSeconds = 12 * 3600;

/** Until then the deployment goes on, though all is done. */
function terminationInWords({ isTerminationWaitStarted, terminationWaitSeconds: wait, target }: CodeDeployDeployment) {
  const since = lastEventAt(target);
  if (!isTerminationWaitStarted || wait === undefined) return undefined;
  if (since === undefined) return 'the old task set is kept for now';
  const until = since + wait * 1000;
  return `the old task set is kept until ${wait > longSeconds ? dateAndTime(until) : timeOfDay(until)}`;
}

/** Whether no load balancer uses a target group of the set; the reason is the same where one does, but not in a target's zone. */
const isUnused = ({ targets }: Observation, { taskSet }: TaskSetEntry): boolean =>
  taskSet.loadBalancers.some(
    ({ targetGroupArn = '' }) =>
      targets
        .get(targetGroupArn)
        ?.some(({ reason, description = '' }) => reason === 'Target.NotInUse' && !/availability zone/i.test(description)) ===
      true,
  );
