/** The rules of the house, as functions of paths and sources. `CONTRIBUTING.md` draws it; a test holds the tree to it. */
import { askingTheTime, impurities } from './architecture/purity.ts';
import { forbiddenImports, pureRooms, roomOf, targetOf } from './architecture/layers.ts';
import { misshapen } from './architecture/style.ts';
import { importsOf, parseSource } from './architecture/source.ts';

/**
 * What a file under `src` does that it must not, each as a sentence.
 *
 * @param path from the root of the repository, with slashes
 */
export function violations(path: string, source: string): readonly string[] {
  const file = parseSource(path, source);
  const isPure = pureRooms.includes(roomOf(path) ?? '');
  const doings = isPure ? impurities(file) : path === 'src/clock.ts' ? [] : askingTheTime(file);
  const said = [...doings, ...misshapen(file)].map((what) => `${path}: ${what}`);
  return [...forbiddenImports(path, importsOf(file)), ...said];
}

/** Files that no chain of imports from the entry leads to. */
export function unreachable(entry: string, sources: ReadonlyMap<string, string>): readonly string[] {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const source = sources.get(path);
    if (source === undefined || reached.has(path)) return;
    reached.add(path);
    for (const one of importsOf(parseSource(path, source))) visit(targetOf(path, one) ?? '');
  };
  visit(entry);
  return [...sources.keys()].filter((path) => !reached.has(path));
}
