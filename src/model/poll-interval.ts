/** When to look again. */
import { lastChangeAt } from './last-change.ts';
import { throttledApis, widenedMs } from './throttling.ts';
import { latestObservation, type Timeline } from './timeline.ts';

const quietAfterMs = 10 * 60_000;
const quietPollMs = 15_000;
const jitter = 0.1;

/**
 * How many of the newest observations in a row ECS throttled to the end, the worst of several services. Other APIs are asked less
 * often by themselves, in the same observations.
 */
export function throttledObservations(timelines: readonly Timeline[]): number {
  const streaks = timelines.map(
    ({ observations }) =>
      observations.length - 1 - observations.findLastIndex((observation) => !throttledApis(observation).has('ecs')),
  );
  return Math.max(0, ...streaks);
}

/**
 * How long to wait from the beginning of the newest observation to the next, in milliseconds: the interval, longer after ten
 * minutes without a change, doubled for each observation that ECS throttled to the end.
 *
 * @param random from 0 up to 1, for the jitter that keeps many gates apart
 */
export function pollDelayMs(timelines: readonly Timeline[], pollSeconds: number, random: number): number {
  const asked = pollSeconds * 1000;
  const isQuiet = timelines.every((timeline) => (latestObservation(timeline)?.at ?? 0) - lastChangeAt(timeline) >= quietAfterMs);
  const calm = isQuiet ? Math.max(asked, quietPollMs) : asked;
  return widenedMs(calm, throttledObservations(timelines)) * (1 - jitter + 2 * jitter * random);
}
