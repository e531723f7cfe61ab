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

/** An observer whose observations are recorded. */
export interface RecordedObserver extends Observer {
  /** Writes how each service ended, as the last line. */
  readonly end: (verdicts: readonly Verdict[]) => void;
}

/**
 * Wraps an observer so that every observation is also appended.
 *
 * @param header asked for when AWS has answered, since its clock is known from then on
 * @param append writes whole lines, of which the first are the file's first; what it throws is told to `onFailure`, once,
 * and ends the recording, never the run
 */
export function recorded(
  observer: Observer,
  header: () => { readonly run: RunContext; readonly inputs: Inputs },
  append: (text: string, isFirst: boolean) => void,
  onFailure: (error: unknown) => void,
): RecordedObserver {
  let state: 'new' | 'open' | 'broken' = 'new';
  /** Observations from before the header can be written. */
  let waiting: readonly Line[] = [];
  const write = (lines: readonly Line[], isTime: boolean): void => {
    if (state === 'broken') return;
    waiting = [...waiting, ...lines];
    if (state === 'new' && !isTime) return;
    try {
      const all = [...(state === 'new' ? [headerOf(header())] : []), ...waiting];
      append(all.map((line) => `${JSON.stringify(line)}\n`).join(''), state === 'new');
      state = 'open';
    } catch (error) {
      state = 'broken';
      onFailure(error);
    }
    waiting = [];
  };
  const placeOf = ({ name }: Timeline): number => header().inputs.services.indexOf(name);
  const line = (timeline: Timeline, observation: Observation): Line => ({
    service: placeOf(timeline),
    changes: deltaOf(lastKnown(timeline), observation),
  });

  return {
    observe: async (timelines, signal) => {
      const observations = await observer.observe(timelines, signal);
      if (observations) {
        const lines = observations.flatMap((observation, i) =>
          observation && timelines[i] ? [line(timelines[i], observation)] : [],
        );
        write(
          lines,
          observations.some((observation) => observation?.answered),
        );
      }
      return observations;
    },
    observeClosing: async (timeline, signal) => {
      const observation = await observer.observeClosing(timeline, signal);
      if (observation) write([line(timeline, observation)], observation.answered);
      return observation;
    },
    end: (verdicts) => {
      write([{ ended: verdicts }], true);
    },
  };
}

/** The token has no place in a recording. */
function headerOf({ run, inputs }: { readonly run: RunContext; readonly inputs: Inputs }): Header {
  const { token, ...others } = inputs;
  return { schema: recordingSchema, run, inputs: token === undefined ? inputs : others };
}
