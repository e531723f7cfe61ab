/**
 * `npm run chaos -- --count N --seed S`: random deployments with the gate in them, each held against the oracle. Prints what
 * came of them, and each kind of failure with the smallest deployment that fails so (with `--as-drawn` each failure, as it is: for long
 * runs); fails where there is one.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { modes, type Mode } from './random-play.ts';
import { playAll } from './play-all.ts';
import { summaryOf } from './summary.ts';
import { tallyOf } from './tally.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '1' },
    mode: { type: 'string', default: 'faults' },
    'as-drawn': { type: 'boolean', default: false },
  },
});

function wholeNumber(name: 'count' | 'seed' | 'from' | 'jobs', least: number): number {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < least) throw new Error(`--${name} must be a whole number from ${least} on`);
  return number;
}

const isMode = (text: string): text is Mode => (modes as readonly string[]).includes(text);
if (!isMode(values.mode)) throw new Error(`--mode must be one of: ${modes.join(', ')}`);

const [seed, from, count, jobs] = [
  wholeNumber('seed', 0),
  wholeNumber('from', 0),
  wholeNumber('count', 1),
  wholeNumber('jobs', 1),
];
const beganMs = Date.now();
const results = await playAll({ mode: values.mode, seed, from, until: from + count, jobs, asDrawn: values['as-drawn'] }, (line) =>
  process.stderr.write(`${line}\n`),
);
const tally = tallyOf(results);
process.stdout.write(`${summaryOf(tally, { mode: values.mode, seed, from, seconds: (Date.now() - beganMs) / 1000 })}\n`);
if (tally.failures.length > 0) process.exitCode = 1;
