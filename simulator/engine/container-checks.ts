/** The container health check that ECS's agent runs inside the container ("HealthCheck" in the API reference). */
import { behaviourAt, bootsInMs } from './app.ts';
import type { LiveTask, Engine } from './state.ts';
import { later, setTask } from './engine.ts';

/** Failures within the start period do not count; an essential sidecar without a check keeps the task UNKNOWN. */
export function startContainerChecks(engine: Engine, task: LiveTask): void {
  const { check, sidecar } = task.deployment.spec;
  const startedAt = task.state.containerStartedAt;
  if (check === undefined || startedAt === undefined) return;
  const { intervalSeconds = 30, retries = 3, startPeriodSeconds = 0 } = check;
  let failures = 0;
  const show = (health: 'HEALTHY' | 'UNHEALTHY'): void => {
    if (task.state.containerHealth === health) return;
    const known = sidecar?.essential === true && health === 'HEALTHY' ? 'UNKNOWN' : health;
    setTask(engine, task, { containerHealth: health, healthStatus: known });
  };
  const run = (): void => {
    if (task.state.executionStoppedAt !== undefined) return;
    const ageMs = engine.nowMs - startedAt;
    const passes =
      ageMs >= bootsInMs(task.app) && behaviourAt(task.app, { ageMs, nowMs: engine.nowMs }).containerCheck !== 'fails';
    if (passes) failures = 0;
    else if (ageMs >= startPeriodSeconds * 1000) failures += 1;
    if (passes) show('HEALTHY');
    else if (failures >= retries) show('UNHEALTHY');
    later(engine, intervalSeconds * 1000, run);
  };
  later(engine, intervalSeconds * 1000, run);
}
