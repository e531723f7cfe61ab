/** Whether ECS finds a place for the tasks that it wants to run. */
import type { Observation } from '../model/observation.ts';
import { saysCannotPlace, saysStarted } from '../model/service-events.ts';
import type { TaskHistory } from '../model/task-history.ts';
import { count, duration } from '../model/text.ts';
import { ownTasks, deploymentEntry, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

const unplacedMs = 10 * 60_000;
/** A capacity provider takes minutes to bring an instance: tasks wait for it in PROVISIONING. */
const provisioningMs = 15 * 60_000;

export function tasksNotPlaced(timeline: Timeline, observation: Observation): CheckResult {
  const entry = deploymentEntry(timeline);
  if (!observation.service || !observation.tasks || !entry) return undefined;
  const own = ownTasks(timeline);
  const live = own.filter(({ stop }) => !stop);
  const waiting = live.filter(({ task }) => task.lastStatus === 'PROVISIONING');
  const placed = live.length - waiting.length;
  if (placed >= entry.desiredCount) return undefined;
  const lastPlacedAt = Math.max(entry.createdAt, ...own.map(placedAt));
  const lastWord = observation.service.events.find(
    (event) => event.at >= entry.createdAt && (saysCannotPlace(event) || saysStarted(event)),
  );
  const unplaced = `${placed} of ${count(entry.desiredCount, 'task')} placed`;
  if (waiting.length > 0) {
    const since = Math.max(lastPlacedAt, Math.min(...waiting.map(({ task }) => task.createdAt ?? observation.at)));
    if (observation.at - since < provisioningMs) return undefined;
    return {
      because: `${unplaced}; ${count(waiting.length, 'task')} waiting for capacity (PROVISIONING) for ${duration(observation.at - since)}`,
    };
  }
  if (!lastWord || !saysCannotPlace(lastWord) || observation.at - lastPlacedAt < unplacedMs) return undefined;
  return { because: `${unplaced}, none for ${duration(observation.at - lastPlacedAt)}: ${lastWord.message}` };
}

/** When a task was placed, as far as it is known; its creation otherwise. */
const placedAt = (history: TaskHistory): number => {
  const { task } = history;
  return task.lastStatus === 'PROVISIONING' ? 0 : (history.placedAt ?? task.createdAt ?? 0);
};
