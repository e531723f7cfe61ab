/** Writes the generated parts of `README.md`. With `--check` it writes nothing, and fails when they are not as they would be. */
import { readFileSync, writeFileSync } from 'node:fs';
import { command } from './command.ts';
import { withParts } from './docs/parts.ts';
import { readmeParts } from './docs/readme.ts';

const readme = new URL('../README.md', import.meta.url);
const actionYml = readFileSync(new URL('../action.yml', import.meta.url), 'utf8');

await command({ usage: 'node scripts/docs.ts [--check]', flags: ['check'] }, async ({ flags }) => {
  const current = readFileSync(readme, 'utf8');
  const generated = withParts(current, await readmeParts(actionYml));
  if (!flags.has('check')) writeFileSync(readme, generated);
  else if (current !== generated)
    throw new Error(
      'README.md differs from what action.yml, src/model/outcome.ts, src/observe/aws/operations.ts and the scenarios say. Mend it with: npm run docs',
    );
});
