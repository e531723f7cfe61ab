/** Pairs of target groups: which of the two is whose. */
import type { LoadBalancerSetting } from '../load-balancer-defaults.ts';
import type { ServiceRevisionState } from '../world/world.ts';
import type { Engine } from '../engine/state.ts';
import { groupArn, servingGroups } from './rules.ts';

/** The same entry with the other group of its pair first. */
export const swapped = (entry: LoadBalancerSetting): LoadBalancerSetting =>
  entry.pair === undefined
    ? entry
    : { ...entry, targetGroup: entry.pair.alternate, pair: { ...entry.pair, alternate: entry.targetGroup } };

/** The entry with the group first that production traffic goes to; as it is configured where the rule tells neither. */
export function serving(engine: Engine, entry: LoadBalancerSetting): LoadBalancerSetting {
  if (entry.pair === undefined) return entry;
  const served = servingGroups(engine.rules.get(entry.pair.productionRule));
  return served.includes(entry.pair.alternate) && !served.includes(entry.targetGroup) ? swapped(entry) : entry;
}

/** What a revision's state says of the groups that its tasks register in. */
export const chosenGroups = (
  engine: Engine,
  entries: readonly LoadBalancerSetting[],
): NonNullable<ServiceRevisionState['groups']> =>
  entries.flatMap(({ targetGroup, pair }) =>
    pair === undefined
      ? []
      : [
          {
            targetGroupArn: groupArn(engine, targetGroup),
            otherTargetGroupArn: groupArn(engine, pair.alternate),
            ruleArn: engine.rules.get(pair.productionRule)?.setting.arn ?? '',
          },
        ],
  );
