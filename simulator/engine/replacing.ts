/**
 * The replacing of tasks that go on running: start first where maximumPercent leaves room, and stop the old one when the
 * new one is healthy; otherwise stop one at a time ("Amazon ECS task replacement", since October 2023).
 */
import { isHealthy, wanted } from './health.ts';
import { launch, startableTasks } from './launching.ts';
import type { LiveService, LiveTask, Engine } from './state.ts';
import { scaleAway, stopUnhealthy } from './stopping.ts';
import { UNHEALTHY_STOP_MS } from './timings.ts';

export function replaceUnhealthy(engine: Engine, service: LiveService): void {
  if (service.setting.keepsUnhealthy === true) return;
  for (const task of wanted(service)) {
    if (task.replacement !== undefined) settleReplacement(engine, service, task, task.replacement);
  }
  // Superseded tasks are not replaced: the deployment in progress does that.
  const sick = wanted(service, (task) => task.unhealthySinceMs !== undefined && task.replacement === undefined);
  const replaceable = sick.filter(({ deployment }) => deployment.status === 'PRIMARY' || deployment.rolloutState === 'COMPLETED');
  for (const deployment of new Set(replaceable.map((task) => task.deployment))) {
    const own = replaceable.filter((task) => task.deployment === deployment);
    const started = launch(engine, service, deployment, Math.min(own.length, startableTasks(service, deployment)), 'unhealthy');
    started.forEach((replacement, index) => {
      Object.assign(own[index] ?? {}, { replacement, replacedFor: 'unhealthy' });
    });
  }
  const stuck = replaceable.find(
    (task) => task.replacement === undefined && engine.nowMs - (task.unhealthySinceMs ?? 0) >= UNHEALTHY_STOP_MS,
  );
  if (
    stuck === undefined ||
    (!stuck.deployment.over && startableTasks(service, stuck.deployment) > 0) ||
    surplusIsStopping(service, stuck)
  )
    return;
  stopUnhealthy(engine, stuck);
}

/** Tasks of the same deployment beyond the desired count are on their way out: a replacement can start first before long. */
function surplusIsStopping(service: LiveService, { deployment }: LiveTask): boolean {
  const own = [...service.liveTasks].filter((task) => task.deployment === deployment && !task.scaledAway);
  return own.length > service.desired && own.some((task) => task.stop !== undefined);
}

/** A replacement that is no better ends the wait too: the oldest goes, and the replacement gets one of its own. */
function settleReplacement(engine: Engine, service: LiveService, task: LiveTask, replacement: LiveTask): void {
  const recovered = task.replacedFor === 'unhealthy' && task.unhealthySinceMs === undefined;
  if (replacement.stop !== undefined || recovered) {
    delete task.replacement;
    delete task.replacedFor;
    return;
  }
  if (isHealthy(replacement) && task.replacedFor === 'az-rebalancing')
    scaleAway(engine, service, [task], ' in AZ due to AZ rebalancing');
  else if (isHealthy(replacement) || replacement.unhealthySinceMs !== undefined) {
    if (task.unhealthySinceMs !== undefined) stopUnhealthy(engine, task);
  }
}
