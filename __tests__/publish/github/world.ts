/** What the tests of these surfaces share: a clock that only sleeping moves, and a run on a pull request. */
import { systemClock } from '../../../src/clock.ts';
import type { Ask, Patience, Time } from '../../../src/publish/github/api.ts';
import { asking } from '../../../src/publish/github/api.ts';
import { overHttps } from '../../../src/publish/github/https.ts';
import type { Loopback } from './loopback.ts';

export const repository = 'o/r';
export const commit = '1'.repeat(40);
export const mergeCommit = '2'.repeat(40);
export const jobUrl = 'https://github.com/o/r/actions/runs/1/job/2';
export const otherJobUrl = 'https://github.com/o/r/actions/runs/9/job/9';

const start = Date.parse('2026-11-24T12:00:00Z');

/** A clock at which sleeping takes no time, and that remembers how long was slept. */
export interface PretendTime extends Time {
  readonly slept: readonly number[];
  readonly pass: (milliseconds: number) => void;
}

export function pretendTime(): PretendTime {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

export const patient: Patience = { attempts: 4, until: start + 60_000 };

/** Asks the loopback over real sockets. */
export const askOf = (github: Loopback, time: Time, token = github.token): Ask =>
  asking(
    { apiUrl: github.url, graphqlUrl: `${github.url}/graphql`, token, userAgent: 'ecs-health-gate/1.0.0' },
    overHttps({}, systemClock.sleep),
    time,
  );
