/** Whether AWS lets the gate see what it must see. */
import type { Observation, ReadFailure } from '../model/observation.ts';
import { duration } from '../model/text.ts';
import type { Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

/** How long AWS may leave every call unanswered from the first observation on. */
const silenceMs = 120_000;

const words: Partial<Record<ReadFailure['reason'], (readFailure: ReadFailure) => string>> = {
  denied: ({ action, resource }) => `these credentials may not call ${action}${resource === undefined ? '' : ` on ${resource}`}`,
  'no-credentials': () => 'there are no AWS credentials: a step that provides them must come before this one',
  'invalid-credentials': ({ errorName }) => `AWS does not accept these credentials (${errorName})`,
};

export function noAccess(timeline: Timeline, observation: Observation): CheckResult {
  const [first = observation] = timeline.observations;
  const required = timeline.deployment?.strategy.requiredOperations;
  const wasAnswered = timeline.observations.some(({ answered }) => answered);
  for (const readFailure of observation.readFailures) {
    if (!readFailure.needed && required?.has(readFailure.operation) !== true) continue;
    if (readFailure.reason === 'expired-credentials') return { because: expired(observation.at - first.at) };
    // Whoever gave credentials that AWS took may give them again: only AWS says that they are no good any more.
    if (readFailure.reason === 'no-credentials' && wasAnswered) continue;
    const say = words[readFailure.reason];
    if (say) return { because: say(readFailure) };
  }
  if (observation.endedAt - first.at < silenceMs || wasAnswered) return undefined;
  const last = observation.readFailures.at(-1);
  return {
    because: `AWS answered nothing for ${duration(observation.endedAt - first.at)}${last ? ` (${last.errorName}: ${last.message})` : ''}`,
  };
}

const expired = (afterMs: number): string =>
  afterMs < 60_000
    ? 'the AWS credentials have expired: let the step that provides them run just before this one, or raise its `role-duration-seconds`'
    : `the AWS credentials expired after ${duration(afterMs)} of waiting: raise \`role-duration-seconds\` of the step that provides them`;
