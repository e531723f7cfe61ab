/** The recording: every look as it was seen, redacted, as JSON Lines. Format: docs/recording.md. */
import type { Inputs } from '../model/inputs.ts';
import type { Observation } from '../model/observation.ts';
import type { RunContext } from '../model/report.ts';
import { latestLook, type Timeline } from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { deltaOf, type Delta } from './delta.ts';

/** Raised with every change that makes an older reader misread. */
export const recordingSchema = 1;

export interface Header {
  readonly schema: number;
  readonly run: RunContext;
  readonly inputs: Omit<Inputs, 'token'>;
}

/** A line after the first: a look at the n-th service, or how each of them ended. */
export type Line = { readonly look: number; readonly c: Delta } | { readonly ended: readonly Verdict[] };

interface Looker {
  look(timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly Observation[] | undefined>;
  close(timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined>;
}

/**
 * Wraps an observer so that every look is also appended.
 *
 * @param append writes whole lines; what it throws is told to `onFailure`, once, and ends the recording, never the look
 * @param header asked for after the first look, when AWS's clock is known
 */
export function recorded(
  observer: Looker,
  header: () => Header,
  append: (text: string) => void,
  onFailure: (error: unknown) => void,
) {
  let state: 'new' | 'open' | 'broken' = 'new';
  const write = (lines: readonly (Header | Line)[]): void => {
    if (state === 'broken') return;
    try {
      append([...(state === 'new' ? [header()] : []), ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
      state = 'open';
    } catch (error) {
      state = 'broken';
      onFailure(error);
    }
  };
  const placeOf = ({ name }: Timeline): number => header().inputs.services.indexOf(name);
  const line = (timeline: Timeline, look: Observation): Line => ({
    look: placeOf(timeline),
    c: deltaOf(latestLook(timeline), look),
  });

  return {
    look: async (timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly Observation[] | undefined> => {
      const looks = await observer.look(timelines, signal);
      if (looks) write(looks.flatMap((look, i) => (timelines[i] ? [line(timelines[i], look)] : [])));
      return looks;
    },
    close: async (timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined> => {
      const look = await observer.close(timeline, signal);
      if (look) write([line(timeline, look)]);
      return look;
    },
    end: (verdicts: readonly Verdict[]): void => {
      write([{ ended: verdicts }]);
    },
  };
}
