/** Reads a recording back: the same timelines, their sharing restored. */
import type { Observation } from '../src/model/observation.ts';
import { extend, latestLook, startTimeline, type Timeline } from '../src/model/timeline.ts';
import type { Verdict } from '../src/model/verdict.ts';
import { applyDelta } from '../src/observe/delta.ts';
import { recordingSchema, type Header, type Line } from '../src/observe/record.ts';

export interface Recording {
  readonly header: Header;
  /** One for each service, in the order of the inputs. */
  readonly timelines: readonly Timeline[];
  /** undefined: the recording broke off. */
  readonly verdicts?: readonly Verdict[];
}

/** @throws {Error} in words, when the text is no recording that this version can read */
export function readRecording(text: string): Recording {
  const [first, ...rest] = text.split('\n').filter((line) => line !== '');
  if (first === undefined) throw new Error('the recording is empty');
  const header = parsed(first, 1) as Header;
  if (header.schema !== recordingSchema) {
    throw new Error(`line 1 is no recording of schema ${String(recordingSchema)}: ${first.slice(0, 80)}`);
  }
  const timelines = header.inputs.services.map((name) => startTimeline(name, header.inputs.criteria, header.run.startedAt));
  let verdicts: readonly Verdict[] | undefined;
  rest.forEach((one, i) => {
    const line = parsed(one, i + 2) as Line;
    if ('ended' in line) {
      verdicts = line.ended;
      return;
    }
    const timeline = timelines[line.look];
    if (!timeline) throw new Error(`line ${String(i + 2)} is of a service that the first line does not name`);
    timelines[line.look] = extend(timeline, applyDelta(latestLook(timeline), line.c) as Observation);
  });
  return { header, timelines, ...(verdicts ? { verdicts } : {}) };
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`line ${String(number)} of the recording is not JSON: ${line.slice(0, 80)}`);
  }
}
