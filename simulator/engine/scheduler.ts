/**
 * The service scheduler: looks at its service every ten seconds or so, and starts and stops tasks within the limits of
 * minimumHealthyPercent and maximumPercent ("Amazon ECS deployments by replacing tasks").
 */
import { countFailures, tripped } from './circuit-breaker.ts';
import { complete, primary } from './deployments.ts';
import { endDeployment } from './ending.ts';
import { addEvent, addEventOnce } from './events.ts';
import { counted, isHealthy, updateHealth, wanted } from './health.ts';
import { launch, startableTasks } from './launching.ts';
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { replaceUnhealthy } from './replacing.ts';
import { instancesNow } from '../capacity/placement.ts';
import { draw, later, touch } from './engine.ts';
import { hasTaskSets } from '../scenario-defaults.ts';
import { scaleAway } from './stopping.ts';
import { endTask, hostGone } from './task-stop.ts';
import { decideTaskSets } from './task-sets/decide.ts';
import { placeWaiting } from './tasks.ts';
import { DECISION, DEPLOYMENT_SETTLE_MS } from './timings.ts';

/** Decides again after `inMs`, or when it would have anyway, if that is sooner. */
export function scheduleDecision(engine: Engine, service: LiveService, inMs: number): void {
  const atMs = engine.nowMs + inMs;
  if (service.tickAtMs > engine.nowMs && service.tickAtMs <= atMs) return;
  service.tickAtMs = atMs;
  later(engine, inMs, () => {
    if (service.tickAtMs !== atMs || service.status !== 'ACTIVE') return;
    if (hasTaskSets(service.setting)) decideTaskSets(engine, service);
    else decide(engine, service);
    scheduleDecision(engine, service, draw(engine, DECISION));
  });
}

function decide(engine: Engine, service: LiveService): void {
  updateHealth(engine, service);
  countFailures(engine, service);
  const before = primary(service);
  if (before === undefined) return;
  if (before.rolloutState === 'IN_PROGRESS' && tripped(service, before)) {
    endDeployment(engine, service, before, 'breaker', service.setting.breakerSetting?.rollback === true);
  }
  const current = primary(service) ?? before;
  if (service.setting.scheduling === 'DAEMON') followInstances(engine, service);
  if (!current.over && !current.held && current.desired !== service.desired) {
    current.desired = service.desired;
    touch(engine, service);
  }
  placeWaiting(engine, service);
  fill(engine, service, current);
  replaceUnhealthy(engine, service);
  if (!current.over && service.rollout === undefined) retireOld(engine, service, current);
  scaleIn(engine, service, current);
  if (service.rollout === undefined) conclude(engine, service, current);
}

/** One task for each instance: desiredCount is their number, and what ran on one that has gone has gone with it. */
function followInstances(engine: Engine, service: LiveService): void {
  const instances = instancesNow(service, engine.nowMs);
  if (service.desired !== instances.length) touch(engine, service);
  service.desired = instances.length;
  const isHomeless = ({ state }: LiveTask): boolean => state.instance !== undefined && !instances.includes(state.instance);
  for (const task of wanted(service, isHomeless)) endTask(engine, task, hostGone(task));
}

const leastHealthy = (service: LiveService): number => Math.ceil((service.desired * service.setting.minimumHealthyPercent) / 100);

/** PRIMARY first; a complete old deployment gets back what it lost by itself, with its own revision. */
function fill(engine: Engine, service: LiveService, current: LiveDeployment): void {
  launch(
    engine,
    service,
    current,
    Math.min(current.desired - counted(service, current).length, startableTasks(service, current)),
  );
  for (const old of service.deployments) {
    if (old === current || old.rolloutState !== 'COMPLETED') continue;
    launch(engine, service, old, Math.min(old.desired - counted(service, old).length, startableTasks(service, old)));
  }
}

/** Old tasks that are no use go at once; healthy ones as far as minimumHealthyPercent allows, once the new ones have settled. */
function retireOld(engine: Engine, service: LiveService, current: LiveDeployment): void {
  const old = wanted(service, (task) => task.deployment !== current);
  if (old.length === 0) return;
  const healthyOld = old.filter(isHealthy);
  const settled = wanted(service, (task) => task.deployment === current && settledBy(task, engine.nowMs)).length;
  const margin = healthyOld.length + settled - leastHealthy(service);
  const spare = Math.max(0, margin);
  const useless = old.filter((task) => !isHealthy(task) && (margin >= 0 || task.deployment.rolloutState !== 'COMPLETED'));
  const going = [...useless, ...healthyOld.slice(0, spare)];
  if (
    going.length === 0 &&
    startableTasks(service, current) <= 0 &&
    counted(service, current).length === 0 &&
    service.liveTasks.size === old.length
  ) {
    addEventOnce(
      engine,
      service,
      'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    );
  }
  scaleAway(engine, service, going);
}

/** Where running is the only signal, the forty seconds are all that ECS waits for. */
const settledBy = (task: LiveTask, nowMs: number): boolean => {
  const { spec, loadBalancers } = task.deployment;
  const settleMs = loadBalancers.length === 0 && spec.check === undefined ? 0 : DEPLOYMENT_SETTLE_MS;
  return task.healthySinceMs !== undefined && nowMs - task.healthySinceMs >= settleMs;
};

/** More tasks than desired: those that are no use go first, then the newest. */
function scaleIn(engine: Engine, service: LiveService, current: LiveDeployment): void {
  const own = counted(service, current);
  const surplus = own.length - service.desired;
  if (surplus <= 0 || current.over) return;
  const byUse = [...own].reverse().sort((one, other) => Number(isHealthy(one)) - Number(isHealthy(other)));
  scaleAway(engine, service, byUse.slice(0, surplus));
}

function conclude(engine: Engine, service: LiveService, current: LiveDeployment): void {
  const own = wanted(service, (task) => task.deployment === current);
  if (current.rolloutState !== 'IN_PROGRESS') {
    if (!service.steady && current.rolloutState === 'COMPLETED' && own.length === service.desired && own.every(isHealthy)) {
      service.steady = true;
      addEvent(engine, service, 'has reached a steady state.');
    }
    return;
  }
  if (current.over || own.filter(isHealthy).length < service.desired) {
    delete current.allHealthySinceMs;
    return;
  }
  current.allHealthySinceMs ??= engine.nowMs;
  const baked = engine.nowMs - current.allHealthySinceMs >= service.setting.bakeMinutes * 60_000;
  const alone = [...service.liveTasks].every((task) => task.deployment === current);
  const settled = own.filter((task) => settledBy(task, engine.nowMs)).length >= service.desired;
  if (baked && alone && settled && engine.nowMs >= current.completeFromMs) complete(engine, service, current);
}
