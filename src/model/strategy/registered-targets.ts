/** Which targets of a deployment, and of others, are registered in a target group, and what an observation tells of them. */
import type { Deployment, LoadBalancer, Observation, Target, Task } from '../observation.ts';
import { indexTargets, isDraining, targetKeysOf, type TargetIndex } from '../target-index.ts';
import { isKnown } from '../target-states.ts';
import type { OwnLoadBalancer } from './strategy.ts';

/** Whether an observation tells which tasks have a target in a group, and in which state. */
export const areTargetsRead = ({ tasks, targets, targetGroups }: Observation, groupArn: string): boolean =>
  tasks !== undefined && targets.has(groupArn) && targetGroups.some(({ arn }) => arn === groupArn);

/** The targets of the deployment's tasks there, those on their way out among them. */
export function targetsOfTasksIn(
  { tasks = [], targetGroups }: Observation,
  targets: TargetIndex,
  deploymentId: string,
  entry: LoadBalancer,
  groupArn: string,
): readonly Target[] {
  const group = targetGroups.find(({ arn }) => arn === groupArn);
  const registered = targets.get(groupArn);
  if (!group || !registered) return [];
  return tasks
    .filter((task) => task.deploymentId === deploymentId)
    .flatMap((task) => targetKeysOf(task, entry, group).flatMap((key) => registered.get(key) ?? []));
}

/**
 * Whether a task of the deployment has a target in the group that is its own which is healthy, or may be: nobody knows its state, or
 * whose it is while not all of the tasks are known that the deployment is counted to run.
 */
export function mayHaveHealthyTarget(observation: Observation, deploymentId: string, entry: OwnLoadBalancer): boolean {
  const { tasks = [], service } = observation;
  const group = observation.targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
  const registered = group && indexTargets(observation).get(group.arn);
  if (!registered) return false;
  const keysOf = (which: readonly Task[]): readonly string[] => which.flatMap((task) => targetKeysOf(task, entry, group));
  const mayBeHealthy = (key: string): boolean => {
    const target = registered.get(key);
    return target !== undefined && (target.state === 'healthy' || !isKnown(target.state));
  };
  if (keysOf(tasks.filter((task) => task.deploymentId === deploymentId)).some(mayBeHealthy)) return true;
  const own = service?.deployments.find(({ id }) => id === deploymentId);
  if (!own || knowsRunningTasks(observation, own)) return false;
  const known = new Set(keysOf(tasks));
  return [...registered.keys()].some((key) => !known.has(key) && mayBeHealthy(key));
}

/**
 * Whether requests may still go to targets of the service's other deployments, in groups that are this one's own; of those that
 * stopped nothing is left. undefined: not all of the tasks are known that these deployments are counted to run, as one that has left
 * the list of those that run and is not in that of those that have stopped yet, and there are targets that may be of them.
 */
export function hasTargetsOfOthers(
  observation: Observation,
  deploymentId: string,
  entries: readonly OwnLoadBalancer[],
): boolean | undefined {
  const { tasks = [], targetGroups } = observation;
  const targets = indexTargets(observation);
  let hasUnknown = false;
  for (const entry of entries) {
    const group = targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
    if (!group) continue;
    const keysOf = (which: readonly Task[]) => new Set(which.flatMap((task) => targetKeysOf(task, entry, group)));
    const up = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    const own = keysOf(up.filter((task) => task.deploymentId === deploymentId));
    const running = keysOf(up);
    const all = keysOf(tasks);
    const used = [...(targets.get(group.arn) ?? [])].flatMap(([key, target]) => (isDraining(target) ? [] : [key]));
    if (used.some((key) => running.has(key) && !own.has(key))) return true;
    hasUnknown ||= used.some((key) => !all.has(key));
  }
  return hasUnknown && !knowsTasksOfOthers(observation, deploymentId) ? undefined : false;
}

const knowsTasksOfOthers = (observation: Observation, ownId: string): boolean =>
  (observation.service?.deployments ?? []).every(
    (one) => one.id === ownId || one.status === 'DRAINING' || knowsRunningTasks(observation, one),
  );

/** Whether as many of its tasks are known to run as are counted. */
const knowsRunningTasks = ({ tasks = [] }: Observation, { id, runningCount }: Deployment): boolean =>
  runningCount <= tasks.filter(({ deploymentId, lastStatus }) => deploymentId === id && lastStatus === 'RUNNING').length;
