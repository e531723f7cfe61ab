/** What has taken the place of a deployment of ECS. */
import { defined } from '../defined.ts';
import { ranIn, type KnownDeployment } from '../deployment.ts';
import type { Observation, ServiceDeployment } from '../observation.ts';
import type { Successor } from './strategy.ts';

/**
 * A newer deployment: as `deployments[]` lists it, or as a service deployment, since either of the two lists may be the first to
 * show it. One that ECS went back from has no place any more.
 */
export function newerDeployment({ id, createdAt = Infinity }: KnownDeployment, observation: Observation): Successor | undefined {
  const { service, serviceDeployments = [] } = observation;
  const listed = service?.deployments.find((entry) => entry.createdAt > createdAt && entry.id !== id);
  if (listed) return listed;
  const begun = serviceDeployments.find((one) => one.createdAt > createdAt && one.deploymentId !== id && !isRolledBack(one));
  return begun && { id: begun.deploymentId, ...defined({ taskDefinition: ranIn(observation, begun.deploymentId) }) };
}

const isRolledBack = ({ status }: ServiceDeployment): boolean => /^ROLLBACK_(?:IN_PROGRESS|SUCCESSFUL)$/.test(status);
