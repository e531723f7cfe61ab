/** What is so of a task set ("TaskSet" in the ECS API reference). */
import { awsNames } from '../../world/aws-names.ts';
import type { TaskSetState } from '../../world/world.ts';
import type { LiveDeployment } from '../state.ts';

export function taskSetState(
  { id, status, revision, desired, createdAt, updatedAt, loadBalancers, taskSet }: LiveDeployment,
  count: { readonly running: number; readonly pending: number },
): TaskSetState {
  const [balancer] = loadBalancers;
  if (taskSet === undefined) throw new Error(`${id} is no task set.`);
  return {
    id,
    status,
    revision,
    ...taskSet,
    desiredCount: desired,
    runningCount: count.running,
    pendingCount: count.pending,
    ...(balancer === undefined ? {} : { targetGroupArn: awsNames.targetGroup(balancer.targetGroup) }),
    createdAt,
    updatedAt,
  };
}
