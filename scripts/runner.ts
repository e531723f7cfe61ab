/**
 * Runs the built action as GitHub's runner does: in a process of its own, with inputs and defaults as `INPUT_*`, files for
 * outputs and summary, and nothing else of this process's environment.
 *
 * https://github.com/actions/runner, src/Runner.Worker/Handlers/NodeScriptActionHandler.cs
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Asked {
  readonly inputs: Readonly<Record<string, string>>;
  /** What the runner and the steps before would have set: region, credentials, `AWS_ENDPOINT_URL` … */
  readonly env: Readonly<Record<string, string>>;
  /** Node's binary; default: the one that runs this. */
  readonly node?: string;
  /** Which of the action's steps; default: `main`. */
  readonly step?: 'main' | 'post';
  /** Told each line of the log as it comes. */
  readonly onLine?: (line: string) => void;
  /** Loaded into the process before the action. */
  readonly preload?: string;
  /** Sends `signal` once the log has this line, or after so many seconds. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly after: RegExp | number };
}

export interface Ran {
  readonly code: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the step kept for its `post` step, which gets it as `STATE_<name>`. */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: readonly string[];
  readonly seconds: number;
  /** From the signal to the end; undefined where none was sent. */
  readonly secondsAfterKill?: number;
  /** The full report and the recording, as far as they were written. */
  readonly report: string;
  readonly recording: string;
}

/** Outputs as the runner reads them from the file: `name=value` or `name<<delimiter`. */
export function parseOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const several = /^([^=<]+)<<(.+)$/.exec(lines[i] ?? '');
    const single = /^([^=]+)=(.*)$/.exec(lines[i] ?? '');
    if (several?.[1] !== undefined) {
      const end = lines.indexOf(several[2] ?? '', i + 1);
      outputs[several[1]] = lines.slice(i + 1, end).join('\n');
      i = end;
    } else if (single?.[1] !== undefined) outputs[single[1]] = single[2] ?? '';
  }
  return outputs;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string | number | boolean }>>;
  /** What is started for each step. */
  readonly runs: { readonly main: string; readonly post: string };
}

const action = (): Action => parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

/** Expressions in defaults are left out: the runner would have to evaluate them. */
function defaults({ inputs }: Action): readonly (readonly [name: string, value: string])[] {
  return Object.entries(inputs).map(([name, input]) => [name, String(input.default ?? '').replace(/^\$\{\{.*\}\}$/, '')]);
}

const readIfThere = (file: string | undefined): string => {
  try {
    return file === undefined ? '' : readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

export async function runAction({ inputs, env, node, step = 'main', onLine, preload, kill }: Asked): Promise<Ran> {
  const home = mkdtempSync(join(tmpdir(), 'ecs-health-gate-'));
  const output = join(home, 'output');
  const summary = join(home, 'summary.md');
  const state = join(home, 'state');
  writeFileSync(output, '');
  writeFileSync(state, '');
  writeFileSync(summary, '');
  const told = action();
  const asInputs: Record<string, string> = {};
  for (const [name, value] of [...defaults(told), ...Object.entries(inputs)]) asInputs[`INPUT_${name.toUpperCase()}`] = value;
  const began = performance.now();
  const child = spawn(
    node ?? process.execPath,
    [...(preload === undefined ? [] : ['--import', preload]), join(root, told.runs[step])],
    {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        RUNNER_TEMP: home,
        GITHUB_ACTIONS: 'true',
        CI: 'true',
        GITHUB_OUTPUT: output,
        GITHUB_STATE: state,
        GITHUB_STEP_SUMMARY: summary,
        AWS_EC2_METADATA_DISABLED: 'true',
        ...asInputs,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log: string[] = [];
  let killedAt: number | undefined;
  const killOnce = (): void => {
    if (!kill || killedAt !== undefined) return;
    killedAt = performance.now();
    child.kill(kill.signal);
  };
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.push(line);
      onLine?.(line);
      if (kill && typeof kill.after !== 'number' && kill.after.test(line)) killOnce();
    });
  }
  const timer = typeof kill?.after === 'number' ? setTimeout(killOnce, kill.after * 1000) : undefined;
  const code = await new Promise<number | null>((ended, failed) => {
    child.on('error', failed);
    child.on('close', ended);
  });
  clearTimeout(timer);
  const outputs = parseOutputs(readFileSync(output, 'utf8'));
  const ran: Ran = {
    code,
    outputs,
    state: parseOutputs(readFileSync(state, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
    log,
    seconds: (performance.now() - began) / 1000,
    ...(killedAt === undefined ? {} : { secondsAfterKill: (performance.now() - killedAt) / 1000 }),
    report: readIfThere(outputs.report),
    recording: readIfThere(outputs.recording),
  };
  rmSync(home, { recursive: true, force: true });
  return ran;
}
