/** The load balancers that a deployment's tasks register with, and of each pair of target groups the one that is its own. */
import { isLattice } from '../elb-names.ts';
import type { LoadBalancer, ManagedResource, Observation, ServiceRevision, Target } from '../observation.ts';
import { indexTargets, isDraining } from '../target-index.ts';
import { shareOf } from './production-traffic.ts';
import { areTargetsRead, targetsOfTasksIn } from './registered-targets.ts';
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
  const succeeded = observation.serviceDeployments?.some(
    (one) => one.deploymentId === deploymentId && one.status === 'SUCCESSFUL',
  );
  const own = (entry: LoadBalancer, resolved: ServiceRevision['resolved']): OwnLoadBalancer => {
    const rule = observation.rules?.get(entry.productionListenerRule ?? '');
    return withOwnGroup(entry, resolved, {
      targetsIn: (arn) => targetsOfTasksIn(observation, targets, deploymentId, entry, arn),
      isRead: (arn) => areTargetsRead(observation, arn),
      hasTraffic: (arn) => succeeded === true && rule !== undefined && shareOf(rule, arn) === 1,
    });
  };
  return [
    ...revision.loadBalancers.map((entry) => own(withPort(entry, observation, revision), revision.resolved)),
    // What ECS chose by itself is told there and not resolved anew.
    ...managed.map((entry) => own(withPort(entry, observation, revision), undefined)),
  ].map((entry) => (lacksPort(entry, observation, revision) ? { ...entry, registration: 'unread' } : entry));
}

/** Without the task definition nobody knows behind which port, and so as which target, a task is registered. */
const lacksPort = (
  { portName, containerPort }: LoadBalancer,
  { taskDefinitions }: Observation,
  { taskDefinition }: ServiceRevision,
): boolean => portName !== undefined && containerPort === undefined && !taskDefinitions.some(({ arn }) => arn === taskDefinition);

/** Whether `deployments[]` counts configurations of VPC Lattice that are not known in full: that is never the same as none. */
export function lacksLattice({ service, revisions }: Observation, deploymentId: string): boolean {
  const { vpcLatticeCount = 0 } = service?.deployments.find(({ id }) => id === deploymentId) ?? {};
  const told = (revisions.get(deploymentId)?.loadBalancers ?? []).filter(({ targetGroupArn }) => isLattice(targetGroupArn));
  return told.length < vpcLatticeCount;
}

/** VPC Lattice and gateways name the port mapping of the task definition instead of a container and its port. */
function withPort(entry: LoadBalancer, { taskDefinitions }: Observation, { taskDefinition }: ServiceRevision): LoadBalancer {
  const { portName } = entry;
  if (portName === undefined) return entry;
  const containers = taskDefinitions.find(({ arn }) => arn === taskDefinition)?.containers ?? [];
  const found = containers.flatMap(({ name, portMappings }) =>
    portMappings.flatMap(({ name: port, containerPort }) =>
      port === portName && containerPort !== undefined ? [{ containerName: name, containerPort }] : [],
    ),
  );
  return { ...entry, ...found[0] };
}

/** What is known of a target group, by its ARN. */
interface Group {
  /** Those of the deployment's tasks. */
  readonly targetsIn: (arn: string) => readonly Target[];
  readonly isRead: (arn: string) => boolean;
  /** Whether all production traffic goes there since ECS has called the deployment successful. */
  readonly hasTraffic: (arn: string) => boolean;
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
  { targetsIn, isRead, hasTraffic }: Group,
): OwnLoadBalancer {
  const { targetGroupArn: first, alternateTargetGroupArn: second } = entry;
  if (first === undefined || second === undefined) return entry;
  const told = resolved.find(({ targetGroupArn }) => targetGroupArn === first || targetGroupArn === second)?.targetGroupArn;
  const [isInFirst = false, isInSecond = false] = [first, second].map((arn) => targetsIn(arn).some((one) => !isDraining(one)));
  const registered = isInFirst === isInSecond ? undefined : isInFirst ? first : second;
  // While all of its tasks are being replaced at once, those on their way out tell where it belongs.
  const [leavesFirst, leavesSecond] = [first, second].map((arn) => targetsIn(arn).some(isDraining));
  const left = leavesFirst === true && leavesSecond === false ? first : undefined;
  const served = [first, second].find(hasTraffic);
  const own = registered ?? told ?? left ?? served ?? second;
  const agrees = resolved.length === 0 || registered === undefined || told === registered;
  const isKnown = registered !== undefined || told !== undefined || (isRead(first) && isRead(second));
  return {
    ...entry,
    targetGroupArn: own,
    otherTargetGroupArn: own === first ? second : first,
    registration:
      (isInFirst && isInSecond) || !agrees
        ? 'contradictory'
        : !isKnown
          ? 'unread'
          : registered === undefined
            ? 'unregistered'
            : 'registered',
  };
}

/** Whether all that ECS makes or joins for the deployment's requests is there. */
export const canBeReached = (observation: Observation, deploymentId: string): boolean =>
  resourcesOf(observation, deploymentId).every(isReady);

/** Whether all service revisions that an observation asked for were told. */
export const areRevisionsRead = ({ readFailures }: Observation): boolean =>
  readFailures.every(({ operation }) => operation !== 'DescribeServiceRevisions');

/** Whether that was read in this observation: they come and fail, and the revision, read again and again, alone says so. */
export const tellsManagedResources = (observation: Observation, deploymentId: string): boolean =>
  resourcesOf(observation, deploymentId).length === 0 || areRevisionsRead(observation);

/** What is missing of it, or whether that is known; undefined: nothing. */
export function missingResource(observation: Observation, deploymentId: string): string | undefined {
  if (!tellsManagedResources(observation, deploymentId)) return 'how what ECS makes for its requests stands could not be read';
  const missing = resourcesOf(observation, deploymentId).find((one) => !isReady(one));
  return missing && `the ${missing.kind} that ECS makes for its requests is ${missing.status || 'in no state'}`;
}

/** What ECS makes for the deployment, and how that stands. */
export const resourcesOf = ({ revisions }: Observation, deploymentId: string): readonly ManagedResource[] =>
  revisions.get(deploymentId)?.managedResources ?? [];

const isReady = ({ carriesTraffic, status }: ManagedResource): boolean => carriesTraffic !== true || status === 'ACTIVE';
