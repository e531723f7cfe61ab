/** What an entry of `deployments[]`, of `taskSets[]`, of `loadBalancers` and of `vpcLatticeConfigurations` says → Deployment, LoadBalancer. */
import type {
  Deployment as ApiDeployment,
  LoadBalancer as ApiLoadBalancer,
  Service as ApiService,
  TaskSet as ApiTaskSet,
  VpcLatticeConfiguration,
} from '@aws-sdk/client-ecs';
import { defined } from '../../model/defined.ts';
import type { Deployment, LoadBalancer } from '../../model/observation.ts';
import { milliseconds } from '../aws/from-sdk.ts';

export const providersOf = (strategy: ApiService['capacityProviderStrategy']): readonly string[] =>
  (strategy ?? []).flatMap(({ capacityProvider }) => capacityProvider ?? []);

export const loadBalancerOf = ({
  targetGroupArn,
  loadBalancerName,
  containerName,
  containerPort,
  advancedConfiguration,
}: ApiLoadBalancer): LoadBalancer =>
  defined({
    targetGroupArn,
    loadBalancerName,
    containerName,
    containerPort,
    alternateTargetGroupArn: advancedConfiguration?.alternateTargetGroupArn,
    productionListenerRule: advancedConfiguration?.productionListenerRule,
    testListenerRule: advancedConfiguration?.testListenerRule,
  });

export const latticeOf = ({ targetGroupArn, portName, advancedConfiguration }: VpcLatticeConfiguration): LoadBalancer =>
  defined({
    targetGroupArn,
    portName,
    alternateTargetGroupArn: advancedConfiguration?.alternateTargetGroupArn,
    productionListenerRule: advancedConfiguration?.productionListenerRule,
    testListenerRule: advancedConfiguration?.testListenerRule,
  });

export const deploymentOf = (api: ApiDeployment): Deployment => ({
  id: api.id ?? '',
  status: api.status ?? '',
  taskDefinition: api.taskDefinition ?? '',
  desiredCount: api.desiredCount ?? 0,
  runningCount: api.runningCount ?? 0,
  pendingCount: api.pendingCount ?? 0,
  failedTasks: api.failedTasks ?? 0,
  createdAt: milliseconds(api.createdAt) ?? 0,
  updatedAt: milliseconds(api.updatedAt) ?? 0,
  capacityProviders: providersOf(api.capacityProviderStrategy),
  vpcLatticeCount: api.vpcLatticeConfigurations?.length ?? 0,
  ...(api.serviceConnectConfiguration?.enabled === true ? { serviceConnect: true } : {}),
  ...defined({ launchType: api.launchType, rolloutState: api.rolloutState, rolloutStateReason: api.rolloutStateReason }),
});

/** A task set stands for a deployment: its id is the `startedBy` of its tasks, and its counts are those of its own tasks. */
export const deploymentOfTaskSet = (api: ApiTaskSet): Deployment => ({
  id: api.id ?? '',
  status: api.status ?? '',
  taskDefinition: api.taskDefinition ?? '',
  desiredCount: api.computedDesiredCount ?? 0,
  runningCount: api.runningCount ?? 0,
  pendingCount: api.pendingCount ?? 0,
  failedTasks: 0,
  createdAt: milliseconds(api.createdAt) ?? 0,
  updatedAt: milliseconds(api.updatedAt) ?? 0,
  capacityProviders: providersOf(api.capacityProviderStrategy),
  vpcLatticeCount: 0,
  ...defined({ launchType: api.launchType }),
  taskSet: {
    scalePercent: api.scale?.value ?? 0,
    loadBalancers: (api.loadBalancers ?? []).map(loadBalancerOf),
    ...defined({ externalId: api.externalId, stabilityStatus: api.stabilityStatus }),
  },
});
