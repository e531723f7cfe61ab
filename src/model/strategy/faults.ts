/** What is wrong with a deployment's traffic and with what ECS made for it, if it lasts. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import { targetGroupName } from '../elb-names.ts';
import type { Observation } from '../observation.ts';
import { areRevisionsRead, resourcesOf } from './load-balancers.ts';
import { areTargetsRead, mayHaveHealthyTarget } from './registered-targets.ts';
import { productionTrafficOf, shareOf, unread, type ProductionTraffic } from './production-traffic.ts';
import type { Fault, FaultKind, OwnLoadBalancer, SeenFaults } from './strategy.ts';

/** What the deployment's own strategy says of it. */
interface Shift {
  readonly loadBalancers: readonly OwnLoadBalancer[] | undefined;
  /** Whether ECS says that all production traffic goes to it; undefined: that was not read. */
  readonly isShifted: boolean | undefined;
}

export function faultsOf(
  waitUntil: WaitUntil,
  { id }: KnownDeployment,
  observation: Observation,
  { loadBalancers, isShifted }: Shift,
): SeenFaults {
  const resources = failedResources(observation, id);
  const ofResources: readonly FaultKind[] = areRevisionsRead(observation) ? [] : ['resource'];
  if (waitUntil === 'healthy') return { found: resources, untold: new Set(ofResources) };
  const areRulesRead = loadBalancers !== undefined && unread(observation, loadBalancers).length === 0;
  if (!loadBalancers || isShifted === undefined || (isShifted && !areRulesRead))
    return { found: resources, untold: new Set([...ofResources, 'rule', 'traffic']) };
  const ofRules: readonly FaultKind[] = areRulesRead ? ofResources : [...ofResources, 'rule'];
  const traffic = productionTrafficOf(observation, loadBalancers);
  const found = [...resources, ...traffic.filter(({ rule }) => rule?.isMissing === true).map(missingRule)];
  // Where no task is wanted, there is nothing that could serve.
  if (!isShifted || observation.service?.desiredCount === 0) return { found, untold: new Set(ofRules) };
  if (!traffic.every((one) => areServersRead(observation, one))) return { found, untold: new Set([...ofResources, 'traffic']) };
  return { found: [...found, ...traffic.flatMap((one) => unserved(observation, id, one))], untold: new Set(ofResources) };
}

const failedResources = (observation: Observation, id: string): readonly Fault[] =>
  resourcesOf(observation, id)
    .filter(({ status }) => status.endsWith('FAILED'))
    .map(({ kind, arn = '', status, statusReason }) => ({
      kind: 'resource',
      key: `${kind} ${arn}`,
      outcome: 'deployment-failed',
      because: `the ${kind} that ECS made for it is ${status}${statusReason === undefined ? '' : `: ${statusReason}`}`,
    }));

const missingRule = ({ ruleArn }: ProductionTraffic): Fault => ({
  kind: 'rule',
  key: ruleArn,
  outcome: 'deployment-failed',
  because: `the rule of its production traffic does not exist (${ruleArn})`,
});

/** Whether the targets were read that answer production traffic, where it goes to the deployment's own group. */
const areServersRead = (observation: Observation, { loadBalancer: { targetGroupArn = '' }, ownShare = 0 }: ProductionTraffic) =>
  ownShare === 0 || areTargetsRead(observation, targetGroupArn);

/** Groups that get production traffic and have no healthy target of the deployment. */
function unserved(observation: Observation, id: string, { loadBalancer, rule, ruleArn }: ProductionTraffic): readonly Fault[] {
  if (!rule) return [];
  return rule.targetGroups
    .filter(({ weight }) => weight > 0)
    .filter(({ arn }) => arn !== loadBalancer.targetGroupArn || !mayHaveHealthyTarget(observation, id, loadBalancer))
    .map(({ arn }) => ({
      kind: 'traffic',
      key: `${ruleArn} ${arn}`,
      outcome: 'targets-unhealthy',
      because: `${percent(shareOf(rule, arn))} of production traffic goes to ${targetGroupName(arn)}, where this deployment has no healthy target`,
    }));
}

const percent = (share = 0): string => `${Math.round(share * 1000) / 10} %`;
