/** DescribeTargetHealth → Target[]. */
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Target } from '../model/observation.ts';
import { canonicalAddress } from './addresses.ts';
import type { Asking, Part } from './asking.ts';
import { known } from './door.ts';

/** The targets of a group, in an order of their own: AWS promises none. */
export async function readTargets(asking: Asking, targetGroupArn: string): Promise<Part<readonly Target[]>> {
  const { answer, absence } = await asking.ask(
    'DescribeTargetHealth',
    { TargetGroupArn: targetGroupArn },
    { subject: targetGroupArn },
  );
  if (absence) return { absences: [absence] };
  return { value: (answer.TargetHealthDescriptions ?? []).map(targetOf).sort(byName), absences: [] };
}

const byName = (a: Target, b: Target): number => (a.id === b.id ? a.port - b.port : a.id < b.id ? -1 : 1);

export const targetOf = ({ Target: target, TargetHealth: health, HealthCheckPort }: TargetHealthDescription): Target => ({
  id: canonicalAddress(target?.Id ?? ''),
  port: target?.Port ?? 0,
  state: health?.State ?? '',
  ...known({
    availabilityZone: target?.AvailabilityZone,
    reason: health?.Reason,
    description: health?.Description,
    healthCheckPort: HealthCheckPort,
  }),
});
