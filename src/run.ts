/**
 * One run of the action over ports: polls, reports, says what happens meanwhile. The action, the simulator's player and the
 * replay of a recording hand it different ones.
 */
import type { Inputs } from './model/inputs.ts';
import type { Decided, Verdict } from './model/outcome.ts';
import type { VerifiedService, WatchedService } from './model/ports.ts';
import type { Report, RunContext } from './model/report.ts';
import { endedByOwnError } from './model/own-error.ts';
import { poll, unseen, type PollPorts } from './poll.ts';
import { heartbeatLines, nextHeartbeatAt, progressLines, type Progress, type ProgressState } from './report/progress/progress.ts';
import { pendingTexts } from './report/progress/pending.ts';
import { report } from './report/report.ts';

export interface RunPorts extends Omit<PollPorts, 'progress'> {
  /** What is to be known of the run in its report, as far as it is known by then. */
  readonly context: () => RunContext;
  /** What is said while waiting; undefined: nobody listens. */
  readonly listener?: ProgressListener | undefined;
  /** Told the verdicts before the report is made, in the order of the services. */
  readonly ended: (verdicts: readonly Verdict[]) => void;
  /** Told errors of the gate's own that cost a part of what is said, and no verdict. */
  readonly mishap?: (error: unknown) => void;
}

export interface ProgressListener {
  /** Says lines. */
  readonly say: (lines: readonly string[]) => void;
  /** Told what a service is waited for, by its place among the inputs, the fullest text first. */
  readonly pending: (service: number, texts: readonly string[]) => void;
}

export interface Ran {
  readonly report: Report;
  /** In the order of the inputs. */
  readonly services: readonly VerifiedService[];
}

/** @param signal aborted when the job is cancelled */
export async function run(ports: RunPorts, inputs: Inputs, signal: AbortSignal): Promise<Ran> {
  // An audit waits for nothing.
  const listener = inputs.mode === 'audit' ? undefined : ports.listener;
  const progress = listener && startProgress(ports, listener);
  let watched = unseen(ports, inputs);
  const tell = (next: readonly WatchedService[]): void => {
    watched = next;
    progress?.tell(next);
  };
  try {
    watched = await poll({ ...ports, progress: tell }, inputs, signal);
  } catch (error) {
    watched = watched.map((one) => (one.verdict.decided ? one : { ...one, verdict: endedByOwnError(error, ports.now()) }));
  }
  progress?.stop();
  const { diagnose } = await ports.rules();
  const services = watched.map((one) => {
    const { timeline, verdict } = one;
    const ended = signal.aborted && !verdict.decided ? cancelled(ports.now()) : verdict;
    return { ...one, verdict: ended, findings: attempt(() => diagnose(timeline, ended), [], ports.mishap) };
  });
  ports.ended(services.map(({ verdict }) => verdict));
  return { report: report(ports.context(), services, ports.mishap), services };
}

/** What `work` gives, or instead of it something that says less. */
function attempt<T>(work: () => T, otherwise: T, mishap: RunPorts['mishap']): T {
  try {
    return work();
  } catch (error) {
    mishap?.(error);
    return otherwise;
  }
}

/** Says what is new after each observation, and between them where things stand, so that no silence lasts too long. */
function startProgress({ clock, now, mishap }: RunPorts, { say, pending }: ProgressListener) {
  let watched: readonly WatchedService[] = [];
  let state: ProgressState = new Map();
  const over = new AbortController();
  const speak = (next: () => Progress): boolean => {
    const progress = attempt(next, undefined, mishap);
    state = progress?.state ?? state;
    say(progress?.lines ?? []);
    return progress !== undefined;
  };
  const beat = async (): Promise<void> => {
    for (;;) {
      const waitMs = (nextHeartbeatAt(state) ?? now() + idleMs) - now();
      await clock.sleep(Math.max(waitMs, leastMs), over.signal);
      if (over.signal.aborted) return;
      // What cannot be said now is tried again after the next observation.
      if (!speak(() => heartbeatLines(watched, state, now()))) return;
    }
  };
  void beat();
  return {
    tell: (next: readonly WatchedService[]): void => {
      watched = next;
      speak(() => progressLines(watched, state));
      watched.forEach((one, place) => {
        const texts = one.verdict.decided ? undefined : attempt(() => pendingTexts(one), undefined, mishap);
        if (texts) pending(place, texts);
      });
    },
    stop: (): void => {
      over.abort();
    },
  };
}

/** How soon to see again whether there is anything to say. */
const idleMs = 1000;
const leastMs = 100;

/** The observation that a cancellation cut short is not among the others: the run lasted until now. */
const cancelled = (at: number): Decided => ({
  decided: true,
  outcome: 'cancelled',
  at,
  passes: false,
  because: 'the job was cancelled before the verdict',
});
