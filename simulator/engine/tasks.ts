/** A task's way up: PROVISIONING, PENDING, ACTIVATING, RUNNING, with the times that AWS stamps on it. */
import { newTaskId } from '../world/aws-names.ts';
import { START, type App } from '../scenario.ts';
import { addVersion, newVersions } from '../world/versions.ts';
import type { TaskState } from '../world/world.ts';
import { selfEnd } from './app.ts';
import { startContainerChecks } from './container-checks.ts';
import { endTask } from './task-stop.ts';
import { addEventOnce } from './events.ts';
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { takeAddress, takeHostPort } from '../capacity/addresses.ts';
import { findPlace, isPlaced, type Place } from '../capacity/placement.ts';
import { changed, draw, later, setTask, touch } from './engine.ts';
import { registerTask } from '../load-balancer/targets.ts';
import * as time from './timings.ts';

/** Creates the task; the event about it is the scheduler's. `place` is undefined where a capacity provider is still to find one. */
export function startTask(engine: Engine, service: LiveService, deployment: LiveDeployment, place: Place | undefined): LiveTask {
  const task = createTask(engine, service, deployment, place);
  if (place !== undefined) provision(engine, task);
  return task;
}

const nextOrdinal = (service: LiveService, { revision }: LiveDeployment): number => (service.ordinals.get(revision) ?? 0) + 1;

/** What the next task of a deployment will do. */
export const nextApp = (service: LiveService, deployment: LiveDeployment): App =>
  deployment.spec.tasks?.[nextOrdinal(service, deployment)] ?? deployment.spec;

export const takeOrdinal = (service: LiveService, deployment: LiveDeployment): void => {
  service.ordinals.set(deployment.revision, nextOrdinal(service, deployment));
};

export function createTask(engine: Engine, service: LiveService, deployment: LiveDeployment, place: Place | undefined): LiveTask {
  const app = nextApp(service, deployment);
  takeOrdinal(service, deployment);
  const state: TaskState = {
    id: newTaskId(engine.random),
    cluster: service.setting.cluster,
    service: service.setting.name,
    deploymentId: deployment.id,
    revision: deployment.revision,
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    zone: place?.zone ?? '',
    ...(place?.instance === undefined ? {} : { instance: place.instance }),
    hostPorts: {},
    createdAt: engine.nowMs,
    logs: app.logs ?? deployment.spec.logs ?? [],
  };
  const task: LiveTask = {
    state,
    history: newVersions(),
    service,
    deployment,
    app,
    targets: [],
    everHealthy: false,
    scaledAway: false,
  };
  addVersion(task.history, engine.nowMs, state);
  changed(engine);
  service.tasks.push(task);
  service.liveTasks.add(task);
  engine.tasks.set(state.id, task);
  service.steady = false;
  touch(engine, service);
  return task;
}

/** Tasks that wait for a capacity provider go on as soon as there is room for them. */
export function placeWaiting(engine: Engine, service: LiveService): void {
  for (const task of service.liveTasks) {
    if (isPlaced(task) || task.stop !== undefined) continue;
    const place = findPlace(service, engine.nowMs);
    if (place === undefined) return;
    setTask(engine, task, place);
    provision(engine, task);
  }
}

function provision(engine: Engine, task: LiveTask): void {
  const { service, app } = task;
  const { network, launch } = service.setting;
  const bridge = network === 'bridge';
  const range = bridge ? time.PROVISION.bridge : launch.startsWith('ec2') ? time.PROVISION.ec2 : time.PROVISION.fargate;
  const refused = app.cannotStart;
  const spared = refused?.until !== undefined && engine.nowMs >= START + refused.until * 1000;
  if (refused !== undefined && !spared) {
    const pull = refused.reason.startsWith('CannotPull');
    const afterMs =
      refused.afterSeconds === undefined ? (pull ? time.PULL_GIVES_UP_MS : time.START_GIVES_UP_MS) : refused.afterSeconds * 1000;
    laterUnlessStopped(engine, task, afterMs, () => {
      failToStart(engine, task, refused.reason);
    });
  }
  laterUnlessStopped(engine, task, draw(engine, range), () => {
    setTask(engine, task, { lastStatus: 'PENDING', ...(bridge ? {} : { address: takeAddress(service) }) });
    laterUnlessStopped(engine, task, draw(engine, time.BEFORE_PULL), () => {
      setTask(engine, task, { lastStatus: 'ACTIVATING', pullStartedAt: engine.nowMs });
      if (refused === undefined || spared) pull(engine, task);
    });
  });
}

function pull(engine: Engine, task: LiveTask): void {
  laterUnlessStopped(engine, task, draw(engine, time.PULL), () => {
    setTask(engine, task, { pullStoppedAt: engine.nowMs });
    laterUnlessStopped(engine, task, draw(engine, time.CONTAINER_START), () => {
      startContainer(engine, task);
    });
  });
}

function startContainer(engine: Engine, task: LiveTask): void {
  const { loadBalancers } = task.deployment;
  const bridge = task.service.setting.network === 'bridge';
  const hostPorts = bridge ? Object.fromEntries(loadBalancers.map(({ port }) => [port, takeHostPort(task.service)])) : {};
  setTask(engine, task, { containerStartedAt: engine.nowMs, hostPorts });
  watchContainer(engine, task);
  if (loadBalancers.length === 0) {
    laterUnlessStopped(engine, task, draw(engine, time.CONTAINER_TO_RUNNING), () => {
      run(engine, task);
    });
    return;
  }
  laterUnlessStopped(engine, task, draw(engine, time.BEFORE_REGISTRATION), () => {
    registerTask(engine, task);
    laterUnlessStopped(engine, task, draw(engine, time.REGISTRATION_TO_RUNNING), () => {
      run(engine, task);
    });
  });
}

/** From the container's start on: its own end, and its health check. */
export function watchContainer(engine: Engine, task: LiveTask): void {
  startContainerChecks(engine, task);
  const end = selfEnd(task.app, task.state.containerStartedAt ?? engine.nowMs, engine.nowMs);
  if (end === undefined) return;
  laterUnlessStopped(engine, task, Math.max(0, end.atMs - engine.nowMs), () => {
    endTask(engine, task, {
      by: 'exit',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      exitCode: end.exitCode,
      ...(end.outOfMemory ? { containerReason: 'OutOfMemoryError: Container killed due to memory usage' } : {}),
    });
  });
}

function run(engine: Engine, task: LiveTask): void {
  setTask(engine, task, { lastStatus: 'RUNNING', startedAt: engine.nowMs });
  if (task.deployment.neverStarted > 0) task.service.troubleToldMs.clear();
  task.deployment.neverStarted = 0;
}

function failToStart(engine: Engine, task: LiveTask, reason: string): void {
  const { deployment, service } = task;
  deployment.neverStarted += 1;
  const step = Math.min(deployment.neverStarted, time.LAUNCH_BACKOFF_MS.length - 1);
  deployment.launchFromMs = engine.nowMs + (time.LAUNCH_BACKOFF_MS[step] ?? 0);
  endTask(engine, task, { by: 'start', stopCode: 'TaskFailedToStart', stoppedReason: reason, containerReason: reason });
  addEventOnce(engine, service, `was unable to place a task. Reason: ${reason}.`);
  if (step >= 2) {
    addEventOnce(
      engine,
      service,
      'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.',
    );
  }
}

/** Later, unless the task has begun to end by then. */
function laterUnlessStopped(engine: Engine, task: LiveTask, afterMs: number, run: () => void): void {
  later(engine, afterMs, () => {
    if (task.stop === undefined) run();
  });
}
