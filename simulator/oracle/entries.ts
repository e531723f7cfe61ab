/** Deployments as DescribeServices lists them: entries of `deployments[]`, or the task sets of another controller. */
import type { ServiceSetting } from '../scenario-defaults.ts';
import type { DeploymentState, ServiceState, TaskSetState } from '../world/world.ts';

/** What both have. */
export type Entry = Pick<
  DeploymentState,
  'id' | 'status' | 'revision' | 'desiredCount' | 'createdAt' | 'updatedAt' | 'runningCount'
> &
  Partial<Pick<DeploymentState, 'rolloutState'>>;

interface Named {
  readonly deploymentId: string;
}

/** Whether another controller than ECS brings deployments. */
export const hasTaskSets = ({ kind }: ServiceSetting): boolean => kind === 'code-deploy' || kind === 'external';

export const entriesOf = ({ setting, taskSets, deployments }: ServiceState): readonly Entry[] =>
  hasTaskSets(setting) ? taskSets : deployments;

export const entryOf = (service: ServiceState, { deploymentId }: Named): Entry | undefined =>
  entriesOf(service).find(({ id }) => id === deploymentId);

export const taskSetOf = ({ taskSets }: ServiceState, { deploymentId }: Named): TaskSetState | undefined =>
  taskSets.find(({ id }) => id === deploymentId);

/** How many healthy tasks are waited for: an external controller may ask for a part of what the service desires. */
export function wantedOf(service: ServiceState, deployment: Named | undefined): number {
  if (service.setting.kind !== 'external' || deployment === undefined) return service.desiredCount;
  return taskSetOf(service, deployment)?.desiredCount ?? service.desiredCount;
}
