/** DescribeTargetGroups and DescribeTargetGroupAttributes → TargetGroup[]. */
import type { TargetGroup as ApiTargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ReadFailure, HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { defined } from '../../model/defined.ts';

/** Those of the groups that could be read. One that does not exist fails the whole call, so the others are asked for singly. */
export async function readElbTargetGroups(client: AwsClient, arns: readonly string[]): Promise<Part<readonly TargetGroup[]>> {
  if (arns.length === 0) return { value: [], readFailures: [] };
  const all = await Promise.all([describe(client, arns), ...arns.map((arn) => readAttributes(client, arn))]);
  const [described, ...attributes] = all;
  const delays = new Map(attributes.map(({ arn, delaySeconds }) => [arn, delaySeconds]));
  const groups = described.value.map((group) => ({
    ...group,
    ...defined({ deregistrationDelaySeconds: delays.get(group.arn) }),
  }));
  return {
    value: groups,
    readFailures: [...described.readFailures, ...attributes.flatMap(({ readFailure }) => readFailure ?? [])],
  };
}

async function describe(client: AwsClient, arns: readonly string[]): Promise<Required<Part<readonly TargetGroup[]>>> {
  const about = arns.length === 1 ? { resource: arns[0] ?? '' } : {};
  const { output, readFailure } = await client.call('DescribeTargetGroups', { TargetGroupArns: [...arns] }, about);
  if (!readFailure) return { value: (output.TargetGroups ?? []).map(targetGroupOf), readFailures: [] };
  if (readFailure.reason !== 'not-found' || arns.length === 1) return { value: [], readFailures: [readFailure] };
  const singly = await Promise.all(arns.map((arn) => describe(client, [arn])));
  return { value: singly.flatMap(({ value }) => value), readFailures: singly.flatMap(({ readFailures }) => readFailures) };
}

interface Attributes {
  readonly arn: string;
  readonly delaySeconds?: number;
  readonly readFailure?: ReadFailure;
}

async function readAttributes(client: AwsClient, arn: string): Promise<Attributes> {
  const { output, readFailure } = await client.call('DescribeTargetGroupAttributes', { TargetGroupArn: arn }, { resource: arn });
  if (readFailure) return { arn, readFailure };
  const delay = output.Attributes?.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  return delay === undefined || !/^\d{1,6}$/.test(delay) ? { arn } : { arn, delaySeconds: Number(delay) };
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
    ...defined({
      path: api.HealthCheckPath,
      matcher: grpc ?? http,
      matcherKind: grpc === undefined ? (http === undefined ? undefined : ('http' as const)) : ('grpc' as const),
    }),
  };
}

const targetGroupOf = (api: ApiTargetGroup): TargetGroup => ({
  arn: api.TargetGroupArn ?? '',
  name: api.TargetGroupName ?? '',
  targetType: api.TargetType ?? '',
  loadBalancerArns: api.LoadBalancerArns ?? [],
  healthCheck: healthCheckOf(api),
  ...defined({ protocol: api.Protocol, protocolVersion: api.ProtocolVersion, port: api.Port }),
});
