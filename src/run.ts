/**
 * One run of the action over ports: polls, reports, says what happens meanwhile. The action, the simulator's player and the
 * replay of a recording hand it different ones.
 */
import type { Inputs } from './model/inputs.ts';
import type { Decided, Verdict } from './model/outcome.ts';
import type { VerifiedService, WatchedService } from './model/ports.ts';
import type { Report, RunContext } from './model/report.ts';
import { poll, type PollPorts } from './poll.ts';
import { heartbeatLines, nextHeartbeatAt, progressLines, type Progress, type ProgressState } from './report/progress/progress.ts';
import { rolloutStatus } from './report/progress/rollout-status.ts';
import { report } from './report/report.ts';

export interface RunPorts extends Omit<PollPorts, 'progress'> {
  /** What is to be known of the run in its report, as far as it is known by then. */
  readonly context: () => RunContext;
  /** What is said while waiting; undefined: nobody listens. */
  readonly listener?: ProgressListener | undefined;
  /** Told the verdicts before the report is made, in the order of the services. */
  readonly ended: (verdicts: readonly Verdict[]) => void;
}

export interface ProgressListener {
  /** Says lines. */
  readonly say: (lines: readonly string[]) => void;
  /** Told what a service is waited for, by its place among the inputs. */
  readonly pending: (service: number, status: string) => void;
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
  const watched = await poll({ ...ports, progress: progress?.tell ?? (() => undefined) }, inputs, signal);
  progress?.stop();
  const { diagnose } = await ports.rules();
  const services = watched.map(({ timeline, verdict }) => {
    const ended = signal.aborted && !verdict.decided ? cancelled(ports.now()) : verdict;
    return { timeline, verdict: ended, findings: diagnose(timeline, ended) };
  });
  ports.ended(services.map(({ verdict }) => verdict));
  return { report: report(ports.context(), services), services };
}

/** Says what is new after each observation, and between them where things stand, so that no silence lasts too long. */
function startProgress({ clock, now }: RunPorts, { say, pending }: ProgressListener) {
  let watched: readonly WatchedService[] = [];
  let state: ProgressState = new Map();
  const over = new AbortController();
  const speak = (next: Progress): void => {
    state = next.state;
    say(next.lines);
  };
  const beat = async (): Promise<void> => {
    for (;;) {
      const waitMs = (nextHeartbeatAt(state) ?? now() + idleMs) - now();
      await clock.sleep(Math.max(waitMs, leastMs), over.signal);
      if (over.signal.aborted) return;
      speak(heartbeatLines(watched, state, now()));
    }
  };
  void beat();
  return {
    tell: (next: readonly WatchedService[]): void => {
      watched = next;
      speak(progressLines(watched, state));
      watched.forEach(({ timeline, verdict }, place) => {
        if (!verdict.decided) pending(place, rolloutStatus(timeline));
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
