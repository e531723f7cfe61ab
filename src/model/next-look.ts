/** Which services are observed next, and when: all of them by the interval, and beside it those of which time alone decides. */
import type { ServiceName } from './inputs.ts';

/** A service that is waited for. */
export interface Waiting {
  readonly name: ServiceName;
  /** When time alone decides it; undefined: not before the next observation of all. */
  readonly dueAt: number | undefined;
}

/** When all are to be observed, by the interval. */
export interface RegularLook {
  readonly at: number;
  /** It may wait so long for one that is due. */
  readonly atMost: number;
  /** What the last one took. */
  readonly tookMs: number;
}

export interface NextLook {
  readonly at: number;
  /** undefined: all. */
  readonly of?: ReadonlySet<ServiceName>;
}

/** Timers wake a little early. */
const marginMs = 20;
/** Those that are due within so long of each other are observed together. */
const togetherMs = 400;
/** An observation of one that is due so long before that of all would delay it, or a little longer where AWS is slow. */
const nearMs = 1000;
/** Whatever is due, AWS is given a pause. */
const leastPauseMs = 200;

/**
 * A look at all moves to where one is due soon after it or just before it, or where all are due; those of many that are due sooner are
 * observed by themselves, lest each costs a look at all the others.
 */
export function nextLook(waiting: readonly Waiting[], { at, atMost, tookMs }: RegularLook, now: number): NextLook {
  const due = waiting
    .flatMap(({ name, dueAt }) => (dueAt === undefined ? [] : [{ name, at: dueAt + marginMs }]))
    .filter((one) => one.at <= Math.max(at, atMost));
  const firstAt = Math.min(...due.map((one) => one.at));
  const together = due.filter((one) => one.at <= firstAt + togetherMs);
  if (together.length === 0) return { at };
  const dueAt = Math.max(now + leastPauseMs, ...together.map((one) => one.at));
  const isForAll = together.length === waiting.length || dueAt >= at - Math.max(nearMs, tookMs + leastPauseMs);
  return isForAll ? { at: dueAt } : { at: dueAt, of: new Set(together.map(({ name }) => name)) };
}
