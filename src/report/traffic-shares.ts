/** Which target groups get how much of production traffic in an observation. */
import { productionTrafficOf, shareOf } from '../model/strategy/production-traffic.ts';
import { serviceDeploymentIn } from '../model/strategy/traffic-shift.ts';
import type { Observation } from '../model/observation.ts';
import type { OwnLoadBalancer, VerifiedDeployment } from '../model/strategy/strategy.ts';
import { loadBalancersOf } from '../model/task-health.ts';
import type { Timeline } from '../model/timeline.ts';

/** A target group of a pair, with its share of what its load balancer gets as production traffic. */
export interface ServedGroup {
  readonly arn: string;
  readonly loadBalancer: OwnLoadBalancer;
  /** `unknown`: it is not known which of the pair is whose. */
  readonly role: 'own' | 'other' | 'unknown';
  /** undefined: not known. */
  readonly productionPercent: number | undefined;
}

/** The groups that turned out to be the deployment's own: known from the end, they were so from the beginning. */
export const ownGroupsOf = ({ observations, deployment }: Timeline): ReadonlySet<string> =>
  new Set(
    observations.flatMap((observation) =>
      (deployment ? loadBalancersOf(observation, deployment) : []).flatMap(({ registration, targetGroupArn }) =>
        registration === 'registered' && targetGroupArn !== undefined ? [targetGroupArn] : [],
      ),
    ),
  );

/** Both groups of each pair, its own first. */
export const pairedGroups = (
  observation: Observation,
  deployment: VerifiedDeployment,
  ownGroups: ReadonlySet<string>,
): readonly ServedGroup[] =>
  loadBalancersOf(observation, deployment).flatMap((loadBalancer) => {
    const { targetGroupArn: first, otherTargetGroupArn: second, registration } = loadBalancer;
    if (first === undefined || second === undefined) return [];
    const isKnown = registration !== 'contradictory' && ownGroups.has(first) !== ownGroups.has(second);
    const own = isKnown && ownGroups.has(second) ? second : first;
    return [own, own === first ? second : first].map((arn) => {
      const role = isKnown ? (arn === own ? 'own' : 'other') : 'unknown';
      return { arn, loadBalancer, role, productionPercent: percentOf(arn, role, loadBalancer, observation, deployment) };
    });
  });

/** By the listener rule; where it was not read, as ECS asked for it, which tells only once it is known which group is whose. */
function percentOf(
  groupArn: string,
  role: ServedGroup['role'],
  { productionListenerRule = '' }: OwnLoadBalancer,
  observation: Observation,
  deployment: VerifiedDeployment,
): number | undefined {
  const rule = observation.rules?.get(productionListenerRule);
  const share = rule && shareOf(rule, groupArn);
  if (share !== undefined) return share * 100;
  const requested = serviceDeploymentIn(observation, deployment)?.target?.productionWeight;
  if (requested === undefined || role === 'unknown') return undefined;
  return role === 'own' ? requested : 100 - requested;
}

/** What the listener rules give to the deployment's own groups, in percent, the least of several; undefined: none was read. */
export function ownPercentByRule(observation: Observation, deployment: VerifiedDeployment): number | undefined {
  const shares = productionTrafficOf(observation, loadBalancersOf(observation, deployment)).flatMap(
    ({ loadBalancer, ownShare }) =>
      ownShare === undefined || (loadBalancer.registration ?? 'registered') !== 'registered' ? [] : [ownShare * 100],
  );
  return shares.length === 0 ? undefined : Math.min(...shares);
}
