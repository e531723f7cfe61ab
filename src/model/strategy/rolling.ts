/** The rolling update: old tasks are replaced by new ones, a batch at a time, in the same target groups. */
import type { KnownDeployment } from '../deployment.ts';
import type { Deployment, Observation } from '../observation.ts';
import { rollbackOf } from '../rollback.ts';
import { canBeReached, lacksLattice, loadBalancersOfRevision, missingResource } from './load-balancers.ts';
import { hasTargetsOfOthers } from './registered-targets.ts';
import { faultsOf } from './faults.ts';
import { givenUp } from './given-up.ts';
import { unknownState } from './known-states.ts';
import { misdirected, unread } from './production-traffic.ts';
import type { Strategy } from './strategy.ts';
import { newerDeployment } from './successor.ts';

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
 *
 * Of one that is to be stopped or rolled back, or is in a state that nobody knows, it is open what becomes of it.
 */
const goingWell: ReadonlySet<string> = new Set(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']);

const entryIn = (observation: Observation, { id }: KnownDeployment): Deployment | undefined =>
  observation.service?.deployments.find((entry) => entry.id === id);

const isGoingWell = ({ serviceDeployment }: KnownDeployment): boolean =>
  goingWell.has(serviceDeployment?.status ?? 'IN_PROGRESS');

export const rolling: Strategy = {
  // A revision that shows none is not believed where the service has some: nothing would be checked then. Where neither shows
  // any, the revision must have been read, since it alone tells of connectors to gateways; as does it of VPC Lattice.
  loadBalancersOf: (observation, deploymentId) => {
    const { revisions, service, withoutRevision = [] } = observation;
    const ofRevision = loadBalancersOfRevision(observation, deploymentId);
    const ofService = service?.loadBalancers ?? [];
    if (ofRevision && ofRevision.length > 0) return ofRevision;
    if (service?.resourceManagementType === 'ECS' || lacksLattice(observation, deploymentId)) return undefined;
    if (revisions.has(deploymentId) && !ofRevision) return undefined;
    const isKnown = ofService.length > 0 || ofRevision !== undefined || withoutRevision.includes(deploymentId);
    return isKnown ? ofService : undefined;
  },

  isWhereWanted: (waitUntil, deployment, observation) => {
    const entry = entryIn(observation, deployment);
    if (!isGoingWell(deployment) || entry?.status !== 'PRIMARY' || unknownState(entry) !== undefined) return false;
    if (!canBeReached(observation, deployment.id)) return false;
    if (waitUntil === 'healthy') return true;
    const loadBalancers = rolling.loadBalancersOf(observation, deployment.id) ?? [];
    // ECS stops what is left of the old deployment before it calls the new one complete.
    const isShared = waitUntil === 'traffic-shifted' && hasTargetsOfOthers(observation, deployment.id, loadBalancers);
    if (isShared === true) return false;
    if (unread(observation, loadBalancers).length > 0) return undefined;
    return misdirected(observation, loadBalancers).length === 0 && (isShared === undefined ? undefined : true);
  },

  isComplete: (deployment, observation) => {
    const entry = entryIn(observation, deployment);
    const isCalledSo = isGoingWell(deployment) && entry?.status === 'PRIMARY' && entry.rolloutState === 'COMPLETED';
    if (!isCalledSo) return false;
    const loadBalancers = rolling.loadBalancersOf(observation, deployment.id) ?? [];
    const isShared = hasTargetsOfOthers(observation, deployment.id, loadBalancers);
    return isShared === undefined ? undefined : !isShared;
  },

  stillToDo: (waitUntil, deployment, observation) => {
    const { status = '' } = deployment.serviceDeployment ?? {};
    if (!isGoingWell(deployment)) return `its service deployment is ${status}`;
    const entry = entryIn(observation, deployment);
    const unknown = entry && unknownState(entry);
    if (unknown !== undefined) return unknown;
    const resource = missingResource(observation, deployment.id);
    if (resource !== undefined) return resource;
    const loadBalancers = rolling.loadBalancersOf(observation, deployment.id) ?? [];
    if (waitUntil !== 'healthy' && hasTargetsOfOthers(observation, deployment.id, loadBalancers) === true) {
      return 'targets of an older deployment are still registered in its target groups';
    }
    return `ECS does not call the deployment complete (${entry?.rolloutStateReason ?? entry?.rolloutState ?? 'not listed'})`;
  },

  plan: () => undefined,
  progress: (deployment, observation, isHealthy) =>
    isHealthy && entryIn(observation, deployment)?.rolloutState === 'IN_PROGRESS' ? 'ECS: IN_PROGRESS' : undefined,

  productionShare: () => undefined,
  rollback: rollbackOf,

  successor: newerDeployment,
  failure: givenUp,

  faults: (waitUntil, deployment, observation) =>
    faultsOf(waitUntil, deployment, observation, {
      loadBalancers: rolling.loadBalancersOf(observation, deployment.id),
      isShifted: rolling.isComplete(deployment, observation),
    }),

  pauses: () => [],
  tellsWord: () => true,
  isInUse: () => true,
  refuses: () => undefined,

  neededCount: ({ desiredCount }) => desiredCount,
  startableAtOnce: ({ desiredCount, maximumPercent, minimumHealthyPercent }) =>
    Math.floor((desiredCount * maximumPercent) / 100) - Math.ceil((desiredCount * minimumHealthyPercent) / 100),

  rolloutTime: (service, _deployment, waitUntil, { start, gracePeriod, healthCheck, drain }) => {
    const batches = Math.max(1, Math.ceil(service.desiredCount / Math.max(1, rolling.startableAtOnce(service))));
    const bake = waitUntil === 'completed' ? service.bakeTimeSeconds : 0;
    const drained = waitUntil === 'completed' ? drain : 0;
    return {
      seconds: 1.5 * batches * (start + gracePeriod + healthCheck + drained) + bake,
      waitingSeconds: bake,
      sum: `1.5 × ${batches} × (start ${start} s + grace period ${gracePeriod} s + health check ${healthCheck} s + drain ${drained} s) + bake time ${bake} s`,
    };
  },

  hasCircuitBreaker: true,
  shiftsTraffic: false,
  requiredOperations: new Set(),
  hasServiceDeployments: true,
  codeDeployId: () => undefined,
  // Only what names its rule, as a gateway does, needs one to tell which group is served.
  readsRules: (waitUntil) => waitUntil !== 'healthy',
};
