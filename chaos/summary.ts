/** What is printed at the end. */
import { outcomesInOrder } from '../simulator/scenarios/scenario-test.ts';
import type { RandomPlay } from './random-play.ts';
import { missingFrom, type Tally } from './tally.ts';

interface Ran extends Omit<RandomPlay, 'index'> {
  readonly from: number;
  readonly seconds: number;
}

const MOST_INDEXES = 8;

const counts = (all: ReadonlyMap<string, number>): string => [...all].map(([name, count]) => `${name} ${count}`).join(', ');

export function summaryOf(tally: Tally, { mode, seed, from, seconds }: Ran): string {
  const { plays, outcomes, strategies, worst, failures, calls, observations } = tally;
  const missing = missingFrom(tally, outcomesInOrder);
  const lines = [
    `seed ${seed}, ${mode}: ${plays} deployments from ${from} on in ${seconds.toFixed(0)} s, ${(plays / seconds).toFixed(1)} a second`,
    `outcomes: ${counts(outcomes)}`,
    `strategies: ${counts(strategies)}`,
    ...(missing.length === 0 ? [] : [`none of: ${missing.join(', ')}`]),
    `${observations} observations, ${calls} calls`,
    ...(worst === undefined ? [] : [`worst lag: ${worst.lagSeconds.toFixed(1)} s, in ${worst.index}: ${worst.why}`]),
    ...failures.map(({ kind, indexes }) => `${indexes.length} × ${kind}, in ${listed(indexes)}`),
    failures.length === 0 ? 'nothing was wrong' : `${failures.length} kinds of failure`,
  ];
  return lines.join('\n');
}

const listed = (indexes: readonly number[]): string =>
  `${indexes.slice(0, MOST_INDEXES).join(', ')}${indexes.length > MOST_INDEXES ? ' …' : ''}`;
