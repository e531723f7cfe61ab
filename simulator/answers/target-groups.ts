/** DescribeTargetGroups, DescribeTargetHealth and DescribeTargetGroupAttributes. */
import type { TargetDescription, TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { targetGroupNotFound } from '../api/errors.ts';
import { ACCOUNT, awsNames, REGION } from '../world/aws-names.ts';
import type { TargetGroupState, TargetState, World } from '../world/world.ts';
import { type Answerer, pageOf } from './answerer.ts';

/** One that does not exist fails the whole call. */
function groupOf(world: World, arn: string, atMs: number): TargetGroupState {
  const group = world.targetGroupAt(arn, atMs);
  if (group === undefined || group.setting.balancer === 'LATTICE') throw targetGroupNotFound(arn);
  return group;
}

export const describeTargetGroups: Answerer<'DescribeTargetGroups'> = (world, input, atMs) => {
  const all = world.setting.targetGroups.filter(({ balancer }) => balancer !== 'LATTICE').map(({ arn }) => arn);
  const arns = input.TargetGroupArns ?? input.Names?.map((name) => awsNames.targetGroup(name)) ?? all;
  const groups = arns.map((arn) => groupAnswer(groupOf(world, arn, atMs)));
  const wanted = groups.filter(
    (group) => input.LoadBalancerArn === undefined || group.LoadBalancerArns?.includes(input.LoadBalancerArn) === true,
  );
  const { page, next } = pageOf(wanted, input.PageSize ?? 400, input.Marker);
  return { TargetGroups: page, ...(next === undefined ? {} : { NextMarker: next }) };
};

/** Path and matcher are absent for TCP checks. */
function groupAnswer({ setting, isUsed }: TargetGroupState): TargetGroup {
  const { matcher, version } = setting;
  return {
    TargetGroupArn: setting.arn,
    TargetGroupName: setting.name,
    Protocol: setting.protocol,
    Port: setting.port,
    VpcId: 'vpc-0a',
    HealthCheckProtocol: setting.checkProtocol,
    HealthCheckPort: setting.checkPort,
    HealthCheckEnabled: !setting.checksDisabled,
    HealthCheckIntervalSeconds: setting.intervalSeconds,
    HealthCheckTimeoutSeconds: setting.timeoutSeconds,
    HealthyThresholdCount: setting.healthyThreshold,
    UnhealthyThresholdCount: setting.unhealthyThreshold,
    ...(setting.path === undefined ? {} : { HealthCheckPath: setting.path }),
    ...(matcher === undefined ? {} : { Matcher: version === 'GRPC' ? { GrpcCode: matcher } : { HttpCode: matcher } }),
    LoadBalancerArns: isUsed ? [awsNames.loadBalancer(setting.loadBalancer, setting.balancer)] : [],
    TargetType: setting.targetType,
    ...(setting.balancer === 'ALB' ? { ProtocolVersion: version } : {}),
    IpAddressType: 'ipv4',
  };
}

export const describeTargetHealth: Answerer<'DescribeTargetHealth'> = (world, input, atMs) => {
  const group = groupOf(world, input.TargetGroupArn ?? '', atMs);
  if (input.Targets === undefined || input.Targets.length === 0) {
    return { TargetHealthDescriptions: group.targets.map((target) => healthAnswer(group, target)) };
  }
  return {
    TargetHealthDescriptions: input.Targets.map(({ Id = '', Port = group.setting.port }) => {
      const target = group.targets.find((one) => one.id === Id && one.port === Port);
      return target === undefined ? notRegistered(Id, Port) : healthAnswer(group, target);
    }),
  };
};

/** What a group holds that tasks cannot be registered in is named by its ARN; a function has no port. */
function targetAnswer({ name, targetType }: TargetGroupState['setting'], { id, port, zone }: TargetState): TargetDescription {
  switch (targetType) {
    case 'ip':
      return { Id: id, Port: port, AvailabilityZone: REGION + zone };
    case 'instance':
      return { Id: id, Port: port };
    case 'alb':
      return { Id: awsNames.loadBalancer(name, 'ALB'), Port: port };
    case 'lambda':
      return { Id: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}` };
  }
}

const healthAnswer = ({ setting }: TargetGroupState, target: TargetState): TargetHealthDescription => ({
  Target: targetAnswer(setting, target),
  HealthCheckPort: setting.checkPort === 'traffic-port' ? String(target.port) : setting.checkPort,
  TargetHealth: {
    State: target.state,
    ...(target.reason === undefined
      ? {}
      : { Reason: target.reason as NonNullable<TargetHealthDescription['TargetHealth']>['Reason'] }),
    ...(target.description === undefined ? {} : { Description: target.description }),
  },
  AdministrativeOverride: {
    State: 'no_override',
    Reason: 'AdministrativeOverride.NoOverride',
    Description: 'No override is currently active on target',
  },
});

const notRegistered = (Id: string, Port: number): TargetHealthDescription => ({
  Target: { Id, Port },
  TargetHealth: {
    State: 'unused',
    Reason: 'Target.NotRegistered',
    Description: 'Target is not registered to the target group',
  },
});

export const describeTargetGroupAttributes: Answerer<'DescribeTargetGroupAttributes'> = (world, input, atMs) => {
  const { setting } = groupOf(world, input.TargetGroupArn ?? '', atMs);
  const attributes = {
    'deregistration_delay.timeout_seconds': String(setting.deregistrationDelaySeconds),
    'stickiness.enabled': 'false',
    ...(setting.balancer === 'ALB' ? { 'slow_start.duration_seconds': String(setting.slowStartSeconds) } : {}),
  };
  return { Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })) };
};
