/** The clock of `stable-for`: started by the first observation in which all holds, anew when too many tasks fall. */

export interface Clock {
  /** undefined: it does not run. */
  readonly sinceMs: number | undefined;
  /** How many fell since then, surplus ones left out. */
  readonly lapses: number;
  /** Until when all was last told; undefined: never yet. */
  readonly toldMs: number | undefined;
  /** Whether all else held, with all tasks healthy once, when that was last answered. */
  readonly held: boolean;
}

export const noClock: Clock = { sinceMs: undefined, lapses: 0, toldMs: undefined, held: false };

export interface Tick {
  /** When all that it saw had been read. */
  readonly seenMs: number;
  /** Whether as many tasks as desired are healthy; too few by a benign stop leave the clock running. */
  readonly allHealthy: boolean;
  /** Whether all else holds that is waited for: what ceases to hold stops the clock; undefined: nobody answered, which is no news. */
  readonly besides: boolean | undefined;
  /** Whether it told of health and of all else. */
  readonly told: boolean;
  /** How much of the time between two that told may pass for watched. */
  readonly longestGapMs: number;
  /** Whether an observation since the last that told got no answer at all. */
  readonly unheard: boolean;
  /** How long all must stay well. */
  readonly stableMs: number;
  /** How many tasks fell since the observation before, and how many may since the clock started. */
  readonly fell: number;
  readonly tolerated: number;
}

export function clockAfter(clock: Clock, tick: Tick): Clock {
  const { seenMs, allHealthy, besides, told, longestGapMs, fell, tolerated } = tick;
  const toldMs = told ? seenMs : clock.toldMs;
  const lapses = clock.lapses + fell;
  const held = besides === undefined ? clock.held : besides && (clock.held || allHealthy);
  if (clock.sinceMs !== undefined && lapses <= tolerated && besides !== false) {
    // What began in the gap does not go back behind its beginning.
    const gapMs = told ? seenMs - Math.max(clock.toldMs ?? seenMs, clock.sinceMs) : 0;
    if (gapMs > longestGapMs && tick.unheard && gapMs >= tick.stableMs) return { sinceMs: seenMs, lapses, toldMs, held };
    return { sinceMs: clock.sinceMs + Math.max(0, gapMs - longestGapMs), lapses, toldMs, held };
  }
  return { sinceMs: allHealthy && held ? seenMs : undefined, lapses: 0, toldMs, held };
}
