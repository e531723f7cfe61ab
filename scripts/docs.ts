/** Writes the generated parts of `README.md`. With `--check` it writes nothing, and fails when they are not as they would be. */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { withParts } from './docs/parts.ts';
import { readmeParts } from './docs/readme.ts';

const readme = new URL('../README.md', import.meta.url);
const actionYml = readFileSync(new URL('../action.yml', import.meta.url), 'utf8');

const stands = readFileSync(readme, 'utf8');
const wanted = withParts(stands, readmeParts(actionYml));

if (!process.argv.includes('--check')) writeFileSync(readme, wanted);
else if (stands !== wanted) {
  console.error(
    'README.md differs from what action.yml, src/model/outcome.ts and src/observe/aws/operations.ts say. Mend it with: npm run docs',
  );
  process.exitCode = 1;
}
