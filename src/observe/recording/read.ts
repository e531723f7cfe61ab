/** Reads a recording back: the same timelines, their sharing restored. */
import { defined } from '../../model/defined.ts';
import { criteriaOf } from '../../model/inputs.ts';
import type { Observation } from '../../model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../model/timeline.ts';
import type { Verdict } from '../../model/outcome.ts';
import { applyDelta, type Delta } from './delta.ts';
import { lastKnown } from '../last-known.ts';
import type { Header, Line } from './record.ts';
import { recordingSchema, upgradedLine } from './upgrade.ts';

export interface Recording {
  readonly header: Header;
  /** One for each service, in the order of the inputs. */
  readonly timelines: readonly Timeline[];
  /** undefined: the recording broke off. */
  readonly verdicts?: readonly Verdict[];
}

/**
 * A recording may have broken off at any place: what is whole of it is read.
 *
 * @throws {Error} in words, when the text is no recording that this version can read
 */
export function readRecording(text: string): Recording {
  const [first, ...rest] = text.split('\n').filter((line) => line !== '');
  if (first === undefined) throw new Error('the recording is empty');
  const { schema } = parsed(first, 1) as Partial<Header>;
  if (schema === undefined || !Number.isInteger(schema) || schema < 1 || schema > recordingSchema) {
    throw new Error(`line 1 is no recording of schema 1 to ${recordingSchema}: ${first.slice(0, 80)}`);
  }
  const header = upgradedLine(parsed(first, 1), schema) as Header;
  // Each line is written with its end, so that one without was cut.
  const whole = text.endsWith('\n') || isJson(rest.at(-1)) ? rest : rest.slice(0, -1);
  const timelines = header.inputs.services.map((name) => startTimeline(name, criteriaOf(header.inputs), header.run.startedAt));
  let verdicts: readonly Verdict[] | undefined;
  whole.forEach((one, i) => {
    const line = upgradedLine(parsed(one, i + 2), schema) as Line;
    if ('ended' in line) {
      verdicts = line.ended;
      return;
    }
    const timeline = timelines[line.service];
    if (!timeline) throw new Error(`line ${i + 2} is of a service that the first line does not name: ${one.slice(0, 80)}`);
    timelines[line.service] = extend(timeline, observationFrom(timeline, line.changes, i + 2));
  });
  return { header, timelines, ...defined({ verdicts }) };
}

function observationFrom(timeline: Timeline, changes: Delta, number: number): Observation {
  try {
    return applyDelta(lastKnown(timeline), changes) as Observation;
  } catch (error) {
    throw new Error(`line ${number} does not follow from the lines before it`, { cause: error });
  }
}

function isJson(line = ''): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** What stands in a line, which is an object in every case. */
function parsed(line: string, number: number): object {
  const value: unknown = isJson(line) ? JSON.parse(line) : undefined;
  if (typeof value === 'object' && value !== null) return value;
  throw new Error(`line ${number} of the recording is ${isJson(line) ? 'no object' : 'not JSON'}: ${line.slice(0, 80)}`);
}
