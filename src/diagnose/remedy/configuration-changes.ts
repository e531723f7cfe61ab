/** The same change for each tool that people deploy with, with their own values in it. */
import { acceptsCode, parseCodes } from '../../model/criteria.ts';
import type { Check } from '../../model/health-checks.ts';
import type { Snippet } from '../../model/finding.ts';
import type { HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import type { Difference } from '../evidence/health-check-differences.ts';
import { changeLatticeHealthCheck, setLatticeHealthCheck } from './lattice.ts';
import { awsCommand, clusterName, hclQuoted, serviceCommand, serviceName } from './commands.ts';

export interface HealthCheckChange {
  readonly path?: string;
  readonly matcher?: string;
  readonly port?: string;
  readonly protocol?: string;
  readonly timeoutSeconds?: number;
  /** Of VPC Lattice alone. */
  readonly enabled?: true;
}

const yaml = (value: string | number): string => JSON.stringify(value);
const literal = (value: string | number): string => (typeof value === 'number' ? String(value) : hclQuoted(value));

/** A change of a target group's health check. */
export function changeHealthCheck(timeline: Timeline, { group }: Check, change: HealthCheckChange): readonly Snippet[] {
  if (group.isLattice) return changeLatticeHealthCheck(timeline, group, change);
  const matcherKey = group.healthCheck.matcherKind === 'grpc' ? 'GrpcCode' : 'HttpCode';
  const fields = [
    ['health-check-path', 'path', 'path', 'HealthCheckPath', change.path],
    ['matcher', 'matcher', matcherKey === 'GrpcCode' ? 'healthyGrpcCodes' : 'healthyHttpCodes', 'Matcher', change.matcher],
    ['health-check-port', 'port', 'port', 'HealthCheckPort', change.port],
    ['health-check-protocol', 'protocol', 'protocol', 'HealthCheckProtocol', change.protocol],
    ['health-check-timeout-seconds', 'timeout', 'timeout', 'HealthCheckTimeoutSeconds', change.timeoutSeconds],
  ] as const;
  const set = fields.flatMap(([option, hcl, cdk, cfn, value]) => (value === undefined ? [] : [{ option, hcl, cdk, cfn, value }]));
  const options: Readonly<Record<string, string | number>> = Object.fromEntries(
    set.map(({ option, value }) => [option, option === 'matcher' ? `${matcherKey}=${quotedList(value)}` : value]),
  );
  return [
    {
      tool: 'AWS CLI',
      code: awsCommand(timeline, 'elbv2 modify-target-group', { 'target-group-arn': group.arn, ...options }),
    },
    {
      tool: 'Terraform',
      code: `# in the aws_lb_target_group ${group.name}\nhealth_check {\n${set.map(({ hcl, value }) => `  ${hcl} = ${literal(value)}`).join('\n')}\n}`,
    },
    {
      tool: 'CDK',
      code: `// TypeScript, on the target group\nhealthCheck: { ${set.map(({ cdk, value }) => `${cdk}: ${cdk === 'timeout' ? `Duration.seconds(${value})` : JSON.stringify(value)}`).join(', ')} }`,
    },
    {
      tool: 'CloudFormation',
      code: `# AWS::ElasticLoadBalancingV2::TargetGroup\n${set.map(({ cfn, value }) => (cfn === 'Matcher' ? `Matcher: { ${matcherKey}: ${yaml(value)} }` : `${cfn}: ${yaml(value)}`)).join('\n')}`,
    },
    {
      tool: 'Console',
      code: `EC2 > Target groups > ${group.name} > Health checks > Edit: ${set.map(({ hcl, value }) => `${hcl} ${value}`).join(', ')}`,
    },
  ];
}

/** The matcher with a code added. */
export function withCode({ group }: Check, code: number): string {
  const matcher = group.healthCheck.matcher ?? '200';
  const codes = parseCodes(matcher);
  return codes && acceptsCode(codes, code) ? matcher : `${matcher},${code}`;
}

/** The CLI's shorthand splits at commas: a list of codes is quoted for it. */
const quotedList = (value: string | number): string => (String(value).includes(',') ? `"${value}"` : String(value));

/** What one group of a pair checks otherwise than the other, as options of the CLI. */
export function copyHealthCheck(
  timeline: Timeline,
  model: HealthCheck,
  group: TargetGroup,
  differences: readonly Difference[],
): Snippet {
  const { arn, healthCheck } = group;
  if (group.isLattice) return setLatticeHealthCheck(timeline, { ...group, healthCheck: model });
  const matcherKey = healthCheck.matcherKind === 'grpc' ? 'GrpcCode' : 'HttpCode';
  const options = differences.map(({ option, ofModel }) => [
    option,
    option === 'matcher' && ofModel !== undefined ? `${matcherKey}=${quotedList(ofModel)}` : ofModel,
  ]);
  return {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'elbv2 modify-target-group', {
      'target-group-arn': arn,
      ...(Object.fromEntries(options) as Readonly<Record<string, string | undefined>>),
    }),
  };
}

/** A longer grace period for the service. */
export const changeGracePeriod = (timeline: Timeline, seconds: number): readonly Snippet[] => [
  { tool: 'AWS CLI', code: serviceCommand(timeline, 'update-service', { 'health-check-grace-period-seconds': seconds }) },
  {
    tool: 'Terraform',
    code: `# in the aws_ecs_service ${serviceName(timeline)}\nhealth_check_grace_period_seconds = ${seconds}`,
  },
  { tool: 'CDK', code: `// TypeScript, on the service\nhealthCheckGracePeriod: Duration.seconds(${seconds})` },
  { tool: 'CloudFormation', code: `# AWS::ECS::Service\nHealthCheckGracePeriodSeconds: ${seconds}` },
  {
    tool: 'Console',
    code: `ECS > ${clusterName(timeline)} > ${serviceName(timeline)} > Update service > Load balancing: health check grace period ${seconds} seconds`,
  },
];
