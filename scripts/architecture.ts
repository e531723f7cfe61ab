/** The rules of the architecture, as functions of paths and sources. `CONTRIBUTING.md` draws it; a test holds `src` to it. */
import { forbiddenImports, layerOf, pureLayers } from './architecture/layers.ts';
import { importsOf, parseSource } from './architecture/source.ts';
import { impurities, usesOfTime } from './architecture/purity.ts';
import { sizeFaults } from './architecture/size.ts';
import { strategyFaults } from './architecture/strategies.ts';
import { styleFaults } from './architecture/style.ts';

/**
 * What a file under `src` does that it must not, a sentence each.
 *
 * @param path from the root of the repository, with slashes
 */
export function violations(path: string, source: string): readonly string[] {
  const file = parseSource(path, source);
  const isPure = pureLayers.includes(layerOf(path) ?? '');
  const timeFaults = path === 'src/clock.ts' ? [] : usesOfTime(file);
  const faults = [
    ...forbiddenImports(path, importsOf(file)),
    ...(isPure ? impurities(file) : timeFaults),
    ...strategyFaults(file),
    ...sizeFaults(file),
    ...styleFaults(file),
  ];
  return faults.map((fault) => `${path}: ${fault}`);
}
