/**
 * `npm run mutation -- GROUP [FILE]`: breaks the sources of a group, or one of them, one small change at a time, and tells which
 * changes no test notices. Fails where there are too many of them. The scenarios as they were played are kept in a file that
 * RECORDED_SCENARIOS names, and used again from there.
 */
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { command } from '../scripts/command.ts';
import { groups } from './groups.ts';
import { recordScenarios } from './record-scenarios.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

async function mutate(name: string, file?: string): Promise<void> {
  const group = groups[name];
  if (!group) throw new Error(`there is no group ${name}: ${Object.keys(groups).join(', ')}`);
  const tests = group.tests.flatMap((pattern) => globSync(pattern, { cwd: root })).map((path) => path.replaceAll('\\', '/'));
  const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-mutation-'));
  try {
    if (group.tests.includes('mutation/timelines.test.ts')) {
      process.env.RECORDED_SCENARIOS ??= join(folder, 'scenarios.bin');
      if (!existsSync(process.env.RECORDED_SCENARIOS)) await recordScenarios(process.env.RECORDED_SCENARIOS);
    }
    await new Stryker({
      mutate: file === undefined ? [...group.mutate] : [file],
      plugins: ['test-runner.ts', 'survivors.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url))),
      testRunner: 'circus',
      circus: { tests, except: group.except?.source ?? '(?!)' },
      coverageAnalysis: 'perTest',
      concurrency: 1,
      // Endless loops are counted, mostly; the time is for a machine that others work on, too.
      timeoutMS: 30_000,
      // Of each mutant its modules stay in memory.
      maxTestRunnerReuse: 200,
      ignorePatterns: ['dist', 'docs', 'out'],
      tempDirName: folder,
      allowConsoleColors: false,
      reporters: ['survivors', 'progress-append-only', 'clear-text', 'json'],
      jsonReporter: { fileName: `out/mutation/${name}.json` },
      clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
      thresholds: { high: 95, low: 90, break: 90 },
      warnings: false,
    }).runMutationTest();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.chdir(root);
await command(
  { usage: `npm run mutation -- ${Object.keys(groups).join('|')} [FILE]`, least: 1, most: 2 },
  ({ positionals: [name = '', file] }) => mutate(name, file),
);
