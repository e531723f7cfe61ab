/**
 * Builds `dist/` from `src/main.ts`: readable, without maps, byte for byte the same on every machine.
 *
 * By ncc's API and not its command, for `mainFields` alone: the ES modules of the AWS SDK hold their rarely used providers of
 * credentials behind `import()`, which become files of their own, read only when used. Its CommonJS builds are one file each. And for
 * the list of modules: ncc's own licences leave out a package without a text, and one of which only parts are bundled.
 */
import console from 'node:console';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { foldersOf, generatedFrom, licensesOf, readPackage } from './dist/licenses.ts';

const ncc = createRequire(import.meta.url)('@vercel/ncc');
const entry = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const dist = new URL('../dist/', import.meta.url);

/** The same once more, by which it knows that it is the command: npm links to this file, and wants it executable. */
const command = 'ecs-health-gate.js';

/** The files that the bundle is made of, also where many of them became one module. */
function* modulesOf(modules) {
  for (const { resource, modules: parts } of modules) {
    if (resource) yield resource;
    if (parts) yield* modulesOf(parts);
  }
}

const build = async () => {
  const { code, assets, stats } = await ncc(entry, {
    cache: false,
    mainFields: ['module', 'main'],
    quiet: true,
  });
  // ncc never deletes what an earlier build left. It says itself, in a package.json, that the files are ES modules.
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const files = {
    ...Object.fromEntries(Object.entries(assets).map(([name, { source }]) => [name, source])),
    'index.js': code,
    'licenses.txt': licensesOf([...foldersOf([...modulesOf(stats.compilation.modules)]).map(readPackage), ...generatedFrom]),
    // The same bundle under a name of its own, by which it knows that it is the `post` step.
    'post.js': "import './index.js';\n",
    [command]: "#!/usr/bin/env node\nimport './index.js';\n",
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(new URL(name, dist), content, { mode: name === command ? 0o755 : 0o644 });
};

try {
  await build();
} catch (error) {
  // Left uncaught, node would print the line of ncc's own code that threw: all three megabytes of it.
  console.error(error.message);
  process.exitCode = 1;
}
