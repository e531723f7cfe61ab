/** What ECS makes by itself for an Express service, and joins for one with a gateway connector: told by service revisions alone. */
import type {
  ECSManagedResources,
  GatewayConnection,
  ManagedIngressPath,
  ManagedTargetGroup,
  ServiceRevision,
} from '@aws-sdk/client-ecs';
import { groupsOf, type LoadBalancerSetting } from '../load-balancer-defaults.ts';
import { START, type ManagedResourceSpec } from '../scenario.ts';
import type { ServiceSetting, TargetGroupSetting } from '../scenario-defaults.ts';
import { ACCOUNT, awsNames, hex, REGION } from '../world/aws-names.ts';
import type { World } from '../world/world.ts';
import { alarmName } from './deployment-configuration.ts';
import { groupNamed, ruleNamed } from './lookup.ts';
import { PORT_NAME } from './port-names.ts';

type Resource = ManagedResourceSpec['resource'];

/** How one of them stands; none has an ARN before it is there. */
function standing(setting: ServiceSetting, resource: Resource, arn: string, atMs: number) {
  const second = (atMs - START) / 1000;
  const spec = setting.managed?.findLast(
    (one) => one.resource === resource && second >= one.at && second < (one.until ?? Infinity),
  );
  const status = (spec?.status ?? 'ACTIVE') as NonNullable<ManagedTargetGroup['status']>;
  return {
    ...(status === 'PROVISIONING' ? {} : { arn }),
    status,
    ...(spec?.reason === undefined ? {} : { statusReason: spec.reason }),
    updatedAt: new Date(spec === undefined ? START - 86_400_000 : START + spec.at * 1000),
  };
}

export function managedResources(
  world: World,
  setting: ServiceSetting,
  entries: readonly LoadBalancerSetting[],
  atMs: number,
): Pick<ServiceRevision, 'ecsManagedResources' | 'gatewayConnectors'> {
  if (setting.kind === 'express') return { ecsManagedResources: expressResources(world, setting, entries, atMs) };
  if (setting.kind !== 'gateway') return {};
  return {
    gatewayConnectors: [{ portName: PORT_NAME }],
    ecsManagedResources: { gatewayConnections: entries.map((entry) => connection(world, setting, entry, atMs)) },
  };
}

function expressResources(
  world: World,
  setting: ServiceSetting,
  entries: readonly LoadBalancerSetting[],
  atMs: number,
): ECSManagedResources {
  const { cluster, name } = setting;
  const id = `service/${cluster}/${name}`;
  const active = (arn: string) => ({ arn, status: 'ACTIVE' as const, updatedAt: new Date(START - 86_400_000) });
  return {
    ingressPaths: entries.map((entry) => ingressPath(world, setting, entry, atMs)),
    autoScaling: {
      scalableTarget: {
        ...active(`arn:aws:application-autoscaling:${REGION}:${ACCOUNT}:scalable-target/${hex(id, 12)}`),
        minCapacity: 1,
        maxCapacity: 20,
      },
    },
    metricAlarms: [active(`arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${alarmName(setting)}`)],
  };
}

function ingressPath(world: World, setting: ServiceSetting, entry: LoadBalancerSetting, atMs: number): ManagedIngressPath {
  const group = groupNamed(world, entry.targetGroup);
  const of = (resource: Resource, arn: string) => standing(setting, resource, arn, atMs);
  const endpoint = `${setting.name}-${hex(setting.name, 4)}.ecs.${REGION}.on.aws`;
  return {
    accessType: 'PUBLIC',
    endpoint,
    loadBalancer: { ...of('load-balancer', loadBalancerArn(group)), scheme: 'internet-facing' },
    certificate: {
      ...of('certificate', `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/${hex(endpoint, 12)}`),
      domainName: endpoint,
    },
    listener: of('listener', listenerArn(world, entry)),
    rule: of('rule', ruleNamed(world, entry.pair?.productionRule ?? '').arn),
    targetGroups: groupsOf(entry).map((name) => {
      const { arn, path = '/', port } = groupNamed(world, name);
      return { ...of('target-group', arn), healthCheckPath: path, healthCheckPort: port, port };
    }),
  };
}

const loadBalancerArn = ({ loadBalancer, balancer }: TargetGroupSetting): string => awsNames.loadBalancer(loadBalancer, balancer);

/** The listener of an ALB stands in the ARN of its rule. */
const listenerArn = (world: World, { pair }: LoadBalancerSetting): string =>
  ruleNamed(world, pair?.productionRule ?? '')
    .arn.replace(':listener-rule/', ':listener/')
    .replace(/\/[0-9a-f]{16}$/, '');

function connection(world: World, setting: ServiceSetting, entry: LoadBalancerSetting, atMs: number): GatewayConnection {
  const { targetGroup, pair } = entry;
  const { productionRule = '', testRule, alternate = '' } = pair ?? {};
  const { status } = standing(setting, 'gateway-connection', '', atMs);
  return {
    gatewayArn: `arn:aws:ecs:${REGION}:${ACCOUNT}:gateway/web`,
    gatewayRouteArn: `arn:aws:ecs:${REGION}:${ACCOUNT}:gateway-route/web/${hex(`${setting.name} ${targetGroup}`, 16)}`,
    portName: PORT_NAME,
    serviceUrl: `https://${setting.name}.example`,
    accessType: 'PUBLIC',
    status: status as NonNullable<GatewayConnection['status']>,
    resources: {
      hostSharedAlb: [
        {
          loadBalancerArn: loadBalancerArn(groupNamed(world, targetGroup)),
          listenerArn: listenerArn(world, entry),
          listenerRuleArn: ruleNamed(world, productionRule).arn,
          ...(testRule === undefined ? {} : { testListenerRuleArn: ruleNamed(world, testRule).arn }),
          targetGroupArn: awsNames.targetGroup(targetGroup),
          alternateTargetGroupArn: awsNames.targetGroup(alternate),
        },
      ],
    },
  };
}
