/** Fails unless `dist` is what the build makes of `src`. A stale one has been built anew by then, and only needs its commit. */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { differing } from './dist/differing.ts';

const dist = new URL('../dist/', import.meta.url);

function contents(): ReadonlyMap<string, string> {
  const names = existsSync(dist) ? readdirSync(dist) : [];
  return new Map(names.map((name) => [name, readFileSync(new URL(name, dist), 'base64')]));
}

const stood = contents();
execSync('npm run --silent build', { stdio: 'inherit' });
const stale = differing(stood, contents());
if (stale.length > 0) {
  console.error(`dist was stale and has been built anew; commit it: ${stale.join(', ')}`);
  process.exitCode = 1;
}
