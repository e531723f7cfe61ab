/** Whether a deployment is where `wait-until` wants it, whatever the health of its tasks. */
import type { WaitUntil } from './criteria.ts';
import type { Observation } from './observation.ts';
import { tellsManagedResources } from './strategy/load-balancers.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';
import { tellsHealth } from './task-health.ts';

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
  const tellsAll = tellsHealth(observation, deployment) && tellsManagedResources(observation, deployment.id);
  return isThere === true && !tellsAll ? undefined : isThere;
}
