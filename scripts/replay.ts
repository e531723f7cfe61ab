/**
 * Replays a recording to the same report: `npm run replay -- RECORDING [SUMMARY.md]`. Judges every observation anew, and says so
 * where this version would have judged otherwise.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { auditing } from '../src/audit.ts';
import { diagnose } from '../src/diagnose/diagnose.ts';
import { judge } from '../src/judge/judge.ts';
import type { Report } from '../src/model/report.ts';
import { extend, startTimeline, type Timeline } from '../src/model/timeline.ts';
import type { Verdict } from '../src/model/outcome.ts';
import { markdown } from '../src/report/render/summary.ts';
import { report } from '../src/report/report.ts';
import type { Rules } from '../src/poll.ts';
import { readRecording } from '../src/observe/recording/read.ts';
import { command } from './command.ts';

export interface Replayed {
  readonly report: Report;
  /** Where this version judges otherwise than the one that recorded, a sentence each. */
  readonly differences: readonly string[];
}

/** @throws {Error} in words, when the text is no recording that this version can read */
export function replay(text: string): Replayed {
  const { header, timelines, verdicts } = readRecording(text);
  const rules: Rules = header.inputs.mode === 'audit' ? auditing(header.inputs.failOn) : { judge, diagnose };
  const told = timelines.map((timeline, i) => {
    const verdict = verdicts?.[i] ?? firstVerdict(timeline, rules);
    return { timeline, verdict, findings: rules.diagnose(timeline, verdict) };
  });
  return {
    report: report(header.run, told),
    differences: told.flatMap(({ timeline, verdict }) => difference(timeline, verdict, rules)),
  };
}

/** The first verdict that this version reaches over the observations. */
function firstVerdict({ name, criteria, startedAt, observations }: Timeline, rules: Rules): Verdict {
  let timeline = startTimeline(name, criteria, startedAt);
  for (const observation of observations.filter(({ kind }) => kind !== 'closing')) {
    timeline = extend(timeline, observation);
    const verdict = rules.judge(timeline);
    if (verdict.decided) return verdict;
  }
  return { decided: false };
}

const inWords = (verdict: Verdict): string =>
  verdict.decided ? `${verdict.outcome} at ${new Date(verdict.at).toISOString()}` : 'nothing yet';

function difference(timeline: Timeline, recorded: Verdict, rules: Rules): readonly string[] {
  if (recorded.decided && recorded.outcome === 'cancelled') return [];
  const now = firstVerdict(timeline, rules);
  if (inWords(now) === inWords(recorded)) return [];
  const { cluster, service } = timeline.name;
  return [`${cluster}/${service}: recorded ${inWords(recorded)}; this version says ${inWords(now)}`];
}

/** @throws {Error} that names the file, whatever is wrong with it */
function replayFile(file: string): Replayed {
  const text = readFileSync(file, 'utf8');
  try {
    return replay(text);
  } catch (error) {
    throw new Error(`${file} cannot be replayed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

if (import.meta.main) {
  await command(
    { usage: 'npm run replay -- RECORDING [SUMMARY.md]', least: 1, most: 2 },
    ({ positionals: [file = '', summary] }) => {
      const { report: replayed, differences } = replayFile(file);
      for (const one of differences) process.stderr.write(`${one}\n`);
      if (summary === undefined) process.stdout.write(markdown(replayed));
      else writeFileSync(summary, markdown(replayed));
    },
  );
}
