/** Commands about target groups, rules and listeners of VPC Lattice. */
import { defined } from '../../model/defined.ts';
import { listenerOf } from '../../model/elb-names.ts';
import type { Form, Forms } from '../../model/finding.ts';
import type { HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inCdk, inCloudFormation, inTerraform } from './forms.ts';
import { inPascalCase, typeScript } from './literals.ts';

/** `--health-check` takes the whole of it, in the API's own names. */
const healthCheckJson = ({ enabled, protocol, port, path, matcher, ...times }: HealthCheck): string =>
  JSON.stringify({
    enabled,
    protocol,
    ...(port === 'traffic-port' ? {} : { port: Number(port) }),
    ...defined({ path, matcher: matcher === undefined ? undefined : { httpCode: matcher } }),
    healthCheckIntervalSeconds: times.intervalSeconds,
    healthCheckTimeoutSeconds: times.timeoutSeconds,
    healthyThresholdCount: times.healthyThreshold,
    unhealthyThresholdCount: times.unhealthyThreshold,
  });

/** What a group is to check, all of it. */
export const setLatticeHealthCheck = (timeline: Timeline, { arn, healthCheck }: TargetGroup): Form =>
  awsCli(
    awsCommand(timeline, 'vpc-lattice update-target-group', {
      'target-group-identifier': arn,
      'health-check': healthCheckJson(healthCheck),
    }),
  );

/**
 * The group's health check with these changes: for a command all of it, for the other tools what is to be set.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpclattice_target_group
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-vpclattice-targetgroup-healthcheckconfig.html
 */
export function changeLatticeHealthCheck(timeline: Timeline, group: TargetGroup, change: Partial<HealthCheck>): Forms {
  const command = setLatticeHealthCheck(timeline, { ...group, healthCheck: { ...group.healthCheck, ...change } });
  const { path, matcher, port, protocol, enabled } = change;
  // The port of the traffic is the one that is not set: elsewhere a line is to be taken out.
  if (port === 'traffic-port') return [command];
  const fixedPort = port === undefined ? undefined : Number(port);
  const [interval, timeout] = [change.intervalSeconds, change.timeoutSeconds];
  const [healthy, unhealthy] = [change.healthyThreshold, change.unhealthyThreshold];
  const named = defined({
    enabled,
    protocol,
    port: fixedPort,
    path,
    matcher: matcher === undefined ? undefined : { httpCode: matcher },
    healthCheckIntervalSeconds: interval,
    healthCheckTimeoutSeconds: timeout,
    healthyThresholdCount: healthy,
    unhealthyThresholdCount: unhealthy,
  });
  const forTerraform = defined({
    enabled,
    protocol,
    port: fixedPort,
    path,
    matcher: matcher === undefined ? undefined : { value: matcher },
    health_check_interval_seconds: interval,
    health_check_timeout_seconds: timeout,
    healthy_threshold_count: healthy,
    unhealthy_threshold_count: unhealthy,
  });
  return [
    command,
    inTerraform(`the aws_vpclattice_target_group ${group.name}`, { config: { health_check: forTerraform } }),
    inCdk('in the config of the CfnTargetGroup', `healthCheck: ${typeScript(named)}`),
    inCloudFormation('AWS::VpcLattice::TargetGroup', { Config: { HealthCheck: inPascalCase(named) } }),
  ];
}

/** Shows the targets of a group as VPC Lattice sees them. */
export const listTargets = (timeline: Timeline, targetGroupArn: string): Form => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'vpc-lattice list-targets', { 'target-group-identifier': targetGroupArn }),
});

/** Which rule or listener an ARN names, as options. */
function named(ruleArn: string): { readonly noun: 'rule' | 'listener'; readonly options: Readonly<Record<string, string>> } {
  const [service = '', listener, rule] = ruleArn.split(/\/(?:listener|rule)\//);
  const options = { 'service-identifier': service, ...defined({ 'listener-identifier': listener, 'rule-identifier': rule }) };
  return { noun: rule === undefined ? 'listener' : 'rule', options };
}

export function describeLatticeRule(timeline: Timeline, ruleArn: string): Form {
  const { noun, options } = named(ruleArn);
  return { tool: 'AWS CLI', code: awsCommand(timeline, `vpc-lattice get-${noun}`, options) };
}

export function listLatticeRules(timeline: Timeline, ruleArn: string): Form {
  const { options } = named(listenerOf(ruleArn));
  return { tool: 'AWS CLI', code: awsCommand(timeline, 'vpc-lattice list-rules', options) };
}

/** Everything goes to one group, and the other stays in the rule. */
export function forwardAtLattice(timeline: Timeline, ruleArn: string, to: string, other: string): Form {
  const { noun, options } = named(ruleArn);
  const targetGroups = [
    { targetGroupIdentifier: to, weight: 100 },
    { targetGroupIdentifier: other, weight: 0 },
  ];
  return {
    tool: 'AWS CLI',
    code: awsCommand(timeline, `vpc-lattice update-${noun}`, {
      ...options,
      [noun === 'rule' ? 'action' : 'default-action']: JSON.stringify({ forward: { targetGroups } }),
    }),
  };
}

/** Sends everything that a listener gets to one group, unless a rule says otherwise. */
export function forwardLatticeListener(timeline: Timeline, targetGroupArn: string): Forms {
  const targetGroups = [{ targetGroupIdentifier: targetGroupArn, weight: 100 }];
  return [
    awsCli(
      awsCommand(timeline, 'vpc-lattice update-listener', {
        'service-identifier': '<service>',
        'listener-identifier': '<listener>',
        'default-action': JSON.stringify({ forward: { targetGroups } }),
      }),
    ),
    inTerraform('the aws_vpclattice_listener <listener> of <service>', {
      default_action: { forward: { target_groups: { target_group_identifier: targetGroupArn, weight: 100 } } },
    }),
    inCdk('on the CfnListener <listener> of <service>', `defaultAction: ${typeScript({ forward: { targetGroups } })}`),
    inCloudFormation('AWS::VpcLattice::Listener', {
      DefaultAction: { Forward: { TargetGroups: targetGroups.map(inPascalCase) } },
    }),
  ];
}
