/**
 * Audits the workflows by zizmor (https://docs.zizmor.sh), offline, where it can be had: as it is installed, or from PyPI by uvx,
 * pipx or pip. Elsewhere it says that it was left out, and does not fail; GitHub runs it on each push all the same.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { command } from './command.ts';

/** That which the action in .github/workflows/zizmor.yml runs. */
const version = '1.30.1';

const root = join(import.meta.dirname, '..');
const installed = join(root, 'node_modules/.cache', `zizmor-${version}`);

type Command = readonly [program: string, ...args: string[]];

/** Where pip puts it: it is one program, with nothing that it needs. */
const byPip = join(installed, 'bin', process.platform === 'win32' ? 'zizmor.exe' : 'zizmor');

/** How it may be had, the quickest first. */
const ways: readonly { readonly first?: Command; readonly run: Command }[] = [
  { run: ['zizmor'] },
  { run: [byPip] },
  { run: ['uvx', '--quiet', `zizmor@${version}`] },
  { run: ['pipx', 'run', '--quiet', '--spec', `zizmor==${version}`, 'zizmor'] },
  {
    first: [
      ...([
        'python3',
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-deps',
        '--only-binary=:all:',
        '--retries=0',
        '--timeout=10',
      ] as const),
      ...['--disable-pip-version-check', '--root-user-action=ignore', `--target=${installed}`, `zizmor==${version}`],
    ],
    run: [byPip],
  },
];

/** Long enough for a download, and never for ever. */
const mostMs = 120_000;

const output = ([program, ...args]: Command): string | undefined => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: mostMs, stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
};

/** Only that version: another has other rules. */
function found(): Command | undefined {
  return ways.find(({ first, run }) => {
    if (first && output(first) === undefined) return false;
    return output([...run, '--version'])?.trim() === `zizmor ${version}`;
  })?.run;
}

/**
 * What it looks at, and how: all that GitHub reads of this repository by all of its rules; and the workflows that are shown by those
 * that everybody holds, with the actions by their versions, as people write them.
 */
function audits(): readonly (readonly string[])[] {
  const examples = join(root, 'examples');
  const shown = existsSync(examples) ? readdirSync(examples, { recursive: true, encoding: 'utf8' }) : [];
  const files = shown.filter((name) => /\.ya?ml$/.test(name)).map((name) => join('examples', name));
  return [
    ['--persona=pedantic', '.'],
    ['--config=.github/zizmor-examples.yml', ...files],
  ];
}

const usage = 'npm run check:zizmor -- [--required]';
await command({ usage, flags: ['required'] }, ({ flags }) => {
  const zizmor = found();
  if (!zizmor) {
    const why = `zizmor ${version} is not installed, and could not be had from PyPI`;
    if (flags.has('required')) throw new Error(why);
    process.stdout.write(`the workflows were not audited: ${why}\n`);
    return;
  }
  const [program, ...args] = zizmor;
  const faulty = audits().filter(
    (audit) =>
      spawnSync(program, [...args, '--offline', '--no-progress', ...audit], { cwd: root, stdio: 'inherit' }).status !== 0,
  );
  if (faulty.length > 0) throw new Error('zizmor has something to say of the workflows');
});
