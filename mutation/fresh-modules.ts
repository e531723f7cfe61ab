/**
 * Loads files of a folder as if for the first time, as often as it is asked to: a mutant of what is computed while a module loads
 * shows only so, and no mutant leaves anything behind for the next. What a file imports from that folder is loaded anew with it.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const jestGlobals = new URL('jest-globals.ts', import.meta.url).href;

/** Prepares this process; gives what loads a file, by its path from the folder. `@jest/globals` is what Jest's own runner has there. */
export function freshModules(folder: string): { readonly renew: () => void; readonly load: (path: string) => Promise<unknown> } {
  const root = pathToFileURL(`${folder}/`).href;
  const javaScript = new Map<string, string>();
  let generation = 0;
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === '@jest/globals') return { url: jestGlobals, shortCircuit: true };
      const resolved = next(specifier, context);
      const isOwn = resolved.url.startsWith(root) && !resolved.url.includes('/node_modules/') && resolved.url.endsWith('.ts');
      return isOwn ? { ...resolved, url: `${resolved.url}?generation=${generation}` } : resolved;
    },
    load: (url, context, next) => {
      const [file = '', query] = url.split('?generation=');
      if (query === undefined) return next(url, context);
      let source = javaScript.get(file);
      if (source === undefined) {
        source = stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'));
        javaScript.set(file, source);
      }
      return { format: 'module', source, shortCircuit: true };
    },
  });
  return {
    renew: () => {
      generation += 1;
    },
    load: (path) => import(new URL(path, root).href),
  };
}
