/**
 * Writes the generated parts of `README.md` and of the pages in `docs/`. With `--check` it writes nothing, and fails when they are not as
 * they would be.
 */
import { writeFileSync } from 'node:fs';
import { command } from './command.ts';
import { generatedDocuments } from './docs/documents.ts';

await command({ usage: 'node scripts/docs.ts [--check]', flags: ['check'] }, async ({ flags }) => {
  const differing = (await generatedDocuments()).filter(({ current, generated }) => current !== generated);
  if (!flags.has('check')) {
    for (const { path, generated } of differing) writeFileSync(new URL(`../${path}`, import.meta.url), generated);
  } else if (differing.length > 0)
    throw new Error(
      `not as action.yml, src/, the scenarios and examples/ say: ${differing.map(({ path }) => path).join(', ')}. Mend it with: npm run docs`,
    );
});
