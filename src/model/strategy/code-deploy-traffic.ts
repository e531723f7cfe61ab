/** What CodeDeploy says of a task set: its own deployment, and whether all production traffic goes to the set. */
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, CodeDeployTarget, Deployment, LifecycleEvent, Observation } from '../observation.ts';
import { isOnlyOne } from './task-sets.ts';

/** The same as `isUnread` of its deployment alone, whatever becomes of the traffic. */
export const isStatusUnread = ({ readFailures }: Observation): boolean =>
  readFailures.some(({ operation }) => operation === 'GetDeployment');

/** The same of where its traffic goes. */
export const isTargetUnread = ({ readFailures }: Observation): boolean =>
  readFailures.some(({ operation }) => operation === 'BatchGetDeploymentTargets');

/** Whether CodeDeploy was asked in this observation and did not answer: what is known of it is older. */
export const isUnread = (observation: Observation): boolean => isStatusUnread(observation) || isTargetUnread(observation);

/** The deployment that made a task set; undefined: it was not made by one, such as that with which a service begins. */
export function codeDeployIdOf(entry: Deployment | undefined): string | undefined {
  const { externalId } = entry?.taskSet ?? {};
  return externalId !== undefined && /^d-\w+$/.test(externalId) ? externalId : undefined;
}

/** What an observation knows of the deployment's own CodeDeploy deployment. */
export const codeDeployIn = (
  { codeDeploy }: Observation,
  { entry }: Pick<KnownDeployment, 'entry'>,
): CodeDeployDeployment | undefined => (codeDeploy && codeDeploy.id === codeDeployIdOf(entry) ? codeDeploy : undefined);

/** The event in which production traffic goes over. */
export const shiftEvent = 'AllowTraffic';

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html; others have ended badly, wait, or are not known. */
const goingWell: ReadonlySet<string> = new Set(['InProgress', 'Baking', 'Succeeded']);
/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LifecycleEvent.html */
const harmless: ReadonlySet<string> = new Set(['Pending', 'InProgress', 'Succeeded', 'Skipped']);

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ECSTarget.html; others have failed, or are not known. */
const targetGoingWell: ReadonlySet<string> = new Set(['Pending', 'InProgress', 'Ready', 'Succeeded', 'Skipped']);

export const isTargetGoingWell = ({ status }: CodeDeployTarget): boolean => targetGoingWell.has(status);

/** Of production traffic, in percent, what CodeDeploy says that the task set gets; undefined: it does not say. */
export const trafficWeightOf = ({ target }: CodeDeployDeployment, id: string): number | undefined =>
  target?.taskSets.find(({ deploymentId }) => deploymentId === id)?.trafficWeight;

/** CodeDeploy's word that all production traffic has gone over to the task set. */
export function saysShifted(codeDeploy: CodeDeployDeployment, id: string): boolean {
  const { target } = codeDeploy;
  if (!target || !isTargetGoingWell(target)) return false;
  const events: readonly LifecycleEvent[] = target.lifecycleEvents;
  return (
    goingWell.has(codeDeploy.status) &&
    trafficWeightOf(codeDeploy, id) === 100 &&
    events.some(({ name, status }) => name === shiftEvent && status === 'Succeeded') &&
    events.every(({ status }) => harmless.has(status))
  );
}

/** Of a set that is PRIMARY; undefined: this observation does not tell. */
export function isShifted(deployment: KnownDeployment, observation: Observation): boolean | undefined {
  if (codeDeployIdOf(deployment.entry) === undefined) return isOnlyOne(observation, deployment.id);
  const codeDeploy = codeDeployIn(observation, deployment);
  return isUnread(observation) || !codeDeploy ? undefined : saysShifted(codeDeploy, deployment.id);
}
