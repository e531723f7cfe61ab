/**
 * AWS CodeDeploy: it makes a new task set beside the old one, waits until that is steady, shifts production traffic to it by the
 * listeners, and ends the old one. How far it is stands in its own deployment, which the task set names.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html
 */
import { codeDeployFaults } from './code-deploy-faults.ts';
import { codeDeployPauses } from './code-deploy-pause.ts';
import { codeDeployProgress } from './code-deploy-progress.ts';
import { codeDeployRollback } from './code-deploy-rollback.ts';
import { codeDeployRolloutTime } from './code-deploy-rollout-time.ts';
import { codeDeployIdOf, codeDeployIn, isShifted, isStatusUnread, isUnread } from './code-deploy-traffic.ts';
import { missingFrom, planInWords, productionShareInWords } from './code-deploy-words.ts';
import type { Strategy } from './strategy.ts';
import { isKept, isOnlyOne, isShared, newerTaskSet, ofTaskSets, taskSetIn } from './task-sets.ts';

export const codeDeploy: Strategy = {
  ...ofTaskSets,

  isWhereWanted: (waitUntil, deployment, observation) => {
    const entry = taskSetIn(observation, deployment);
    if (!entry || !isKept(entry) || entry.taskSet.scalePercent !== 100) return false;
    if (waitUntil === 'healthy') return true;
    const shared = isShared(observation, deployment.id);
    if (entry.status !== 'PRIMARY' || shared === true) return false;
    return isShifted(deployment, observation) && (shared === undefined ? undefined : true);
  },

  // Where CodeDeploy is not asked, and of the set that the service was made with, the sets alone tell.
  isComplete: (deployment, observation) => {
    if (taskSetIn(observation, deployment)?.status !== 'PRIMARY') return false;
    if (isStatusUnread(observation)) return undefined;
    const { status } = codeDeployIn(observation, deployment) ?? {};
    return status === undefined ? isOnlyOne(observation, deployment.id) : status === 'Succeeded';
  },

  stillToDo: missingFrom,
  plan: planInWords,
  progress: codeDeployProgress,
  productionShare: productionShareInWords,

  rollback: codeDeployRollback,
  successor: (deployment, observation) => {
    // What made the newer set, a deployment or a rollback, must be known.
    if (isStatusUnread(observation)) return undefined;
    const { rolledBackBy } = deployment.codeDeploy ?? {};
    return newerTaskSet(
      deployment,
      observation,
      ({ taskSet }) => rolledBackBy !== undefined && taskSet?.externalId === rolledBackBy,
    );
  },
  faults: codeDeployFaults,
  pauses: codeDeployPauses,
  // That it waits its own status tells, whatever its target shows.
  tellsWord: (observation) =>
    !isUnread(observation) || (!isStatusUnread(observation) && observation.codeDeploy?.status === 'Ready'),

  // A set that is not at full scale is not where it is wanted.
  neededCount: ({ desiredCount }) => desiredCount,
  rolloutTime: codeDeployRolloutTime,
  codeDeployId: (waitUntil, { entry }) => (waitUntil === 'healthy' ? undefined : codeDeployIdOf(entry)),
};
