/** Writes src/diagnose/cause-index.ts, which imports every file of src/diagnose/causes/; `--check` fails where it differs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const index = join(root, 'src/diagnose/cause-index.ts');
const folder = join(root, 'src/diagnose/causes');

const files = readdirSync(folder)
  .sort()
  .flatMap((family) =>
    readdirSync(join(folder, family))
      .sort()
      .map((file) => ({ id: file.replace(/\.ts$/, ''), path: `./causes/${family}/${file}` })),
  );

/** `out-of-memory` → `outOfMemory`, the name that its file exports. */
const nameOf = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const text = await format(
  [
    '/** Every cause by its id. Generated from the files of `causes/` by `npm run docs`. */',
    ...files.map(({ id, path }) => `import { ${nameOf(id)} } from '${path}';`),
    '',
    'export const causes = {',
    ...files.map(({ id }) => `'${id}': ${nameOf(id)},`),
    '};',
  ].join('\n'),
  { ...(await resolveConfig(index)), parser: 'typescript' },
);

if (!process.argv.includes('--check')) writeFileSync(index, text);
else if (readFileSync(index, 'utf8') !== text) {
  process.stderr.write('src/diagnose/cause-index.ts is not what the files of causes/ make it: run npm run docs\n');
  process.exitCode = 1;
}
