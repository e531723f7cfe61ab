import { describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldersOf, licensesOf, readPackage, type Package } from '../../scripts/dist/licenses.ts';

const one = (changes: Partial<Package>): Package => ({
  name: 'one',
  version: '1.0.0',
  license: 'MIT',
  repository: 'https://github.com/o/one',
  text: 'MIT of one',
  ...changes,
});

test('the folders of packages: scoped ones, one within another, on every platform', () => {
  const files = [
    '/p/src/main.ts',
    '/p/node_modules/one/index.js',
    '/p/node_modules/one/lib/deep/x.js',
    '/p/node_modules/@s/two/dist/y.js',
    '/p/node_modules/@s/two/node_modules/one/index.js',
    'C:\\p\\node_modules\\@s\\two\\y.js',
  ];
  expect(foldersOf(files)).toStrictEqual([
    '/p/node_modules/one',
    '/p/node_modules/@s/two',
    '/p/node_modules/@s/two/node_modules/one',
    'C:\\p\\node_modules\\@s\\two',
  ]);
});

describe('a package as it is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-licenses-'));
  const files: readonly [sentence: string, files: Readonly<Record<string, string>>, text: string][] = [
    ['one file', { LICENSE: 'MIT\r\n\r\n' }, 'MIT'],
    ['another ending', { 'license.md': '# MIT\n' }, '# MIT'],
    ['the British spelling', { 'LICENCE.txt': 'MIT' }, 'MIT'],
    ['a notice beside it, which Apache wants to be passed on', { NOTICE: 'by us', LICENSE: 'Apache' }, 'Apache\n\nby us'],
    ['none, though there is code that is called so', { 'licenses.js': 'x', 'README.md': 'MIT' }, ''],
  ];
  test.each(files)('%s', (_sentence, shipped, text) => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const repository = { type: 'git', url: 'git+https://github.com/o/one.git' };
    const all = { 'package.json': JSON.stringify({ name: 'one', version: '1.0.0', license: 'MIT', repository }), ...shipped };
    for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
    expect(readPackage(folder)).toStrictEqual(one({ text }));
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('the licences', () => {
  test('each text once, below the packages that it is of, the same in whatever order they are found', () => {
    const all = [one({ name: 'two', text: 'MIT of two' }), one({ name: 'three', version: '2.0.0' }), one({}), one({})];
    const text = `one 1.0.0 (MIT)\nthree 2.0.0 (MIT)\n\nMIT of one\n\n${'-'.repeat(80)}\n\ntwo 1.0.0 (MIT)\n\nMIT of two\n`;
    expect([licensesOf(all), licensesOf(all.toReversed())]).toStrictEqual([text, text]);
  });
  test('a package without a text has that of its repository', () => {
    expect(licensesOf([one({ name: 'bare', text: '' }), one({})])).toBe('bare 1.0.0 (MIT)\none 1.0.0 (MIT)\n\nMIT of one\n');
  });
  test.each([
    ['nothing at all', [one({ name: 'bare', text: '' })]],
    ['another repository', [one({ name: 'bare', text: '', repository: 'https://github.com/o/bare' }), one({})]],
    ['no repository', [one({ name: 'bare', text: '', repository: '' }), one({ repository: '' })]],
    ['another licence', [one({ name: 'bare', text: '', license: 'ISC' }), one({})]],
    ['a text of who knows what', [one({ name: 'bare', license: '' })]],
  ])('nothing that says how it is licensed fails the build: %s', (_sentence, all) => {
    expect(() => licensesOf(all)).toThrow(/^bare 1\.0\.0 \(\w*\) is bundled, but nothing says how it is licensed$/);
  });
});

describe('no package is bundled without its licence', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const dist = join(root, 'dist');
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const named = [...read('dist/licenses.txt').matchAll(/^(\S+) (\d\S*) \(\S+\)$/gm)].map(([, name = '', version = '']) => [
    name,
    version,
  ]);
  const names = named.map(([name]) => name);

  test('as the bundle itself names its modules', () => {
    const code = readdirSync(dist).filter((file) => file.endsWith('.js'));
    const modules = code.flatMap((file) => [...read(`dist/${file}`).matchAll(/CONCATENATED MODULE: \S*node_modules\/(\S+)/g)]);
    const bundled = new Set(modules.map(([, path = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path));
    expect(bundled.size).toBeGreaterThan(20);
    expect([...bundled].filter((name) => !names.includes(name))).toStrictEqual([]);
  });
  test('as package.json asks for them, in the versions that are locked', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string }> };
    const locked = Object.keys(dependencies).map((name) => [name, packages[`node_modules/${name}`]?.version]);
    expect(named).toEqual(expect.arrayContaining(locked));
  });
});
