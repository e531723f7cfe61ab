/** A deployment that is a task set: PRIMARY at full scale behind the usual target group, and what a test changes. */
import type { Deployment, TaskSet } from '../../../src/model/observation.ts';
import { deployment, groupArn } from '../../build.ts';

export function ofTaskSet(taskSet: Partial<TaskSet> = {}, changes: Partial<Deployment> = {}): Deployment {
  const { rolloutState, rolloutStateReason, ...rest } = deployment();
  const untold = [rolloutState, rolloutStateReason].every((one) => one !== undefined);
  if (!untold) throw new Error('a task set has no rollout state to be left out');
  return {
    ...rest,
    ...changes,
    taskSet: {
      scalePercent: 100,
      stabilityStatus: 'STEADY_STATE',
      loadBalancers: [{ targetGroupArn: groupArn, containerName: 'app', containerPort: 3000 }],
      ...taskSet,
    },
  };
}
