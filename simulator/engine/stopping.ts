/** Stopping tasks: as part of scaling, or for their health. */
import { stopBeforeDeregistering, stopTasks } from './task-stop.ts';
import { isQuiet, tasksNamed, addEvent, addUnhealthyEvent } from './events.ts';
import type { TaskStop, LiveService, LiveTask, Engine } from './state.ts';

/** Stops tasks as part of scaling: they take up no place any more. The text names the task's own deployment. */
export function scaleAway(engine: Engine, service: LiveService, tasks: readonly LiveTask[], why = ''): void {
  if (tasks.length === 0) return;
  release(engine, service, tasks, why);
  stopTasks(engine, tasks, scaled);
}

/** The same of a revision that has no traffic any more: its targets are deregistered only after its tasks have been told to stop. */
export function retire(engine: Engine, service: LiveService, tasks: readonly LiveTask[]): void {
  if (tasks.length === 0) return;
  release(engine, service, tasks, '');
  stopBeforeDeregistering(engine, service, tasks, scaled);
}

const scaled = (task: LiveTask): TaskStop => ({
  by: 'scheduler',
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Scaling activity initiated by (deployment ${task.deployment.id})`,
});

function release(engine: Engine, service: LiveService, tasks: readonly LiveTask[], why: string): void {
  for (const task of tasks) {
    task.scaledAway = true;
    if (task.deployment.status !== 'PRIMARY' && task.deployment.taskSet === undefined)
      task.deployment.desired = Math.max(0, task.deployment.desired - 1);
  }
  const running = tasks.filter((task) => task.state.lastStatus === 'RUNNING');
  if (tasks.every(({ deployment }) => isQuiet(service, deployment))) return;
  if (running.length > 0) addEvent(engine, service, `has stopped ${running.length} running tasks${why}: ${tasksNamed(running)}.`);
  if (running.length < tasks.length) addEvent(engine, service, `stopped ${tasks.length - running.length} pending tasks.`);
}

/** Stops a task for its health, and only now says so in an event. */
export function stopUnhealthy(engine: Engine, task: LiveTask): void {
  const { service } = task;
  const targets = task.targets.filter((target) => target.state?.state === 'unhealthy');
  for (const target of targets) addUnhealthyEvent(engine, task, target);
  if (targets.length === 0) addEvent(engine, service, `(task ${task.state.id}) failed container health checks.`);
  addEvent(engine, service, `has stopped 1 running tasks: ${tasksNamed([task])}.`, 3);
  stopTasks(engine, [task], unhealthyStop);
}

/** A target that fails its checks is named; otherwise it was the container's. What is written for VPC Lattice is not known: made alike. */
const unhealthyStop = (task: LiveTask): TaskStop => {
  const target = task.targets.find((one) => one.state?.state === 'unhealthy');
  return {
    by: 'scheduler',
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason:
      target === undefined
        ? 'Task failed container health checks'
        : `Task failed ${target.group.setting.balancer === 'LATTICE' ? 'VPC Lattice' : 'ELB'} health checks in (target-group ${target.group.setting.arn})`,
  };
};
