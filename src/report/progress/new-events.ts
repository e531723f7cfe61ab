/** The service's events as they come, without those with which the scheduler fills every day. */
import { isRoutine } from '../../model/service-events.ts';
import { count } from '../../model/text.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';
import { clockTime, shortenArns } from '../render/labels.ts';

/** Of the events that came between two observations. */
const mostEvents = 5;

export interface NewEvents {
  readonly lines: readonly string[];
  /** The time of the newest: no event up to here is new again. */
  readonly until: number;
}

/** @param since the end of those that are known; undefined: none, then only those of the deployment itself are new */
export function newEvents(timeline: Timeline, since: number | undefined): NewEvents {
  const from = since ?? timeline.deployment?.createdAt ?? Infinity;
  const events = latestService(timeline)?.events ?? [];
  const fresh = events.filter((event) => event.at > from && !isRoutine(event));
  const shown = fresh.slice(0, mostEvents).toReversed();
  const more = fresh.length - shown.length;
  return {
    lines: [
      ...(more > 0 ? [`${count(more, 'earlier event')} not shown here`] : []),
      ...shown.map(({ at, message }) => `event ${clockTime(at)} ${shortenArns(message)}`),
    ],
    until: Math.max(events[0]?.at ?? 0, from === Infinity ? 0 : from),
  };
}
