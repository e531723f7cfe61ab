/**
 * When clients cannot have been served as usual, as far as the targets of a group tell.
 *
 * With only unhealthy targets a load balancer sends requests to all of them; with none to send to it answers 503 itself.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
import { loadBalancersOf } from '../model/task-health.ts';
import type { Observation, Target, TargetGroup } from '../model/observation.ts';
import type { ClientImpact } from '../model/report.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import type { Timeline } from '../model/timeline.ts';
import { servedTaskSets } from './code-deploy-traffic.ts';
import { ownGroupsOf, pairedGroups } from './traffic-shares.ts';

function kindOf(targets: readonly Target[]): ClientImpact['kind'] | undefined {
  if (targets.length === 0) return 'no-targets';
  const inUse = targets.filter(({ state }) => state !== 'unused' && !state.endsWith('draining'));
  if (inUse.length === 0) return 'none-in-use';
  return inUse.every(({ state }) => state === 'unhealthy') ? 'fail-open' : undefined;
}

/** A target group, and of production traffic what it gets; undefined: it has no pair, and gets what its load balancer gets. */
interface UsedGroup {
  readonly arn: string | undefined;
  readonly percent: number | undefined;
}

/** The groups of which it is known what traffic they get; of a pair both, whoever is in them. */
function usedGroups(
  observation: Observation,
  deployment: VerifiedDeployment,
  ownGroups: ReadonlySet<string>,
): readonly UsedGroup[] {
  if (deployment.entry?.taskSet) return servedTaskSets(observation, deployment);
  return [
    ...loadBalancersOf(observation, deployment)
      .filter(({ otherTargetGroupArn }) => otherTargetGroupArn === undefined)
      .map(({ targetGroupArn: arn }) => ({ arn, percent: undefined })),
    ...pairedGroups(observation, deployment, ownGroups).flatMap(({ arn, productionPercent: percent }) =>
      percent === undefined ? [] : [{ arn, percent }],
    ),
  ];
}

/** The windows of all target groups of the deployment that a load balancer sends traffic to, in order of time. */
export function clientImpactOf(timeline: Timeline): readonly ClientImpact[] {
  const { observations, deployment } = timeline;
  const ownGroups = ownGroupsOf(timeline);
  const open = new Map<string, ClientImpact>();
  const closed: ClientImpact[] = [];
  for (const observation of observations) {
    if (!deployment) break;
    for (const { arn, percent } of usedGroups(observation, deployment, ownGroups)) {
      const group = observation.targetGroups.find((one) => one.arn === arn);
      const targets = arn === undefined ? undefined : observation.targets.get(arn);
      // What clients of VPC Lattice meet where no target is well, is not documented.
      if (!group || !targets || group.isLattice || group.loadBalancerArns.length === 0) continue;
      const kind = percent === 0 ? undefined : kindOf(targets);
      const before = open.get(group.arn);
      if (before && before.kind !== kind) closed.push({ ...before, until: observation.at });
      if (kind) open.set(group.arn, windowOf(group, kind, percent, before?.kind === kind ? before : undefined, observation.at));
      else open.delete(group.arn);
    }
  }
  return [...closed, ...open.values()].sort((a, b) => a.from - b.from);
}

const windowOf = (
  group: TargetGroup,
  kind: ClientImpact['kind'],
  percent: number | undefined,
  begun: ClientImpact | undefined,
  at: number,
): ClientImpact => ({
  targetGroup: group.name,
  kind,
  ...(percent === undefined ? {} : { productionPercent: Math.max(percent, begun?.productionPercent ?? 0) }),
  meets: isHttp(group.protocol) ? '503s' : 'no connection',
  from: begun?.from ?? at,
});

const isHttp = (protocol: string | undefined): boolean => protocol?.startsWith('HTTP') ?? true;
