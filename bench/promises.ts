/** What is promised, what was measured, and whether that keeps it. Pure. */
import type { Memory } from './memory.ts';
import type { Row } from './scenarios.ts';
import type { StartUp } from './startup.ts';
import { megabytes, tenths } from './table.ts';

export interface Kept {
  readonly promise: string;
  readonly measured: string;
  readonly isKept: boolean;
}

const isFailing = ({ oracle }: Row): boolean => oracle !== 'healthy';
/** Fractions of a millisecond are noise of the arithmetic. */
const isLate = ({ lagSeconds, allowedSeconds }: Row): boolean => lagSeconds > allowedSeconds + 0.001;
const isEarly = ({ lagSeconds }: Row): boolean => lagSeconds < 0;
const names = (rows: readonly Row[]): string =>
  rows.length === 0 ? 'none' : `${rows.length}: ${[...new Set(rows.map(({ name }) => name))].join(', ')}`;

const none = (promise: string, broken: readonly Row[]): Kept => ({
  promise,
  measured: names(broken),
  isKept: broken.length === 0,
});

function scenarioPromises(rows: readonly Row[]): readonly Kept[] {
  const failing = rows.filter(isFailing);
  const late = failing.filter(isLate);
  const worst = failing.toSorted((a, b) => b.lagSeconds - a.lagSeconds)[0];
  const quiet = rows.flatMap(({ quietCalls = [] }) => quietCalls);
  return [
    none(
      'no false green',
      rows.filter((row) => row.said === 'healthy' && (isFailing(row) || isEarly(row))),
    ),
    none(
      'no false red',
      rows.filter((row) => row.said !== 'healthy' && !isFailing(row)),
    ),
    none(
      'no outcome but the expected one, and none before its evidence',
      rows.filter((row) => row.said !== row.expected || row.said !== row.oracle || isEarly(row)),
    ),
    {
      promise: 'a lag of at most one poll interval in every failing scenario',
      measured:
        late.length > 0 || !worst
          ? names(late)
          : `worst ${tenths(worst.lagSeconds)} s of ${tenths(worst.allowedSeconds)} s, in ${worst.name}`,
      isKept: late.length === 0 && failing.length > 0,
    },
    {
      promise: 'at most 2 calls in a quiet poll',
      measured: `${Math.max(...quiet)} at most, in ${quiet.length} scenarios`,
      isKept: quiet.length > 0 && quiet.every((calls) => calls <= 2),
    },
  ];
}

const emptyMs = 23;

function bundlePromises(start: StartUp): readonly Kept[] {
  // On a slower or busier machine both take longer: the limit grows with the empty start.
  const limitMs = 130 * Math.max(1, start.emptyMs / emptyMs);
  return [
    {
      promise: `first request at most 130 ms after the start, where an empty start takes ${emptyMs} ms`,
      measured: `${tenths(start.firstRequestMs)} ms, empty ${tenths(start.emptyMs)} ms: at most ${tenths(limitMs)} ms`,
      isKept: start.firstRequestMs <= limitMs,
    },
    {
      promise: 'at most 2.2 MB of JavaScript before the first request',
      measured: megabytes(start.javaScriptBytes),
      isKept: start.javaScriptBytes > 0 && start.javaScriptBytes <= 2_200_000,
    },
    { promise: 'dist packs to at most 0.6 MB', measured: megabytes(start.packedBytes), isKept: start.packedBytes <= 600_000 },
  ];
}

function memoryPromises({ observations, tasks, heapBytes, medianMs, worstMs }: Memory): readonly Kept[] {
  return [
    {
      promise: `${observations.toLocaleString('en')} looks over ${tasks.toLocaleString('en')} tasks within 100 MB of heap`,
      measured: megabytes(heapBytes),
      isKept: heapBytes <= 100e6,
    },
    {
      promise: 'each of their judgements within 50 ms',
      measured: `median ${tenths(medianMs)} ms, worst ${tenths(worstMs)} ms`,
      isKept: worstMs <= 50,
    },
  ];
}

export const promisesOf = (rows: readonly Row[], start: StartUp, memory: Memory): readonly Kept[] => [
  ...scenarioPromises(rows),
  ...bundlePromises(start),
  ...memoryPromises(memory),
];
