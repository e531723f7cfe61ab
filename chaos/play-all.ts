/** Many random deployments, over several threads. */
import { Worker } from 'node:worker_threads';
import type { PlayResult } from './play-result.ts';
import type { RandomPlay } from './random-play.ts';
import type { WorkerMessage, WorkerTask } from './worker.ts';

export interface Range extends Omit<RandomPlay, 'index'> {
  readonly from: number;
  readonly until: number;
  readonly jobs: number;
  /** Every failure is told as it was drawn: making them small takes long where there are many. */
  readonly asDrawn: boolean;
}

/** No play takes so long, unless it never ends. */
const MOST_MS = 120_000;
const TELL_EVERY = 1000;

/** `tell` is given a line now and then: how far it is, and each kind of failure once it is as small as it can be made, or each failure. */
export async function playAll({ jobs, from, ...range }: Range, tell: (line: string) => void): Promise<readonly PlayResult[]> {
  const results: PlayResult[] = [];
  const told = new Set<string>();
  const hear = (message: WorkerMessage): void => {
    if ('result' in message) {
      results.push(message.result);
      if (results.length % TELL_EVERY === 0) tell(`${results.length} played, up to ${message.result.index}`);
    }
    if (!('failure' in message) || (!range.asDrawn && told.has(message.failure.kind))) return;
    const { kind, index, text } = message.failure;
    told.add(kind);
    tell(`${index}: ${kind}\n${text}\n`);
  };
  const threads = Array.from({ length: jobs }, (_, place) => playFrom({ ...range, from: from + place, step: jobs }, hear));
  await Promise.all(threads);
  return results.toSorted((one, other) => one.index - other.index);
}

/** One thread; when it stands still, its play is a failure, and another thread goes on with the next. */
async function playFrom(task: WorkerTask, hear: (message: WorkerMessage) => void): Promise<void> {
  for (let from = task.from; from < task.until;) {
    const stoodStillAt = await runThread({ ...task, from }, hear);
    if (stoodStillAt === undefined) return;
    hear({ result: standstill(stoodStillAt) });
    from = stoodStillAt + task.step;
  }
}

/** Until it ends; or the place of the play in which it stood still. */
function runThread(task: WorkerTask, hear: (message: WorkerMessage) => void): Promise<number | undefined> {
  const thread = new Worker(new URL('worker.ts', import.meta.url), { workerData: task });
  return new Promise((ended, failed) => {
    let index = task.from;
    let watchdog: NodeJS.Timeout | undefined;
    const watch = (): void => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => {
        ended(index);
        void thread.terminate();
      }, MOST_MS);
    };
    watch();
    thread.on('message', (message: WorkerMessage) => {
      watch();
      if ('begins' in message) index = message.begins;
      hear(message);
    });
    thread.on('error', failed);
    thread.on('exit', () => {
      clearTimeout(watchdog);
      ended(undefined);
    });
  });
}

const standstill = (index: number): PlayResult => ({
  index,
  strategies: [],
  outcomes: ['broken'],
  lagSeconds: 0,
  why: '',
  calls: 0,
  observations: 0,
  findings: [{ kind: 'stands still', text: `nothing for ${MOST_MS / 1000} s` }],
});
