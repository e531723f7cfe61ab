/**
 * How often the SDK repeats a single call.
 *
 * A throttled call is not repeated here but by whoever observes (`repeats.ts`), who knows how much time the observation has left, and
 * is told that AWS throttles. Nor is what fails again.
 */
import type { RetryErrorType, RetryStrategyV2, RetryToken } from '@smithy/types';

/** The first attempt included. Two time-outs end within the time of one observation. */
export const ATTEMPTS = 2;

const PAUSE_MILLISECONDS = 200;

const passing: readonly RetryErrorType[] = ['TRANSIENT', 'SERVER_ERROR'];

const token = (retries: number): RetryToken => ({
  getRetryCount: () => retries,
  getRetryDelay: () => (retries === 0 ? 0 : PAUSE_MILLISECONDS),
});

/** Repeats once what a broken connection, a time-out or a server's error cut short. */
export const once: RetryStrategyV2 = {
  acquireInitialRetryToken: () => Promise.resolve(token(0)),
  refreshRetryTokenForRetry: (used, { errorType }) => {
    const retries = used.getRetryCount() + 1;
    return retries < ATTEMPTS && passing.includes(errorType)
      ? Promise.resolve(token(retries))
      : Promise.reject(new Error('not repeated'));
  },
  recordSuccess: () => undefined,
};
