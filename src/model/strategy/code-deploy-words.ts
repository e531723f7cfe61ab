/** How far CodeDeploy has brought a task set, in its own words, which change only when something has changed. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, Observation } from '../observation.ts';
import { duration, list, percentage, timeOfDay } from '../text.ts';
import { codeDeployIdOf, codeDeployIn, isUnread, shiftEvent, trafficWeightOf } from './code-deploy-traffic.ts';
import { taskSetIn, type TaskSetEntry } from './task-sets.ts';

const time = (seconds: number): string => duration(seconds * 1000);

const standing = ({ status, taskSet: { scalePercent } }: TaskSetEntry): string =>
  `${status}${scalePercent === 100 ? '' : ` at scale ${percentage(scalePercent)}`}`;

/** `CodeDeploy d-AB12CD34E, CodeDeployDefault.ECSCanary10Percent5Minutes: 10 % of production traffic for 5 min, then all; …`. */
export function planInWords(deployment: KnownDeployment, observation: Observation): string | undefined {
  const codeDeploy = codeDeployIn(observation, deployment);
  if (!codeDeploy) return undefined;
  const { id, configurationName, trafficStep, rollsBack, terminationWaitSeconds: kept } = codeDeploy;
  const plan = trafficStep && stepsInWords(trafficStep);
  return [
    `CodeDeploy ${id}${configurationName === undefined ? '' : `, ${configurationName}`}${plan === undefined ? '' : `: ${plan}`}`,
    ...(rollsBack === undefined ? [] : [`made to roll ${rollsBack} back`]),
    kept === undefined ? 'the old task set is kept' : `the old task set ends ${time(kept)} after the shift`,
  ].join('; ');
}

const stepsInWords = ({ kind, percent, intervalSeconds }: Required<CodeDeployDeployment>['trafficStep']): string =>
  kind === 'canary'
    ? `${percentage(percent)} of production traffic for ${time(intervalSeconds)}, then all`
    : `${percentage(percent)} more of production traffic every ${time(intervalSeconds)}`;

/** `task set ACTIVE, CodeDeploy InProgress, Install in progress, production 0 %`; undefined: it is done. */
export function progressOf(deployment: KnownDeployment, observation: Observation): string | undefined {
  const entry = taskSetIn(observation, deployment);
  if (!entry) return 'its task set is not listed';
  const codeDeploy = codeDeployIn(observation, deployment);
  const weight = codeDeploy && trafficWeightOf(codeDeploy, deployment.id);
  const parts = [
    `task set ${standing(entry)}`,
    ...(codeDeploy ? [`CodeDeploy ${codeDeploy.status}`, ...eventsInWords(codeDeploy)] : []),
    ...(weight === undefined ? [] : [`production ${percentage(weight)}`]),
    ...(entry.status === 'ACTIVE' && isUnused(observation, deployment.id) ? ['not checked before traffic is shifted to it'] : []),
    ...(codeDeploy ? terminationInWords(codeDeploy) : []),
  ];
  return parts.join(', ');
}

/** The events that are under way or have gone wrong, and the last one that is over while none is. */
function eventsInWords({ target }: CodeDeployDeployment): readonly string[] {
  const events = target?.lifecycleEvents ?? [];
  const open = events.filter(({ status }) => !['Pending', 'Succeeded', 'Skipped'].includes(status));
  if (open.length > 0) return open.map(({ name, status }) => `${name} ${status === 'InProgress' ? 'in progress' : status}`);
  const last = events.findLast(({ status }) => status === 'Succeeded');
  return last ? [`${last.name} Succeeded`] : [];
}

/** Whether no load balancer uses a target group of the set. */
const isUnused = (observation: Observation, id: string): boolean =>
  (taskSetIn(observation, { id })?.taskSet.loadBalancers ?? []).some(
    ({ targetGroupArn = '' }) =>
      observation.targets.get(targetGroupArn)?.some(({ state, reason }) => state === 'unused' && reason === 'Target.NotInUse') ===
      true,
  );

/** Until then the deployment goes on, though all is done. */
function terminationInWords({
  status,
  terminationWaitSeconds,
  isTerminationWaitStarted,
  target,
}: CodeDeployDeployment): readonly string[] {
  if (status === 'Succeeded' || isTerminationWaitStarted !== true || terminationWaitSeconds === undefined) return [];
  const ends = (target?.lifecycleEvents ?? []).flatMap(({ endedAt }) => endedAt ?? []);
  if (ends.length === 0) return ['the old task set is kept for now'];
  return [`the old task set ends about ${timeOfDay(Math.max(...ends) + terminationWaitSeconds * 1000)}`];
}

/** `it has 30 % of production traffic`, by CodeDeploy's word; where that is not asked, whether its set is PRIMARY. */
export function productionShareInWords(deployment: KnownDeployment, observation: Observation): string | undefined {
  const codeDeploy = codeDeployIn(observation, deployment);
  const weight = codeDeploy && trafficWeightOf(codeDeploy, deployment.id);
  if (weight !== undefined) return `it has ${percentage(weight)} of production traffic`;
  const entry = taskSetIn(observation, deployment);
  if (!entry) return undefined;
  return entry.status === 'PRIMARY' ? 'its task set is PRIMARY' : 'its task set is not PRIMARY yet';
}

/** Why it is not where it is wanted, or not complete. */
export function missingFrom(waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation): string {
  const entry = taskSetIn(observation, deployment);
  if (!entry) return 'its task set is not listed';
  const where = `its task set is ${standing(entry)}`;
  if (waitUntil === 'healthy') return where;
  if (codeDeployIdOf(entry) === undefined) return `${where}, beside another one`;
  const codeDeploy = codeDeployIn(observation, deployment);
  if (isUnread(observation) || !codeDeploy) return 'its CodeDeploy deployment could not be read';
  const shift = codeDeploy.target?.lifecycleEvents.find(({ name }) => name === shiftEvent);
  const weight = trafficWeightOf(codeDeploy, deployment.id);
  const told = [
    where,
    `CodeDeploy deployment ${codeDeploy.id} is ${codeDeploy.status}`,
    ...(shift ? [`${shiftEvent} is ${shift.status}`] : []),
    weight === undefined ? 'its share of production traffic is not told' : `production traffic is ${percentage(weight)}`,
  ];
  return list(told);
}
