/** Whether the deployment waits for a person, and what `on-pause` makes of that. */
import type { Observation } from '../model/observation.ts';
import { duration } from '../model/text.ts';
import type { Pause } from '../model/strategy/strategy.ts';
import { isTimeUp, neededCountIn, tells, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function paused(timeline: Timeline, observation: Observation): CheckResult {
  const { deployment, criteria } = timeline;
  const pause = deployment?.strategy.pauses(deployment)[0];
  if (!deployment || !pause || !tells(observation)) return undefined;
  const because = pause.words;
  if (criteria.onPause !== 'wait' && !deployment.strategy.tellsWord(observation)) return undefined;
  if (criteria.onPause === 'fail') return { because };
  if (criteria.onPause === 'pass') {
    const sound = soundness(timeline, observation, pause);
    return sound === undefined ? undefined : { because: `${because}; ${sound}`, passes: true };
  }
  return isTimeUp(timeline, observation) ? { because: `${because}, and the time is up` } : undefined;
}

/** How the tasks fare that ECS has asked for so far; undefined: not well, or not for long enough. */
function soundness(timeline: Timeline, observation: Observation, pause: Pause): string | undefined {
  const { criteria, facts } = timeline;
  const { requestedTaskCount = neededCountIn(timeline) } = pause;
  // Of a service that asks for no task none will run after the pause either.
  if (requestedTaskCount === 0)
    return neededCountIn(timeline) > 0 || criteria.allowNoTasks ? 'nothing of it runs yet' : undefined;
  if (facts.lastStable?.at !== observation.at || facts.healthy.size < requestedTaskCount) return undefined;
  // Stryker disable next-line OptionalChaining: where all is stable, the clock runs
  return `${facts.healthy.size} of its tasks healthy for ${duration(observation.at - (facts.clock?.countsFrom ?? observation.at))}`;
}
