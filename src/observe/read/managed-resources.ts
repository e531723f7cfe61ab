/** `ecsManagedResources` of a service revision: what ECS made for an Express service, or joined for one with gateways. */
import type { ECSManagedResources, GatewayConnection, ManagedIngressPath } from '@aws-sdk/client-ecs';
import { defined } from '../../model/defined.ts';
import type { ManagedLoadBalancer, ManagedResource, ServiceRevision } from '../../model/observation.ts';

/** The container that ECS gives an Express service. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-overview.html */
const expressContainer = 'Main';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ECSManagedResources.html */
export function managedOf(
  api: ECSManagedResources | undefined,
): Pick<ServiceRevision, 'managedLoadBalancers' | 'managedResources'> {
  if (!api) return {};
  const {
    ingressPaths = [],
    gatewayConnections = [],
    autoScaling,
    metricAlarms = [],
    serviceSecurityGroups = [],
    logGroups = [],
  } = api;
  return {
    managedLoadBalancers: [...ingressPaths.map(ofIngressPath), ...gatewayConnections.flatMap(ofGateway)],
    managedResources: [
      ...ingressPaths.flatMap(resourcesOf),
      ...gatewayConnections.map(connectionOf),
      ...resources('scalable target', [autoScaling?.scalableTarget]),
      ...resources('scaling policy', autoScaling?.applicationAutoScalingPolicies),
      ...resources('metric alarm', metricAlarms),
      ...resources('security group', serviceSecurityGroups),
      ...resources('log group', logGroups),
    ],
  };
}

function ofIngressPath({ targetGroups = [], rule }: ManagedIngressPath): ManagedLoadBalancer {
  const [first, second] = targetGroups;
  return {
    containerName: expressContainer,
    ...defined({
      targetGroupArn: first?.arn,
      alternateTargetGroupArn: second?.arn,
      containerPort: first?.port,
      productionListenerRule: rule?.arn,
    }),
  };
}

function ofGateway({ portName, resources: chosen }: GatewayConnection): readonly ManagedLoadBalancer[] {
  const pairs = chosen?.hostSharedAlb ?? [{}];
  return pairs.map(({ targetGroupArn, alternateTargetGroupArn, listenerRuleArn, testListenerRuleArn }) =>
    defined({
      targetGroupArn,
      alternateTargetGroupArn,
      productionListenerRule: listenerRuleArn,
      testListenerRule: testListenerRuleArn,
      portName,
    }),
  );
}

interface ApiResource {
  readonly arn?: string | undefined;
  readonly status?: string | undefined;
  readonly statusReason?: string | undefined;
}

const resources = (kind: string, listed: readonly (ApiResource | undefined)[] = []): readonly ManagedResource[] =>
  listed.flatMap((one) =>
    one ? [{ kind, status: one.status ?? '', ...defined({ arn: one.arn, statusReason: one.statusReason }) }] : [],
  );

const resourcesOf = ({
  loadBalancer,
  certificate,
  listener,
  rule,
  targetGroups,
}: ManagedIngressPath): readonly ManagedResource[] =>
  [
    ...resources('load balancer', [loadBalancer]),
    ...resources('certificate', [certificate]),
    ...resources('listener', [listener]),
    ...resources('listener rule', [rule]),
    ...resources('target group', targetGroups),
  ].map((one) => ({ ...one, carriesTraffic: true }));

const connectionOf = ({ gatewayRouteArn, status }: GatewayConnection): ManagedResource => ({
  kind: 'gateway connection',
  status: status ?? '',
  ...defined({ arn: gatewayRouteArn }),
  carriesTraffic: true,
});
