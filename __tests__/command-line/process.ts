/** Starts the command as a process of its own, with nothing of this one's environment, on no terminal. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const source = fileURLToPath(new URL('../../scripts/ecs-health-gate.ts', import.meta.url));

export interface Started {
  readonly env?: Readonly<Record<string, string>>;
  /** What is started; default: the command's source. */
  readonly file?: string;
  readonly input?: string;
  /** Sends the signal once standard output has this. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly after: RegExp };
  readonly cwd?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ecs-health-gate-command-'));

export function start(args: readonly string[], { env = {}, file = source, input, kill, cwd }: Started = {}): Promise<Ended> {
  const home = newFolder();
  const child = spawn(process.execPath, [file, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: home,
      USERPROFILE: home,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
      ...env,
    },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: 'pipe',
  });
  let [stdout, stderr, isKilled] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (isKilled || !kill?.after.test(stdout)) return;
    isKilled = true;
    child.kill(kill.signal);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(input ?? '');
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      ended({ code, stdout, stderr });
    });
  });
}
