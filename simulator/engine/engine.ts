/** What all of the engine does to the world: let time pass, put things down for later, show what changed. */
import { addVersion } from '../world/versions.ts';
import type { DeploymentState, ServiceState, TaskState } from '../world/world.ts';
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { hasTaskSets } from '../scenario-defaults.ts';
import { taskSetState } from './task-sets/task-set-state.ts';
import type { Range } from './timings.ts';

/** A whole number of milliseconds within the range. */
export function draw(engine: Engine, [fromMs, toMs]: Range): number {
  return Math.round(fromMs + engine.random() * (toMs - fromMs));
}

export function later(engine: Engine, afterMs: number, run: () => void): void {
  engine.queue.add(engine.nowMs + afterMs, run);
}

/** Plays one entry after the other up to a time. */
export function runEngine(engine: Engine, untilMs: number): void {
  while (engine.queue.nextAt() <= untilMs) {
    const entry = engine.queue.take();
    if (entry === undefined) break;
    engine.nowMs = Math.max(engine.nowMs, entry.atMs);
    entry.run();
    if (engine.queue.nextAt() > engine.nowMs) showTouched(engine);
  }
  showTouched(engine);
}

export function changed(engine: Engine): void {
  if (engine.changedAtMs.at(-1) !== engine.nowMs) engine.changedAtMs.push(engine.nowMs);
}

export function touch(engine: Engine, service: LiveService): void {
  engine.touched.add(service);
}

export function setTask(engine: Engine, task: LiveTask, changes: Partial<TaskState>): void {
  task.state = { ...task.state, ...changes };
  addVersion(task.history, engine.nowMs, task.state);
  changed(engine);
  touch(engine, task.service);
}

function showTouched(engine: Engine): void {
  for (const service of engine.touched) {
    addVersion(service.history, engine.nowMs, shown(service));
    changed(engine);
  }
  engine.touched.clear();
}

/** runningCount is what RUNs, healthy or not; pendingCount what is on its way there. */
function shown(service: LiveService): ServiceState {
  const counts = new Map<LiveDeployment, { running: number; pending: number }>();
  for (const task of service.liveTasks) {
    const count = counts.get(task.deployment) ?? { running: 0, pending: 0 };
    if (task.state.lastStatus === 'RUNNING') count.running += 1;
    else if (task.state.desiredStatus === 'RUNNING') count.pending += 1;
    counts.set(task.deployment, count);
  }
  const none = { running: 0, pending: 0 };
  const isOfTaskSets = hasTaskSets(service.setting);
  const deployments = (isOfTaskSets ? [] : service.deployments).map((deployment): DeploymentState => {
    const { running, pending } = counts.get(deployment) ?? none;
    return {
      id: deployment.id,
      status: deployment.status,
      revision: deployment.revision,
      desiredCount: deployment.desired,
      runningCount: running,
      pendingCount: pending,
      failedTasks: deployment.failedTasks,
      createdAt: deployment.createdAt,
      updatedAt: deployment.updatedAt,
      rolloutState: deployment.rolloutState,
      rolloutStateReason: deployment.rolloutStateReason,
    };
  });
  const all = [...counts.values()];
  return {
    setting: service.setting,
    cluster: service.setting.cluster,
    name: service.setting.name,
    status: service.status,
    createdAt: service.createdAt,
    desiredCount: service.desired,
    runningCount: all.reduce((sum, count) => sum + count.running, 0),
    pendingCount: all.reduce((sum, count) => sum + count.pending, 0),
    revision: service.revision,
    deployments,
    serviceDeployments: service.serviceDeployments,
    serviceRevisions: service.serviceRevisions,
    taskSets: isOfTaskSets ? service.deployments.map((set) => taskSetState(set, counts.get(set) ?? none)) : [],
    codeDeployDeployments: service.codeDeployDeployments,
    events: service.events,
  };
}
