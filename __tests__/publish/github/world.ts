/** What the tests of these surfaces share: a clock that only sleeping moves, and a run on a pull request. */
import type { Clock } from '../../../src/clock.ts';
import type { TellExchange } from '../../../src/model/exchange.ts';
import { connect, type OpenClient, type RetryPolicy } from '../../../src/publish/github/client.ts';
import type { Event } from '../../../src/publish/github/event.ts';
import type { Loopback } from './loopback.ts';

export const repo = { owner: 'o', repo: 'r' };
export const commit = '1'.repeat(40);
export const mergeCommit = '2'.repeat(40);
export const jobUrl = 'https://github.com/o/r/actions/runs/1/job/2';
export const otherJobUrl = 'https://github.com/o/r/actions/runs/9/job/9';

/** A pretend clock would let every answer be late. */
export const noDeadline = Infinity;

const start = Date.parse('2026-11-24T12:00:00Z');

/** What the runner tells of a run on a pull request's merge commit. */
export const runOn = (eventName: string, payload: object, sha = mergeCommit): Event => ({ eventName, payload, sha, repo });

/** A clock at which sleeping takes no time, unless it is for ever, and that remembers how long was slept. */
export interface PretendClock extends Clock {
  readonly slept: readonly number[];
  readonly pass: (milliseconds: number) => void;
}

export function pretendClock(): PretendClock {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (milliseconds) => {
      if (milliseconds === noDeadline) return new Promise(() => undefined);
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

export const patient: RetryPolicy = { attempts: 4, until: start + 60_000 };

/** Asks the loopback over real sockets. */
export const openClientOf = (github: Loopback, clock: Clock, token = github.token, tell?: TellExchange): OpenClient =>
  connect({ apiUrl: github.url, token, clock, requestMs: noDeadline, tell });
