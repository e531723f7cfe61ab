/** What is kept of one play: of a hundred thousand it must fit into memory, and pass from thread to thread. */
import type { Finding } from './check/finding.ts';
import type { StrategyName } from './generate/services.ts';
import type { PlayedAtRandom } from './random-play.ts';

export interface PlayResult {
  readonly index: number;
  readonly strategies: readonly StrategyName[];
  readonly outcomes: readonly string[];
  readonly lagSeconds: number;
  readonly why: string;
  readonly calls: number;
  readonly observations: number;
  readonly findings: readonly Finding[];
}

export const resultOf = (index: number, played: PlayedAtRandom): PlayResult => {
  const { strategies, outcomes, lagSeconds, why, calls, observations, findings } = played;
  return { index, strategies, outcomes, lagSeconds, why, calls, observations, findings };
};
