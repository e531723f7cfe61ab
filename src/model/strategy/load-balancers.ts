/** The load balancers that a deployment's tasks register with, and of each pair of target groups the one that is its own. */
import { isLattice } from '../elb-names.ts';
import type { LoadBalancer, Observation, ServiceRevision } from '../observation.ts';
import { isKnown } from '../target-states.ts';
import { indexTargets, isDraining, targetKeysOf, type TargetIndex } from '../target-index.ts';
import type { OwnLoadBalancer } from './strategy.ts';

/**
 * As its service revision names them. Those that ECS owns (an Express service's, a gateway's) stand there alone, as do those of
 * VPC Lattice, so that without them, or without their target group, it is not known what the tasks register with.
 */
export function loadBalancersOfRevision(observation: Observation, deploymentId: string): readonly OwnLoadBalancer[] | undefined {
  const revision = observation.revisions.get(deploymentId);
  if (!revision || lacksLattice(observation, deploymentId)) return undefined;
  const managed = revision.managedLoadBalancers ?? [];
  const isManaged = observation.service?.resourceManagementType === 'ECS' || revision.gatewayConnectorCount > 0;
  if (isManaged && (managed.length === 0 || managed.some(({ targetGroupArn }) => targetGroupArn === undefined))) return undefined;
  const targets = indexTargets(observation);
  const own = (entry: LoadBalancer, resolved: ServiceRevision['resolved']): OwnLoadBalancer =>
    withOwnGroup(entry, resolved, (arn) => tasksRegisteredIn(observation, targets, deploymentId, entry, arn) > 0);
  return [
    ...revision.loadBalancers.map((entry) => own(withPort(entry, observation, revision), revision.resolved)),
    // What ECS chose by itself is told there and not resolved anew.
    ...managed.map((entry) => own(withPort(entry, observation, revision), undefined)),
  ];
}

/** Whether `deployments[]` counts configurations of VPC Lattice that are not known in full: that is never the same as none. */
export function lacksLattice({ service, revisions }: Observation, deploymentId: string): boolean {
  const { vpcLatticeCount = 0 } = service?.deployments.find(({ id }) => id === deploymentId) ?? {};
  const told = (revisions.get(deploymentId)?.loadBalancers ?? []).filter(({ targetGroupArn }) => isLattice(targetGroupArn));
  return told.length < vpcLatticeCount;
}

/** VPC Lattice and gateways name the port mapping of the task definition instead of a container and its port. */
function withPort(
  { portName, ...entry }: LoadBalancer,
  { taskDefinitions }: Observation,
  { taskDefinition }: ServiceRevision,
): LoadBalancer {
  if (portName === undefined) return entry;
  const containers = taskDefinitions.find(({ arn }) => arn === taskDefinition)?.containers ?? [];
  const found = containers.flatMap(({ name, portMappings }) =>
    portMappings.flatMap(({ name: port, containerPort }) =>
      port === portName && containerPort !== undefined ? [{ containerName: name, containerPort }] : [],
    ),
  );
  return { ...entry, ...found[0] };
}

/** How many tasks of the deployment have a target there that is not on its way out. */
function tasksRegisteredIn(
  { tasks = [], targetGroups }: Observation,
  targets: TargetIndex,
  deploymentId: string,
  entry: LoadBalancer,
  groupArn: string,
): number {
  const group = targetGroups.find(({ arn }) => arn === groupArn);
  const registered = targets.get(groupArn);
  if (!group || !registered) return 0;
  return tasks.filter(
    (task) =>
      task.deploymentId === deploymentId &&
      targetKeysOf(task, entry, group).some((key) => {
        const target = registered.get(key);
        return target !== undefined && !isDraining(target);
      }),
  ).length;
}

/**
 * Which group of a pair ECS uses is decided when the deployment begins, by the production rule, and neither the service nor its
 * revision tells it in `loadBalancers`: where the tasks are registered, they belong.
 *
 * @param resolved what ECS says that it uses, once it does: it must agree
 */
function withOwnGroup(
  entry: LoadBalancer,
  resolved: ServiceRevision['resolved'] = [],
  hasTasksIn: (groupArn: string) => boolean,
): OwnLoadBalancer {
  const { targetGroupArn: first, alternateTargetGroupArn: second } = entry;
  if (first === undefined || second === undefined) return entry;
  const told = resolved.find(({ targetGroupArn }) => targetGroupArn === first || targetGroupArn === second)?.targetGroupArn;
  const [isInFirst, isInSecond] = [hasTasksIn(first), hasTasksIn(second)];
  const registered = isInFirst === isInSecond ? undefined : isInFirst ? first : second;
  const own = registered ?? told ?? second;
  const agrees = resolved.length === 0 || registered === undefined || told === registered;
  return {
    ...entry,
    targetGroupArn: own,
    otherTargetGroupArn: own === first ? second : first,
    registration:
      (isInFirst && isInSecond) || !agrees ? 'contradictory' : registered === undefined ? 'unregistered' : 'registered',
  };
}

/** Whether a task of the deployment has a target in the group that is its own which is healthy, or may be: nobody knows its state. */
export function mayHaveHealthyTarget(observation: Observation, deploymentId: string, entry: OwnLoadBalancer): boolean {
  const group = observation.targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
  const registered = group && indexTargets(observation).get(group.arn);
  return (observation.tasks ?? []).some(
    (task) =>
      group &&
      task.deploymentId === deploymentId &&
      targetKeysOf(task, entry, group).some((key) => {
        const target = registered?.get(key);
        return target !== undefined && (target.state === 'healthy' || !isKnown(target.state));
      }),
  );
}

/** Targets of the service's other deployments in groups that are this one's own; of those that stopped nothing is left. */
export function hasTargetsOfOthers(observation: Observation, deploymentId: string, entries: readonly OwnLoadBalancer[]): boolean {
  const targets = indexTargets(observation);
  return entries.some((entry) => {
    const group = observation.targetGroups.find(({ arn }) => arn === entry.targetGroupArn);
    if (!group) return false;
    const keysOf = (isOwn: boolean): readonly string[] =>
      (observation.tasks ?? [])
        .filter((task) => (task.deploymentId === deploymentId) === isOwn && task.lastStatus !== 'STOPPED')
        .flatMap((task) => targetKeysOf(task, entry, group));
    const own = new Set(keysOf(true));
    return keysOf(false).some((key) => {
      const target = targets.get(group.arn)?.get(key);
      return target !== undefined && !own.has(key) && !isDraining(target);
    });
  });
}

/** Whether all that ECS makes or joins for the deployment's requests is there. */
export const canBeReached = ({ revisions }: Observation, deploymentId: string): boolean =>
  (revisions.get(deploymentId)?.managedResources ?? []).every(
    ({ carriesTraffic, status }) => carriesTraffic !== true || status === 'ACTIVE',
  );
