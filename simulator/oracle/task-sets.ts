/** What must hold of a task set beside the health of its tasks, and what becomes of one that is given up. */
import { canEndWell, codeDeployIdOf, isTrafficAllowed } from './code-deploy.ts';
import { entriesOf, taskSetOf } from './entries.ts';
import type { Sight } from './sight.ts';

/** Whether all was told that a look beyond the health of its tasks needs. */
export const isTaskSetTold = ({ inputs, service, deployment, codeDeploy }: Sight): boolean =>
  inputs.waitUntil === 'healthy' ||
  codeDeployIdOf(service, deployment) === undefined ||
  taskSetOf(service, deployment)?.status !== 'PRIMARY' ||
  (codeDeploy.deployment !== undefined && codeDeploy.target !== undefined);

/** Without the last word, that the deployment is complete. */
export function taskSetHolds({ inputs, service, deployment, codeDeploy, told }: Sight): boolean {
  const set = taskSetOf(service, deployment);
  const isFull = set?.scalePercent === 100;
  if (set === undefined || set.status === 'DRAINING' || (told !== undefined && !canEndWell(told))) return false;
  if (inputs.waitUntil === 'healthy') return isFull || service.setting.kind === 'external';
  if (set.status !== 'PRIMARY' || !isFull) return false;
  if (codeDeployIdOf(service, deployment) === undefined) return true;
  return codeDeploy.deployment !== undefined && codeDeploy.target !== undefined
    ? isTrafficAllowed(service, deployment, codeDeploy.target)
    : false;
}

/** CodeDeploy's own word on the set that is PRIMARY by then; where it is not asked, and of a set that it did not make, that no other has a part any more. */
export function isTaskSetComplete({ inputs, service, deployment, codeDeploy }: Sight): boolean {
  const isAsked = inputs.waitUntil !== 'healthy' && codeDeployIdOf(service, deployment) !== undefined;
  const set = taskSetOf(service, deployment);
  if (isAsked) return codeDeploy.deployment?.status === 'Succeeded' && set?.status === 'PRIMARY';
  const others = service.taskSets.filter(({ id }) => id !== deployment.deploymentId);
  const isAlone = service.setting.kind === 'external' ? others.every(({ status }) => status !== 'ACTIVE') : others.length === 0;
  return isAlone && set?.status === 'PRIMARY' && (set.scalePercent === 100 || set.desiredCount === 0);
}

/**
 * It goes or is gone while an older one has the traffic, or CodeDeploy made a deployment that takes it back. That it is gone a second
 * observation must show: an answer that is stale shows what was before it came.
 */
export function isTakenBack({ view, service, deployment, told }: Sight, goneSinceMs = Infinity): boolean {
  const primary = entriesOf(service).find(({ status }) => status === 'PRIMARY');
  const isGone = view.atMs > goneSinceMs;
  const isGoing = isGone || taskSetOf(service, deployment)?.status === 'DRAINING';
  return (isGoing && primary !== undefined && primary.createdAt < deployment.createdAt) || told?.rolledBackBy !== undefined;
}
