/** The clock of `stable-for`: started by the first observation in which all holds, anew when too many tasks fall. */

export interface Clock {
  /** undefined: it does not run. */
  readonly sinceMs: number | undefined;
  /** How many fell since then, surplus ones left out. */
  readonly lapses: number;
}

export const noClock: Clock = { sinceMs: undefined, lapses: 0 };

export interface Tick {
  /** When all that it saw had been read. */
  readonly seenMs: number;
  /** Whether as many tasks as desired are healthy; too few by a benign stop leave the clock running. */
  readonly allHealthy: boolean;
  /** Whether all else holds that is waited for: what ceases to hold stops the clock; undefined: nobody answered, which is no news. */
  readonly besides: boolean | undefined;
  /** How many tasks fell since the observation before, and how many may since the clock started. */
  readonly fell: number;
  readonly tolerated: number;
}

export function clockAfter(clock: Clock, { seenMs, allHealthy, besides, fell, tolerated }: Tick): Clock {
  const lapses = clock.lapses + fell;
  if (clock.sinceMs !== undefined && lapses <= tolerated && besides !== false) return { sinceMs: clock.sinceMs, lapses };
  return { sinceMs: allHealthy && besides === true ? seenMs : undefined, lapses: 0 };
}
