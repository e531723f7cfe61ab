/** Service deployments and service revisions: what is read of them. */
import type {
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsResponse,
  ECSManagedResources,
  GatewayConnection,
  ListServiceDeploymentsResponse,
  ManagedIngressPath,
  ResolvedConfiguration,
  Rollback,
  ServiceDeployment,
  ServiceDeploymentAlarms,
  ServiceDeploymentBrief,
  ServiceDeploymentCircuitBreaker,
  ServiceRevision,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import { count, date, fields, list, must, name, percent, text, type Shapes } from '../shape.ts';
import { latticeConfiguration, loadBalancer, serviceConnect, stagesOfDeployment } from './services.ts';

const summary = fields<ServiceRevisionSummary>({
  arn: must(name),
  requestedTaskCount: count,
  runningTaskCount: count,
  pendingTaskCount: count,
  requestedTestTrafficWeight: percent,
  requestedProductionTrafficWeight: percent,
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
const serviceDeployment = fields<ServiceDeployment>({
  serviceDeploymentArn: must(name),
  targetServiceRevision: summary,
  sourceServiceRevisions: list(summary),
  createdAt: must(date),
  finishedAt: date,
  status: must(name),
  statusReason: text,
  lifecycleStage: name,
  lifecycleHookDetails: list(
    fields({
      hookId: name,
      targetType: name,
      status: name,
      targetArn: name,
      expiresAt: date,
      timeoutAction: name,
    }),
  ),
  deploymentConfiguration: stagesOfDeployment,
  rollback: fields<Rollback>({ reason: text, startedAt: date, serviceRevisionArn: name }),
  alarms: fields<ServiceDeploymentAlarms>({ status: name, triggeredAlarmNames: list(name) }),
  deploymentCircuitBreaker: fields<ServiceDeploymentCircuitBreaker>({ status: name, failureCount: count, threshold: count }),
});

const brief = fields<ServiceDeploymentBrief>({
  serviceDeploymentArn: must(name),
  targetServiceRevisionArn: name,
  createdAt: date,
  finishedAt: date,
  status: must(name),
  statusReason: text,
});

const resolved = list(fields({ targetGroupArn: must(name), productionListenerRule: name }));

const resource = fields<{ arn: string | undefined; status: string | undefined; statusReason: string | undefined }>({
  arn: name,
  status: must(name),
  statusReason: text,
});

const ingressPath = fields<ManagedIngressPath>({
  loadBalancer: resource,
  certificate: resource,
  listener: resource,
  rule: resource,
  targetGroups: list(fields({ arn: name, status: must(name), statusReason: text, port: count })),
});

const gatewayConnection = fields<GatewayConnection>({
  portName: name,
  gatewayRouteArn: name,
  status: must(name),
  resources: fields({
    hostSharedAlb: list(
      fields({ targetGroupArn: name, alternateTargetGroupArn: name, listenerRuleArn: name, testListenerRuleArn: name }),
    ),
  }),
});

const managedResources = fields<ECSManagedResources>({
  ingressPaths: list(ingressPath),
  gatewayConnections: list(gatewayConnection),
  autoScaling: fields({ scalableTarget: resource, applicationAutoScalingPolicies: list(resource) }),
  metricAlarms: list(resource),
  serviceSecurityGroups: list(resource),
  logGroups: list(resource),
});

const revision = fields<ServiceRevision>({
  serviceRevisionArn: must(name),
  loadBalancers: list(loadBalancer),
  vpcLatticeConfigurations: list(latticeConfiguration),
  // Their number is all that counts.
  gatewayConnectors: list(fields({})),
  serviceConnectConfiguration: serviceConnect,
  taskDefinition: name,
  createdAt: date,
  resolvedConfiguration: fields<ResolvedConfiguration>({ loadBalancers: resolved, vpcLatticeConfigurations: resolved }),
  ecsManagedResources: managedResources,
});

export const shapesOfDeployments: Shapes<'ListServiceDeployments' | 'DescribeServiceDeployments' | 'DescribeServiceRevisions'> = {
  ListServiceDeployments: fields<ListServiceDeploymentsResponse>({ serviceDeployments: must(list(brief)), nextToken: name }),
  DescribeServiceDeployments: fields<DescribeServiceDeploymentsResponse>({ serviceDeployments: must(list(serviceDeployment)) }),
  DescribeServiceRevisions: fields<DescribeServiceRevisionsResponse>({ serviceRevisions: must(list(revision)) }),
};
