/** Starting tasks: as many as maximumPercent, the launch throttle and the capacity allow. */
import { addStartedEvent, addEventOnce } from './events.ts';
import { placesTaken } from './health.ts';
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { findPlace } from '../capacity/placement.ts';
import { unplaceable } from '../capacity/shortages.ts';
import { touch } from './engine.ts';
import { nextApp, startTask, takeOrdinal } from './tasks.ts';
import { PULL_GIVES_UP_MS } from './timings.ts';

/** How many more tasks of a deployment may stand at once. */
export function startableTasks(service: LiveService, deployment: LiveDeployment): number {
  // Of each revision there may be all at once; only replacements are limited.
  if (service.setting.strategy !== undefined || deployment.taskSet !== undefined)
    return 2 * service.desired - placesTaken(service, (task) => task.deployment === deployment);
  const percent = Math.floor((service.desired * service.setting.maximumPercent) / 100);
  // Daemons are stopped first, one an instance.
  return (service.setting.scheduling === 'DAEMON' ? Math.max(percent, service.desired) : percent) - placesTaken(service);
}

/** Starts so many tasks, as far as the launch throttle and the capacity allow. */
export function launch(
  engine: Engine,
  service: LiveService,
  deployment: LiveDeployment,
  count: number,
  why?: 'unhealthy' | 'az-rebalancing',
): readonly LiveTask[] {
  if (count <= 0 || deployment.over || engine.nowMs < deployment.launchFromMs) return [];
  const started: LiveTask[] = [];
  const waits = service.setting.launch.endsWith('-provider');
  while (started.length < count && !isStillborn(service, deployment)) {
    const place = findPlace(service, engine.nowMs);
    if (place === undefined && !waits) break;
    started.push(startTask(engine, service, deployment, place));
  }
  addStartedEvent(engine, service, started, why);
  if (started.length < count && isStillborn(service, deployment)) stall(engine, service, deployment);
  else if (started.length < count) addEventOnce(engine, service, unplaceable(service, engine.nowMs));
  else service.troubleToldMs.clear();
  return started;
}

/** Whether the next attempt will leave no task. */
const isStillborn = (service: LiveService, deployment: LiveDeployment): boolean =>
  nextApp(service, deployment).cannotStart?.leavesNoTask === true;

/** As seen on real services: two failures are counted, then nothing but the event says why nothing happens. */
function stall(engine: Engine, service: LiveService, deployment: LiveDeployment): void {
  const reason = nextApp(service, deployment).cannotStart?.reason ?? '';
  const isRole = reason.startsWith('ECS was unable to assume the role');
  addEventOnce(
    engine,
    service,
    isRole ? `failed to launch a task with (error ${reason}).` : `was unable to place a task. Reason: ${reason}.`,
  );
  takeOrdinal(service, deployment);
  deployment.failedTasks = Math.min(2, deployment.failedTasks + 1);
  deployment.launchFromMs = engine.nowMs + PULL_GIVES_UP_MS;
  touch(engine, service);
}
