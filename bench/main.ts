/**
 * `npm run bench`: how soon, how many calls, how heavy. Prints tables of what was measured, or `--json`, and fails where a
 * promise is broken. `npm run bench -- trouble`: how much later verdicts fall while a share of the calls fails.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fleetTable } from './fleet.ts';
import type { Memory } from './memory.ts';
import { promisesOf, type Kept } from './promises.ts';
import { scenarioRows, type Row } from './scenarios.ts';
import { startUp, type StartUp } from './startup.ts';
import { hundredths, megabytes, table, tenths } from './table.ts';
import { allTotals, lagsByKind, type LagOfKind, type Totals } from './totals.ts';
import { troubleCells, troubleTable } from './trouble.ts';
import type { WaiterVerdict } from './waiters.ts';

function measureMemory(): Memory {
  const child = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(new URL('memory.ts', import.meta.url))], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Memory;
}

const waiter = ({ result, why, second }: WaiterVerdict): string => `${result} at ${second.toFixed(0)} (${why})`;

const scenarioTable = (rows: readonly Row[]): string =>
  table(
    ['scenario', 'service', 'expected', 'said', 'evidence s', 'verdict s', 'lag s', 'calls', 'a minute', 'quiet', 'SDK', 'CLI'],
    rows.map((row) => [
      row.name,
      row.service,
      row.expected === row.oracle ? row.expected : `${row.expected}, oracle ${row.oracle}`,
      row.said === row.expected ? 'the same' : row.said,
      tenths(row.evidenceSecond),
      tenths(row.verdictSecond),
      tenths(row.lagSeconds),
      String(row.calls),
      tenths(row.callsAMinute),
      row.quiet === undefined ? '' : `${row.quiet.calls} of ${row.quiet.price}`,
      waiter(row.sdk),
      waiter(row.cli),
    ]),
  );

const totalsTable = (totals: readonly Totals[]): string =>
  table(
    ['', 'false green', 'green before the evidence', 'false red', 'never', 'red after s, median', 'worst'],
    totals.map((one) => [
      one.who,
      String(one.falseGreens),
      String(one.earlyGreens),
      String(one.falseReds),
      String(one.never),
      tenths(one.medianLagSeconds),
      tenths(one.worstLagSeconds),
    ]),
  );

const lagTable = (lags: readonly LagOfKind[]): string =>
  table(
    ['due to', 'verdicts', 'lag s, median', 'worst', 'in'],
    lags.map(({ dueTo, verdicts, medianSeconds, worst }) => [
      dueTo,
      String(verdicts),
      hundredths(medianSeconds),
      hundredths(worst?.lagSeconds),
      worst?.name ?? '',
    ]),
  );

const startLine = ({ node, version, runs, distBytes }: StartUp): string =>
  `bundle: median of ${runs} starts of ${node} (${version}), dist ${megabytes(distBytes)} unpacked`;

const promiseTable = (promises: readonly Kept[]): string =>
  table(
    ['promise', 'measured', ''],
    promises.map(({ promise, measured, isKept }) => [promise, measured, isKept ? 'kept' : 'BROKEN']),
  );

if (process.argv.includes('fleet')) {
  process.stdout.write(`${await fleetTable()}\n`);
  process.exit();
}

if (process.argv.includes('trouble')) {
  process.stdout.write(`${troubleTable(await troubleCells(100))}\n`);
  process.exit();
}

// The start first: nothing else has warmed or tired the machine.
const start = await startUp(11);
const memory = measureMemory();
const rows = await scenarioRows();
const totals = allTotals(rows);
const lags = lagsByKind(rows);
const promises = promisesOf(rows, start, memory);

process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify({ rows, totals, lags, start, memory, promises }, null, 1)}\n`
    : `${[scenarioTable(rows), totalsTable(totals), lagTable(lags), startLine(start), promiseTable(promises)].join('\n\n')}\n`,
);
if (promises.some(({ isKept }) => !isKept)) process.exitCode = 1;
