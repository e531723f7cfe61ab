/** Virtual time: whoever sleeps is woken as soon as nobody has anything else to do. */
import type { Clock } from '../src/clock.ts';
import { newEventQueue } from './engine/event-queue.ts';

export interface VirtualClock extends Clock {
  /** Lets time pass until the promise settles. Fails when it waits for something that no timer will bring. */
  run<T>(promise: Promise<T>): Promise<T>;
  /** Does something at a time, before anybody who wakes then but fell asleep later. */
  at(atMs: number, act: () => void): void;
}

export function virtualClock(startMs: number): VirtualClock {
  const queue = newEventQueue();
  let nowMs = startMs;
  return {
    now: () => nowMs,
    at: (atMs, act) => {
      queue.add(Math.max(atMs, nowMs), act);
    },
    sleep: (milliseconds, signal) =>
      new Promise((wake) => {
        if (signal?.aborted) {
          wake();
          return;
        }
        const done = (): void => {
          signal?.removeEventListener('abort', done);
          wake();
        };
        signal?.addEventListener('abort', done, { once: true });
        queue.add(nowMs + Math.max(0, milliseconds), done);
      }),
    run: async (promise) => {
      const state = { settled: false };
      const settle = (): void => {
        state.settled = true;
      };
      promise.then(settle, settle);
      await othersDone();
      while (!state.settled) {
        const entry = queue.take();
        if (entry === undefined) throw new Error('The clock stands still: something waits for what will never happen.');
        nowMs = Math.max(nowMs, entry.atMs);
        entry.run();
        await othersDone();
      }
      return promise;
    },
  };
}

/** After all that can go on without time passing: microtasks, and what the event loop holds ready. */
const othersDone = (): Promise<void> => new Promise((done) => setImmediate(done));
