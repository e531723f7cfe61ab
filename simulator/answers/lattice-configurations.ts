/** What deployments and service revisions say of VPC Lattice ("VpcLatticeConfiguration" in the ECS API reference). */
import type { VpcLatticeAdvancedConfiguration, VpcLatticeConfiguration } from '@aws-sdk/client-ecs';
import type { LoadBalancerSetting, TargetGroupPair } from '../load-balancer-defaults.ts';
import type { ServiceSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { World } from '../world/world.ts';
import { groupNamed, ruleNamed } from './lookup.ts';
import { portNameOf } from './port-names.ts';

export const latticeConfigurations = (
  world: World,
  { kind }: ServiceSetting,
  entries: readonly LoadBalancerSetting[],
): { readonly vpcLatticeConfigurations?: VpcLatticeConfiguration[] } =>
  kind === 'lattice' ? { vpcLatticeConfigurations: entries.map((entry) => configuration(world, entries, entry)) } : {};

const configuration = (
  world: World,
  entries: readonly LoadBalancerSetting[],
  { targetGroup, port, pair }: LoadBalancerSetting,
): VpcLatticeConfiguration => ({
  roleArn: awsNames.role('ecs-lattice'),
  targetGroupArn: groupNamed(world, targetGroup).arn,
  portName: portNameOf(entries, port),
  ...(pair === undefined ? {} : { advancedConfiguration: advanced(world, pair) }),
});

const advanced = (world: World, { alternate, productionRule, testRule }: TargetGroupPair): VpcLatticeAdvancedConfiguration => ({
  alternateTargetGroupArn: groupNamed(world, alternate).arn,
  productionListenerRule: ruleNamed(world, productionRule).arn,
  ...(testRule === undefined ? {} : { testListenerRule: ruleNamed(world, testRule).arn }),
});
