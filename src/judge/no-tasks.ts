/** Whether the desired count has been 0 for so long that nothing can be verified. */
import { duration } from '../model/text.ts';
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

const noTasksMs = 60_000;

export function noTasks(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  const { deployment, criteria } = timeline;
  const since = desiredZeroSince(timeline);
  if (!observation?.service || !deployment || since === undefined || observation.at - since < noTasksMs) return undefined;
  const because = `the desired count of ${observation.service.name} has been 0 for ${duration(observation.at - since)}: nothing runs that could be verified`;
  if (!criteria.allowNoTasks) return { because };
  return deployment.strategy.isComplete(deployment, observation) ? { because, passes: true } : undefined;
}

/** When the first of the newest observations in a row began that show the deployment and a desired count of 0. */
function desiredZeroSince({ observations, facts }: Timeline): number | undefined {
  let since: number | undefined;
  for (const observation of observations.toReversed()) {
    if (observation.kind === 'closing' || !observation.service) continue;
    if (observation.service.desiredCount !== 0 || observation.at < (facts.shownIn?.at ?? 0)) break;
    since = observation.at;
  }
  return since;
}
