/** Which file imports which, type-only imports included: what is reached from the entries, and what imports itself in a circle. */
import { targetOf } from './layers.ts';
import { importsOf, parseSource } from './source.ts';

/** The files that a file imports, by its path. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export const importGraph = (sources: ReadonlyMap<string, string>): ImportGraph =>
  new Map(
    [...sources].map(([path, source]) => [
      path,
      importsOf(parseSource(path, source)).flatMap((one) => targetOf(path, one) ?? []),
    ]),
  );

/** These files, and all to which a chain of imports leads from them. */
function reachedFrom(paths: readonly string[], graph: ImportGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    graph.get(path)?.forEach(visit);
  };
  paths.forEach(visit);
  return reached;
}

/** Files that no chain of imports from an entry leads to. */
export function unreached(entries: readonly string[], graph: ImportGraph): readonly string[] {
  const reached = reachedFrom(entries, graph);
  return [...graph.keys()].filter((path) => !reached.has(path));
}

/** Files that import each other by whatever detour, a sentence for each circle. */
export function importCycles(graph: ImportGraph): readonly string[] {
  const reached = new Map([...graph].map(([path, imported]) => [path, reachedFrom(imported, graph)]));
  const leads = (from: string, to: string): boolean => reached.get(from)?.has(to) ?? false;
  const paths = [...graph.keys()].filter((path) => leads(path, path)).sort();
  const circles = paths.map((path) => paths.filter((other) => leads(path, other) && leads(other, path)).join(', '));
  return [...new Set(circles)].map((circle) => `an import cycle: ${circle}`);
}
