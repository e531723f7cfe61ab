/** Which questions an observation has had answers to: as it says itself, or by the scenario's faults; those that befall only some of the calls are left out. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { Simulation } from '../api/respond.ts';
import { START, type Fault } from '../scenario.ts';
import type { ObservationTime } from './observation-time.ts';

interface Asked {
  readonly simulation: Simulation;
}

const REFUSALS: readonly Fault['fault'][] = ['denied', 'expired-credentials', 'no-credentials'];
const FAILURES: readonly Fault['fault'][] = [
  ...REFUSALS,
  'throttled',
  'server-error',
  'hangs',
  'no-such-host',
  'html',
  'reset',
  'truncated',
];

/** What befalls every call of an operation at a time: of several the first. */
const befalls = ({ simulation }: Asked, operation: Operation, atMs: number): Fault['fault'] | undefined =>
  (simulation.scenario.api?.faults ?? []).find(
    ({ operations, from = -Infinity, until = Infinity, every = 1, share = 1, furtherPages }) =>
      operations?.includes(operation) !== false &&
      atMs >= START + from * 1000 &&
      atMs < START + until * 1000 &&
      every === 1 &&
      share === 1 &&
      furtherPages === undefined,
  )?.fault;

/** Whether one of these faults befalls every call of an operation as an observation begins or ends. */
const meets = (
  asked: Asked,
  operation: Operation,
  { atMs, endedMs }: Pick<ObservationTime, 'atMs' | 'endedMs'>,
  met: readonly Fault['fault'][],
): boolean => [atMs, endedMs].some((ms) => met.some((fault) => fault === befalls(asked, operation, ms)));

/** `wasHeard`: AWS has answered before, so that a source of credentials that fails is an outage, and no refusal. */
export function isDenied(asked: Asked, time: ObservationTime, operation: Operation, wasHeard: boolean): boolean {
  const refusals = REFUSALS.filter((refusal) => !wasHeard || refusal !== 'no-credentials');
  const isRefused = time.asked?.has(operation) !== false && time.refused?.has(operation) !== false;
  if (wasHeard && time.unsigned?.has(operation) === true) return false;
  return isRefused && !isAnswered(asked, time, operation) && meets(asked, operation, time, refusals);
}

/** Whether an observation has had an answer to all that it asked in this way, about this where it asks about each by itself. */
export function isAnswered(
  asked: Asked,
  time: Pick<ObservationTime, 'atMs' | 'endedMs' | 'unread'>,
  operation: Operation,
  about?: string,
): boolean {
  if (time.unread === undefined) return !meets(asked, operation, time, FAILURES);
  return !time.unread.some(
    (one) => one.operation === operation && (about === undefined || one.resource === undefined || one.resource === about),
  );
}
