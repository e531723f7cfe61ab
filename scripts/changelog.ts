/**
 * Prints what CHANGELOG.md says of a version, for its release: `npm run --silent changelog -- 1.0.0`. Fails unless it says
 * something, with a date. `--check` holds the file against package.json instead.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { faultsOf, notesOf } from './changelog/entries.ts';
import { command } from './command.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

const usage = 'npm run --silent changelog -- VERSION | --check';
await command({ usage, most: 1, flags: ['check'] }, ({ flags, positionals: [asked] }) => {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  const changelog = read('CHANGELOG.md');
  if (!flags.has('check')) {
    process.stdout.write(`${notesOf(changelog, asked ?? version)}\n`);
    return;
  }
  const faults = faultsOf(changelog, version);
  if (faults.length > 0) throw new Error(`CHANGELOG.md: ${faults.join('; ')}`);
});
