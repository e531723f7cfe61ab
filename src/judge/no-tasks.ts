/** Whether no task has been asked for for so long that nothing can be verified. */
import type { Observation, Service } from '../model/observation.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { duration } from '../model/text.ts';
import type { Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

const noTasksMs = 60_000;

export function noTasks(timeline: Timeline, observation: Observation): CheckResult {
  const { deployment, criteria } = timeline;
  if (!observation.service || !deployment) return undefined;
  const since = noneNeededSince(timeline, deployment);
  if (since === undefined || observation.at - since < noTasksMs) return undefined;
  const because = `${zeroInWords(observation.service, deployment)} has been 0 for ${duration(observation.at - since)}: nothing runs that could be verified`;
  if (!criteria.allowNoTasks) return { because };
  return deployment.strategy.isComplete(deployment, observation) ? { because, passes: true } : undefined;
}

const zeroInWords = ({ name, desiredCount }: Service, { id }: VerifiedDeployment): string =>
  desiredCount === 0 ? `the desired count of ${name}` : `the scale of ${id}`;

/** When the first of the newest observations in a row began that show the deployment and ask for no task of it. */
function noneNeededSince({ observations, facts }: Timeline, { strategy, id }: VerifiedDeployment): number | undefined {
  let since: number | undefined;
  for (const observation of observations.toReversed()) {
    if (!observation.service) continue;
    if (strategy.neededCount(observation.service, id) !== 0 || observation.at < (facts.shownIn?.at ?? 0)) break;
    since = observation.at;
  }
  return since;
}
