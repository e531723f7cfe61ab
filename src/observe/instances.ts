/** DescribeContainerInstances: on which EC2 instance a task runs, which is how target groups of type `instance` know it. */
import type { Task } from '../model/observation.ts';
import type { Asking, Part } from './asking.ts';
import { batches } from './door.ts';

/** EC2 instance ids by container-instance ARN: they never change, so each is asked about once. */
export type Instances = Map<string, string>;

const instancesPerCall = 100;

/** The tasks with their EC2 instances. An instance that is gone leaves its tasks without one. */
export async function placeTasks(
  asking: Asking,
  cluster: string,
  tasks: readonly Task[],
  instances: Instances,
): Promise<Part<readonly Task[]>> {
  const running = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  const unknown = new Set(
    running.flatMap(({ containerInstanceArn: arn }) => (arn !== undefined && !instances.has(arn) ? arn : [])),
  );
  const replies = await Promise.all(
    batches([...unknown], instancesPerCall).map((containerInstances) =>
      asking.ask('DescribeContainerInstances', { cluster, containerInstances: [...containerInstances] }),
    ),
  );
  const absence = replies.find((reply) => reply.absence)?.absence;
  if (absence) return { absences: [absence] };
  for (const { containerInstanceArn, ec2InstanceId } of replies.flatMap(({ answer }) => answer?.containerInstances ?? [])) {
    if (containerInstanceArn !== undefined && ec2InstanceId !== undefined) instances.set(containerInstanceArn, ec2InstanceId);
  }
  const placed = tasks.map((task) => {
    const ec2InstanceId = instances.get(task.containerInstanceArn ?? '');
    return ec2InstanceId === undefined ? task : { ...task, ec2InstanceId };
  });
  return { value: placed, absences: [] };
}
