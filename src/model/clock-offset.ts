/** Observations from before AWS's first answer are dated by this machine's clock alone: once AWS's is known, they are by it too. */
import { defined } from './defined.ts';
import type { Observation } from './observation.ts';

/** The earlier observations, by the clock by which a later one is dated. */
export function datedLike({ clockOffsetMs }: Observation, earlier: readonly Observation[]): readonly Observation[] {
  const byMs = (clockOffsetMs ?? 0) - (earlier.at(-1)?.clockOffsetMs ?? 0);
  if (byMs === 0) return earlier;
  return earlier.map((one) => ({ ...one, at: one.at + byMs, endedAt: one.endedAt + byMs, ...defined({ clockOffsetMs }) }));
}
