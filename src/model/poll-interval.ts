/** When to look again. */
import { lastChangeAt } from './last-change.ts';
import { throttledApis, widenedMs } from './throttling.ts';
import { latestObservation, type Timeline } from './timeline.ts';
import { mostGapMs } from './watched-time.ts';

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

/** Held up for longer than chance makes it: others take the same tokens. */
const heldUpMs = 2_000;
/** The pause is so much longer then than the wait was, and longer than before; and shorter with each observation that none held up. */
const pausePerWait = 4;
const slower = 1.3;
const faster = 0.85;
const slowestMs = 30_000;
/** After so many observations nothing is left of it. */
const remembered = 20;

/**
 * How often ECS can be asked, as far as its answers tell: the more steps of an account wait for the same tokens, the longer each waits
 * for its own, and the longer it pauses before the next observation. That ends by and by, lest all come back at once; and one
 * observation that was held up is chance, as likely as not.
 */
function paceMs({ observations }: Timeline, askedMs: number): number {
  const waits = observations.slice(-remembered).map(({ heldUpMs: waitMs = 0 }) => waitMs);
  return waits.reduce((pauseMs, waitMs, place) => {
    const lastingMs = (waitMs + (waits[place - 1] ?? 0)) / 2;
    if (lastingMs < heldUpMs) return Math.max(askedMs, pauseMs * faster);
    return Math.max(askedMs, Math.min(slowestMs, Math.max(pauseMs * slower, lastingMs * pausePerWait)));
  }, askedMs);
}

/** Answers are on their way for some time. */
const marginMs = 500;

/**
 * How long after the newest observation a wider interval must not reach while all is healthy: to where time would be lost that nobody
 * watched.
 */
function lostAfterMs({ criteria, deployment, facts, observations }: Timeline): number {
  const at = observations.at(-1)?.at;
  if (at === undefined || !deployment || !facts.clock || facts.healthy.size < facts.desiredCount) return Infinity;
  const leftMs = (facts.toldAt ?? at) + mostGapMs(criteria) - marginMs - at;
  return leftMs > 0 ? leftMs : Infinity;
}

/** How long to wait from the beginning of the newest observation to the next, in milliseconds. */
export interface PollDelay {
  readonly ms: number;
  /** Where time alone decides sooner than that, it is observed then; undefined: not even then, since ECS gives no answers. */
  readonly mostMs: number | undefined;
}

/**
 * The interval, longer after ten minutes without a change, longer where ECS makes others wait too, doubled for each observation that it
 * throttled to the end.
 *
 * @param random from 0 up to 1, for the jitter that keeps many gates apart
 */
export function pollDelay(timelines: readonly Timeline[], pollSeconds: number, random: number): PollDelay {
  const asked = pollSeconds * 1000;
  const isQuiet = timelines.every((timeline) => (latestObservation(timeline)?.at ?? 0) - lastChangeAt(timeline) >= quietAfterMs);
  const calm = isQuiet ? Math.max(asked, quietPollMs) : asked;
  const jittered = 1 - jitter + 2 * jitter * random;
  const pace = Math.max(...timelines.map((one) => paceMs(one, calm)));
  const throttled = throttledObservations(timelines);
  const ms = Math.max(widenedMs(calm, throttled) * jittered, Math.min(pace * jittered, ...timelines.map(lostAfterMs)));
  return { ms, mostMs: throttled > 0 ? undefined : Math.max(ms, calm * (1 + jitter)) };
}
