/** Commands about target groups, rules and listeners of VPC Lattice. */
import { defined } from '../../model/defined.ts';
import { listenerOf } from '../../model/elb-names.ts';
import type { Snippet } from '../../model/finding.ts';
import type { HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import { awsCommand, hclQuoted } from './commands.ts';

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
export const setLatticeHealthCheck = (timeline: Timeline, { arn, healthCheck }: TargetGroup): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'vpc-lattice update-target-group', {
    'target-group-identifier': arn,
    'health-check': healthCheckJson(healthCheck),
  }),
});

/** The group's health check with these changes: for each tool what is to be set. */
export function changeLatticeHealthCheck(
  timeline: Timeline,
  group: TargetGroup,
  change: Partial<HealthCheck>,
): readonly Snippet[] {
  const { path, matcher, port, protocol, timeoutSeconds: timeout } = change;
  const hcl = [
    ...(path === undefined ? [] : [`path = ${hclQuoted(path)}`]),
    ...(matcher === undefined ? [] : [`matcher {\n      value = ${hclQuoted(matcher)}\n    }`]),
    ...(port === undefined
      ? []
      : [port === 'traffic-port' ? '# no port: the one that gets the traffic' : `port = ${Number(port)}`]),
    ...(protocol === undefined ? [] : [`protocol = ${hclQuoted(protocol)}`]),
    ...(timeout === undefined ? [] : [`health_check_timeout_seconds = ${timeout}`]),
    ...(change.enabled === undefined ? [] : [`enabled = ${String(change.enabled)}`]),
  ];
  return [
    setLatticeHealthCheck(timeline, { ...group, healthCheck: { ...group.healthCheck, ...change } }),
    {
      tool: 'Terraform',
      code: `# in the aws_vpclattice_target_group ${group.name}\nconfig {\n  health_check {\n${hcl.map((line) => `    ${line}`).join('\n')}\n  }\n}`,
    },
  ];
}

/** Shows the targets of a group as VPC Lattice sees them. */
export const listTargets = (timeline: Timeline, targetGroupArn: string): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'vpc-lattice list-targets', { 'target-group-identifier': targetGroupArn }),
});

/** Which rule or listener an ARN names, as options. */
function named(ruleArn: string): { readonly noun: 'rule' | 'listener'; readonly options: Readonly<Record<string, string>> } {
  const [service = '', listener, rule] = ruleArn.split(/\/(?:listener|rule)\//);
  const options = { 'service-identifier': service, ...defined({ 'listener-identifier': listener, 'rule-identifier': rule }) };
  return { noun: rule === undefined ? 'listener' : 'rule', options };
}

export function describeLatticeRule(timeline: Timeline, ruleArn: string): Snippet {
  const { noun, options } = named(ruleArn);
  return { tool: 'AWS CLI', code: awsCommand(timeline, `vpc-lattice get-${noun}`, options) };
}

export function listLatticeRules(timeline: Timeline, ruleArn: string): Snippet {
  const { options } = named(listenerOf(ruleArn));
  return { tool: 'AWS CLI', code: awsCommand(timeline, 'vpc-lattice list-rules', options) };
}

/** Everything goes to one group, and the other stays in the rule. */
export function forwardAtLattice(timeline: Timeline, ruleArn: string, to: string, other: string): Snippet {
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
