/** The rolling update: old tasks are replaced by new ones, a batch at a time, in the same target groups. */
import type { KnownDeployment } from '../deployment.ts';
import type { Deployment, Observation } from '../observation.ts';
import { rollbackOf } from '../rollback.ts';
import type { Strategy } from './strategy.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
const givenUp: ReadonlySet<string> = new Set(['STOPPED', 'ROLLBACK_FAILED']);
/** Of one that is to be stopped or rolled back, or is in a state that nobody knows, it is open what becomes of it. */
const goingWell: ReadonlySet<string> = new Set(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']);

const entryIn = (observation: Observation | undefined, { id }: KnownDeployment): Deployment | undefined =>
  observation?.service?.deployments.find((entry) => entry.id === id);

export const rolling: Strategy = {
  // A revision that shows none is not believed where the service has some: nothing would be checked then. Where neither shows
  // any, the revision must have been read, since it alone tells of connectors to gateways.
  loadBalancersOf: ({ revisions, service, withoutRevision = [] }, deploymentId) => {
    const ofRevision = revisions.get(deploymentId)?.loadBalancers ?? [];
    const ofService = service?.loadBalancers ?? [];
    if (ofRevision.length > 0) return ofRevision;
    const isKnown = ofService.length > 0 || revisions.has(deploymentId) || withoutRevision.includes(deploymentId);
    return isKnown ? ofService : undefined;
  },

  isWhereWanted: (waitUntil, deployment, observation) => {
    const { status = 'IN_PROGRESS' } = deployment.serviceDeployment ?? {};
    const entry = entryIn(observation, deployment);
    if (!goingWell.has(status) || entry?.status !== 'PRIMARY') return false;
    return waitUntil === 'healthy' || entry.rolloutState === 'COMPLETED';
  },

  stillToDo: (deployment, observation) => {
    const { status = 'IN_PROGRESS' } = deployment.serviceDeployment ?? {};
    if (!goingWell.has(status)) return `its service deployment is ${status}`;
    const entry = entryIn(observation, deployment);
    return `ECS does not call the deployment complete (${entry?.rolloutStateReason ?? entry?.rolloutState ?? 'not listed'})`;
  },

  progress: (deployment, observation, isHealthy) =>
    isHealthy && entryIn(observation, deployment)?.rolloutState === 'IN_PROGRESS' ? 'ECS: IN_PROGRESS' : undefined,

  rollback: rollbackOf,

  successor: ({ id, createdAt = Infinity }, { service }) =>
    service?.deployments.find((entry) => entry.createdAt > createdAt && entry.id !== id),

  failure: (deployment, observation) => {
    const { status, statusReason } = deployment.serviceDeployment ?? { status: '' };
    if (givenUp.has(status)) return `service deployment ${status}${statusReason === undefined ? '' : `, ${statusReason}`}`;
    const entry = entryIn(observation, deployment);
    return entry?.rolloutState === 'FAILED' ? (entry.rolloutStateReason ?? 'rolloutState FAILED') : undefined;
  },

  startableAtOnce: ({ desiredCount, maximumPercent, minimumHealthyPercent }) =>
    Math.floor((desiredCount * maximumPercent) / 100) - Math.ceil((desiredCount * minimumHealthyPercent) / 100),

  rolloutTime: (service, waitUntil, { start, gracePeriod, healthCheck, drain }) => {
    const batches = Math.max(1, Math.ceil(service.desiredCount / Math.max(1, rolling.startableAtOnce(service))));
    const bake = waitUntil === 'completed' ? service.bakeTimeSeconds : 0;
    const drained = waitUntil === 'completed' ? drain : 0;
    return {
      seconds: 1.5 * batches * (start + gracePeriod + healthCheck + drained) + bake,
      sum: `1.5 × ${batches} × (start ${start} s + grace period ${gracePeriod} s + health check ${healthCheck} s + drain ${drained} s) + bake time ${bake} s`,
    };
  },

  hasCircuitBreaker: true,
  requiredOperations: new Set(),
};
