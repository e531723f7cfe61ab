/** Whether a blue/green, linear or canary deployment holds its ground, and whether production traffic goes to it alone. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import { targetGroupName } from '../elb-names.ts';
import type { ActiveHook, Observation, ServiceDeployment } from '../observation.ts';
import { unknownState } from './known-states.ts';
import { areRevisionsRead, canBeReached, loadBalancersOfRevision, missingResource } from './load-balancers.ts';
import { hasTargetsOfOthers } from './registered-targets.ts';
import { misdirected, productionTrafficOf, unread } from './production-traffic.ts';
import { isBeforeShift, isBehindShift, stagesInOrder } from './stages.ts';

const words: ReadonlySet<string> = new Set(['ListServiceDeployments', 'DescribeServiceDeployments']);

/** Whether what ECS says of the deployment was read in this observation. */
export const isWordRead = ({ readFailures }: Observation): boolean =>
  readFailures.every(({ operation }) => !words.has(operation));

/** What ECS says of it, as this observation read it; undefined: it did not. */
export const wordIn = (observation: Observation, { serviceDeployment }: KnownDeployment): ServiceDeployment | undefined =>
  isWordRead(observation) ? observation.serviceDeployments?.find(({ arn }) => arn === serviceDeployment?.arn) : undefined;

/** The same, where this observation also read what ECS makes for it. */
export const serviceDeploymentIn = (observation: Observation, deployment: KnownDeployment): ServiceDeployment | undefined =>
  areRevisionsRead(observation) ? wordIn(observation, deployment) : undefined;

/** ECS's word that all production traffic has gone over. */
export const saysShifted = (serviceDeployment: ServiceDeployment | undefined): boolean =>
  serviceDeployment !== undefined &&
  (serviceDeployment.status === 'SUCCESSFUL' || isBehindShift(serviceDeployment.lifecycleStage));

/** Whether ECS is bringing the deployment or has brought it, and does not go back on it, as far as it is known. */
export function isHeld(deployment: KnownDeployment, serviceDeployment: ServiceDeployment, observation: Observation): boolean {
  const { status, lifecycleStage: stage, rollback, hooks = [] } = serviceDeployment;
  // The last stage may still be told of one that is done.
  if (rollback || isUnknown(stage) || wentBack(deployment, stage)) return false;
  const isGoingWell = status === 'SUCCESSFUL' || (status === 'IN_PROGRESS' && hooks.every(isHarmless));
  return isGoingWell && isUsable(deployment, observation);
}

const isUnknown = (stage: string | undefined): boolean => stage !== undefined && !stagesInOrder.includes(stage);

/** A rollback has no stage of its own: ECS goes back through those before. */
const wentBack = ({ traffic }: KnownDeployment, stage: string | undefined): boolean =>
  traffic?.wasBehindShift === true && isBeforeShift(stage);

/** It has not refused the deployment, as far as it is known what it is and says. */
const isHarmless = ({ targetType, status }: ActiveHook): boolean =>
  (targetType === 'AWS_LAMBDA' || targetType === 'PAUSE') &&
  (status === 'AWAITING_ACTION' || status === 'IN_PROGRESS' || status === 'SUCCEEDED');

/** Whether its tasks are where ECS says that they are, and what ECS made for their traffic is there. */
function isUsable({ id }: KnownDeployment, observation: Observation): boolean {
  const entry = observation.service?.deployments.find((one) => one.id === id);
  if (entry && unknownState(entry) !== undefined) return false;
  const loadBalancers = loadBalancersOfRevision(observation, id);
  return loadBalancers?.every(({ registration }) => registration !== 'contradictory') === true && canBeReached(observation, id);
}

/** undefined: a rule was not read, or targets may be of tasks that are not known. */
export function isShifted(
  deployment: KnownDeployment,
  serviceDeployment: ServiceDeployment,
  observation: Observation,
): boolean | undefined {
  const weight = serviceDeployment.target?.productionWeight;
  if (!saysShifted(serviceDeployment) || (weight !== undefined && weight < 100)) return false;
  const loadBalancers = loadBalancersOfRevision(observation, deployment.id);
  if (!loadBalancers) return false;
  // Without a load balancer nothing but the weight tells of Service Connect's traffic, and of none at all the stage alone.
  if (loadBalancers.length === 0) return !usesServiceConnect(observation, deployment) || weight === 100;
  const isShared = hasTargetsOfOthers(observation, deployment.id, loadBalancers);
  if (isShared === true) return false;
  if (loadBalancers.some(({ productionListenerRule }) => productionListenerRule === undefined)) return false;
  if (unread(observation, loadBalancers).length > 0) return undefined;
  return misdirected(observation, loadBalancers).length === 0 && (isShared === undefined ? undefined : true);
}

export const usesServiceConnect = ({ revisions }: Observation, { id, entry }: KnownDeployment): boolean =>
  revisions.get(id)?.serviceConnect === true || entry?.serviceConnect === true;

/** Why it is not where it is wanted, or not complete. */
export function missingFrom(waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation): string {
  const serviceDeployment = serviceDeploymentIn(observation, deployment);
  if (!serviceDeployment) return 'its service deployment could not be read';
  const entry = observation.service?.deployments.find(({ id }) => id === deployment.id);
  const unclear = entry && unknownState(entry);
  if (unclear !== undefined) return unclear;
  const resource = missingResource(observation, deployment.id);
  if (resource !== undefined) return resource;
  const { status, lifecycleStage: stage, target, hooks = [] } = serviceDeployment;
  const hook = hooks.find((one) => !isHarmless(one));
  if (hook && status === 'IN_PROGRESS') return `its hook ${hook.id} (${hook.targetType}) is ${hook.status}`;
  const weight = target?.productionWeight;
  const share = weight === undefined ? '' : `, production traffic ${weight} %`;
  const oddity = isUnknown(stage) ? ', which is not known here' : wentBack(deployment, stage) ? ' again' : '';
  const where = `its service deployment is ${status} at ${stage ?? 'no stage'}${oddity}${share}`;
  const loadBalancers = loadBalancersOfRevision(observation, deployment.id) ?? [];
  if (waitUntil === 'healthy' || !saysShifted(serviceDeployment)) return where;
  const [unknown] = unread(observation, loadBalancers);
  if (unknown) return `where its production traffic goes could not be read (${unknown.ruleArn})`;
  const [elsewhere] = misdirected(observation, loadBalancers);
  if (elsewhere)
    return `production traffic does not go to ${targetGroupName(elsewhere.loadBalancer.targetGroupArn ?? '')} alone (${elsewhere.ruleArn})`;
  if (hasTargetsOfOthers(observation, deployment.id, loadBalancers) === true) {
    return `targets of an older deployment are still registered in ${productionTrafficOf(observation, loadBalancers)
      .map(({ loadBalancer }) => targetGroupName(loadBalancer.targetGroupArn ?? ''))
      .join(', ')}`;
  }
  return where;
}
