/** How one task of a deployment fares in one observation, at its targets and in its containers. */
import { defined } from './defined.ts';
import type { OwnLoadBalancer, VerifiedDeployment } from './strategy/strategy.ts';
import type { Container, Observation, Target, TargetGroup, Task, TaskDefinition } from './observation.ts';
import { indexTargets, isDraining, targetKeysOf, type TargetIndex } from './target-index.ts';

/**
 * - `healthy`: RUNNING, a healthy target in every target group, HEALTHY where a container health check is defined
 * - `unhealthy`: a target is `unhealthy`, or an essential container UNHEALTHY
 * - `unusable`: a target can never become healthy as things are configured
 * - `waiting`: anything else: starting, registering, first checks, draining, stopping
 */
export type TaskState = 'healthy' | 'unhealthy' | 'unusable' | 'waiting';

export interface TaskHealth {
  readonly state: TaskState;
  /** It runs, is meant to, and all of its targets are there, none on its way out: no stop is the reason that it is not healthy. */
  readonly isUp?: true;
  /** A target that can never become healthy, also where another one makes the task `unhealthy`. */
  readonly unusable?: OwnTarget;
  /** What shows that: the target, or the container; undefined for `healthy` and `waiting`. */
  readonly target?: OwnTarget;
  readonly container?: Container;
}

/** A target of the task, in one of its target groups. */
export type OwnTarget = Target & { readonly targetGroupArn: string };

/** The load balancers that a deployment's tasks register with, as far as they are known. */
export const loadBalancersOf = (observation: Observation, { id, strategy }: VerifiedDeployment): readonly OwnLoadBalancer[] =>
  strategy.loadBalancersOf(observation, id) ?? [];

/** Whether it is known which those are, also where there are none. */
export const knowsLoadBalancers = (observation: Observation, { id, strategy }: VerifiedDeployment): boolean =>
  strategy.loadBalancersOf(observation, id) !== undefined;

/** The reasons with which a target stays unused or unchecked for as long as the configuration is what it is. */
const unusableReasons = new Set(['Target.NotInUse', 'Target.InvalidState', 'Target.IpUnusable', 'Target.HealthCheckDisabled']);
/** VPC Lattice gives no reason: unused is what no service uses, unavailable what is not checked. */
const isUnusable = (target: Target, group: TargetGroup): boolean =>
  (target.state === 'unused' || target.state === 'unavailable') &&
  (group.isLattice === true || unusableReasons.has(target.reason ?? ''));

/** Unused for the reason alone that nothing uses its group, which before a shift is no fault; VPC Lattice knows no other, and gives none. */
export const isIdle = ({ state, reason = 'Target.NotInUse', description = '' }: Target): boolean =>
  state === 'unused' && reason === 'Target.NotInUse' && !/availability zone/i.test(description);

/** What a deployment's tasks are held to, the same for all of them in an observation. */
export interface HealthRequirements {
  readonly groups: readonly { readonly loadBalancer: OwnLoadBalancer; readonly group: TargetGroup | undefined }[];
  /** Whether it is known that there are no others. */
  readonly hasAllGroups: boolean;
  /** Whether, of each pair, the tasks are registered in one group alone, the one that ECS says. */
  readonly isWhereTold: boolean;
  /** Whether something should use them by now. */
  readonly isInUse: boolean;
  readonly targets: TargetIndex;
  /** What the tasks run; undefined: not known yet, so neither is which container is checked. */
  readonly definition: TaskDefinition | undefined;
}

export function requirementsOf(observation: Observation, deployment: VerifiedDeployment): HealthRequirements {
  const { id, strategy, taskDefinition } = deployment;
  const loadBalancers = strategy.loadBalancersOf(observation, id);
  return {
    groups: (loadBalancers ?? [])
      .filter(({ targetGroupArn }) => targetGroupArn !== undefined)
      .map((loadBalancer) => ({
        loadBalancer,
        group: observation.targetGroups.find(({ arn }) => arn === loadBalancer.targetGroupArn),
      })),
    hasAllGroups: loadBalancers !== undefined,
    isWhereTold: loadBalancers?.every(({ registration }) => registration !== 'contradictory') ?? false,
    isInUse: strategy.isInUse(deployment, observation),
    targets: indexTargets(observation),
    definition: observation.taskDefinitions.find(({ arn }) => arn === taskDefinition),
  };
}

const hasKnownGroups = ({ groups, hasAllGroups }: HealthRequirements): boolean =>
  hasAllGroups && groups.every(({ group }) => group !== undefined);

/** Whether all of the configuration was read that the tasks are held to, and of each pair it is known which group they are held to. */
export const isConfigurationKnown = (requirements: HealthRequirements): boolean =>
  requirements.definition !== undefined &&
  hasKnownGroups(requirements) &&
  requirements.groups.every(({ loadBalancer: { registration } }) => registration !== 'unread');

/** Whether the targets were read that tell a task's health; without its definition it can be told to be ill, but not well. */
const areTargetsKnown = (requirements: HealthRequirements, { targets }: Observation): boolean =>
  hasKnownGroups(requirements) &&
  requirements.groups.every(
    ({ loadBalancer: { targetGroupArn = '', registration } }) => registration !== 'unread' && targets.has(targetGroupArn),
  );

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

/** How a task fares in an observation. */
export function healthOf(task: Task, requirements: HealthRequirements): TaskHealth {
  // One that is on its way out, or meant to be what nobody knows, is judged no more.
  if (task.desiredStatus !== 'RUNNING') return { state: 'waiting' };
  const essential = requirements.definition?.containers.filter((container) => container.essential);
  const suffering = task.containers.find(
    ({ name, healthStatus }) =>
      healthStatus === 'UNHEALTHY' &&
      // ECS reckons the task's own status from its essential containers.
      (essential?.some((container) => container.name === name) ?? task.healthStatus === 'UNHEALTHY'),
  );
  let unusable: OwnTarget | undefined;
  let unhealthy: TaskHealth | undefined = suffering && { state: 'unhealthy', container: suffering };
  const isRunning = task.lastStatus === 'RUNNING';
  let allHealthy = true;
  let isUp = isRunning && requirements.definition !== undefined && task.containers.length > 0;
  for (const entry of requirements.groups) {
    const target = targetOf(task, entry, requirements.targets);
    if (target?.state !== 'healthy') allHealthy = false;
    if (!target || isDraining(target)) isUp = false;
    if (!target || !entry.group) continue;
    const seen = { ...target, targetGroupArn: entry.group.arn };
    if (!requirements.isInUse && isIdle(target)) continue;
    if (isUnusable(target, entry.group)) unusable ??= seen;
    else if (target.state === 'unhealthy') unhealthy = unhealthy?.target ? unhealthy : { state: 'unhealthy', target: seen };
  }
  if (unhealthy) return { ...unhealthy, ...defined({ unusable }) };
  if (unusable) return { state: 'unusable', target: unusable, unusable, ...(isUp ? { isUp } : {}) };
  const isHealthy = allHealthy && requirements.isWhereTold && passesContainerChecks(task, requirements) && isRunning;
  return { state: isHealthy ? 'healthy' : 'waiting', ...(isUp ? { isUp } : {}) };
}

/** A container that is checked and not there has not passed its check; a task without containers is not seen whole. */
function passesContainerChecks({ containers }: Task, { definition }: HealthRequirements): boolean {
  if (!definition || containers.length === 0) return false;
  const checked = definition.containers.filter(({ essential, healthCheck }) => essential && healthCheck !== undefined);
  return checked.every(({ name }) => containers.some((one) => one.name === name && one.healthStatus === 'HEALTHY'));
}

/** Whether an observation could tell the health of tasks: they and their targets were read. */
export const tellsHealth = (observation: Observation, deployment: VerifiedDeployment): boolean =>
  observation.service !== undefined &&
  observation.tasks !== undefined &&
  areTargetsKnown(requirementsOf(observation, deployment), observation);
