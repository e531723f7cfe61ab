/** What all of the engine does to the world: let time pass, put things down for later, show what changed. */
import { addVersion } from '../versions.ts';
import type { DeploymentState, ServiceState, TaskState } from '../world.ts';
import type { LiveDeployment, LiveService, LiveTask, Stage } from './live.ts';
import type { Range } from './timings.ts';

/** A whole number of milliseconds within the range. */
export function draw(stage: Stage, [fromMs, toMs]: Range): number {
  return Math.round(fromMs + stage.roll() * (toMs - fromMs));
}

export function later(stage: Stage, afterMs: number, run: () => void): void {
  stage.agenda.add(stage.nowMs + afterMs, run);
}

/** Plays one entry after the other up to a time. */
export function playStage(stage: Stage, untilMs: number): void {
  while (stage.agenda.nextAt() <= untilMs) {
    const entry = stage.agenda.take();
    if (entry === undefined) break;
    stage.nowMs = Math.max(stage.nowMs, entry.atMs);
    entry.run();
    if (stage.agenda.nextAt() > stage.nowMs) showTouched(stage);
  }
  showTouched(stage);
}

export function changed(stage: Stage): void {
  if (stage.changedAtMs.at(-1) !== stage.nowMs) stage.changedAtMs.push(stage.nowMs);
}

export function touch(stage: Stage, service: LiveService): void {
  stage.touched.add(service);
}

export function setTask(stage: Stage, task: LiveTask, changes: Partial<TaskState>): void {
  task.state = { ...task.state, ...changes };
  addVersion(task.history, stage.nowMs, task.state);
  changed(stage);
  touch(stage, task.service);
}

function showTouched(stage: Stage): void {
  for (const service of stage.touched) {
    addVersion(service.history, stage.nowMs, shown(service));
    changed(stage);
  }
  stage.touched.clear();
}

/** runningCount is what RUNs, healthy or not; pendingCount what is on its way there. */
function shown(service: LiveService): ServiceState {
  const counts = new Map<LiveDeployment, { running: number; pending: number }>();
  for (const task of service.standing) {
    const count = counts.get(task.deployment) ?? { running: 0, pending: 0 };
    if (task.state.lastStatus === 'RUNNING') count.running += 1;
    else if (task.state.desiredStatus === 'RUNNING') count.pending += 1;
    counts.set(task.deployment, count);
  }
  const deployments = service.deployments.map((deployment): DeploymentState => {
    const { running, pending } = counts.get(deployment) ?? { running: 0, pending: 0 };
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
    events: service.events,
  };
}
