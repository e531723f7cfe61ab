/** Which target is whose: by what a load balancer knows a target, and by what names a task is registered. */
import type { LoadBalancer, Observation, Target, TargetGroup, Task } from './observation.ts';

/** `id port`: what ELB knows a target by. */
export const targetKey = (id: string, port: number): string => `${id} ${port}`;

/**
 * By which names a task is registered in a target group, most likely first. `ip`: an address of its own interface and the
 * container port. `instance`: the EC2 instance and the host port.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
 */
export function targetKeysOf(task: Task, loadBalancer: LoadBalancer, group: TargetGroup): readonly string[] {
  if (loadBalancer.containerPort === undefined) return [];
  const { containerName, containerPort } = loadBalancer;
  if (group.targetType === 'ip') return task.addresses.map((address) => targetKey(address, containerPort));
  const { ec2InstanceId } = task;
  if (ec2InstanceId === undefined) return [];
  return task.containers
    .filter((container) => container.name === containerName)
    .flatMap((container) => container.networkBindings)
    .filter((binding) => binding.containerPort === containerPort && binding.hostPort !== undefined)
    .map((binding) => targetKey(ec2InstanceId, binding.hostPort ?? 0));
}

export type TargetIndex = ReadonlyMap<string, ReadonlyMap<string, Target>>;

/** The targets of an observation by group and {@link targetKey}; of one that is listed twice the entry that is not healthy. */
export const indexTargets = (observation: Observation): TargetIndex =>
  new Map([...observation.targets].map(([arn, targets]) => [arn, indexed(targets)]));

function indexed(targets: readonly Target[]): ReadonlyMap<string, Target> {
  const byKey = new Map<string, Target>();
  for (const target of targets) {
    const key = targetKey(target.id, target.port);
    const before = byKey.get(key);
    if (!before || before.state === 'healthy') byKey.set(key, target);
  }
  return byKey;
}

/** On its way out: nothing is sent to it any more. */
export const isDraining = ({ state }: Target): boolean => state.endsWith('draining');
