/** The recording: every look as it was seen, redacted, as JSON Lines. Format: docs/recording.md. */
import type { Inputs } from '../model/inputs.ts';
import type { Observation } from '../model/observation.ts';
import type { RunContext } from '../model/report.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { deltaOf, type Delta } from './delta.ts';
import { lastSeen } from './lastseen.ts';

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
 * @param header asked for when AWS has answered, since its clock is known from then on
 * @param append writes whole lines, of which the first are the file's first; what it throws is told to `onFailure`, once,
 * and ends the recording, never the look
 */
export function recorded(
  observer: Looker,
  header: () => Header,
  append: (text: string, isFirst: boolean) => void,
  onFailure: (error: unknown) => void,
) {
  let state: 'new' | 'open' | 'broken' = 'new';
  /** Looks from before the header can be written. */
  let waiting: readonly Line[] = [];
  const write = (lines: readonly Line[], isTime: boolean): void => {
    if (state === 'broken') return;
    waiting = [...waiting, ...lines];
    if (state === 'new' && !isTime) return;
    try {
      const all = [...(state === 'new' ? [header()] : []), ...waiting];
      append(all.map((line) => `${JSON.stringify(line)}\n`).join(''), state === 'new');
      state = 'open';
    } catch (error) {
      state = 'broken';
      onFailure(error);
    }
    waiting = [];
  };
  const placeOf = ({ name }: Timeline): number => header().inputs.services.indexOf(name);
  const line = (timeline: Timeline, look: Observation): Line => ({
    look: placeOf(timeline),
    c: deltaOf(lastSeen(timeline), look),
  });

  return {
    look: async (timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly Observation[] | undefined> => {
      const looks = await observer.look(timelines, signal);
      if (looks) {
        const lines = looks.flatMap((look, i) => (timelines[i] ? [line(timelines[i], look)] : []));
        write(
          lines,
          looks.some(({ answered }) => answered),
        );
      }
      return looks;
    },
    close: async (timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined> => {
      const look = await observer.close(timeline, signal);
      if (look) write([line(timeline, look)], look.answered);
      return look;
    },
    end: (verdicts: readonly Verdict[]): void => {
      write([{ ended: verdicts }], true);
    },
  };
}
