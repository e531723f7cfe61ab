/**
 * The timeline as the verdict speaks of it. The closing observation comes a moment later: it adds logs, the configuration as it
 * is by then, and why tasks had stopped; what has changed since the verdict is no part of it.
 */
import { defined } from '../model/defined.ts';
import type { Task } from '../model/observation.ts';
import type { TaskHistory } from '../model/task-history.ts';
import { latestObservation, type Timeline } from '../model/timeline.ts';

export function judgedTimeline(timeline: Timeline): Timeline {
  const judged = timeline.beforeClosing;
  if (!judged) return timeline;
  const closingTasks = new Map((latestObservation(timeline)?.tasks ?? []).map((task) => [task.arn, task]));
  const tasks = [...judged.facts.tasks].map(([arn, history]) => [arn, explained(history, closingTasks.get(arn))] as const);
  return { ...judged, facts: { ...judged.facts, tasks: new Map(tasks) } };
}

/** A task that had stopped or was unhealthy by then, with what is known now of how it ended. */
function explained(history: TaskHistory, closing: Task | undefined): TaskHistory {
  const isWell = !history.stop && history.health.state !== 'unhealthy';
  if (isWell || !closing) return history;
  const { stopCode, stoppedReason, containers } = closing;
  return { ...history, task: { ...history.task, ...defined({ stopCode, stoppedReason }), containers } };
}
