/** Whether the deployment waits for a person, and what `on-pause` makes of that. */
import { duration } from '../model/text.ts';
import type { Pause } from '../model/strategy/strategy.ts';
import { isTimeUp, lastJudgedObservation, neededCountIn, tells, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function paused(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  const { deployment, criteria } = timeline;
  const [pause] = deployment?.strategy.pauses(deployment) ?? [];
  if (!observation || !pause || !tells(observation)) return undefined;
  const because = pause.words;
  if (criteria.onPause !== 'wait' && deployment?.strategy.tellsWord(observation) !== true) return undefined;
  if (criteria.onPause === 'fail') return { because };
  if (criteria.onPause === 'pass') {
    const sound = soundness(timeline, pause);
    return sound === undefined ? undefined : { because: `${because}; ${sound}`, passes: true };
  }
  return isTimeUp(timeline, observation) ? { because: `${because}, and the time is up` } : undefined;
}

/** How the tasks fare that ECS has asked for so far; undefined: not well, or not for long enough. */
function soundness(timeline: Timeline, { requestedTaskCount }: Pause): string | undefined {
  const { criteria, facts } = timeline;
  // Of a service that asks for no task none will run after the pause either.
  if (requestedTaskCount === 0)
    return neededCountIn(timeline) > 0 || criteria.allowNoTasks ? 'nothing of it runs yet' : undefined;
  const observation = lastJudgedObservation(timeline);
  if (!observation || facts.lastStable?.at !== observation.at || facts.healthy.size < requestedTaskCount) return undefined;
  return `${facts.healthy.size} of its tasks healthy for ${duration(observation.at - (facts.clock?.countsFrom ?? observation.at))}`;
}
