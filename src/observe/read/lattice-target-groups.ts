/** GetTargetGroup of VPC Lattice → TargetGroup[]. */
import type { GetTargetGroupResponse, HealthCheckConfig } from '@aws-sdk/client-vpc-lattice';
import { defined } from '../../model/defined.ts';
import type { HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';

/** Those of the groups that could be read, each asked for by itself. */
export async function readLatticeTargetGroups(
  client: AwsClient,
  arns: readonly string[],
): Promise<Required<Part<readonly TargetGroup[]>>> {
  const replies = await Promise.all(
    arns.map((arn) => client.call('GetTargetGroup', { targetGroupIdentifier: arn }, { resource: arn })),
  );
  return {
    value: replies.flatMap(({ output }) => (output ? [targetGroupOf(output)] : [])),
    readFailures: replies.flatMap(({ readFailure }) => readFailure ?? []),
  };
}

const targetGroupOf = ({ arn, name, type, config = {}, serviceArns }: GetTargetGroupResponse): TargetGroup => ({
  arn: arn ?? '',
  name: name ?? '',
  isLattice: true,
  targetType: (type ?? '').toLowerCase(),
  loadBalancerArns: serviceArns ?? [],
  healthCheck: healthCheckOf(config.healthCheck ?? {}, config.protocolVersion ?? 'HTTP1'),
  ...defined({ protocol: config.protocol, protocolVersion: config.protocolVersion, port: config.port }),
});

/**
 * Defaults are those that AWS documents for what an answer leaves out; checks are on for HTTP1 alone.
 * https://docs.aws.amazon.com/vpc-lattice/latest/ug/target-group-health-checks.html
 */
const healthCheckOf = (api: HealthCheckConfig, protocolVersion: string): HealthCheck => ({
  enabled: api.enabled ?? protocolVersion === 'HTTP1',
  protocol: api.protocol ?? 'HTTP',
  port: api.port?.toString() ?? 'traffic-port',
  path: api.path ?? '/',
  matcher: api.matcher?.httpCode ?? '200',
  matcherKind: 'http',
  intervalSeconds: api.healthCheckIntervalSeconds ?? 30,
  timeoutSeconds: api.healthCheckTimeoutSeconds ?? 5,
  healthyThreshold: api.healthyThresholdCount ?? 5,
  unhealthyThreshold: api.unhealthyThresholdCount ?? 2,
});
