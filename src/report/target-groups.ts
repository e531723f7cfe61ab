/** What the target groups of the deployment were set to ask, and what its targets answered over all observations. */
import { defined } from '../model/defined.ts';
import { indexTargets, targetKey } from '../model/target-index.ts';
import type { Answer, TargetGroupReport, TargetRow } from '../model/report.ts';
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import { targetGroupPage } from './console-links.ts';
import { targetName } from './render/labels.ts';
import { rankOf } from '../model/target-states.ts';
import { rowOf, tallyTargets, type SeenGroup } from './target-tally.ts';

const answersOf = ({ answers }: SeenGroup): readonly Answer[] =>
  [...answers.values()]
    .map(({ target: { state, reason, description }, targets, lookCount, firstAt, lastAt }) => ({
      state,
      ...defined({ reason, description }),
      targetCount: targets.size,
      lookCount,
      firstAt,
      lastAt,
    }))
    .sort((a, b) => rankOf(a.state) - rankOf(b.state) || b.targetCount - a.targetCount || a.firstAt - b.firstAt);

const groupReport = (seen: SeenGroup): TargetGroupReport => {
  const { group } = seen;
  const { protocol, port, path, matcher, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, enabled } =
    group.healthCheck;
  const consoleUrl = targetGroupPage(group.arn);
  return {
    arn: group.arn,
    name: group.name,
    protocol,
    port,
    portsAsked: [...seen.ports].sort(),
    ...defined({ path, matcher }),
    intervalSeconds,
    timeoutSeconds,
    healthyThreshold,
    unhealthyThreshold,
    enabled,
    observed: answersOf(seen),
    ...defined({ consoleUrl }),
  };
};

/** Target groups in the service's own order, and their targets: this deployment's first, the worst of them on top. */
export function targetsOf(timeline: Timeline): {
  readonly groups: readonly TargetGroupReport[];
  readonly rows: readonly TargetRow[];
} {
  const seen = [...tallyTargets(timeline).values()];
  const observation = lastJudgedObservation(timeline);
  const registered = observation && indexTargets(observation);
  const rows = seen.flatMap(({ group, rows: own }) => {
    const now = [...(registered?.get(group.arn)?.values() ?? [])];
    const byName = new Map(now.map((target) => [targetName(target), target]));
    const ownRows = [...own.values()].map((row) => ({ ...row, registered: byName.get(row.target)?.state === row.state }));
    const ownNames = new Set(ownRows.map(({ target }) => target));
    const foreign = now
      .filter((target) => !ownNames.has(targetName(target)))
      .map((target) => ({
        ...rowOf(group, target, observation?.at ?? 0),
        registered: registered?.get(group.arn)?.has(targetKey(target.id, target.port)) === true,
      }));
    return [...ownRows.sort((a, b) => rankOf(a.state) - rankOf(b.state) || a.lastSeenAt - b.lastSeenAt), ...foreign];
  });
  return { groups: seen.map(groupReport), rows };
}
