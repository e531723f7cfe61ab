/** Where production traffic goes: what listener rules and listeners forward, beside what the deployment's own groups are. */
import type { ListenerRule, Observation } from '../observation.ts';
import type { OwnLoadBalancer } from './strategy.ts';

/** A load balancer, and the rule that sends it production traffic. */
export interface ProductionTraffic {
  readonly loadBalancer: OwnLoadBalancer;
  readonly ruleArn: string;
  /** undefined: it was not read in this observation. */
  readonly rule: ListenerRule | undefined;
  /** Of production traffic, from 0 to 1, what goes to the deployment's own group; undefined: not known, or the rule sends none. */
  readonly ownShare: number | undefined;
}

export function productionTrafficOf(
  { rules }: Observation,
  loadBalancers: readonly OwnLoadBalancer[],
): readonly ProductionTraffic[] {
  return loadBalancers.flatMap((loadBalancer) => {
    const { productionListenerRule: ruleArn, targetGroupArn } = loadBalancer;
    if (ruleArn === undefined) return [];
    const rule = rules?.get(ruleArn);
    return [{ loadBalancer, ruleArn, rule, ownShare: rule && shareOf(rule, targetGroupArn) }];
  });
}

/** Of what a rule forwards, the part of one group, from 0 to 1; undefined: it forwards nothing. */
export function shareOf({ targetGroups }: ListenerRule, groupArn: string | undefined): number | undefined {
  const sum = targetGroups.reduce((total, { weight }) => total + weight, 0);
  const own = targetGroups.filter(({ arn }) => arn === groupArn).reduce((total, { weight }) => total + weight, 0);
  return sum === 0 ? undefined : own / sum;
}

/** Where this observation should have read the rule, or which group is the deployment's own, and has not. */
export const unread = (observation: Observation, loadBalancers: readonly OwnLoadBalancer[]): readonly ProductionTraffic[] =>
  productionTrafficOf(observation, loadBalancers).filter(
    ({ rule, loadBalancer }) => rule === undefined || (loadBalancer.registration === 'unread' && rule.isMissing !== true),
  );

/** Rules that do not send all production traffic to the deployment's own group. */
export const misdirected = (observation: Observation, loadBalancers: readonly OwnLoadBalancer[]): readonly ProductionTraffic[] =>
  productionTrafficOf(observation, loadBalancers).filter(({ rule, ownShare }) => rule !== undefined && ownShare !== 1);
