/**
 * When clients cannot have been served as usual, as far as the targets of a group tell.
 *
 * With only unhealthy targets a load balancer sends requests to all of them; with none to send to it answers 503 itself.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
import { loadBalancersOf } from '../model/task-health.ts';
import type { Target } from '../model/observation.ts';
import type { ClientImpact } from '../model/report.ts';
import type { Timeline } from '../model/timeline.ts';

function kindOf(targets: readonly Target[]): ClientImpact['kind'] | undefined {
  if (targets.length === 0) return 'no-targets';
  const inUse = targets.filter(({ state }) => state !== 'unused' && !state.endsWith('draining'));
  if (inUse.length === 0) return 'none-in-use';
  return inUse.every(({ state }) => state === 'unhealthy') ? 'fail-open' : undefined;
}

/** The windows of all target groups of the deployment that a load balancer uses, in order of time. */
export function clientImpactOf({ observations, deployment }: Timeline): readonly ClientImpact[] {
  const open = new Map<string, ClientImpact>();
  const closed: ClientImpact[] = [];
  for (const observation of observations) {
    if (!deployment) break;
    for (const { targetGroupArn } of loadBalancersOf(observation, deployment)) {
      const group = observation.targetGroups.find(({ arn }) => arn === targetGroupArn);
      const targets = targetGroupArn === undefined ? undefined : observation.targets.get(targetGroupArn);
      if (!group || !targets || group.loadBalancerArns.length === 0) continue;
      const kind = kindOf(targets);
      const before = open.get(group.arn);
      if (before?.kind === kind) continue;
      if (before) closed.push({ ...before, until: observation.at });
      if (kind)
        open.set(group.arn, {
          targetGroup: group.name,
          kind,
          meets: isHttp(group.protocol) ? '503s' : 'no connection',
          from: observation.at,
        });
      else open.delete(group.arn);
    }
  }
  return [...closed, ...open.values()].sort((a, b) => a.from - b.from);
}

const isHttp = (protocol: string | undefined): boolean => protocol?.startsWith('HTTP') ?? true;
