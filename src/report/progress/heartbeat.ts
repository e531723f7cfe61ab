/** When a line is due although nothing has changed: nobody may wait longer than 30 seconds for one. */
import type { Observation } from '../../model/observation.ts';

export const heartbeatMs = 30_000;

/** Two intervals of the same length differ by this much at the most: 10 % jitter either way. */
const jitterFactor = 1.25;
/** The interval doubles while AWS throttles. */
const throttledFactor = 2;

/** When the next observation will have ended at the latest, as far as the newest two tell. */
function latestNextEnd(newest: Observation, before: Observation | undefined): number {
  const interval = before ? newest.at - before.at : 0;
  return newest.endedAt + interval * jitterFactor * (newest.throttled ? throttledFactor : 1);
}

/** Whether the observation after the newest would come too late to say a line in time. */
export const isHeartbeatDue = (observations: readonly Observation[], lastLineAt: number): boolean => {
  const newest = observations.at(-1);
  return newest !== undefined && latestNextEnd(newest, observations.at(-2)) > lastLineAt + heartbeatMs;
};
