/** DescribeContainerInstances: on which EC2 instance a task runs, which is how target groups of type `instance` know it. */
import type { Task } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { batches } from '../aws/from-sdk.ts';

/** EC2 instance ids by container-instance ARN: they never change, so each is asked about once. */
export type Instances = Map<string, string>;

const instancesPerCall = 100;

/** The tasks with their EC2 instances. An instance that is gone leaves its tasks without one. */
export async function placeTasks(
  client: AwsClient,
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
      client.call('DescribeContainerInstances', { cluster, containerInstances: [...containerInstances] }),
    ),
  );
  const readFailure = replies.find((reply) => reply.readFailure)?.readFailure;
  if (readFailure) return { readFailures: [readFailure] };
  for (const { containerInstanceArn, ec2InstanceId } of replies.flatMap(({ output }) => output?.containerInstances ?? [])) {
    if (containerInstanceArn !== undefined && ec2InstanceId !== undefined) instances.set(containerInstanceArn, ec2InstanceId);
  }
  const placed = tasks.map((task) => {
    const ec2InstanceId = instances.get(task.containerInstanceArn ?? '');
    return ec2InstanceId === undefined ? task : { ...task, ec2InstanceId };
  });
  return { value: placed, readFailures: [] };
}
