/** Target groups, most of them checked often, so that hours of deployment are few. */
import fc, { type Arbitrary } from 'fast-check';
import type { TargetGroupSpec } from '../../simulator/scenario.ts';
import type { Balancer } from '../../simulator/world/aws-names.ts';
import { among, inPercent, sparse, weighted } from './weights.ts';

const timing = weighted<TargetGroupSpec>(
  [4, fc.constant({ intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 })],
  [2, fc.constant({ intervalSeconds: 10, timeoutSeconds: 5, healthyThreshold: 3 })],
  [1, fc.constant({})],
);

const usual = sparse<TargetGroupSpec>({
  deregistrationDelaySeconds: inPercent(90, among(30, 0, 5, 120)),
  unhealthyThreshold: inPercent(20, among(3, 5)),
  path: inPercent(15, among('/health')),
  matcher: inPercent(10, among('200-399', '200,404')),
  slowStartSeconds: inPercent(3, among(30)),
});

/** What makes a target group of little use. */
const odd = weighted<TargetGroupSpec>(
  [60, fc.constant({})],
  [2, fc.constant({ listener: false })],
  [1, fc.constant({ zones: ['a'] })],
  [1, fc.constant({ targetType: 'lambda' })],
  [1, fc.constant({ checksDisabled: true })],
  [1, fc.record({ checkPort: among('3000', '9090') })],
  [2, fc.record({ foreign: fc.constant([{ id: '10.9.9.9', port: 3000, answers: 500 }]) })],
);

export const targetGroup: Arbitrary<TargetGroupSpec> = fc
  .tuple(timing, usual, odd)
  .map(([first, second, third]) => ({ ...first, ...second, ...third }));

/** The same without some of its members. */
export const withoutMembers = (group: TargetGroupSpec, ...members: readonly (keyof TargetGroupSpec)[]): TargetGroupSpec =>
  Object.fromEntries(Object.entries(group).filter(([member]) => !(members as readonly string[]).includes(member)));

/** What the load balancer of a kind allows of it. */
export function behind(balancer: Balancer, group: TargetGroupSpec): TargetGroupSpec {
  // Of an Application Load Balancer checks can be turned off for functions alone.
  if (balancer === 'ALB') return withoutMembers(group, 'checksDisabled');
  if (balancer === 'NLB')
    return { ...withoutMembers(group, 'timeoutSeconds', 'path', 'matcher', 'slowStartSeconds', 'checksDisabled'), balancer };
  return { ...withoutMembers(group, 'slowStartSeconds'), balancer };
}
