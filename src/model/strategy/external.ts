/**
 * A deployment controller of one's own: it makes task sets, scales them, and names the one that serves PRIMARY. Who sends traffic
 * where, ECS does not know.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-external.html
 */
import type { Observation } from '../observation.ts';
import { percentage } from '../text.ts';
import type { Strategy } from './strategy.ts';
import {
  areOthersLeaving,
  isKept,
  isShared,
  newerTaskSet,
  ofTaskSets,
  rollbackOfTaskSet,
  sharedInWords,
  taskSetIn,
  type TaskSetEntry,
} from './task-sets.ts';

const standing = ({ status, taskSet: { scalePercent } }: TaskSetEntry): string =>
  `its task set is ${status} at scale ${percentage(scalePercent)}`;

const isShifted = ({ status, taskSet }: TaskSetEntry): boolean => status === 'PRIMARY' && taskSet.scalePercent === 100;

export const external: Strategy = {
  ...ofTaskSets,

  isWhereWanted: (waitUntil, deployment, observation) => {
    const entry = taskSetIn(observation, deployment);
    if (!entry || !isKept(entry)) return false;
    if (waitUntil === 'healthy') return true;
    const shared = isShared(observation, deployment.id);
    return isShifted(entry) && (shared === undefined ? undefined : !shared);
  },

  // A set of which nothing is wanted is complete without tasks.
  isComplete: (deployment, observation) => {
    const entry = taskSetIn(observation, deployment);
    const isFull = entry?.taskSet.scalePercent === 100 || entry?.desiredCount === 0;
    return entry?.status === 'PRIMARY' && isFull && areOthersLeaving(observation, deployment.id);
  },

  stillToDo: (waitUntil, deployment, observation) => {
    const entry = taskSetIn(observation, deployment);
    if (!entry) return 'its task set is not listed';
    if (waitUntil !== 'healthy' && isShifted(entry) && isShared(observation, deployment.id) === true) return sharedInWords;
    return waitUntil === 'completed' && isShifted(entry) ? `${othersIn(observation, deployment.id)} not gone` : standing(entry);
  },

  plan: () => undefined,

  progress: (deployment, observation) => {
    const entry = taskSetIn(observation, deployment);
    if (!entry || (isShifted(entry) && areOthersLeaving(observation, deployment.id))) return undefined;
    return isShifted(entry) ? `${othersIn(observation, deployment.id)} there` : standing(entry);
  },

  productionShare: (deployment, observation) => {
    const entry = taskSetIn(observation, deployment);
    return entry && !isShifted(entry) ? standing(entry) : undefined;
  },

  rollback: (deployment, observation) => rollbackOfTaskSet(deployment, observation, 'the external controller'),
  successor: newerTaskSet,
  faults: () => ({ found: [], untold: new Set() }),
  pauses: () => [],
  tellsWord: () => true,

  // The scale is part of it: what its controller wants of this set.
  neededCount: ({ deployments, desiredCount }, deploymentId) =>
    deployments.find(({ id }) => id === deploymentId)?.desiredCount ?? desiredCount,

  rolloutTime: (_service, _deployment, waitUntil, { start, gracePeriod, healthCheck, drain }) => {
    const drained = waitUntil === 'completed' ? drain : 0;
    return {
      seconds: 1.5 * (start + gracePeriod + healthCheck) + drained,
      waitingSeconds: 0,
      sum: `1.5 × (start ${start} s + grace period ${gracePeriod} s + health check ${healthCheck} s) + drain ${drained} s`,
    };
  },
  codeDeployId: () => undefined,
};

/** `older task sets (ecs-svc/1, ecs-svc/2) are still`. */
function othersIn({ service }: Observation, id: string): string {
  const others = (service?.deployments ?? []).filter((entry) => entry.id !== id && entry.status !== 'DRAINING');
  return `${others.length === 1 ? 'another task set' : 'other task sets'} (${others.map((entry) => entry.id).join(', ')}) still`;
}
