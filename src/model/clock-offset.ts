/** What is from before AWS's first answer is dated by this machine's clock alone: once AWS's is known, it is by that one too. */
import { defined } from './defined.ts';
import type { Observation } from './observation.ts';
import type { Verdict } from './outcome.ts';

type Dated = Pick<Observation, 'clockOffsetMs'>;

/** How much later it is by the clock of a later observation than by that of the earlier ones. */
const laterMs = ({ clockOffsetMs = 0 }: Dated, earlier: readonly Observation[]): number =>
  clockOffsetMs - (earlier.at(-1)?.clockOffsetMs ?? 0);

/** The earlier observations, by the clock by which a later one is dated. */
export function datedLike(later: Dated, earlier: readonly Observation[]): readonly Observation[] {
  const byMs = laterMs(later, earlier);
  if (byMs === 0) return earlier;
  const { clockOffsetMs } = later;
  return earlier.map((one) => ({ ...one, at: one.at + byMs, endedAt: one.endedAt + byMs, ...defined({ clockOffsetMs }) }));
}

/** A verdict on the earlier observations, by the same clock. */
export const verdictDatedLike = (later: Dated, earlier: readonly Observation[], verdict: Verdict): Verdict =>
  verdict.decided ? { ...verdict, at: verdict.at + laterMs(later, earlier) } : verdict;

/** The same of a whole run, for an observation that is being made. */
export const runDatedLike = <Run extends { readonly startedAt: number; readonly observations: readonly Observation[] }>(
  later: Dated,
  run: Run,
): Run => ({
  ...run,
  startedAt: run.startedAt + laterMs(later, run.observations),
  observations: datedLike(later, run.observations),
});
