/** Fails where a link in a document of this repository leads nowhere. It asks no other page, so it needs no network. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { command } from './command.ts';
import { brokenLinks } from './docs/links.ts';

const root = join(import.meta.dirname, '..');
/** Not part of the repository, or not written by anybody. */
const left = new Set(['.git', 'node_modules', 'coverage', 'out', 'dist', 'golden']);

function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !left.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return [relative(root, path).split(sep).join('/'), ...(entry.isDirectory() ? pathsIn(path) : [])];
    });
}

await command({ usage: 'node scripts/links.ts' }, () => {
  const paths = pathsIn(root);
  const documents = new Map(
    paths
      .filter((path) => path.endsWith('.md') && !path.startsWith('__tests__/'))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
  const broken = brokenLinks(documents, new Set(paths));
  if (broken.length > 0) throw new Error(`links that lead nowhere: ${broken.join('; ')}`);
  process.stdout.write(`the links of ${documents.size} documents lead somewhere\n`);
});
