/** "Fewer tasks are placed than ECS asks for, and none was placed for long." */
import type { ServiceState } from '../world/world.ts';
import type { Case } from './case.ts';
import { COULD_NOT_START } from './counting.ts';
import type { Entry } from './entries.ts';
import type { OwnTask } from './own-tasks.ts';

const UNPLACED_MS = 600_000;
const PROVISIONING_MS = 900_000;

export function placement({ memory, view, service }: Case, entry: Entry, own: readonly OwnTask[]): boolean {
  const live = own.filter(({ task }) => task.desiredStatus === 'RUNNING');
  const placed = live.filter(({ task }) => task.lastStatus !== 'PROVISIONING');
  if (placed.length >= entry.desiredCount) return false;
  const everPlaced = own.filter(({ task }) => task.lastStatus !== 'PROVISIONING');
  const lastMs = Math.max(entry.createdAt, ...everPlaced.map(({ task }) => memory.placedMs.get(task.id) ?? task.createdAt));
  const waiting = live.filter(({ task }) => task.lastStatus === 'PROVISIONING').map(({ task }) => task.createdAt);
  const dueMs = waiting.length > 0 ? Math.max(Math.min(...waiting), lastMs) + PROVISIONING_MS : lastMs + UNPLACED_MS;
  return view.atMs >= dueMs && (waiting.length > 0 || lastWordIsNo(service, entry));
}

/** Of what was said about placing since the deployment began, the newest. */
function lastWordIsNo(service: ServiceState, entry: Entry): boolean {
  const words = service.events.filter(
    ({ createdAt, message }) => createdAt >= entry.createdAt && /unable to place a task|has started \d+ tasks/.test(message),
  );
  const last = words[0]?.message ?? '';
  // In the same words ECS tells that a task could not start, which has a place.
  return last.includes('unable to place a task') && !COULD_NOT_START.test(last);
}
