/** Whether the deployment is healthy: the only way to green that no input has to open. */
import { hasHealthSignal, stableForSeconds } from '../model/durations.ts';
import { tellsHealth } from '../model/task-health.ts';
import { count, duration } from '../model/text.ts';
import type { Observation } from '../model/observation.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { isWhereWanted } from '../model/where-wanted.ts';
import { showsAllByNow, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function healthy(timeline: Timeline, observation: Observation): CheckResult {
  const { deployment, facts, criteria } = timeline;
  if (!observation.service || !deployment || !tellsHealth(observation, deployment)) return undefined;
  if (!isDone(timeline, deployment, observation)) return undefined;
  const needed = deployment.strategy.neededCount(observation.service, deployment.id);
  if (needed < 1 || !showsAllByNow(timeline)) return undefined;
  // Stryker disable ConditionalExpression: either would do, and nothing is to be green by one of the two alone
  if (facts.healthy.size < needed) return undefined;
  // Set by the newest observation alone, where all that are needed have been healthy for long enough by then.
  if (facts.lastStable?.at !== observation.at) return undefined;
  // Stryker restore ConditionalExpression
  // Stryker disable next-line OptionalChaining: where all is stable, the clock runs
  const since = Math.max(facts.clock?.countsFrom ?? observation.at, facts.whereWantedSince ?? observation.at);
  if (observation.at - since < stableForSeconds(criteria, observation, deployment) * 1000) return undefined;
  const stableFor = duration(observation.at - since);
  const state = hasHealthSignal(observation, deployment) ? 'healthy' : 'running';
  const share = criteria.waitUntil === 'completed' ? undefined : deployment.strategy.productionShare(deployment, observation);
  const tasks = `${needed} of ${count(needed, 'task')} ${state} for ${stableFor}`;
  return { because: share === undefined ? tasks : `${tasks}; ${share}`, passes: true };
}

/** Whether the deployment is where it is waited for, whatever the health of its tasks; what is not told is no. */
export const isDone = (
  { criteria: { waitUntil } }: Timeline,
  deployment: VerifiedDeployment,
  observation: Observation,
): boolean =>
  isWhereWanted(waitUntil, deployment, observation) === true &&
  (waitUntil !== 'completed' || deployment.strategy.isComplete(deployment, observation) === true);
