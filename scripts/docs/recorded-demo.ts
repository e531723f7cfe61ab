/** What the demo prints, and when: played on virtual time, so that it is the same on every machine. */
import { beginning, ending, keptRecording, keptSummary } from '../../demo/words.ts';
import { demo } from '../../demo/scenario.ts';
import { logOf } from '../../src/report/render/log.ts';
import { play } from '../../simulator/play.ts';
import { START } from '../../simulator/scenario.ts';
import { startsAtOf } from '../../simulator/scenarios/scenario-test.ts';

export interface Printed {
  /** From the start of the step. */
  readonly afterSeconds: number;
  readonly lines: readonly string[];
}

/** Parts that GitHub shows folded have their title alone. */
export async function recordedDemo(): Promise<readonly Printed[]> {
  const printed: Printed[] = [{ afterSeconds: 0, lines: ['$ npm run demo', beginning(demo.scenario.title)] }];
  const startedMs = START + startsAtOf(demo) * 1000;
  const { report } = await play(demo, {
    heard: (lines, atMs) => {
      if (lines.length > 0) printed.push({ afterSeconds: (atMs - startedMs) / 1000, lines });
    },
  });
  const told = logOf(report).flatMap((part) => (part.kind === 'lines' ? part.lines : [`▸ ${part.title}`]));
  const { durationSeconds, outcome, passes } = report;
  const last = ['', ending(passes ? 0 : 1, durationSeconds, outcome), keptSummary, keptRecording];
  return [...printed, { afterSeconds: durationSeconds, lines: ['', ...told] }, { afterSeconds: durationSeconds, lines: last }];
}
