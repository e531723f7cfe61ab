/** How late a verdict is that time alone made due: nobody need wait for AWS to show anything. */
import type { Scenario } from '../scenario.ts';
import type { ObservationTime } from './observation-time.ts';
import type { OracleVerdict } from './oracle.ts';

/** So late it may begin: where the observation before ended only after the moment, from its end on. */
export const MOST_LATE_MS = 500;

/** The same where AWS is slow: whether the time is up is decided at an observation's end, which that moment does not know yet. */
export const mostLateMs = ({ atMs, endedMs }: ObservationTime): number => MOST_LATE_MS + endedMs - atMs;

/** Of a verdict in the last of these observations; undefined: something else made it due. */
export function lateMs({ atMs, dueTo }: OracleVerdict, observations: readonly ObservationTime[]): number | undefined {
  const [before, last] = observations.slice(-2);
  return dueTo === 'time' && before && last ? Math.max(0, last.atMs - Math.max(atMs, before.endedMs)) : undefined;
}

/** Whether AWS answers every question of a scenario, and what is true. */
export const answersSoundly = ({ api }: Scenario): boolean =>
  api?.faults === undefined && api?.neighbours === undefined && api?.stale === undefined && api?.limits === undefined;
