/** The recording: every observation as it was made, redacted, as JSON Lines. Format: docs/recording.md. */
import type { Inputs } from '../../model/inputs.ts';
import type { Observation } from '../../model/observation.ts';
import type { RunContext } from '../../model/report.ts';
import type { Timeline } from '../../model/timeline.ts';
import type { Verdict } from '../../model/outcome.ts';
import type { Observer } from '../../model/ports.ts';
import { deltaOf, type Delta } from './delta.ts';
import { lastKnown } from '../last-known.ts';
import { recordingSchema } from './upgrade.ts';

export interface Header {
  readonly schema: number;
  readonly run: RunContext;
  readonly inputs: Omit<Inputs, 'token'>;
}

/** A line after the first: what changed at the n-th service, counted from 0, since its last observation; or how each of them ended. */
export type Line = { readonly service: number; readonly changes: Delta } | { readonly ended: readonly Verdict[] };

/** Where the lines go. Whatever throws ends the recording. */
export interface RecordingFile {
  /** Writes whole lines. */
  readonly append: (text: string) => void;
  readonly close: () => void;
}

/** An observer whose observations are recorded. */
export interface RecordedObserver extends Observer {
  /** Writes how each service ended, as the last line. */
  readonly end: (verdicts: readonly Verdict[]) => void;
  /** Whether all of it was written, up to that line. */
  readonly isWritten: () => boolean;
}

/**
 * Wraps an observer so that every observation is also written down.
 *
 * @param header asked for when AWS has answered, since its clock is known from then on
 * @param create asked for then, too
 * @param onFailure told once why there is no recording, or no whole one; the run goes on
 */
export function recorded(
  observer: Observer,
  header: () => { readonly run: RunContext; readonly inputs: Inputs },
  create: () => RecordingFile,
  onFailure: (error: unknown) => void,
): RecordedObserver {
  let file: RecordingFile | undefined;
  let state: 'going' | 'written' | 'broken' = 'going';
  /** Observations from before the header can be written. */
  let waiting: readonly Line[] = [];
  const attempt = (work: () => void): void => {
    if (state === 'broken') return;
    try {
      work();
    } catch (error) {
      state = 'broken';
      onFailure(error);
    }
  };
  const write = (lines: readonly Line[], isTime: boolean): void => {
    waiting = [...waiting, ...lines];
    if (!file && !isTime) return;
    const all = [...(file ? [] : [headerOf(header())]), ...waiting];
    waiting = [];
    file ??= create();
    file.append(all.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };
  const placeOf = ({ name }: Timeline): number => header().inputs.services.indexOf(name);
  const line = (timeline: Timeline, observation: Observation): Line => ({
    service: placeOf(timeline),
    changes: deltaOf(lastKnown(timeline), observation),
  });

  return {
    observe: async (timelines, signal) => {
      const observations = await observer.observe(timelines, signal);
      attempt(() => {
        const lines = (observations ?? []).flatMap((observation, i) =>
          observation && timelines[i] ? [line(timelines[i], observation)] : [],
        );
        write(lines, observations?.some((observation) => observation?.answered) ?? false);
      });
      return observations;
    },
    observeClosing: async (timeline, signal) => {
      const observation = await observer.observeClosing(timeline, signal);
      attempt(() => {
        if (observation) write([line(timeline, observation)], observation.answered);
      });
      return observation;
    },
    end: (verdicts) => {
      attempt(() => {
        write([{ ended: verdicts }], true);
        file?.close();
        state = 'written';
      });
    },
    isWritten: () => state === 'written',
  };
}

/** The token has no place in a recording. */
function headerOf({ run, inputs }: { readonly run: RunContext; readonly inputs: Inputs }): Header {
  const { token, ...others } = inputs;
  return { schema: recordingSchema, run, inputs: token === undefined ? inputs : others };
}
