/** DescribeServices. */
import type {
  AdvancedConfiguration,
  Deployment,
  LoadBalancer,
  Service,
  ServiceCurrentRevisionSummary,
} from '@aws-sdk/client-ecs';
import { ELB_ROLE } from '../engine/progressive/networking.ts';
import type { LoadBalancerSetting, TargetGroupPair } from '../load-balancer-defaults.ts';
import { loadBalancersOfRevision, type ServiceSetting } from '../scenario-defaults.ts';
import { ACCOUNT, awsNames } from '../world/aws-names.ts';
import type { DeploymentState, ServiceState, World } from '../world/world.ts';
import type { Answerer } from './answerer.ts';
import { containerName, launching, networkConfiguration } from './launch-configuration.ts';
import { deploymentConfiguration } from './deployment-configuration.ts';
import { clusterOf, groupNamed, nameOf, numberOf, ruleNamed } from './lookup.ts';
import { latticeConfigurations } from './lattice-configurations.ts';
import { hasRevision, primaryLoadBalancers, taskSetAnswer } from './task-sets.ts';
import { serviceConnectConfiguration, serviceConnectResources } from './service-connect.ts';

export const describeServices: Answerer<'DescribeServices'> = (world, input, atMs) => {
  const cluster = clusterOf(world, input.cluster, atMs);
  const names = [...new Set((input.services ?? []).map(nameOf))];
  const found = names.map((name) => world.serviceAt(cluster, name, atMs)).filter((state) => state !== undefined);
  return {
    services: found.map((state) => serviceAnswer(world, state)),
    failures: names
      .filter((name) => !found.some((state) => state.name === name))
      .map((name) => ({ arn: awsNames.service(cluster, name), reason: 'MISSING' })),
  };
};

/** What sets each kind apart. */
const controllerOf = (kind: ServiceSetting['kind']): 'CODE_DEPLOY' | 'EXTERNAL' | 'ECS' =>
  kind === 'code-deploy' ? 'CODE_DEPLOY' : kind === 'external' ? 'EXTERNAL' : 'ECS';

function serviceAnswer(world: World, state: ServiceState): Service {
  const { setting } = state;
  const controller = controllerOf(setting.kind);
  const [newest] = state.serviceDeployments;
  const isOfDeployments = controller === 'ECS';
  return {
    serviceArn: awsNames.service(state.cluster, state.name),
    serviceName: state.name,
    clusterArn: awsNames.cluster(state.cluster),
    // They are those of the newest revision: a deployment has none of its own in this answer.
    ...(isOfDeployments
      ? { loadBalancers: loadBalancersOf(world, setting, loadBalancersOfRevision(setting, state.revision)) }
      : primaryLoadBalancers(state)),
    serviceRegistries: [],
    status: state.status,
    desiredCount: state.desiredCount,
    runningCount: state.runningCount,
    pendingCount: state.pendingCount,
    ...launching(setting),
    // An Express service has none here (seen so): its deployments have.
    ...(setting.kind === 'express' || !hasRevision(state)
      ? {}
      : { taskDefinition: awsNames.taskDefinition(state.name, state.revision) }),
    deploymentConfiguration: deploymentConfiguration(setting),
    deployments:
      isOfDeployments && state.status !== 'INACTIVE' ? state.deployments.map((one) => deploymentAnswer(world, setting, one)) : [],
    ...(isOfDeployments ? {} : { taskSets: state.taskSets.map((one) => taskSetAnswer(state, one)) }),
    ...(setting.showsTaskSets === true ? { taskSets: besideDeployments(state) } : {}),
    roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: state.events.map(({ id, createdAt, message }) => ({ id, createdAt: new Date(createdAt), message })),
    createdAt: new Date(state.createdAt),
    ...(newest === undefined ? {} : { currentServiceDeployment: newest.arn }),
    ...(isOfDeployments ? { currentServiceRevisions: state.deployments.map((one) => currentRevision(state, one)) } : {}),
    placementConstraints: [],
    placementStrategy: [],
    ...networkConfiguration(setting),
    ...grace(setting),
    schedulingStrategy: setting.scheduling,
    deploymentController: { type: controller },
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: setting.scheduling === 'DAEMON' ? 'DISABLED' : 'ENABLED',
    resourceManagementType: setting.kind === 'express' ? 'ECS' : 'CUSTOMER',
  };
}

const currentRevision = (state: ServiceState, one: DeploymentState): ServiceCurrentRevisionSummary => ({
  arn: awsNames.serviceRevision(state.cluster, state.name, numberOf(one.id)),
  requestedTaskCount: one.desiredCount,
  runningTaskCount: one.runningCount,
  pendingTaskCount: one.pendingCount,
});

/** Absent without a load balancer and unset; with one, AWS says 0 by default. */
function grace(setting: ServiceSetting): { healthCheckGracePeriodSeconds?: number } {
  if (setting.graceSeconds !== undefined) return { healthCheckGracePeriodSeconds: setting.graceSeconds };
  return setting.loadBalancers.length > 0 ? { healthCheckGracePeriodSeconds: 0 } : {};
}

export function loadBalancersOf(
  world: World,
  setting: ServiceSetting,
  balancers: readonly LoadBalancerSetting[],
): LoadBalancer[] {
  const { kind } = setting;
  if (kind === 'express' || kind === 'lattice' || kind === 'gateway') return [];
  if (kind === 'classic')
    return [{ loadBalancerName: `${setting.name}-classic`, containerName: containerName(setting), containerPort: 3000 }];
  return balancers.map(({ targetGroup, port, pair }) => ({
    targetGroupArn: groupNamed(world, targetGroup).arn,
    containerName: containerName(setting),
    containerPort: port,
    ...(pair === undefined ? {} : { advancedConfiguration: advancedConfiguration(world, pair) }),
  }));
}

/** The two groups never change places here, whichever is used. */
function advancedConfiguration(world: World, { alternate, productionRule, testRule }: TargetGroupPair): AdvancedConfiguration {
  const arnOf = (name: string): string => ruleNamed(world, name).arn;
  return {
    alternateTargetGroupArn: groupNamed(world, alternate).arn,
    productionListenerRule: arnOf(productionRule),
    ...(testRule === undefined ? {} : { testListenerRule: arnOf(testRule) }),
    roleArn: ELB_ROLE,
  };
}

const deploymentAnswer = (world: World, setting: ServiceSetting, one: DeploymentState): Deployment => ({
  id: one.id,
  status: one.status,
  taskDefinition: awsNames.taskDefinition(setting.name, one.revision),
  desiredCount: one.desiredCount,
  pendingCount: one.pendingCount,
  runningCount: one.runningCount,
  failedTasks: one.failedTasks,
  createdAt: new Date(one.createdAt),
  updatedAt: new Date(one.updatedAt),
  ...launching(setting),
  ...networkConfiguration(setting),
  // Not shown where the load balancer is a Classic one.
  ...(setting.kind === 'classic' || setting.strategy?.shows?.rolloutState === false
    ? {}
    : { rolloutState: one.rolloutState, rolloutStateReason: one.rolloutStateReason }),
  ...latticeConfigurations(world, setting, loadBalancersOfRevision(setting, one.revision)),
  ...serviceConnectConfiguration(setting),
  ...serviceConnectResources(setting),
});

/** Of a service that shows deployments too. */
const besideDeployments = (state: ServiceState): NonNullable<Service['taskSets']> =>
  state.deployments.map((one) => ({
    id: one.id,
    taskSetArn: awsNames.taskSet(state.cluster, state.name, one.id),
    status: one.status,
    taskDefinition: awsNames.taskDefinition(state.name, one.revision),
    computedDesiredCount: one.desiredCount,
    runningCount: one.runningCount,
    pendingCount: one.pendingCount,
    createdAt: new Date(one.createdAt),
    loadBalancers: [],
    scale: { value: 100, unit: 'PERCENT' as const },
    stabilityStatus: 'STEADY_STATE' as const,
  }));
