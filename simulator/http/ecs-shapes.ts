/**
 * What the ECS answers look like, member by member (ECS API reference, "Data types"). Only what the pretend AWS says stands
 * here: a member that is not listed fails loudly instead of being dropped on the wire.
 */
import { fields, flag, fraction, list, map, number, text, time } from '../schema.ts';

const failure = fields({ arn: text, reason: text, detail: text });
const failures = list(failure);
const tags = list(fields({ key: text, value: text }));
const pairs = list(fields({ name: text, value: text }));

const loadBalancers = list(
  fields({
    targetGroupArn: text,
    loadBalancerName: text,
    containerName: text,
    containerPort: number,
    advancedConfiguration: fields({
      alternateTargetGroupArn: text,
      productionListenerRule: text,
      testListenerRule: text,
      roleArn: text,
    }),
  }),
);

const serviceRegistries = list(fields({ registryArn: text, port: number, containerName: text, containerPort: number }));
const capacityProviderStrategy = list(fields({ capacityProvider: text, weight: number, base: number }));
const networkConfiguration = fields({
  awsvpcConfiguration: fields({ subnets: list(text), securityGroups: list(text), assignPublicIp: text }),
});
const vpcLatticeConfigurations = list(fields({ roleArn: text, targetGroupArn: text, portName: text }));
const gatewayConnectors = list(fields({ portName: text }));

const deploymentConfiguration = fields({
  deploymentCircuitBreaker: fields({
    enable: flag,
    rollback: flag,
    resetOnHealthyTask: flag,
    thresholdConfiguration: fields({ type: text, value: number }),
  }),
  maximumPercent: number,
  minimumHealthyPercent: number,
  alarms: fields({ alarmNames: list(text), rollback: flag, enable: flag }),
  strategy: text,
  bakeTimeInMinutes: number,
  lifecycleHooks: list(fields({ targetType: text, hookTargetArn: text, roleArn: text, lifecycleStages: list(text) })),
  linearConfiguration: fields({ stepPercent: fraction, stepBakeTimeInMinutes: number }),
  canaryConfiguration: fields({ canaryPercent: fraction, canaryBakeTimeInMinutes: number }),
  earlySuccessCriteria: fields({ enable: flag, healthyPercent: number, sourceServiceRevisionCleanup: text }),
});

const deployment = fields({
  id: text,
  status: text,
  taskDefinition: text,
  desiredCount: number,
  pendingCount: number,
  runningCount: number,
  failedTasks: number,
  createdAt: time,
  updatedAt: time,
  capacityProviderStrategy,
  launchType: text,
  platformVersion: text,
  platformFamily: text,
  networkConfiguration,
  rolloutState: text,
  rolloutStateReason: text,
  vpcLatticeConfigurations,
});

const taskCounts = { requestedTaskCount: number, runningTaskCount: number, pendingTaskCount: number };

const service = fields({
  serviceArn: text,
  serviceName: text,
  clusterArn: text,
  loadBalancers,
  serviceRegistries,
  status: text,
  desiredCount: number,
  runningCount: number,
  pendingCount: number,
  launchType: text,
  capacityProviderStrategy,
  platformVersion: text,
  platformFamily: text,
  taskDefinition: text,
  deploymentConfiguration,
  taskSets: list(fields({ id: text, taskSetArn: text, status: text, taskDefinition: text, stabilityStatus: text })),
  deployments: list(deployment),
  roleArn: text,
  events: list(fields({ id: text, createdAt: time, message: text })),
  createdAt: time,
  currentServiceDeployment: text,
  currentServiceRevisions: list(fields({ arn: text, ...taskCounts })),
  placementConstraints: list(fields({ type: text, expression: text })),
  placementStrategy: list(fields({ type: text, field: text })),
  networkConfiguration,
  healthCheckGracePeriodSeconds: number,
  schedulingStrategy: text,
  deploymentController: fields({ type: text }),
  tags,
  createdBy: text,
  enableECSManagedTags: flag,
  propagateTags: text,
  enableExecuteCommand: flag,
  availabilityZoneRebalancing: text,
  resourceManagementType: text,
  vpcLatticeConfigurations,
});

const attachments = list(fields({ id: text, type: text, status: text, details: pairs }));
const attributes = list(fields({ name: text, value: text, targetType: text, targetId: text }));

const container = fields({
  containerArn: text,
  taskArn: text,
  name: text,
  image: text,
  imageDigest: text,
  runtimeId: text,
  lastStatus: text,
  exitCode: number,
  reason: text,
  networkBindings: list(
    fields({
      bindIP: text,
      containerPort: number,
      hostPort: number,
      protocol: text,
      containerPortRange: text,
      hostPortRange: text,
    }),
  ),
  networkInterfaces: list(fields({ attachmentId: text, privateIpv4Address: text, ipv6Address: text })),
  healthStatus: text,
  managedAgents: list(fields({ lastStartedAt: time, name: text, reason: text, lastStatus: text })),
  cpu: text,
  memory: text,
  memoryReservation: text,
});

const task = fields({
  attachments,
  attributes,
  availabilityZone: text,
  capacityProviderName: text,
  clusterArn: text,
  connectivity: text,
  connectivityAt: time,
  containerInstanceArn: text,
  containers: list(container),
  cpu: text,
  createdAt: time,
  desiredStatus: text,
  enableExecuteCommand: flag,
  executionStoppedAt: time,
  group: text,
  healthStatus: text,
  lastStatus: text,
  launchType: text,
  memory: text,
  overrides: fields({ containerOverrides: list(fields({ name: text, command: list(text), environment: pairs })) }),
  platformVersion: text,
  platformFamily: text,
  pullStartedAt: time,
  pullStoppedAt: time,
  startedAt: time,
  startedBy: text,
  stopCode: text,
  stoppedAt: time,
  stoppedReason: text,
  stoppingAt: time,
  tags,
  taskArn: text,
  taskDefinitionArn: text,
  version: number,
  ephemeralStorage: fields({ sizeInGiB: number }),
});

const containerDefinition = fields({
  name: text,
  image: text,
  cpu: number,
  memory: number,
  memoryReservation: number,
  portMappings: list(
    fields({ containerPort: number, hostPort: number, protocol: text, name: text, appProtocol: text, containerPortRange: text }),
  ),
  essential: flag,
  entryPoint: list(text),
  command: list(text),
  environment: pairs,
  mountPoints: list(fields({ sourceVolume: text, containerPath: text, readOnly: flag })),
  volumesFrom: list(fields({ sourceContainer: text, readOnly: flag })),
  secrets: list(fields({ name: text, valueFrom: text })),
  dependsOn: list(fields({ containerName: text, condition: text })),
  startTimeout: number,
  stopTimeout: number,
  dockerLabels: map(text),
  logConfiguration: fields({ logDriver: text, options: map(text), secretOptions: list(fields({ name: text, valueFrom: text })) }),
  healthCheck: fields({ command: list(text), interval: number, timeout: number, retries: number, startPeriod: number }),
  systemControls: list(fields({ namespace: text, value: text })),
});

const taskDefinition = fields({
  taskDefinitionArn: text,
  containerDefinitions: list(containerDefinition),
  family: text,
  taskRoleArn: text,
  executionRoleArn: text,
  networkMode: text,
  revision: number,
  volumes: list(fields({ name: text })),
  status: text,
  requiresAttributes: attributes,
  placementConstraints: list(fields({ type: text, expression: text })),
  compatibilities: list(text),
  runtimePlatform: fields({ cpuArchitecture: text, operatingSystemFamily: text }),
  requiresCompatibilities: list(text),
  cpu: text,
  memory: text,
  registeredAt: time,
  registeredBy: text,
});

const revisionSummary = fields({
  arn: text,
  ...taskCounts,
  requestedTestTrafficWeight: fraction,
  requestedProductionTrafficWeight: fraction,
});

const serviceDeployment = fields({
  serviceDeploymentArn: text,
  serviceArn: text,
  clusterArn: text,
  createdAt: time,
  startedAt: time,
  finishedAt: time,
  stoppedAt: time,
  updatedAt: time,
  sourceServiceRevisions: list(revisionSummary),
  targetServiceRevision: revisionSummary,
  status: text,
  statusReason: text,
  lifecycleStage: text,
  deploymentConfiguration,
  rollback: fields({ reason: text, startedAt: time, serviceRevisionArn: text }),
  deploymentCircuitBreaker: fields({ status: text, failureCount: number, threshold: number }),
  alarms: fields({ status: text, alarmNames: list(text), triggeredAlarmNames: list(text) }),
});

const serviceDeploymentBrief = fields({
  serviceDeploymentArn: text,
  serviceArn: text,
  clusterArn: text,
  startedAt: time,
  createdAt: time,
  finishedAt: time,
  targetServiceRevisionArn: text,
  status: text,
  statusReason: text,
});

const resolved = list(fields({ targetGroupArn: text, productionListenerRule: text }));
const managed = { status: text, updatedAt: time, arn: text, statusReason: text };

const serviceRevision = fields({
  serviceRevisionArn: text,
  serviceArn: text,
  clusterArn: text,
  taskDefinition: text,
  capacityProviderStrategy,
  launchType: text,
  platformVersion: text,
  platformFamily: text,
  loadBalancers,
  serviceRegistries,
  networkConfiguration,
  containerImages: list(fields({ containerName: text, imageDigest: text, image: text })),
  guardDutyEnabled: flag,
  createdAt: time,
  vpcLatticeConfigurations,
  resolvedConfiguration: fields({ loadBalancers: resolved, vpcLatticeConfigurations: resolved }),
  ecsManagedResources: fields({
    ingressPaths: list(
      fields({
        accessType: text,
        endpoint: text,
        targetGroups: list(fields({ ...managed, healthCheckPath: text, healthCheckPort: number, port: number })),
      }),
    ),
  }),
  gatewayConnectors,
});

const resource = fields({
  name: text,
  type: text,
  doubleValue: fraction,
  longValue: number,
  integerValue: number,
  stringSetValue: list(text),
});

const containerInstance = fields({
  containerInstanceArn: text,
  ec2InstanceId: text,
  capacityProviderName: text,
  version: number,
  versionInfo: fields({ agentVersion: text, agentHash: text, dockerVersion: text }),
  remainingResources: list(resource),
  registeredResources: list(resource),
  status: text,
  statusReason: text,
  agentConnected: flag,
  runningTasksCount: number,
  pendingTasksCount: number,
  agentUpdateStatus: text,
  attributes,
  registeredAt: time,
  attachments,
  tags,
});

export const ecsAnswers = {
  DescribeServices: fields({ services: list(service), failures }),
  ListTasks: fields({ taskArns: list(text), nextToken: text }),
  DescribeTasks: fields({ tasks: list(task), failures }),
  DescribeTaskDefinition: fields({ taskDefinition, tags }),
  ListServiceDeployments: fields({ serviceDeployments: list(serviceDeploymentBrief), nextToken: text }),
  DescribeServiceDeployments: fields({ serviceDeployments: list(serviceDeployment), failures }),
  DescribeServiceRevisions: fields({ serviceRevisions: list(serviceRevision), failures }),
  DescribeContainerInstances: fields({ containerInstances: list(containerInstance), failures }),
};
