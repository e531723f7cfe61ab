/** What AWS leaves unanswered because it throttles, API by API, and how much more rarely it is asked then. */
import type { Observation } from './observation.ts';

/** `ecs`, `elasticloadbalancing`: as IAM actions begin. Each throttles by itself. */
export type Api = string;

/** `ecs:ListTasks` → `ecs` */
export const apiOf = (action: string): Api => action.slice(0, action.indexOf(':'));

/** The APIs that left something unanswered at the end of an observation because they throttle; what a repeat answered does not count. */
export const throttledApis = ({ readFailures }: Pick<Observation, 'readFailures'>): ReadonlySet<Api> =>
  new Set(readFailures.flatMap(({ reason, action }) => (reason === 'throttled' ? apiOf(action) : [])));

const longestMs = 60_000;

/** A pause, doubled for each observation in a row that an API throttled, up to a minute. */
export const widenedMs = (pauseMs: number, throttledInARow: number): number =>
  Math.max(pauseMs, Math.min(longestMs, pauseMs * 2 ** throttledInARow));
