/** How one task of a deployment fares in one look, at its targets and in its containers. */
import type { Container, ContainerDefinition, LoadBalancer, Observation, Target, TargetGroup, Task } from './observation.ts';

/**
 * - `healthy`: RUNNING, a healthy target in every target group, HEALTHY where a container health check is defined
 * - `unhealthy`: a target is `unhealthy`, or an essential container UNHEALTHY
 * - `unusable`: a target can never become healthy as things are configured
 * - `waiting`: anything else: starting, registering, first checks, draining, stopping
 */
export type TaskState = 'healthy' | 'unhealthy' | 'unusable' | 'waiting';

export interface TaskHealth {
  readonly state: TaskState;
  /** What shows that: the target, or the container; undefined for `healthy` and `waiting`. */
  readonly target?: Target & { readonly targetGroupArn: string };
  readonly container?: Container;
}

/** The target groups that a deployment registers with: its own revision's, else the service's. */
export function loadBalancersOf(observation: Observation, deploymentId: string): readonly LoadBalancer[] {
  return observation.revisions.get(deploymentId)?.loadBalancers ?? observation.service?.loadBalancers ?? [];
}

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

/** The targets of a look by group and {@link targetKey}. */
export const indexTargets = (observation: Observation): TargetIndex =>
  new Map(
    [...observation.targets].map(([arn, targets]) => [
      arn,
      new Map(targets.map((target) => [targetKey(target.id, target.port), target])),
    ]),
  );

/** States of a target that is well, coming or going: nothing is wrong with it. */
export const calmTargetStates: ReadonlySet<string> = new Set(['healthy', 'initial', 'draining']);

/** The reasons with which a target stays unused or unchecked for as long as the configuration is what it is. */
const unusableReasons = new Set(['Target.NotInUse', 'Target.InvalidState', 'Target.IpUnusable', 'Target.HealthCheckDisabled']);
const isUnusable = (target: Target): boolean =>
  (target.state === 'unused' || target.state === 'unavailable') && unusableReasons.has(target.reason ?? '');

/** What a deployment's tasks are held to, the same for all of them in a look. */
export interface HealthRequirements {
  readonly groups: readonly { readonly loadBalancer: LoadBalancer; readonly group: TargetGroup | undefined }[];
  readonly targets: TargetIndex;
  /** Containers that must be HEALTHY; undefined: not known, then those count whose status is not UNKNOWN. */
  readonly checked: ReadonlySet<string> | undefined;
  readonly essential: ReadonlySet<string> | undefined;
}

const names = (definitions: readonly ContainerDefinition[]): ReadonlySet<string> => new Set(definitions.map(({ name }) => name));

export function requirementsOf(
  observation: Observation,
  deploymentId: string,
  taskDefinitionArn: string | undefined,
): HealthRequirements {
  const definition = observation.taskDefinitions.find(({ arn }) => arn === taskDefinitionArn);
  const essential = definition?.containers.filter((container) => container.essential);
  return {
    groups: loadBalancersOf(observation, deploymentId)
      .filter((loadBalancer) => loadBalancer.targetGroupArn !== undefined)
      .map((loadBalancer) => ({
        loadBalancer,
        group: observation.targetGroups.find(({ arn }) => arn === loadBalancer.targetGroupArn),
      })),
    targets: indexTargets(observation),
    checked: essential && names(essential.filter(({ healthCheck }) => healthCheck !== undefined)),
    essential: essential && names(essential),
  };
}

/** A task's target in a group, as far as it is registered. */
export function targetOf(
  task: Task,
  { loadBalancer, group }: HealthRequirements['groups'][number],
  targets: TargetIndex,
): Target | undefined {
  if (!group) return undefined;
  const registered = targets.get(group.arn);
  for (const key of targetKeysOf(task, loadBalancer, group)) {
    const target = registered?.get(key);
    if (target) return target;
  }
  return undefined;
}

/** How a task fares in a look. */
export function healthOf(task: Task, requirements: HealthRequirements): TaskHealth {
  if (task.desiredStatus === 'STOPPED') return { state: 'waiting' };
  const suffering = task.containers.find(
    ({ name, healthStatus }) => healthStatus === 'UNHEALTHY' && (requirements.essential?.has(name) ?? true),
  );
  let unusable: TaskHealth | undefined;
  let unhealthy: TaskHealth | undefined = suffering && { state: 'unhealthy', container: suffering };
  let allHealthy = true;
  for (const entry of requirements.groups) {
    const target = targetOf(task, entry, requirements.targets);
    if (target?.state !== 'healthy') allHealthy = false;
    if (!target || !entry.group) continue;
    const seen = { ...target, targetGroupArn: entry.group.arn };
    if (isUnusable(target)) unusable ??= { state: 'unusable', target: seen };
    else if (target.state === 'unhealthy') unhealthy = unhealthy?.target ? unhealthy : { state: 'unhealthy', target: seen };
  }
  if (unhealthy) return unhealthy;
  if (unusable) return unusable;
  const sound = task.containers.every(({ name, healthStatus }) =>
    (requirements.checked?.has(name) ?? (healthStatus !== undefined && healthStatus !== 'UNKNOWN'))
      ? healthStatus === 'HEALTHY'
      : true,
  );
  return { state: allHealthy && sound && task.lastStatus === 'RUNNING' ? 'healthy' : 'waiting' };
}
