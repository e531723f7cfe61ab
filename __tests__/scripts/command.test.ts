import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// A script takes its packages from the disk, which a busy machine may keep it waiting for.
jest.setTimeout(60_000);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-scripts-'));
  writeFileSync(join(folder, 'summary.md'), '# Healthy\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script in the folder above. */
function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, lines: stderr.trimEnd().split('\n') };
}

const refused: readonly [string, command: readonly [script: string, ...args: readonly string[]], says: string, usage: string][] =
  [
    ['a page that goes nowhere', ['page.ts', 'summary.md'], 'an argument is missing', 'npm run page -- SUMMARY.md PAGE.html'],
    ['a mistyped check', ['docs.ts', '--chek'], "Unknown option '--chek'", 'node scripts/docs.ts [--check]'],
    ['a slice of nothing', ['openapi.mjs'], 'an argument is missing', 'node scripts/openapi.mjs DESCRIPTION.json'],
  ];
test.each(refused)('%s is refused with the usage', (_why, command, says, usage) => {
  const { status, lines } = run(...command);
  expect([status, ...lines]).toStrictEqual([2, expect.stringContaining(says), `usage: ${usage}`]);
});

const failing: readonly [string, command: readonly [script: string, ...args: readonly string[]], says: string][] = [
  ['a summary that is not there', ['page.ts', 'nowhere.md', 'page.html'], "no such file or directory, open 'nowhere.md'"],
  ['a page that cannot be written', ['page.ts', 'summary.md', 'nowhere/page.html'], 'no such file or directory'],
  ['a description that is none', ['openapi.mjs', 'summary.md'], 'not valid JSON'],
];
test.each(failing)('%s is told in one line', (_why, command, says) => {
  const { status, lines } = run(...command);
  expect([status, ...lines]).toStrictEqual([1, expect.stringContaining(says)]);
});

test('a page is made, light or dark as the reader’s system is', () => {
  expect(run('page.ts', 'summary.md', 'page.html')).toStrictEqual({ status: 0, stdout: '', lines: [''] });
  const page = readFileSync(join(folder, 'page.html'), 'utf8');
  expect(page).toMatch(
    /prefers-color-scheme: dark[^]*prefers-color-scheme: light[^]*light-dark\(#fff, #0d1117\)[^]*<h1>Healthy<\/h1>/,
  );
});
