/** Which target groups get how much of production traffic in an observation. */
import { productionTrafficOf, shareOf } from '../model/strategy/production-traffic.ts';
import { serviceDeploymentIn } from '../model/strategy/traffic-shift.ts';
import type { Observation } from '../model/observation.ts';
import type { OwnLoadBalancer, VerifiedDeployment } from '../model/strategy/strategy.ts';
import { loadBalancersOf } from '../model/task-health.ts';

/** A target group, with its share of what its load balancer gets as production traffic. */
export interface ServedGroup {
  readonly arn: string;
  readonly loadBalancer: OwnLoadBalancer;
  readonly role: 'own' | 'other';
  /** undefined: not known. */
  readonly productionPercent: number | undefined;
}

/** Both groups of each pair. */
export const pairedGroups = (observation: Observation, deployment: VerifiedDeployment): readonly ServedGroup[] =>
  loadBalancersOf(observation, deployment).flatMap((loadBalancer) => {
    const { targetGroupArn: own, otherTargetGroupArn: other } = loadBalancer;
    if (own === undefined || other === undefined) return [];
    return [
      { arn: own, loadBalancer, role: 'own' as const, productionPercent: percentOf(own, observation, deployment, loadBalancer) },
      {
        arn: other,
        loadBalancer,
        role: 'other' as const,
        productionPercent: percentOf(other, observation, deployment, loadBalancer),
      },
    ];
  });

/** By the listener rule; where it was not read, as ECS asked for it, which tells only once it is known which group is whose. */
function percentOf(
  groupArn: string,
  observation: Observation,
  deployment: VerifiedDeployment,
  loadBalancer: OwnLoadBalancer,
): number | undefined {
  const rule = observation.rules?.get(loadBalancer.productionListenerRule ?? '');
  const share = rule && shareOf(rule, groupArn);
  if (share !== undefined) return share * 100;
  const requested = serviceDeploymentIn(observation, deployment)?.target?.productionWeight;
  if (requested === undefined || loadBalancer.registration !== 'registered') return undefined;
  return groupArn === loadBalancer.targetGroupArn ? requested : 100 - requested;
}

/** What the listener rules give to the deployment's own groups, in percent, the least of several; undefined: none was read. */
export function ownPercentByRule(observation: Observation, deployment: VerifiedDeployment): number | undefined {
  const shares = productionTrafficOf(observation, loadBalancersOf(observation, deployment)).flatMap(
    ({ loadBalancer, ownShare }) =>
      ownShare === undefined || (loadBalancer.registration ?? 'registered') !== 'registered' ? [] : [ownShare * 100],
  );
  return shares.length === 0 ? undefined : Math.min(...shares);
}
