/** What is promised, what was measured, and whether that keeps it. Pure. */
import type { Memory } from './memory.ts';
import type { Row } from './scenarios.ts';
import type { Start, StartUp } from './startup.ts';
import { hundredths, megabytes, tenths } from './table.ts';

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
  const quiet = rows.flatMap(({ quiet: one = [] }) => one);
  const dear = rows.filter(({ quiet: one }) => one !== undefined && one.calls > one.price);
  const plain = quiet.filter(({ price }) => price === 2).map(({ calls }) => calls);
  const timely = rows.filter(({ lateSeconds }) => lateSeconds !== undefined);
  const overdue = Math.max(...timely.map(({ lateSeconds = 0 }) => lateSeconds));
  const most = Math.max(...quiet.map(({ calls }) => calls));
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
      promise: 'no verdict by time alone later than half a second, where AWS answers',
      measured:
        overdue > 0.5 ? names(timely.filter(({ lateSeconds = 0 }) => lateSeconds > 0.5)) : `worst ${hundredths(overdue)} s`,
      isKept: timely.length > 0 && overdue <= 0.5,
    },
    {
      promise: 'a quiet poll costs no more than its price: 2 calls for a service with one target group',
      measured:
        dear.length > 0
          ? names(dear)
          : `${Math.max(...plain)} at most in ${plain.length} scenarios of price 2; ${most} at most in ${quiet.length} of any price`,
      isKept: plain.length > 0 && dear.length === 0,
    },
  ];
}

const promisedEmptyMs = 23;

const bundlePromises = (start: StartUp): readonly Kept[] => [
  ...start.starts.flatMap(startPromises),
  { promise: 'dist packs to at most 1.0 MB', measured: megabytes(start.packedBytes), isKept: start.packedBytes <= 1_000_000 },
];

function startPromises({ name, emptyMs, firstRequestMs, javaScriptBytes, residentBytes }: Start): readonly Kept[] {
  // On a slower or busier machine both take longer: the limit grows with the empty start.
  const limitMs = 200 * Math.max(1, emptyMs / promisedEmptyMs);
  return [
    {
      promise: `${name}: first request at most 200 ms after the start, where an empty start takes ${promisedEmptyMs} ms`,
      measured: `${tenths(firstRequestMs)} ms, empty ${tenths(emptyMs)} ms: at most ${tenths(limitMs)} ms`,
      isKept: firstRequestMs <= limitMs,
    },
    {
      promise: `${name}: at most 3 MB of JavaScript before the first request`,
      measured: megabytes(javaScriptBytes),
      isKept: javaScriptBytes > 0 && javaScriptBytes <= 3_000_000,
    },
    {
      promise: `${name}: at most 100 MB resident at the first request`,
      measured: residentBytes === undefined ? 'the system does not tell' : megabytes(residentBytes),
      isKept: residentBytes === undefined || residentBytes <= 100e6,
    },
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
