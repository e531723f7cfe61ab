/** A task's way down: deregistered and drained, told to stop, stopped; or ended by itself. */
import { tellDraining } from './events.ts';
import type { Ending, LiveTask, Stage } from './live.ts';
import { draw, later, setTask } from './stage.ts';
import { deregister } from './targets.ts';
import * as time from './timings.ts';

/** The scheduler and everybody else but the task itself: drained first. All deregister together, with one event. */
export function stopTasks(stage: Stage, tasks: readonly LiveTask[], ending: (task: LiveTask) => Ending): void {
  const stopping = tasks.filter((task) => task.ending === undefined);
  for (const task of stopping) begin(stage, task, ending(task));
  const [first] = stopping;
  if (first === undefined) return;
  const served = stopping.filter((task) => task.targets.some((target) => target.state !== undefined));
  later(stage, draw(stage, time.BEFORE_DEREGISTRATION), () => {
    deregister(stage, first.service, served);
    for (const deployment of new Set(served.map((task) => task.deployment))) {
      tellDraining(stage, first.service, deployment.id, served.filter((task) => task.deployment === deployment).length);
    }
    for (const task of stopping) {
      const delays = served.includes(task)
        ? task.targets.map((target) => drainsMs(target.group.setting.deregistrationDelaySeconds))
        : [0];
      const waits = Math.max(...delays);
      later(stage, task.ending?.by === 'spot' ? Math.min(waits, time.SPOT_NOTICE_MS) : waits, () => {
        signal(stage, task);
      });
    }
  });
}

const drainsMs = (delaySeconds: number): number => delaySeconds * 1000 + 500;

/** The task ends by itself, or its host does: what is left of it is deregistered when ECS has seen it. */
export function endTask(stage: Stage, task: LiveTask, ending: Ending): void {
  if (task.ending !== undefined) return;
  begin(stage, task, ending);
  // A task that never got a container has no execution to stop.
  const executed =
    task.state.containerStartedAt === undefined ? {} : { executionStoppedAt: stage.nowMs, stoppingAt: stage.nowMs };
  setTask(stage, task, { ...executed, ...exit(task, ending.exitCode) });
  const served = task.targets.some((target) => target.state !== undefined);
  if (served)
    later(stage, draw(stage, time.EXIT_DEREGISTRATION), () => {
      deregister(stage, task.service, [task]);
    });
  later(stage, served ? 2_000 : 0, () => {
    deprovision(stage, task);
  });
}

function begin(stage: Stage, task: LiveTask, ending: Ending): void {
  task.ending = ending;
  task.service.ended.push(task);
  delete task.healthySinceMs;
  task.service.steady = false;
  setTask(stage, task, {
    desiredStatus: 'STOPPED',
    lastStatus: task.targets.length > 0 ? 'DEACTIVATING' : 'STOPPING',
    stopCode: ending.stopCode,
    stoppedReason: ending.stoppedReason,
  });
}

/** SIGTERM; an application that ignores it is killed after 30 s. */
function signal(stage: Stage, task: LiveTask): void {
  setTask(stage, task, { lastStatus: 'STOPPING', stoppingAt: stage.nowMs });
  const { app } = task;
  if (task.state.containerStartedAt === undefined) {
    deprovision(stage, task);
    return;
  }
  const exitsMs = app.ignoresSigterm === true ? time.SIGKILL_MS : time.SIGTERM_EXIT_MS;
  later(stage, exitsMs + draw(stage, time.EXECUTION_STOPPED), () => {
    setTask(stage, task, {
      executionStoppedAt: stage.nowMs,
      ...exit(task, app.ignoresSigterm === true ? 137 : (app.sigtermExit ?? 143)),
    });
    deprovision(stage, task);
  });
}

const exit = (task: LiveTask, exitCode: number | undefined): { exitCode?: number; containerReason?: string } => ({
  ...(exitCode === undefined ? {} : { exitCode }),
  ...(task.ending?.containerReason === undefined ? {} : { containerReason: task.ending.containerReason }),
});

function deprovision(stage: Stage, task: LiveTask): void {
  const { service } = task;
  setTask(stage, task, { lastStatus: 'DEPROVISIONING' });
  later(stage, draw(stage, service.setting.launch.startsWith('ec2') ? time.DEPROVISION.ec2 : time.DEPROVISION.fargate), () => {
    setTask(stage, task, { lastStatus: 'STOPPED', stoppedAt: stage.nowMs });
    service.standing.delete(task);
    if (task.state.address !== undefined) service.room.freeAddresses.push(task.state.address);
  });
}
