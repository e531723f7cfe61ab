/** What came of many plays: counts, the worst lag, and what was wrong. */
import { strategyNames } from './generate/services.ts';
import type { PlayResult } from './play-result.ts';

export interface Failure {
  readonly kind: string;
  readonly text: string;
  /** The places of those that fail alike. */
  readonly indexes: readonly number[];
}

export interface Tally {
  readonly plays: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly strategies: ReadonlyMap<string, number>;
  readonly worst: PlayResult | undefined;
  readonly failures: readonly Failure[];
  readonly calls: number;
  readonly observations: number;
}

export function tallyOf(results: readonly PlayResult[]): Tally {
  const failures = new Map<string, { text: string; indexes: number[] }>();
  for (const { index, findings } of results)
    for (const { kind, text } of findings) {
      const failure = failures.get(kind) ?? { text, indexes: [] };
      failure.indexes.push(index);
      failures.set(kind, failure);
    }
  return {
    plays: results.length,
    outcomes: countOf(results.flatMap(({ outcomes }) => outcomes)),
    strategies: countOf(results.flatMap(({ strategies }) => strategies)),
    worst: results.toSorted((one, other) => other.lagSeconds - one.lagSeconds)[0],
    failures: [...failures].map(([kind, failure]) => ({ kind, ...failure })),
    calls: results.reduce((sum, { calls }) => sum + calls, 0),
    observations: results.reduce((sum, { observations }) => sum + observations, 0),
  };
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].toSorted(([, one], [, other]) => other - one));
}

/** Outcomes and strategies of which there was none: a generator that is partial to some proves little. */
export const missingFrom = ({ outcomes, strategies }: Tally, wanted: readonly string[]): readonly string[] => [
  ...wanted.filter((outcome) => !outcomes.has(outcome)),
  ...strategyNames.filter((strategy) => !strategies.has(strategy)),
];
