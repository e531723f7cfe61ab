/** A change of a target group's health check, for each tool that may own it. */
import { acceptsCode, parseCodes } from '../../model/criteria.ts';
import type { Check } from '../../model/health-checks.ts';
import type { Forms } from '../../model/finding.ts';
import type { HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inCdk, inCloudFormation, inConsole, inTerraform } from './forms.ts';
import { changeLatticeHealthCheck } from './lattice.ts';
import { typeScript, type Settings } from './literals.ts';

export type HealthCheckChange = Partial<Omit<HealthCheck, 'matcherKind' | 'enabled'>> & { readonly enabled?: true };
type Field = keyof HealthCheckChange;
type Given = string | number | true;

interface Names {
  readonly option: string;
  readonly terraform: string;
  readonly cdk: string;
  readonly cloudFormation: string;
  /** What the console calls it. */
  readonly label: string;
}

const names = (option: string, terraform: string, cdk: string, cloudFormation: string, label: string): Names => ({
  option,
  terraform,
  cdk,
  cloudFormation,
  label,
});

/**
 * https://docs.aws.amazon.com/cli/latest/reference/elbv2/modify-target-group.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group#health_check
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_elasticloadbalancingv2.HealthCheck.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
 */
const namesOf: Readonly<Record<Field, Names>> = {
  enabled: names('health-check-enabled', 'enabled', 'enabled', 'HealthCheckEnabled', 'enabled'),
  protocol: names('health-check-protocol', 'protocol', 'protocol', 'HealthCheckProtocol', 'protocol'),
  port: names('health-check-port', 'port', 'port', 'HealthCheckPort', 'port'),
  path: names('health-check-path', 'path', 'path', 'HealthCheckPath', 'path'),
  matcher: names('matcher', 'matcher', 'healthyHttpCodes', 'Matcher', 'success codes'),
  intervalSeconds: names('health-check-interval-seconds', 'interval', 'interval', 'HealthCheckIntervalSeconds', 'interval'),
  timeoutSeconds: names('health-check-timeout-seconds', 'timeout', 'timeout', 'HealthCheckTimeoutSeconds', 'timeout'),
  healthyThreshold: names(
    'healthy-threshold-count',
    'healthy_threshold',
    'healthyThresholdCount',
    'HealthyThresholdCount',
    'healthy threshold',
  ),
  unhealthyThreshold: names(
    'unhealthy-threshold-count',
    'unhealthy_threshold',
    'unhealthyThresholdCount',
    'UnhealthyThresholdCount',
    'unhealthy threshold',
  ),
};

/** @param group undefined: it could not be read, and whoever pastes it names it */
export function changeHealthCheck(timeline: Timeline, group: TargetGroup | undefined, change: HealthCheckChange): Forms {
  if (group?.isLattice) return changeLatticeHealthCheck(timeline, group, change);
  const { arn = '<target-group-arn>', name = '<target-group>' } = group ?? {};
  const kind = group?.healthCheck.matcherKind === 'grpc' ? 'grpc' : 'http';
  const given = (Object.entries(change) as readonly (readonly [Field, Given | undefined])[]).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, value, ...namesOf[field] }],
  );
  type Row = (typeof given)[number];
  const of = <T>(name: (row: Row) => string, value: (row: Row) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(given.map((row) => [name(row), value(row)]));
  return [
    awsCli(
      awsCommand(timeline, 'elbv2 modify-target-group', {
        'target-group-arn': arn,
        ...of(
          ({ option }) => option,
          ({ field, value }) => (field === 'matcher' ? `${matcherKey(kind)}=${quotedList(value)}` : value),
        ),
      }),
    ),
    inTerraform(`the aws_lb_target_group ${name}`, {
      health_check: of<Given>(
        ({ terraform }) => terraform,
        ({ value }) => value,
      ),
    }),
    inCdk('on the target group', `healthCheck: { ${given.map((row) => memberInCdk(row, kind)).join(', ')} }`),
    inCloudFormation(
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      of<Given | Settings>(
        ({ cloudFormation }) => cloudFormation,
        ({ field, value }) => (field === 'matcher' ? { [matcherKey(kind)]: value } : value),
      ),
    ),
    inConsole(
      'EC2',
      'Target groups',
      name,
      'Health checks',
      `Edit: ${given.map(({ label, value }) => `${label} ${String(value)}`).join(', ')}`,
    ),
  ];
}

const matcherKey = (kind: 'http' | 'grpc'): string => (kind === 'grpc' ? 'GrpcCode' : 'HttpCode');

function memberInCdk(
  { field, cdk, value }: { readonly field: Field; readonly cdk: string; readonly value: Given },
  kind: 'http' | 'grpc',
) {
  if (field === 'matcher' && kind === 'grpc') return `healthyGrpcCodes: ${typeScript(value)}`;
  if (field === 'protocol') return `${cdk}: elbv2.Protocol.${String(value).replace(/\W/g, '_')}`;
  return `${cdk}: ${field.endsWith('Seconds') ? `Duration.seconds(${String(value)})` : typeScript(value)}`;
}

/** The matcher with a code added. */
export function withCode(check: Check | undefined, code: number): string {
  const matcher = check?.group.healthCheck.matcher ?? '200';
  const codes = parseCodes(matcher);
  return codes && acceptsCode(codes, code) ? matcher : `${matcher},${code}`;
}

/** The CLI's shorthand splits at commas: a list of codes is quoted for it. */
const quotedList = (value: Given): string => (String(value).includes(',') ? `"${String(value)}"` : String(value));

/** Of a health check what has these names. */
export const membersOf = (check: HealthCheck, fields: readonly Exclude<Field, 'enabled'>[]): HealthCheckChange =>
  Object.fromEntries(fields.map((field) => [field, check[field]]));
