/** What has taken the place of a deployment of ECS. */
import { defined } from '../defined.ts';
import { ranIn, type KnownDeployment } from '../deployment.ts';
import type { Observation, ServiceDeployment } from '../observation.ts';
import type { Successor } from './strategy.ts';

/**
 * A newer deployment: as `deployments[]` lists it, or as a service deployment, since either of the two lists may be the first to
 * show it. One that ECS went back from has no place any more, nor has one that was stopped while the older is PRIMARY and was not; and
 * what brings an older revision back is none that is newer.
 */
export function newerDeployment(deployment: KnownDeployment, observation: Observation): Successor | undefined {
  const { id, createdAt = Infinity, serviceDeployment: own } = deployment;
  const { service, serviceDeployments = [] } = observation;
  const listed = service?.deployments.find((entry) => entry.createdAt > createdAt && entry.id !== id);
  if (listed) return listed;
  const since = own?.createdAt ?? createdAt;
  const isPrimary = service?.deployments.some((entry) => entry.id === id && entry.status === 'PRIMARY') === true;
  const isKept = isPrimary && own?.status !== 'STOPPED';
  const isOver = (one: ServiceDeployment): boolean => isRolledBack(one) || (isKept && one.status === 'STOPPED');
  const begun = serviceDeployments.find((one) => one.createdAt > since && !isOver(one) && !isOlder(one.deploymentId));
  return begun && { id: begun.deploymentId, ...defined({ taskDefinition: ranIn(observation, begun.deploymentId) }) };

  function isOlder(other: string): boolean {
    const births = [
      ...(service?.deployments ?? []).filter((entry) => entry.id === other),
      ...serviceDeployments.filter(({ deploymentId }) => deploymentId === other),
    ];
    return other !== id && births.some((one) => one.createdAt < createdAt);
  }
}

const isRolledBack = ({ status }: ServiceDeployment): boolean => /^ROLLBACK_(?:IN_PROGRESS|SUCCESSFUL)$/.test(status);
