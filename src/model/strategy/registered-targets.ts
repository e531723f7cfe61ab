/** Which targets of a deployment, and of others, are registered in a target group, and what an observation tells of them. */
import type { LoadBalancer, Observation, Target } from '../observation.ts';
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

/** Whether a task of the deployment has a target in the group that is its own which is healthy, or may be: nobody knows its state. */
export function mayHaveHealthyTarget(observation: Observation, deploymentId: string, entry: OwnLoadBalancer): boolean {
  const group = observation.targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
  const registered = group && indexTargets(observation).get(group.arn);
  return (observation.tasks ?? []).some(
    (task) =>
      group &&
      task.deploymentId === deploymentId &&
      targetKeysOf(task, entry, group).some((key) => {
        const target = registered?.get(key);
        return target !== undefined && (target.state === 'healthy' || !isKnown(target.state));
      }),
  );
}

/** Targets of the service's other deployments in groups that are this one's own; of those that stopped nothing is left. */
export function hasTargetsOfOthers(observation: Observation, deploymentId: string, entries: readonly OwnLoadBalancer[]): boolean {
  const targets = indexTargets(observation);
  return entries.some((entry) => {
    const group = observation.targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
    if (!group) return false;
    const keysOf = (isOwn: boolean): readonly string[] =>
      (observation.tasks ?? [])
        .filter((task) => (task.deploymentId === deploymentId) === isOwn && task.lastStatus !== 'STOPPED')
        .flatMap((task) => targetKeysOf(task, entry, group));
    const own = new Set(keysOf(true));
    return keysOf(false).some((key) => {
      const target = targets.get(group.arn)?.get(key);
      return target !== undefined && !own.has(key) && !isDraining(target);
    });
  });
}

/** Whether requests may go to targets there that are of no task that is known. */
export function hasTargetsOfUnknown(observation: Observation, entries: readonly OwnLoadBalancer[]): boolean {
  const targets = indexTargets(observation);
  return entries.some((entry) => {
    const group = observation.targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
    const registered = group && targets.get(group.arn);
    if (!registered) return true;
    const known = new Set((observation.tasks ?? []).flatMap((task) => targetKeysOf(task, entry, group)));
    return [...registered].some(([key, target]) => !known.has(key) && !isDraining(target));
  });
}
