/**
 * Timeline -> when time alone decides. No rule is written down twice for that: the judge is asked what it would say of an observation
 * that shows what the newest one does, only later.
 */
import type { Rules } from '../model/ports.ts';
import { extend, latestObservation, type Timeline } from '../model/timeline.ts';

/** So near the moment is told, and never before it. */
const nearMs = 50;

/** The next moment from which on an observation that shows nothing new has a verdict; undefined: there is none up to `until`. */
export function dueAt(judge: Rules['judge'], timeline: Timeline, until: number): number | undefined {
  const newest = latestObservation(timeline);
  if (!newest || newest.at >= until) return undefined;
  const isDecidedAt = (at: number): boolean => judge(extend(timeline, { ...newest, at, endedAt: at, healthReadAt: at })).decided;
  if (!isDecidedAt(until)) return undefined;
  let [undecidedAt, decidedAt] = [newest.at, until];
  while (decidedAt - undecidedAt > nearMs) {
    const between = (undecidedAt + decidedAt) / 2;
    if (isDecidedAt(between)) decidedAt = between;
    else undecidedAt = between;
  }
  return decidedAt;
}
