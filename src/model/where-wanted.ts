/** Whether a deployment is where `wait-until` wants it, whatever the health of its tasks. */
import type { WaitUntil } from './criteria.ts';
import type { Deployment, Observation } from './observation.ts';
import { tellsManagedResources } from './strategy/load-balancers.ts';
import { hasTargetsOfUnknown } from './strategy/registered-targets.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';
import { loadBalancersOf, tellsHealth } from './task-health.ts';

/**
 * undefined: the observation does not tell, as one that did not read tasks and targets, or how that stands which ECS makes for
 * their traffic, never tells that all is well. A service that is not ACTIVE, as far as anybody knows, has nothing where it is wanted.
 */
export function isWhereWanted(
  waitUntil: WaitUntil,
  deployment: VerifiedDeployment,
  observation: Observation,
): boolean | undefined {
  if (!observation.service) return undefined;
  const isThere =
    observation.service.status === 'ACTIVE' && deployment.strategy.isWhereWanted(waitUntil, deployment, observation);
  const tellsAll =
    tellsHealth(observation, deployment) &&
    tellsManagedResources(observation, deployment.id) &&
    (waitUntil === 'healthy' || knowsTargetsOfOthers(observation, deployment));
  return isThere === true && !tellsAll ? undefined : isThere;
}

/**
 * Whether as many tasks of each other deployment are known as are counted: one that has left the list of those that run, and is not
 * in that of those that have stopped yet, may still have its target. It has none where it is known whose each target is.
 */
function knowsTargetsOfOthers(observation: Observation, deployment: VerifiedDeployment): boolean {
  const { service, tasks = [] } = observation;
  const isKnown = ({ id, status, runningCount }: Deployment): boolean =>
    id === deployment.id ||
    status === 'DRAINING' ||
    runningCount <= tasks.filter(({ deploymentId }) => deploymentId === id).length;
  return (
    (service?.deployments ?? []).every(isKnown) || !hasTargetsOfUnknown(observation, loadBalancersOf(observation, deployment))
  );
}
