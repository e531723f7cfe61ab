/** Whether the deployment is healthy: the only way to green that no input has to open. */
import { hasHealthSignal } from '../model/durations.ts';
import { tellsHealth } from '../model/task-health.ts';
import { count, duration } from '../model/text.ts';
import { firstObservation, lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

/** Reads are eventually consistent: a deployment that is not visible yet will be by then. */
const firstObservationAgeMs = 15_000;

export function healthy(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  const first = firstObservation(timeline);
  const { deployment, facts, criteria } = timeline;
  if (!observation?.service || !first || !deployment || !tellsHealth(observation, deployment)) return undefined;
  if (!deployment.strategy.isWhereWanted(criteria.waitUntil, deployment, observation)) return undefined;
  const { desiredCount } = observation.service;
  if (desiredCount < 1 || facts.healthy.size < desiredCount) return undefined;
  // Set by the newest observation alone when all has been healthy for long enough by then.
  if (facts.lastStableAt !== observation.at || observation.endedAt - first.at < firstObservationAgeMs) return undefined;
  const stableFor = duration(observation.at - (facts.clock?.since ?? observation.at));
  const state = hasHealthSignal(observation, deployment) ? 'healthy' : 'running';
  return { because: `${desiredCount} of ${count(desiredCount, 'task')} ${state} for ${stableFor}`, passes: true };
}
