/** DescribeTargetHealth → Target[]. */
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Target } from '../../model/observation.ts';
import { canonicalAddress } from './ip-address.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { defined } from '../../model/defined.ts';

/** The targets of a group, in an order of their own: AWS promises none. */
export async function readElbTargets(client: AwsClient, targetGroupArn: string): Promise<Part<readonly Target[]>> {
  const { output, readFailure } = await client.call(
    'DescribeTargetHealth',
    { TargetGroupArn: targetGroupArn },
    { resource: targetGroupArn },
  );
  if (readFailure) return { readFailures: [readFailure] };
  return { value: (output.TargetHealthDescriptions ?? []).map(targetOf).sort(byName), readFailures: [] };
}

export const byName = (a: Target, b: Target): number => (a.id === b.id ? a.port - b.port : a.id < b.id ? -1 : 1);

export const targetOf = ({ Target: target, TargetHealth: health, HealthCheckPort }: TargetHealthDescription): Target => ({
  id: canonicalAddress(target?.Id ?? ''),
  port: target?.Port ?? 0,
  state: health?.State ?? '',
  ...defined({
    availabilityZone: target?.AvailabilityZone,
    reason: health?.Reason,
    description: health?.Description,
    healthCheckPort: HealthCheckPort,
  }),
});
