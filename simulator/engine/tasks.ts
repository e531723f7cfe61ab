/** A task's way up: PROVISIONING, PENDING, ACTIVATING, RUNNING, with the times that AWS stamps on it. */
import { newTaskId } from '../names.ts';
import { START, type App } from '../scenario.ts';
import { addVersion, newVersions } from '../versions.ts';
import type { TaskState } from '../world.ts';
import { selfEnd } from './app.ts';
import { startContainerChecks } from './container-checks.ts';
import { endTask } from './ending.ts';
import { tellTrouble } from './events.ts';
import type { LiveDeployment, LiveService, LiveTask, Stage } from './live.ts';
import { findPlace, isPlaced, takeAddress, takeHostPort } from './room.ts';
import { changed, draw, later, setTask, touch } from './stage.ts';
import { registerTask } from './targets.ts';
import * as time from './timings.ts';

/** Creates the task; the event about it is the scheduler's. `place` is undefined where a capacity provider is still to find one. */
export function startTask(
  stage: Stage,
  service: LiveService,
  deployment: LiveDeployment,
  place: ReturnType<typeof findPlace>,
): LiveTask {
  const task = createTask(stage, service, deployment, place);
  if (place !== undefined) provision(stage, task);
  return task;
}

export function createTask(
  stage: Stage,
  service: LiveService,
  deployment: LiveDeployment,
  place: ReturnType<typeof findPlace>,
): LiveTask {
  const ordinal = (service.ordinals.get(deployment.revision) ?? 0) + 1;
  service.ordinals.set(deployment.revision, ordinal);
  const app: App = deployment.spec.tasks?.[ordinal] ?? deployment.spec;
  const state: TaskState = {
    id: newTaskId(stage.roll),
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
    createdAt: stage.nowMs,
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
  addVersion(task.history, stage.nowMs, state);
  changed(stage);
  service.tasks.push(task);
  service.standing.add(task);
  stage.tasks.set(state.id, task);
  service.steady = false;
  touch(stage, service);
  return task;
}

/** Tasks that wait for a capacity provider go on as soon as there is room for them. */
export function placeWaiting(stage: Stage, service: LiveService): void {
  for (const task of service.standing) {
    if (isPlaced(task) || task.ending !== undefined) continue;
    const place = findPlace(service, stage.nowMs);
    if (place === undefined) return;
    setTask(stage, task, place);
    provision(stage, task);
  }
}

function provision(stage: Stage, task: LiveTask): void {
  const { service, app } = task;
  const { network, launch } = service.setting;
  const bridge = network === 'bridge';
  const range = bridge ? time.PROVISION.bridge : launch.startsWith('ec2') ? time.PROVISION.ec2 : time.PROVISION.fargate;
  const refused = app.cannotStart;
  const spared = refused?.until !== undefined && stage.nowMs >= START + refused.until * 1000;
  if (refused !== undefined && !spared) {
    const pull = refused.reason.startsWith('CannotPull');
    const afterMs =
      refused.afterSeconds === undefined ? (pull ? time.PULL_GIVES_UP_MS : time.START_GIVES_UP_MS) : refused.afterSeconds * 1000;
    unless(stage, task, afterMs, () => {
      failToStart(stage, task, refused.reason);
    });
  }
  unless(stage, task, draw(stage, range), () => {
    setTask(stage, task, { lastStatus: 'PENDING', ...(bridge ? {} : { address: takeAddress(service) }) });
    unless(stage, task, draw(stage, time.BEFORE_PULL), () => {
      setTask(stage, task, { lastStatus: 'ACTIVATING', pullStartedAt: stage.nowMs });
      if (refused === undefined || spared) pull(stage, task);
    });
  });
}

function pull(stage: Stage, task: LiveTask): void {
  unless(stage, task, draw(stage, time.PULL), () => {
    setTask(stage, task, { pullStoppedAt: stage.nowMs });
    unless(stage, task, draw(stage, time.CONTAINER_START), () => {
      startContainer(stage, task);
    });
  });
}

function startContainer(stage: Stage, task: LiveTask): void {
  const { loadBalancers } = task.deployment;
  const bridge = task.service.setting.network === 'bridge';
  const hostPorts = bridge ? Object.fromEntries(loadBalancers.map(({ port }) => [port, takeHostPort(task.service)])) : {};
  setTask(stage, task, { containerStartedAt: stage.nowMs, hostPorts });
  watchContainer(stage, task);
  if (loadBalancers.length === 0) {
    unless(stage, task, draw(stage, time.CONTAINER_TO_RUNNING), () => {
      run(stage, task);
    });
    return;
  }
  unless(stage, task, draw(stage, time.BEFORE_REGISTRATION), () => {
    registerTask(stage, task);
    unless(stage, task, draw(stage, time.REGISTRATION_TO_RUNNING), () => {
      run(stage, task);
    });
  });
}

/** From the container's start on: its own end, and its health check. */
export function watchContainer(stage: Stage, task: LiveTask): void {
  startContainerChecks(stage, task);
  const end = selfEnd(task.app, task.state.containerStartedAt ?? stage.nowMs, stage.nowMs);
  if (end === undefined) return;
  unless(stage, task, Math.max(0, end.atMs - stage.nowMs), () => {
    endTask(stage, task, {
      by: 'exit',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      exitCode: end.exitCode,
      ...(end.outOfMemory ? { containerReason: 'OutOfMemoryError: Container killed due to memory usage' } : {}),
    });
  });
}

function run(stage: Stage, task: LiveTask): void {
  setTask(stage, task, { lastStatus: 'RUNNING', startedAt: stage.nowMs });
  if (task.deployment.neverStarted > 0) task.service.told.clear();
  task.deployment.neverStarted = 0;
}

function failToStart(stage: Stage, task: LiveTask, reason: string): void {
  const { deployment, service } = task;
  deployment.neverStarted += 1;
  const step = Math.min(deployment.neverStarted, time.LAUNCH_BACKOFF_MS.length - 1);
  deployment.launchFromMs = stage.nowMs + (time.LAUNCH_BACKOFF_MS[step] ?? 0);
  endTask(stage, task, { by: 'start', stopCode: 'TaskFailedToStart', stoppedReason: reason, containerReason: reason });
  tellTrouble(stage, service, `was unable to place a task. Reason: ${reason}.`);
  if (step >= 2) {
    tellTrouble(
      stage,
      service,
      'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.',
    );
  }
}

/** Later, unless the task has begun to end by then. */
function unless(stage: Stage, task: LiveTask, afterMs: number, run: () => void): void {
  later(stage, afterMs, () => {
    if (task.ending === undefined) run();
  });
}
