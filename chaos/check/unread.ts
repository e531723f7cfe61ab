/** What an observation says that it could not read AWS must have kept to itself: by that alone the oracle lets it know less. */
import { serviceOf } from '../../simulator/api/errors.ts';
import type { Call } from '../../simulator/in-process.ts';
import { answersSoundly } from '../../simulator/oracle/lateness.ts';
import type { ObservationTime } from '../../simulator/oracle/observation-time.ts';
import type { Played } from '../../simulator/play.ts';
import type { Scenario } from '../../simulator/scenario.ts';
import { notAsked, readApart, type ReadFailure } from '../../src/model/observation.ts';
import type { Finding } from './finding.ts';

/** An API that throttles is left alone for so long at the most, and for an observation. */
const LEFT_ALONE_MS = 90_000;
/** A list of more pages is taken for one without an end. */
const MOST_PAGES = 100;

export function unreadFindings(
  { simulated, services }: Played,
  { scenario }: { readonly scenario: Scenario },
): readonly Finding[] {
  return services.flatMap(({ key, observations, timeline }) => {
    const read = timeline.observations.filter(({ kind }) => kind !== 'closing');
    return observations.flatMap((time, place) =>
      (read[place]?.readFailures ?? [])
        .filter((failure) => !isKept(scenario, simulated.calls, time, failure))
        .map(({ operation, errorName }) => ({
          kind: `unread without a fault: ${operation}`,
          text: `${key}: observation ${place} could not read ${operation} (${errorName}), which AWS answered`,
        })),
    );
  });
}

function isKept(scenario: Scenario, calls: readonly Call[], { atMs, endedMs }: ObservationTime, failure: ReadFailure): boolean {
  const { operation, errorName, reason } = failure;
  // What has just been made one answer may show, and the next not yet.
  if (reason === 'not-found') return true;
  const isWithin = ({ at }: Call): boolean => at >= atMs && at <= endedMs;
  // It went on for more pages than the gate believes in.
  if (reason === 'malformed') return calls.filter((call) => call.operation === operation && isWithin(call)).length >= MOST_PAGES;
  // There was no time left, or the answers were too far apart: only where AWS is slow.
  if (errorName === notAsked || errorName === readApart) return !answersSoundly(scenario);
  // A denial stands, whatever it was asked about.
  const sinceMs = reason === 'denied' ? -Infinity : reason === 'throttled' ? atMs - LEFT_ALONE_MS : atMs;
  const isLike = (other: Call['operation']): boolean =>
    other === operation || (reason === 'throttled' && serviceOf(other) === serviceOf(operation as Call['operation']));
  return calls.some((call) => isLike(call.operation) && call.at >= sinceMs && call.at <= endedMs && call.outcome !== 'answered');
}
