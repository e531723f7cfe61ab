/** A task's way down: deregistered and drained, told to stop, stopped; or ended by itself. */
import { addDrainingEvent } from './events.ts';
import type { TaskStop, LiveService, LiveTask, Engine } from './state.ts';
import { draw, later, setTask } from './engine.ts';
import { deregister } from '../load-balancer/targets.ts';
import * as time from './timings.ts';

/** The scheduler and everybody else but the task itself: drained first. All deregister together, with one event. */
export function stopTasks(engine: Engine, tasks: readonly LiveTask[], stop: (task: LiveTask) => TaskStop): void {
  const stopping = tasks.filter((task) => task.stop === undefined);
  for (const task of stopping) begin(engine, task, stop(task));
  const [first] = stopping;
  if (first === undefined) return;
  const served = stopping.filter((task) => task.targets.some((target) => target.state !== undefined));
  later(engine, draw(engine, time.BEFORE_DEREGISTRATION), () => {
    deregister(engine, first.service, served);
    for (const deployment of new Set(served.map((task) => task.deployment))) {
      addDrainingEvent(engine, first.service, deployment, served.filter((task) => task.deployment === deployment).length);
    }
    for (const task of stopping) {
      const delays = served.includes(task)
        ? task.targets.map((target) => drainsMs(target.group.setting.deregistrationDelaySeconds))
        : [0];
      const waits = Math.max(...delays);
      later(engine, task.stop?.by === 'spot' ? Math.min(waits, time.SPOT_NOTICE_MS) : waits, () => {
        signal(engine, task);
      });
    }
  });
}

/** Of tasks without traffic: SIGTERM at once. */
export function stopBeforeDeregistering(
  engine: Engine,
  service: LiveService,
  tasks: readonly LiveTask[],
  stop: (task: LiveTask) => TaskStop,
): void {
  const stopping = tasks.filter((task) => task.stop === undefined);
  for (const task of stopping) {
    begin(engine, task, stop(task));
    signal(engine, task);
  }
  later(engine, draw(engine, time.DEREGISTRATION_AFTER_STOP), () => {
    deregister(engine, service, stopping);
  });
}

const drainsMs = (delaySeconds: number): number => delaySeconds * 1000 + 500;

export const hostGone = (task: LiveTask): TaskStop => ({
  by: 'host-terminated',
  stopCode: 'TerminationNotice',
  stoppedReason: `Host EC2 (instance ${task.state.instance?.ec2InstanceId ?? 'i-0'}) terminated.`,
});

/** The task ends by itself, or its host does: what is left of it is deregistered when ECS has seen it. */
export function endTask(engine: Engine, task: LiveTask, stop: TaskStop): void {
  if (task.stop !== undefined) return;
  begin(engine, task, stop);
  // A task that never got a container has no execution to stop.
  const executed =
    task.state.containerStartedAt === undefined ? {} : { executionStoppedAt: engine.nowMs, stoppingAt: engine.nowMs };
  setTask(engine, task, { ...executed, ...exit(task, stop.exitCode) });
  const served = task.targets.some((target) => target.state !== undefined);
  if (served)
    later(engine, draw(engine, time.EXIT_DEREGISTRATION), () => {
      deregister(engine, task.service, [task]);
    });
  later(engine, served ? 2_000 : 0, () => {
    deprovision(engine, task);
  });
}

function begin(engine: Engine, task: LiveTask, stop: TaskStop): void {
  task.stop = stop;
  task.service.ended.push(task);
  delete task.healthySinceMs;
  task.service.steady = false;
  setTask(engine, task, {
    desiredStatus: 'STOPPED',
    lastStatus: task.targets.length > 0 ? 'DEACTIVATING' : 'STOPPING',
    stopCode: stop.stopCode,
    stoppedReason: stop.stoppedReason,
    endedAt: engine.nowMs,
  });
}

/** SIGTERM; an application that ignores it is killed after 30 s. */
function signal(engine: Engine, task: LiveTask): void {
  setTask(engine, task, { lastStatus: 'STOPPING', stoppingAt: engine.nowMs });
  const { app } = task;
  if (task.state.containerStartedAt === undefined) {
    deprovision(engine, task);
    return;
  }
  const exitsMs = app.ignoresSigterm === true ? time.SIGKILL_MS : time.SIGTERM_EXIT_MS;
  later(engine, exitsMs + draw(engine, time.EXECUTION_STOPPED), () => {
    setTask(engine, task, {
      executionStoppedAt: engine.nowMs,
      ...exit(task, app.ignoresSigterm === true ? 137 : (app.sigtermExit ?? 143)),
    });
    deprovision(engine, task);
  });
}

const exit = (task: LiveTask, exitCode: number | undefined): { exitCode?: number; containerReason?: string } => ({
  ...(exitCode === undefined ? {} : { exitCode }),
  ...(task.stop?.containerReason === undefined ? {} : { containerReason: task.stop.containerReason }),
});

function deprovision(engine: Engine, task: LiveTask): void {
  const { service } = task;
  setTask(engine, task, { lastStatus: 'DEPROVISIONING' });
  later(engine, draw(engine, service.setting.launch.startsWith('ec2') ? time.DEPROVISION.ec2 : time.DEPROVISION.fargate), () => {
    setTask(engine, task, { lastStatus: 'STOPPED', stoppedAt: engine.nowMs });
    service.liveTasks.delete(task);
    if (task.state.address !== undefined) service.capacity.freeAddresses.push(task.state.address);
  });
}
