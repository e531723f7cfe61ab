/**
 * The service scheduler: looks at its service every ten seconds or so, and starts and stops tasks within the limits of
 * minimumHealthyPercent and maximumPercent ("Amazon ECS deployments by replacing tasks").
 */
import { countFailures, giveUp, healthEnding, tripped } from './breaker.ts';
import { complete, primary } from './deployments.ts';
import { stopTasks } from './ending.ts';
import { tell, tellStarted, tellTrouble, tasksNamed, tellUnhealthy } from './events.ts';
import { isHealthy, placesTaken, seeHealth, wanted } from './health.ts';
import type { LiveDeployment, LiveService, LiveTask, Stage } from './live.ts';
import { findPlace, instancesNow } from './room.ts';
import { draw, later, touch } from './stage.ts';
import { placeWaiting, startTask } from './tasks.ts';
import { replaceUnhealthy } from './replacing.ts';
import { DECISION, DEPLOYMENT_SETTLE_MS } from './timings.ts';

/** Looks again after `inMs`, or when it would have anyway, if that is sooner. */
export function wake(stage: Stage, service: LiveService, inMs: number): void {
  const atMs = stage.nowMs + inMs;
  if (service.tickAtMs > stage.nowMs && service.tickAtMs <= atMs) return;
  service.tickAtMs = atMs;
  later(stage, inMs, () => {
    if (service.tickAtMs !== atMs || service.status !== 'ACTIVE') return;
    decide(stage, service);
    wake(stage, service, draw(stage, DECISION));
  });
}

function decide(stage: Stage, service: LiveService): void {
  seeHealth(stage, service);
  countFailures(stage, service);
  const before = primary(service);
  if (before === undefined) return;
  if (before.rolloutState === 'IN_PROGRESS' && tripped(service, before)) {
    giveUp(stage, service, before, 'breaker', service.setting.breakerSetting?.rollback === true);
  }
  const current = primary(service) ?? before;
  if (service.setting.scheduling === 'DAEMON') service.desired = instancesNow(service, stage.nowMs).length;
  if (!current.over && current.desired !== service.desired) {
    current.desired = service.desired;
    touch(stage, service);
  }
  placeWaiting(stage, service);
  fill(stage, service, current);
  replaceUnhealthy(stage, service);
  if (!current.over) retireOld(stage, service, current);
  scaleIn(stage, service, current);
  conclude(stage, service, current);
}

/** How many more tasks may stand at once. */
export function roomLeft(service: LiveService): number {
  const percent = Math.floor((service.desired * service.setting.maximumPercent) / 100);
  // Daemons are stopped first, one an instance.
  return (service.setting.scheduling === 'DAEMON' ? Math.max(percent, service.desired) : percent) - placesTaken(service);
}

const leastHealthy = (service: LiveService): number => Math.ceil((service.desired * service.setting.minimumHealthyPercent) / 100);

/** Tasks of a deployment, without those whose replacement is already there. */
const counted = (service: LiveService, deployment: LiveDeployment): LiveTask[] =>
  wanted(
    service,
    (task) => task.deployment === deployment && (task.replacement === undefined || task.replacement.ending !== undefined),
  );

/** PRIMARY first; a complete old deployment gets back what it lost by itself, with its own revision. */
function fill(stage: Stage, service: LiveService, current: LiveDeployment): void {
  launch(stage, service, current, Math.min(current.desired - counted(service, current).length, roomLeft(service)));
  for (const old of service.deployments) {
    if (old === current || old.rolloutState !== 'COMPLETED') continue;
    launch(stage, service, old, Math.min(old.desired - counted(service, old).length, roomLeft(service)));
  }
}

/** Starts so many tasks, as far as the launch throttle and the capacity allow. */
export function launch(
  stage: Stage,
  service: LiveService,
  deployment: LiveDeployment,
  count: number,
  why?: 'unhealthy' | 'az-rebalancing',
): readonly LiveTask[] {
  if (count <= 0 || deployment.over || stage.nowMs < deployment.launchFromMs) return [];
  const started: LiveTask[] = [];
  const waits = service.setting.launch.endsWith('-provider');
  while (started.length < count) {
    const place = findPlace(service, stage.nowMs);
    if (place === undefined && !waits) break;
    started.push(startTask(stage, service, deployment, place));
  }
  tellStarted(stage, service, started, why);
  if (started.length < count) tellTrouble(stage, service, unplaceable(service, stage.nowMs));
  else service.told.clear();
  return started;
}

/** "Why is my task not placed": the words of EC2 and of Fargate. */
function unplaceable(service: LiveService, nowMs: number): string {
  const seeGuide = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
  if (service.setting.launch !== 'ec2') {
    return `was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone. ${seeGuide}`;
  }
  const [closest] = instancesNow(service, nowMs);
  const why =
    closest === undefined
      ? 'Reason: No Container Instances were found in your cluster.'
      : `The closest matching (container-instance ${closest.containerInstanceArn.split('/').at(-1) ?? ''}) has insufficient memory available.`;
  return `was unable to place a task because no container instance met all of its requirements. ${why} ${seeGuide}`;
}

/** Old tasks that are no use go at once; healthy ones as far as minimumHealthyPercent allows, once the new ones have settled. */
function retireOld(stage: Stage, service: LiveService, current: LiveDeployment): void {
  const old = wanted(service, (task) => task.deployment !== current);
  if (old.length === 0) return;
  const healthyOld = old.filter(isHealthy);
  const settled = wanted(service, (task) => task.deployment === current && settledBy(task, stage.nowMs)).length;
  const spare = Math.max(0, healthyOld.length + settled - leastHealthy(service));
  const useless = old.filter((task) => !isHealthy(task) && (spare > 0 || task.deployment.rolloutState !== 'COMPLETED'));
  const going = [...useless, ...healthyOld.slice(0, spare)];
  if (
    going.length === 0 &&
    roomLeft(service) <= 0 &&
    counted(service, current).length === 0 &&
    service.standing.size === old.length
  ) {
    tellTrouble(
      stage,
      service,
      'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    );
  }
  scaleAway(stage, service, going);
}

/** Where running is the only signal, the forty seconds are all that ECS waits for. */
const settledBy = (task: LiveTask, nowMs: number): boolean => {
  const { spec, loadBalancers } = task.deployment;
  const settleMs = loadBalancers.length === 0 && spec.check === undefined ? 0 : DEPLOYMENT_SETTLE_MS;
  return task.healthySinceMs !== undefined && nowMs - task.healthySinceMs >= settleMs;
};

/** More tasks than desired: those that are no use go first, then the newest. */
function scaleIn(stage: Stage, service: LiveService, current: LiveDeployment): void {
  const own = counted(service, current);
  const surplus = own.length - service.desired;
  if (surplus <= 0 || current.over) return;
  const byUse = [...own].reverse().sort((one, other) => Number(isHealthy(one)) - Number(isHealthy(other)));
  scaleAway(stage, service, byUse.slice(0, surplus));
}

/** Stops tasks as part of scaling: they take up no place any more. The text names the task's own deployment. */
export function scaleAway(stage: Stage, service: LiveService, tasks: readonly LiveTask[], why = ''): void {
  if (tasks.length === 0) return;
  const running = tasks.filter((task) => task.state.lastStatus === 'RUNNING');
  if (running.length > 0)
    tell(stage, service, `has stopped ${String(running.length)} running tasks${why}: ${tasksNamed(running)}.`);
  if (running.length < tasks.length) tell(stage, service, `stopped ${String(tasks.length - running.length)} pending tasks.`);
  for (const task of tasks) {
    task.scaledAway = true;
    if (task.deployment.status !== 'PRIMARY') task.deployment.desired = Math.max(0, task.deployment.desired - 1);
  }
  stopTasks(stage, tasks, (task) => ({
    by: 'scheduler',
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Scaling activity initiated by (deployment ${task.deployment.id})`,
  }));
}

/** Stops a task for its health, and only now says so in an event. */
export function stopUnhealthy(stage: Stage, task: LiveTask): void {
  const { service } = task;
  const targets = task.targets.filter((target) => target.state?.state === 'unhealthy');
  for (const target of targets) tellUnhealthy(stage, task, target);
  if (targets.length === 0) tell(stage, service, `(task ${task.state.id}) failed container health checks.`);
  tell(stage, service, `has stopped 1 running tasks: ${tasksNamed([task])}.`, 3);
  stopTasks(stage, [task], healthEnding);
}

function conclude(stage: Stage, service: LiveService, current: LiveDeployment): void {
  const own = wanted(service, (task) => task.deployment === current);
  if (current.rolloutState !== 'IN_PROGRESS') {
    if (!service.steady && current.rolloutState === 'COMPLETED' && own.length === service.desired && own.every(isHealthy)) {
      service.steady = true;
      tell(stage, service, 'has reached a steady state.');
    }
    return;
  }
  if (current.over || own.filter(isHealthy).length < service.desired) {
    delete current.allHealthySinceMs;
    return;
  }
  current.allHealthySinceMs ??= stage.nowMs;
  const baked = stage.nowMs - current.allHealthySinceMs >= service.setting.bakeMinutes * 60_000;
  const alone = [...service.standing].every((task) => task.deployment === current);
  const settled = own.filter((task) => settledBy(task, stage.nowMs)).length >= service.desired;
  if (baked && alone && settled && stage.nowMs >= current.completeFromMs) complete(stage, service, current);
}
