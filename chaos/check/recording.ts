/** Whether the recording of a run replays to the same report. */
import { replay } from '../../src/replay.ts';
import { reportFile } from '../../src/report/render/json.ts';
import { recorded } from '../../src/observe/recording/record.ts';
import type { Report } from '../../src/model/report.ts';
import type { Wrap } from '../../simulator/play.ts';
import type { Finding } from './finding.ts';

export interface Tape {
  readonly wrap: Wrap;
  readonly text: () => string;
}

export function newTape(): Tape {
  const lines: string[] = [];
  return {
    text: () => lines.join(''),
    wrap: (observer, header) =>
      recorded(
        observer,
        header,
        () => ({ append: (text) => lines.push(text), close: () => undefined }),
        (error) => {
          throw error;
        },
      ),
  };
}

export async function recordingFindings(tape: Tape, report: Report): Promise<readonly Finding[]> {
  const { report: again, differences } = await replay(tape.text());
  if (differences.length > 0) return [{ kind: 'replay', text: differences.join('; ') }];
  return reportFile(again) === reportFile(report) ? [] : [{ kind: 'replay', text: 'another report' }];
}
