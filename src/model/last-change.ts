/** Since when an observed service has stood still. */
import type { Observation } from './observation.ts';
import type { Timeline } from './timeline.ts';

/** The newest observation that shows a change: in counts, tasks' or targets' states, the rollout's state, CodeDeploy's word, or events. */
export function lastChangeAt({ observations }: Timeline): number {
  let newer: Observation | undefined;
  for (const observation of observations.toReversed()) {
    if (observation.kind === 'closing' || !observation.service || !observation.tasks) continue;
    if (newer && !showsTheSame(newer, observation)) return newer.at;
    newer = observation;
  }
  return newer?.at ?? observations[0]?.at ?? 0;
}

const showsTheSame = (a: Observation, b: Observation): boolean =>
  a.service === b.service &&
  a.tasks === b.tasks &&
  a.serviceDeployments === b.serviceDeployments &&
  a.codeDeploy === b.codeDeploy &&
  sameTargets(a, b);

const sameTargets = (a: Observation, b: Observation): boolean =>
  a.targets === b.targets ||
  (a.targets.size === b.targets.size && [...a.targets].every(([arn, targets]) => b.targets.get(arn) === targets));
