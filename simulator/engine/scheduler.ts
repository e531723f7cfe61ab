/**
 * The service scheduler: looks at its service every ten seconds or so, and starts and stops tasks within the limits of
 * minimumHealthyPercent and maximumPercent ("Amazon ECS deployments by replacing tasks").
 */
import { countFailures, giveUp, tripped } from './breaker.ts';
import { complete, primary } from './deployments.ts';
import { tell, tellTrouble } from './events.ts';
import { isHealthy, seeHealth, wanted } from './health.ts';
import { launch, roomLeft } from './launching.ts';
import type { LiveDeployment, LiveService, LiveTask, Stage } from './live.ts';
import { replaceUnhealthy } from './replacing.ts';
import { instancesNow } from './room.ts';
import { draw, later, touch } from './stage.ts';
import { scaleAway } from './stopping.ts';
import { placeWaiting } from './tasks.ts';
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

/** Old tasks that are no use go at once; healthy ones as far as minimumHealthyPercent allows, once the new ones have settled. */
function retireOld(stage: Stage, service: LiveService, current: LiveDeployment): void {
  const old = wanted(service, (task) => task.deployment !== current);
  if (old.length === 0) return;
  const healthyOld = old.filter(isHealthy);
  const settled = wanted(service, (task) => task.deployment === current && settledBy(task, stage.nowMs)).length;
  const margin = healthyOld.length + settled - leastHealthy(service);
  const spare = Math.max(0, margin);
  const useless = old.filter((task) => !isHealthy(task) && (margin >= 0 || task.deployment.rolloutState !== 'COMPLETED'));
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
