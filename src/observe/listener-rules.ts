/** The listener rules that the service's load balancers name, where ECS shifts traffic. */
import type { Observation } from '../model/observation.ts';
import { loadBalancersOf } from '../model/task-health.ts';
import type { Timeline } from '../model/timeline.ts';
import type { ObservationContext } from './observation-context.ts';
import { readRules } from './load-balancer-reads.ts';

/** Those that send production traffic, once that matters; where the configuration itself is judged, those of test traffic too. */
export async function withRules(
  { client, isAudit }: ObservationContext,
  { criteria, deployment }: Timeline,
  draft: Observation,
): Promise<Observation> {
  if (!deployment || !(isAudit || deployment.strategy.readsRules(criteria.waitUntil, deployment))) return draft;
  const loadBalancers = loadBalancersOf(draft, deployment);
  const named = loadBalancers.flatMap(({ productionListenerRule, testListenerRule }) =>
    isAudit ? [productionListenerRule, testListenerRule] : [productionListenerRule],
  );
  const arns = new Set(named.filter((arn) => arn !== undefined));
  if (arns.size === 0) return draft;
  const groups = loadBalancers
    .flatMap(({ targetGroupArn, otherTargetGroupArn }) => [targetGroupArn, otherTargetGroupArn])
    .filter((arn) => arn !== undefined);
  const { value, readFailures } = await readRules(client, [...arns], groups, !isAudit);
  return { ...draft, rules: value, readFailures: [...draft.readFailures, ...readFailures] };
}
