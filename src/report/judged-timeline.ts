/**
 * The timeline as the verdict speaks of it. The closing observation comes a moment later: it adds logs, the configuration as it
 * is by then, and why tasks had stopped; what has changed since the verdict is no part of it.
 */
import type { Timeline } from '../model/timeline.ts';

export const judgedTimeline = (timeline: Timeline): Timeline =>
  timeline.beforeClosing ? { ...timeline.beforeClosing, facts: timeline.facts } : timeline;
