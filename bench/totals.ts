/** All rows in one: how often somebody is wrong, and how much later than the evidence. Pure. */
import type { Due } from '../simulator/oracle/oracle.ts';
import type { Row } from './scenarios.ts';

export interface Totals {
  readonly who: string;
  /** Green of a deployment that failed, or was none. */
  readonly falseGreens: number;
  /** Green of one that got well, but before the evidence, `stable-for` included. */
  readonly earlyGreens: number;
  /** Red of one that got well. */
  readonly falseReds: number;
  /** Neither, for ever. */
  readonly never: number;
  /** From the evidence to the red of a deployment that failed; undefined where there was none. */
  readonly medianLagSeconds?: number;
  readonly worstLagSeconds?: number;
}

interface Word {
  readonly row: Row;
  readonly result: 'green' | 'red' | 'never';
  readonly second: number;
}

const middle = (sorted: readonly number[]): number | undefined => sorted[Math.floor(sorted.length / 2)];

export function median(values: readonly number[]): number | undefined {
  return middle(values.toSorted((a, b) => a - b));
}

function totalsOf(who: string, words: readonly Word[]): Totals {
  const count = (deployment: Row['deployment'], result: Word['result']): number =>
    words.filter((word) => word.row.deployment === deployment && word.result === result).length;
  const late = words
    .filter(({ row, result }) => row.deployment === 'bad' && result === 'red')
    .map(({ row, second }) => second - row.evidenceSecond)
    .toSorted((a, b) => a - b);
  const [medianLagSeconds, worstLagSeconds] = [middle(late), late.at(-1)];
  return {
    who,
    falseGreens: count('bad', 'green'),
    earlyGreens: words.filter(
      ({ row, result, second }) => row.deployment === 'good' && result === 'green' && second < row.evidenceSecond,
    ).length,
    falseReds: count('good', 'red'),
    never: words.filter(({ row, result }) => row.deployment !== 'untold' && result === 'never').length,
    ...(medianLagSeconds === undefined ? {} : { medianLagSeconds }),
    ...(worstLagSeconds === undefined ? {} : { worstLagSeconds }),
  };
}

/** Where an input says that the step passes, so does the gate, as long as the outcome is that one. */
const isGreen = ({ deployment, said, expected }: Row): boolean =>
  said === 'healthy' || (deployment === 'good' && said === expected);

/** The gate first, then the others. */
export function allTotals(rows: readonly Row[]): readonly Totals[] {
  return [
    totalsOf(
      'ecs-health-gate',
      rows.map((row) => ({ row, result: isGreen(row) ? 'green' : 'red', second: row.verdictSecond })),
    ),
    totalsOf(
      'SDK waiter',
      rows.map((row) => ({ row, ...row.sdk })),
    ),
    totalsOf(
      'CLI waiter',
      rows.map((row) => ({ row, ...row.cli })),
    ),
  ];
}

/** How much later than its evidence the verdict falls, by what made it due. */
export interface LagOfKind {
  readonly dueTo: Due;
  readonly verdicts: number;
  readonly medianSeconds: number | undefined;
  readonly worst: Row | undefined;
}

/** The gate's own verdicts, those aside that the first look had. */
export const lagsByKind = (rows: readonly Row[]): readonly LagOfKind[] =>
  (['time', 'event', 'target'] as const).map((dueTo) => {
    const lags = rows.filter((row) => row.dueTo === dueTo).toSorted((a, b) => a.lagSeconds - b.lagSeconds);
    return { dueTo, verdicts: lags.length, medianSeconds: middle(lags.map(({ lagSeconds }) => lagSeconds)), worst: lags.at(-1) };
  });
