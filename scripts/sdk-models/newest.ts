/** The newest clients of the SDK, in a folder of their own: only their types are read, and no script of theirs is run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { clientPackages } from './model.ts';

/** @param use told where the packages stand; they are removed after it */
export async function withNewest<T>(use: (modules: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-sdk-'));
  try {
    const asked = clientPackages.map((name) => `${name}@latest`);
    const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
    // On Windows npm is a script, which only a shell runs.
    execFileSync('npm', ['install', ...options, ...asked], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    return await use(join(folder, 'node_modules'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
