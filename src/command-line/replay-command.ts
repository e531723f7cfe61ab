/** `ecs-health-gate replay RECORDING`: the report of a recording, without AWS. */
import { readFileSync } from 'node:fs';
import { terminalOf } from '../publish/terminal.ts';
import { replay } from '../replay.ts';
import type { Arguments } from './arguments.ts';
import { tellReport } from './report-output.ts';
import { mistakeInSummary } from './summary-file.ts';

export async function replayCommand(given: Arguments): Promise<readonly string[]> {
  const { positionals, values, flags } = given;
  const [file, ...others] = positionals;
  if (file === undefined) return ['a recording is missing'];
  if (others.length > 0) return [`it replays one recording, but ${positionals.length} are given`];
  const mistakes = mistakeInSummary(values.get('summary'));
  if (mistakes.length > 0) return mistakes;
  const terminal = terminalOf(process.env, flags.has('json'));
  try {
    const { report, differences } = await replay(readFileSync(file, 'utf8'));
    await tellReport(report, given, terminal);
    for (const message of differences) terminal.annotate({ level: 'warning', title: 'judged otherwise', message });
    process.exitCode = 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    terminal.annotate({ level: 'error', title: `${file} cannot be replayed`, message });
    process.exitCode = 1;
  }
  return [];
}
