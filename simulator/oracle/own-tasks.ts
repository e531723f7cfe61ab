/** The tasks of the deployment, with their targets. */
import type { TargetState, TaskState } from '../world/world.ts';
import type { OwnDeployment } from './deployment.ts';
import { ownGroupsOf, targetsIn } from './own-groups.ts';
import { isHealthy } from './task-outcome.ts';
import type { View, WatchedService } from './view.ts';

/** A task of the deployment, and its target in each group. */
export interface OwnTask {
  readonly task: TaskState;
  readonly targets: readonly (TargetState | undefined)[];
}

export function ownTasksOf(watched: WatchedService, view: View, deployment: OwnDeployment): readonly OwnTask[] {
  const { service } = view;
  const groups = (service === undefined ? [] : ownGroupsOf(service, deployment)).map(({ arn }) => targetsIn(watched, view, arn));
  return [...view.tasks.values()]
    .filter(({ deploymentId }) => deploymentId === deployment.deploymentId)
    .map((task) => ({ task, targets: groups.map((group) => group.findLast(({ taskId }) => taskId === task.id)) }));
}

const hasCheck = (view: View, { revision }: OwnDeployment): boolean =>
  view.service?.setting.revisions[revision]?.check !== undefined;

export function healthyOf(own: readonly OwnTask[], view: View, deployment: OwnDeployment): readonly string[] {
  const checked = hasCheck(view, deployment);
  if (checked && !view.showsContainers) return [];
  return own.filter(({ task, targets }) => isHealthy(task, targets, checked)).map(({ task }) => task.id);
}
