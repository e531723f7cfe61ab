/** What a deployment of CodeDeploy is going to do, how much traffic it has, and what is missing from it. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, Observation } from '../observation.ts';
import { duration, list, percentage } from '../text.ts';
import { codeDeployIdOf, codeDeployIn, isTargetGoingWell, isUnread, shiftEvent, trafficWeightOf } from './code-deploy-traffic.ts';
import { isShared, sharedInWords, standingInWords, taskSetIn } from './task-sets.ts';

const time = (seconds: number): string => duration(seconds * 1000);

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
  const where = `its task set is ${standingInWords(entry)}`;
  if (waitUntil === 'healthy') return where;
  if (isShared(observation, deployment.id) === true) return sharedInWords;
  if (codeDeployIdOf(entry) === undefined) return `${where}, beside another one`;
  const codeDeploy = codeDeployIn(observation, deployment);
  if (isUnread(observation) || !codeDeploy) return 'its CodeDeploy deployment could not be read';
  const shift = codeDeploy.target?.lifecycleEvents.find(({ name }) => name === shiftEvent);
  const weight = trafficWeightOf(codeDeploy, deployment.id);
  const told = [
    where,
    `CodeDeploy deployment ${codeDeploy.id} is ${codeDeploy.status}`,
    ...(codeDeploy.target && !isTargetGoingWell(codeDeploy.target) ? [`its target is ${codeDeploy.target.status}`] : []),
    ...(shift ? [`${shiftEvent} is ${shift.status}`] : []),
    weight === undefined ? 'its share of production traffic is not told' : `production traffic is ${percentage(weight)}`,
  ];
  return list(told);
}
