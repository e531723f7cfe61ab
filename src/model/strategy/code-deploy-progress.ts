/**
 * How far CodeDeploy has brought a deployment, in its own words, which change only when something has changed: what comes next is
 * told by its time of day, which does not tick.
 */
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, Observation } from '../observation.ts';
import { dateAndTime, dueInWords, percentage, timeOfDay } from '../text.ts';
import { currentEvent, lastEventAt, shiftEvent, trafficWeightOf } from './code-deploy-events.ts';
import { readyExpiryInWords } from './code-deploy-pauses.ts';

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html: while it is under way, in each of its events. */
const underWay: ReadonlySet<string> = new Set(['InProgress', 'Baking']);
const ended: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'Stopped']);
const notBegun: ReadonlySet<string> = new Set(['Created', 'Queued']);

/** `CodeDeploy: AllowTraffic InProgress, production 10 %, next step about 10:14 UTC`; undefined: it has told nothing. */
export function codeDeployProgress({ codeDeploy, id }: KnownDeployment, { at }: Observation): string | undefined {
  if (!codeDeploy) return undefined;
  const { status, rolledBackBy } = codeDeploy;
  const weight = trafficWeightOf(codeDeploy, id);
  const parts = [
    stateInWords(codeDeploy),
    weight !== undefined && weight > 0 && !ended.has(status) ? `production ${percentage(weight)}` : undefined,
    nextStepInWords(codeDeploy, weight, at),
    underWay.has(status) ? terminationInWords(codeDeploy) : undefined,
    rolledBackBy && `rolled back by ${rolledBackBy}`,
  ].filter((part) => part !== undefined);
  return `CodeDeploy: ${parts.join(', ')}`;
}

function stateInWords(deployment: CodeDeployDeployment): string {
  const { status, target } = deployment;
  const event = currentEvent(target);
  if (ended.has(status)) return `${status}${failureInWords(deployment)}`;
  if (status === 'Ready') return `waits to be let have traffic (Ready) ${readyExpiryInWords(deployment).replaceAll('`', '')}`;
  if (underWay.has(status)) return event ? `${event.name} ${event.status}` : status;
  return notBegun.has(status) ? status : `${status}: a status that is not known here`;
}

/** `: ALARM_ACTIVE One or more alarms …`; nothing where CodeDeploy gives no reason. */
export function failureInWords({ errorCode, errorMessage }: CodeDeployDeployment): string {
  const words = [errorCode, errorMessage?.replace(/\.$/, '')].filter((part) => part !== undefined);
  return words.length === 0 ? '' : `: ${words.join(' ')}`;
}

/** A step is due an interval after the one before it, and the first is made when the event begins. */
function nextStepInWords(
  { status, target, trafficStep: step }: CodeDeployDeployment,
  weight: number | undefined,
  at: number,
): string | undefined {
  const event = currentEvent(target);
  const isShifting = underWay.has(status) && event?.name === shiftEvent && event.status === 'InProgress';
  if (!isShifting || event.startedAt === undefined || !step || weight === undefined || weight <= 0 || weight >= 100)
    return undefined;
  const stepsDone = step.kind === 'canary' ? 1 : Math.max(1, Math.round(weight / step.percent));
  return dueInWords('next step', event.startedAt + stepsDone * step.intervalSeconds * 1000, at);
}

/** Of what is kept for longer than this, the day is told too. */
const longSeconds = 12 * 3600;

function terminationInWords({ isTerminationWaitStarted, terminationWaitSeconds: wait, target }: CodeDeployDeployment) {
  const since = lastEventAt(target);
  if (!isTerminationWaitStarted || wait === undefined || since === undefined) return undefined;
  const until = since + wait * 1000;
  return `the old task set is kept until ${wait > longSeconds ? dateAndTime(until) : timeOfDay(until)}`;
}
