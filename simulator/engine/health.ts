/** How the service scheduler sees a task: healthy, unhealthy past its grace period, or neither. */
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { touch } from './engine.ts';
import { NO_SIGNAL_MS } from './timings.ts';

/** Looks at every task of the service afresh; what changed stays with the task. */
export function updateHealth(engine: Engine, service: LiveService): void {
  for (const task of service.liveTasks) {
    if (task.stop !== undefined) continue;
    const health = healthOf(engine, task);
    if (health === 'healthy') {
      task.healthySinceMs ??= engine.nowMs;
      if (!task.everHealthy) becameHealthy(engine, task);
    } else delete task.healthySinceMs;
    if (health === 'unhealthy') task.unhealthySinceMs ??= engine.nowMs;
    else delete task.unhealthySinceMs;
  }
}

function becameHealthy(engine: Engine, task: LiveTask): void {
  task.everHealthy = true;
  const resets = task.service.setting.breakerSetting?.resetOnHealthyTask ?? true;
  if (!resets || task.deployment.failedTasks === 0 || task.deployment.over) return;
  task.deployment.failedTasks = 0;
  touch(engine, task.service);
}

function healthOf(engine: Engine, task: LiveTask): 'healthy' | 'unhealthy' | 'neither' {
  const { state, deployment, targets } = task;
  if (state.lastStatus !== 'RUNNING' || state.startedAt === undefined) return 'neither';
  const checked = deployment.spec.check !== undefined;
  const failing = targets.some((target) => target.state?.state === 'unhealthy') || state.containerHealth === 'UNHEALTHY';
  const graceMs = (task.service.setting.graceSeconds ?? 0) * 1000;
  if (failing) return engine.nowMs >= state.startedAt + graceMs ? 'unhealthy' : 'neither';
  if (checked && state.containerHealth !== 'HEALTHY') return 'neither';
  const groups = deployment.loadBalancers.length;
  if (groups > 0) {
    const healthy = targets.filter((target) => target.state?.state === 'healthy').length;
    return healthy >= groups ? 'healthy' : 'neither';
  }
  return checked || engine.nowMs >= state.startedAt + NO_SIGNAL_MS ? 'healthy' : 'neither';
}

export const isHealthy = (task: LiveTask): boolean => task.healthySinceMs !== undefined;

/** Of a deployment, those that are wanted RUNNING; oldest first. */
export const wanted = (service: LiveService, of: (task: LiveTask) => boolean = () => true): LiveTask[] =>
  [...service.liveTasks].filter((task) => task.stop === undefined && of(task));

/** Tasks of a deployment, without those whose replacement is already there. */
export const counted = (service: LiveService, deployment: LiveDeployment): LiveTask[] =>
  wanted(
    service,
    (task) => task.deployment === deployment && (task.replacement === undefined || task.replacement.stop !== undefined),
  );

/** What counts against maximumPercent: all but those that the scheduler has stopped in scaling, until they are STOPPED. */
export const placesTaken = (service: LiveService, of: (task: LiveTask) => boolean = () => true): number =>
  [...service.liveTasks].filter((task) => !task.scaledAway && of(task)).length;
