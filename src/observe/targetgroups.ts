/** DescribeTargetGroups and DescribeTargetGroupAttributes → TargetGroup[]. */
import type { TargetGroup as ApiTargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Absence, HealthCheck, TargetGroup } from '../model/observation.ts';
import type { Asking, Part } from './asking.ts';
import { known } from './door.ts';

/** Those of the groups that could be read. One that does not exist fails the whole call, so the others are asked for singly. */
export async function readTargetGroups(asking: Asking, arns: readonly string[]): Promise<Part<readonly TargetGroup[]>> {
  if (arns.length === 0) return { value: [], absences: [] };
  const all = await Promise.all([describe(asking, arns), ...arns.map((arn) => readAttributes(asking, arn))]);
  const [described, ...attributes] = all;
  const delays = new Map(attributes.map(({ arn, delaySeconds }) => [arn, delaySeconds]));
  const groups = described.value.map((group) => ({
    ...group,
    ...known({ deregistrationDelaySeconds: delays.get(group.arn) }),
  }));
  return { value: groups, absences: [...described.absences, ...attributes.flatMap(({ absence }) => absence ?? [])] };
}

async function describe(asking: Asking, arns: readonly string[]): Promise<Required<Part<readonly TargetGroup[]>>> {
  const about = arns.length === 1 ? { subject: arns[0] ?? '' } : {};
  const { answer, absence } = await asking.ask('DescribeTargetGroups', { TargetGroupArns: [...arns] }, about);
  if (!absence) return { value: (answer.TargetGroups ?? []).map(targetGroupOf), absences: [] };
  if (absence.reason !== 'not-found' || arns.length === 1) return { value: [], absences: [absence] };
  const singly = await Promise.all(arns.map((arn) => describe(asking, [arn])));
  return { value: singly.flatMap(({ value }) => value), absences: singly.flatMap(({ absences }) => absences) };
}

interface Attributes {
  readonly arn: string;
  readonly delaySeconds?: number;
  readonly absence?: Absence;
}

async function readAttributes(asking: Asking, arn: string): Promise<Attributes> {
  const { answer, absence } = await asking.ask('DescribeTargetGroupAttributes', { TargetGroupArn: arn }, { subject: arn });
  if (absence) return { arn, absence };
  const delay = answer.Attributes?.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  return delay === undefined || !/^\d+$/.test(delay) ? { arn } : { arn, delaySeconds: Number(delay) };
}

/** Absent numbers are those of an Application Load Balancer's defaults: AWS leaves none of them out in practice. */
function healthCheckOf(api: ApiTargetGroup): HealthCheck {
  const { HttpCode: http, GrpcCode: grpc } = api.Matcher ?? {};
  return {
    enabled: api.HealthCheckEnabled ?? true,
    protocol: api.HealthCheckProtocol ?? api.Protocol ?? 'HTTP',
    port: api.HealthCheckPort ?? 'traffic-port',
    intervalSeconds: api.HealthCheckIntervalSeconds ?? 30,
    timeoutSeconds: api.HealthCheckTimeoutSeconds ?? 5,
    healthyThreshold: api.HealthyThresholdCount ?? 5,
    unhealthyThreshold: api.UnhealthyThresholdCount ?? 2,
    ...known({
      path: api.HealthCheckPath,
      matcher: grpc ?? http,
      matcherKind: grpc === undefined ? (http === undefined ? undefined : ('http' as const)) : ('grpc' as const),
    }),
  };
}

export const targetGroupOf = (api: ApiTargetGroup): TargetGroup => ({
  arn: api.TargetGroupArn ?? '',
  name: api.TargetGroupName ?? '',
  targetType: api.TargetType ?? '',
  loadBalancerArns: api.LoadBalancerArns ?? [],
  healthCheck: healthCheckOf(api),
  ...known({ protocol: api.Protocol, protocolVersion: api.ProtocolVersion, port: api.Port }),
});
