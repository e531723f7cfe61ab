/** Whether ECS went back from a deployment to an older one, and what shows it. */
import { defined } from './defined.ts';
import { primaryOf, unknownId, type KnownDeployment } from './deployment.ts';
import type { Observation, Service, ServiceEvent } from './observation.ts';
import { rollbackSource, rollbackTarget } from './service-events.ts';

/** What shows that ECS went back from a deployment to an older one. */
export interface Rollback {
  readonly field: string;
  readonly text: string;
  /** The deployment that ECS went back to, where it is named. */
  readonly to?: string;
  /** Who went back; absent: ECS. */
  readonly by?: string;
}

/** Whether ECS went back from this deployment to an older one, as far as the newest observation of the service shows. */
export function rollbackOf(deployment: KnownDeployment, observation: Observation | undefined): Rollback | undefined {
  const { createdAt, serviceDeployment } = deployment;
  if (serviceDeployment && /^ROLLBACK_(IN_PROGRESS|SUCCESSFUL)$/.test(serviceDeployment.status)) {
    return {
      field: 'ServiceDeployment.status',
      text: serviceDeployment.status,
      ...defined({
        to: serviceDeployment.rollback?.deploymentId,
      }),
    };
  }
  const service = observation?.service;
  if (!service) return undefined;
  const primary = primaryOf(observation);
  const listed = service.deployments.some(({ id }) => id === deployment.id);
  if (primary && createdAt !== undefined && primary.createdAt < createdAt && primary.id !== deployment.id) {
    // A stale answer, from before this deployment was created, also shows the older one as PRIMARY, but untouched.
    if (listed || (deployment.entry && primary.updatedAt > createdAt)) {
      return { field: 'Deployment.status', text: `PRIMARY is ${primary.id}, created before ${deployment.id}`, to: primary.id };
    }
  }
  const said = service.events.find((event) => {
    const to = rollbackTarget(event);
    return to !== undefined && to !== deployment.id && event.at > (createdAt ?? 0) && isRolledBackBy(deployment, event, service);
  });
  const to = said && rollbackTarget(said);
  return said && to !== undefined ? { field: 'Service.events', text: said.message, to } : undefined;
}

function isRolledBackBy({ id, createdAt }: KnownDeployment, back: ServiceEvent, { deployments, events }: Service): boolean {
  const source = rollbackSource(back, events);
  if (source !== undefined) return source === id;
  // A person's rollback names no deployment: it concerns the newest of that time, be it one that only this event tells of.
  if (id === unknownId) return true;
  return createdAt !== undefined && !deployments.some((one) => one.createdAt > createdAt && one.createdAt < back.at);
}
