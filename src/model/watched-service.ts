/** What has become of a service that is waited for by one more observation. */
import { failedTasks, failureThreshold } from './failed-tasks.ts';
import type { Finding } from './finding.ts';
import { lastChangeAt } from './last-change.ts';
import type { Observation } from './observation.ts';
import { endedByOwnError } from './own-error.ts';
import type { Rules, Suspicion, WatchedService } from './ports.ts';
import { defined } from './defined.ts';
import { extend, latestObservation, type Timeline } from './timeline.ts';

/**
 * So often on end an error of the gate's own may keep a service from being judged: what it does not understand may be another
 * thing in the next observation.
 */
const mostMishaps = 3;

export function observed(before: WatchedService, observation: Observation, startedAt: number, rules: Rules): WatchedService {
  const { timeline, verdict, mishaps = 0, ...said } = before;
  let next = timeline;
  try {
    next = extend({ ...timeline, startedAt }, observation);
    const judged = rules.judge(next);
    return { timeline: next, verdict: judged, ...(judged.decided ? said : suspected(before, next, rules)) };
  } catch (error) {
    const isOver = mishaps + 1 >= mostMishaps;
    const ended = isOver ? endedByOwnError(error, observation.endedAt) : verdict;
    return { ...said, timeline: next, verdict: ended, mishaps: mishaps + 1 };
  }
}

/** What the failures that count by now point to, and the most there were; looked for only when something has changed. */
function suspected(
  { suspicion: before, gravest: soFar, timeline: { deployment } }: WatchedService,
  timeline: Timeline,
  { suspect }: Rules,
): Pick<WatchedService, 'suspicion' | 'gravest'> {
  // What became of a deployment that another one is verified in place of is no concern of that one.
  const gravest = timeline.deployment?.id === deployment?.id ? soFar : undefined;
  const failures = failedTasks(timeline).length;
  if (failures === 0) return defined({ gravest });
  const threshold = failureThreshold(timeline);
  const isOld = before?.failures === failures && lastChangeAt(timeline) !== latestObservation(timeline)?.at;
  const suspicion: Suspicion = { failures, threshold, ...defined({ cause: isOld ? before.cause : causeOf(timeline, suspect) }) };
  return { suspicion, gravest: gravest && gravest.failures > failures ? gravest : suspicion };
}

function causeOf(timeline: Timeline, suspect: Rules['suspect']): Finding | undefined {
  try {
    return suspect(timeline);
  } catch {
    // The verdict does not hang on it, and its own diagnosis tells what is wrong.
    return undefined;
  }
}
