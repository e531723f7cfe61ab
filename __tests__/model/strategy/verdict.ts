/** The verdict on observations, with the second of the first that shows it. */
import { judge } from '../../../src/judge/judge.ts';
import type { Criteria } from '../../../src/model/criteria.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { at, timeline } from '../../build.ts';

/** `healthy at 30`, or `in progress`. */
export function verdictOf(observations: readonly Observation[], criteria: Partial<Criteria>): string {
  for (let count = 1; count <= observations.length; count += 1) {
    const verdict = judge(timeline(observations.slice(0, count), criteria));
    const observed = observations[count - 1]?.at ?? 0;
    if (verdict.decided) return `${verdict.outcome} at ${(observed - at(0)) / 1000}`;
  }
  return 'in progress';
}
