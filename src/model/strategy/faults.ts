/** What is wrong with a deployment's traffic and with what ECS made for it, if it lasts. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import { targetGroupName } from '../elb-names.ts';
import type { Observation } from '../observation.ts';
import { mayHaveHealthyTarget } from './load-balancers.ts';
import { productionTrafficOf, shareOf, unread, type ProductionTraffic } from './production-traffic.ts';
import type { Fault, OwnLoadBalancer } from './strategy.ts';

/** What the deployment's own strategy says of it. */
interface Shift {
  readonly loadBalancers: readonly OwnLoadBalancer[] | undefined;
  /** Whether ECS says that all production traffic goes to it; undefined: that was not read. */
  readonly isShifted: boolean | undefined;
}

/** undefined: the observation does not tell. */
export function faultsOf(
  waitUntil: WaitUntil,
  { id }: KnownDeployment,
  observation: Observation,
  { loadBalancers, isShifted }: Shift,
): readonly Fault[] | undefined {
  if (!observation.service) return undefined;
  const resources = failedResources(observation, id);
  if (waitUntil === 'healthy' || !loadBalancers) return resources;
  if (isShifted === undefined || (isShifted && unread(observation, loadBalancers).length > 0)) return undefined;
  const traffic = productionTrafficOf(observation, loadBalancers);
  const missing = traffic.filter(({ rule }) => rule?.isMissing === true).map(missingRule);
  // Where no task is wanted, there is nothing that could serve.
  if (!isShifted || !observation.tasks || observation.service.desiredCount === 0) return [...resources, ...missing];
  return [...resources, ...missing, ...traffic.flatMap((one) => unserved(observation, id, one))];
}

const failedResources = ({ revisions }: Observation, id: string): readonly Fault[] =>
  (revisions.get(id)?.managedResources ?? [])
    .filter(({ status }) => status.endsWith('FAILED'))
    .map(({ kind, arn = '', status, statusReason }) => ({
      key: `${kind} ${arn}`,
      outcome: 'deployment-failed',
      because: `the ${kind} that ECS made for it is ${status}${statusReason === undefined ? '' : `: ${statusReason}`}`,
    }));

const missingRule = ({ ruleArn }: ProductionTraffic): Fault => ({
  key: ruleArn,
  outcome: 'deployment-failed',
  because: `the rule of its production traffic does not exist (${ruleArn})`,
});

/** Groups that get production traffic and have no healthy target of the deployment. */
function unserved(observation: Observation, id: string, { loadBalancer, rule, ruleArn }: ProductionTraffic): readonly Fault[] {
  if (!rule) return [];
  return rule.targetGroups
    .filter(({ weight }) => weight > 0)
    .filter(({ arn }) => arn !== loadBalancer.targetGroupArn || !mayHaveHealthyTarget(observation, id, loadBalancer))
    .map(({ arn }) => ({
      key: `${ruleArn} ${arn}`,
      outcome: 'targets-unhealthy',
      because: `${percent(shareOf(rule, arn))} of production traffic goes to ${targetGroupName(arn)}, where this deployment has no healthy target`,
    }));
}

const percent = (share = 0): string => `${Math.round(share * 1000) / 10} %`;
