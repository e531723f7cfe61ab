/**
 * Which APIs are left alone for a while, since they throttled until the end of an observation: each by itself, so that ECS is asked
 * as often as ever while Elastic Load Balancing throttles. ECS is asked first of all: for that one the poll loop waits.
 */
import { widenedMs, type Api } from '../../model/throttling.ts';

/** How the calls of one observation ended, by API. */
export interface ApiResults {
  readonly answered: ReadonlySet<Api>;
  /** The error with which a call ended that was throttled to the last. */
  readonly throttled: ReadonlyMap<Api, unknown>;
}

export interface ThrottledApis {
  /** What an API said last, as long as it is left alone; undefined: it may be asked. */
  readonly refusalOf: (api: Api, now: number) => { readonly error: unknown } | undefined;
  readonly observed: (results: ApiResults, beganAt: number) => void;
}

/** Observations are a little sooner at times than the interval says. */
const jitterShare = 0.1;

export function openThrottledApis(pollMs: number): ThrottledApis {
  const left = new Map<Api, { readonly error: unknown; readonly inARow: number; readonly untilMs: number }>();
  return {
    refusalOf: (api, now) => {
      const one = left.get(api);
      return one && now < one.untilMs ? one : undefined;
    },
    observed: ({ answered, throttled }, beganAt) => {
      for (const api of answered) if (!throttled.has(api)) left.delete(api);
      for (const [api, error] of throttled) {
        if (api === 'ecs') continue;
        const inARow = (left.get(api)?.inARow ?? 0) + 1;
        left.set(api, { error, inARow, untilMs: beganAt + widenedMs(pollMs, inARow) * (1 - jitterShare) });
      }
    },
  };
}
