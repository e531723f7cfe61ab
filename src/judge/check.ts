/** What a check answers. One file for each outcome that the judge can reach; `judge.ts` asks them in order. */
import type { Observation } from '../model/observation.ts';
import type { Timeline } from '../model/timeline.ts';

/** Why it is the outcome, and whether it passes (it does not unless it says so); undefined: it is not, or cannot be told yet. */
export type CheckResult = { readonly because: string; readonly passes?: boolean } | undefined;

/** @param observation the newest one that is judged: all but the closing one are */
export type Check = (timeline: Timeline, observation: Observation) => CheckResult;
