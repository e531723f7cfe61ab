/** What of a deployment nothing but one operation tells. */
import type { ServiceKind } from '../scenario.ts';
import { loadBalancersOfRevision } from '../scenario-defaults.ts';
import type { ServiceState } from '../world/world.ts';
import { hasTaskSets } from './entries.ts';
import { isProgressive } from './own-groups.ts';

/**
 * Connectors, and what there is of VPC Lattice, are told by the revision alone: without it nobody knows that a service without load
 * balancers has none. Nor does anybody know without it which group of a pair is whose. A task set has neither, and says itself
 * where its tasks register.
 */
export const needsRevision = (service: ServiceState): boolean =>
  !hasTaskSets(service.setting) && (isProgressive(service.setting) || showsNoLoadBalancer(service));

/** The service itself shows none, whichever of its deployments is meant. */
export const showsNoLoadBalancer = ({ setting, revision }: ServiceState): boolean =>
  !hasTaskSets(setting) &&
  (setting.kind === 'express' ||
    toldByRevision.includes(setting.kind) ||
    loadBalancersOfRevision(setting, revision).length === 0);

const toldByRevision: readonly ServiceKind[] = ['gateway', 'lattice'];

/** Their port has a name, for which the task definition has the number. */
export const needsTaskDefinition = ({ setting }: ServiceState): boolean => toldByRevision.includes(setting.kind);

/** A rule is asked about in one way, a listener in another. */
export function ruleOperation(arn: string): 'DescribeRules' | 'DescribeListeners' | 'GetRule' | 'GetListener' {
  if (arn.includes(':vpc-lattice:')) return arn.includes('/rule/') ? 'GetRule' : 'GetListener';
  return arn.includes(':listener-rule/') ? 'DescribeRules' : 'DescribeListeners';
}
