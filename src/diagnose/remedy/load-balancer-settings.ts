/** Changes of load balancers, their rules and their target groups, for each tool that may own them. */
import type { Forms } from '../../model/finding.ts';
import type { Check } from '../../model/health-checks.ts';
import type { TargetGroup } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inCdk, inCloudFormation, inTerraform, newInCloudFormation, newInTerraform } from './forms.ts';
import { typeScript } from './literals.ts';

/** How long a target goes on with its requests once it is deregistered. */
export const changeDeregistrationDelay = (timeline: Timeline, { arn, name }: TargetGroup, seconds: number): Forms => {
  const key = 'deregistration_delay.timeout_seconds';
  return [
    awsCli(
      awsCommand(timeline, 'elbv2 modify-target-group-attributes', {
        'target-group-arn': arn,
        attributes: `Key=${key},Value=${seconds}`,
      }),
    ),
    inTerraform(`the aws_lb_target_group ${name}`, { deregistration_delay: seconds }),
    inCdk('on the target group', `deregistrationDelay: Duration.seconds(${seconds})`),
    inCloudFormation('AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetGroupAttributes: [{ Key: key, Value: String(seconds) }],
    }),
  ];
};

/** Sends requests of a listener to a target group. */
export function addRule(timeline: Timeline, targetGroupArn: string): Forms {
  const [priority, pattern] = [100, '/*'];
  return [
    awsCli(
      awsCommand(timeline, 'elbv2 create-rule', {
        'listener-arn': '<listener-arn>',
        priority,
        conditions: `Field=path-pattern,Values=${pattern}`,
        actions: JSON.stringify([{ Type: 'forward', TargetGroupArn: targetGroupArn }]),
      }),
    ),
    newInTerraform('aws_lb_listener_rule', 'this', {
      listener_arn: '<listener-arn>',
      priority,
      condition: { path_pattern: { values: [pattern] } },
      action: { type: 'forward', target_group_arn: targetGroupArn },
    }),
    inCdk(
      `on the listener <listener-arn>, with the target group ${targetGroupArn}`,
      `listener.addTargetGroups("Rule", { priority: ${priority}, conditions: [elbv2.ListenerCondition.pathPatterns([${typeScript(pattern)}])], targetGroups: [targetGroup] })`,
    ),
    newInCloudFormation('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerRule', {
      ListenerArn: '<listener-arn>',
      Priority: priority,
      Conditions: [{ Field: 'path-pattern', Values: [pattern] }],
      Actions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
    }),
  ];
}

/** The zones of a load balancer: all of its subnets, not only those that are new. */
export function changeLoadBalancerSubnets(timeline: Timeline, check: Check | undefined): Forms {
  const arn = check?.group.loadBalancerArns[0] ?? '<load-balancer-arn>';
  const subnets = '<all-subnets>';
  return [
    awsCli(awsCommand(timeline, 'elbv2 set-subnets', { 'load-balancer-arn': arn, subnets })),
    inTerraform(`the aws_lb ${arn}`, { subnets: [subnets] }),
    inCdk(
      `on the load balancer ${arn}`,
      `vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(this, "Subnet", ${typeScript(subnets)})] }`,
    ),
    inCloudFormation('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: [subnets] }),
  ];
}
