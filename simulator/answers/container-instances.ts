/** DescribeContainerInstances. */
import { awsNames } from '../world/aws-names.ts';
import type { Answerer } from './answerer.ts';
import { clusterOf, nameOf, tasksOf } from './lookup.ts';

export const describeContainerInstances: Answerer<'DescribeContainerInstances'> = (world, input, atMs) => {
  const cluster = clusterOf(world, input.cluster, atMs);
  const ids = (input.containerInstances ?? []).map(nameOf);
  const tasks = tasksOf(world, cluster, atMs);
  const found = ids.map((id) => {
    const on = tasks.filter((task) => task.instance?.containerInstanceArn.endsWith(id) === true);
    const [first] = on;
    return first?.instance === undefined
      ? undefined
      : { id, instance: first.instance, running: on.filter((task) => task.lastStatus === 'RUNNING').length };
  });
  return {
    containerInstances: found.flatMap((one) =>
      one === undefined
        ? []
        : [
            {
              containerInstanceArn: one.instance.containerInstanceArn,
              ec2InstanceId: one.instance.ec2InstanceId,
              status: 'ACTIVE',
              agentConnected: true,
              runningTasksCount: one.running,
            },
          ],
    ),
    failures: ids
      .filter((id) => !found.some((one) => one?.id === id))
      .map((id) => ({ arn: awsNames.containerInstance(cluster, id), reason: 'MISSING' })),
  };
};
