/** Time, as the one thing the action cannot observe from AWS. The only file that knows that it passes. */
export interface Clock {
  /** This machine's time, in milliseconds since the epoch. */
  readonly now: () => number;
  /** Waits; ends at once, without an error, when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((wake) => {
      if (signal?.aborted) {
        wake();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        wake();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/**
 * Does `work` under a signal that is aborted when `signal` is, or after `milliseconds`. The work decides what an
 * aborted signal means for it.
 */
export async function within<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const limit = new AbortController();
  const both = AbortSignal.any([signal, limit.signal]);
  void clock.sleep(milliseconds, AbortSignal.any([signal, over.signal])).then(() => {
    if (!over.signal.aborted) limit.abort();
  });
  try {
    return await work(both);
  } finally {
    over.abort();
  }
}
