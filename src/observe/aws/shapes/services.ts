/** DescribeServices: what is read of it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html */
import type {
  AdvancedConfiguration,
  CapacityProviderStrategyItem,
  Deployment,
  DeploymentConfiguration,
  DescribeServicesResponse,
  LoadBalancer,
  Service,
  TaskSet,
  VpcLatticeConfiguration,
} from '@aws-sdk/client-ecs';
import { count, date, fields, flag, list, must, name, percent, text, where, type Shapes } from '../shape.ts';

const pair = fields<AdvancedConfiguration>({
  alternateTargetGroupArn: name,
  productionListenerRule: name,
  testListenerRule: name,
});

/** One that names nothing at all would be taken for none. */
export const loadBalancer = where(
  fields<LoadBalancer>({
    targetGroupArn: name,
    loadBalancerName: name,
    containerName: name,
    containerPort: count,
    advancedConfiguration: pair,
  }),
  ({ targetGroupArn, loadBalancerName }) => targetGroupArn !== undefined || loadBalancerName !== undefined,
  'names neither a target group nor a load balancer',
);

export const latticeConfiguration = fields<VpcLatticeConfiguration>({
  targetGroupArn: must(name),
  portName: name,
  advancedConfiguration: pair,
});

export const serviceConnect = fields<{ enabled: boolean | undefined }>({ enabled: flag });

/** What is read of it wherever it stands. */
const stages = {
  strategy: name,
  bakeTimeInMinutes: count,
  lifecycleHooks: list(fields({ targetType: name, hookTargetArn: name, lifecycleStages: list(name) })),
  linearConfiguration: fields({ stepPercent: percent, stepBakeTimeInMinutes: count }),
  canaryConfiguration: fields({ canaryPercent: percent, canaryBakeTimeInMinutes: count }),
} as const;
export const stagesOfDeployment = fields<DeploymentConfiguration>(stages);

const deploymentConfiguration = fields<DeploymentConfiguration>({
  ...stages,
  minimumHealthyPercent: count,
  maximumPercent: count,
  deploymentCircuitBreaker: fields({ enable: flag, rollback: flag }),
  alarms: fields({ enable: flag, alarmNames: list(name) }),
  earlySuccessCriteria: fields({ enable: flag }),
});

const providers = list(fields<CapacityProviderStrategyItem>({ capacityProvider: name }));

const deployment = fields<Deployment>({
  id: must(name),
  status: must(name),
  taskDefinition: must(name),
  desiredCount: must(count),
  runningCount: must(count),
  pendingCount: must(count),
  failedTasks: count,
  createdAt: must(date),
  updatedAt: date,
  launchType: name,
  capacityProviderStrategy: providers,
  rolloutState: name,
  rolloutStateReason: text,
  // Their number is all that counts: what they are, the revision tells.
  vpcLatticeConfigurations: list(fields({})),
  serviceConnectConfiguration: serviceConnect,
});

const taskSet = fields<TaskSet>({
  id: must(name),
  status: must(name),
  taskDefinition: must(name),
  computedDesiredCount: must(count),
  runningCount: must(count),
  pendingCount: must(count),
  createdAt: must(date),
  updatedAt: date,
  launchType: name,
  capacityProviderStrategy: providers,
  scale: must(fields({ value: must(percent) })),
  loadBalancers: must(list(loadBalancer)),
  externalId: name,
  stabilityStatus: name,
});

const service = where(
  fields<Service>({
    serviceArn: must(name),
    serviceName: must(name),
    clusterArn: must(name),
    status: must(name),
    desiredCount: must(count),
    runningCount: must(count),
    pendingCount: must(count),
    taskDefinition: name,
    capacityProviderStrategy: providers,
    schedulingStrategy: name,
    deploymentController: fields({ type: must(name) }),
    deploymentConfiguration,
    loadBalancers: list(loadBalancer),
    deployments: must(list(deployment)),
    taskSets: list(taskSet),
    events: list(fields({ id: name, createdAt: must(date), message: must(text) })),
    createdAt: date,
    launchType: name,
    healthCheckGracePeriodSeconds: count,
    resourceManagementType: name,
    currentServiceDeployment: name,
  }),
  // An Express service's are ECS's own, and those of task sets stand there.
  ({ loadBalancers, resourceManagementType, deploymentController }) =>
    loadBalancers !== undefined || resourceManagementType === 'ECS' || (deploymentController?.type ?? 'ECS') !== 'ECS',
  'does not tell its load balancers',
);

export const shapesOfServices: Shapes<'DescribeServices'> = {
  DescribeServices: fields<DescribeServicesResponse>({
    services: must(list(service)),
    failures: list(fields({ arn: name, reason: name })),
  }),
};
