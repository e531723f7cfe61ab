/** Whether a deployment is where `wait-until` wants it, whatever the health of its tasks. */
import type { WaitUntil } from './criteria.ts';
import type { Observation } from './observation.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';
import { tellsHealth } from './task-health.ts';

/**
 * undefined: the observation does not tell, as one that did not read tasks and targets never tells that all is well. A service that
 * is not ACTIVE, as far as anybody knows, has nothing where it is wanted.
 */
export function isWhereWanted(
  waitUntil: WaitUntil,
  deployment: VerifiedDeployment,
  observation: Observation,
): boolean | undefined {
  if (!observation.service) return undefined;
  const isThere =
    observation.service.status === 'ACTIVE' && deployment.strategy.isWhereWanted(waitUntil, deployment, observation);
  return isThere === true && !tellsHealth(observation, deployment) ? undefined : isThere;
}
