/** What ECS does for task sets, every ten seconds or so: as many tasks as each is to have, the unhealthy ones replaced, and a word on its stability. */
import { touch } from '../engine.ts';
import { addEvent, addEventOf } from '../events.ts';
import { counted, isHealthy, updateHealth, wanted } from '../health.ts';
import { launch, startableTasks } from '../launching.ts';
import { replaceUnhealthy } from '../replacing.ts';
import type { Engine, LiveDeployment, LiveService, LiveTask } from '../state.ts';
import { scaleAway } from '../stopping.ts';
import { placeWaiting } from '../tasks.ts';

export function decideTaskSets(engine: Engine, service: LiveService): void {
  updateHealth(engine, service);
  service.ended = [];
  for (const set of service.deployments) compute(engine, service, set);
  for (const set of service.deployments) if (set.over) scaleAway(engine, service, ownOf(service, set));
  placeWaiting(engine, service);
  for (const set of service.deployments) {
    const missing = set.desired - counted(service, set).length;
    launch(engine, service, set, Math.min(missing, startableTasks(service, set)));
  }
  replaceUnhealthy(engine, service);
  for (const set of service.deployments) scaleIn(engine, service, set);
  for (const set of service.deployments) stabilize(engine, service, set);
  conclude(engine, service);
}

/** computedDesiredCount: "the computed scale percentage multiplied by the service's desired count, rounded up". */
function compute(engine: Engine, service: LiveService, set: LiveDeployment): void {
  const desired = Math.ceil(((set.taskSet?.scalePercent ?? 0) * service.desired) / 100);
  if (set.desired === desired) return;
  set.desired = desired;
  set.updatedAt = engine.nowMs;
  addEvent(engine, service, `updated computedDesiredCount for taskSet ${set.id} to ${desired}.`);
}

function scaleIn(engine: Engine, service: LiveService, set: LiveDeployment): void {
  const own = counted(service, set);
  const byUse = own.reverse().sort((one, other) => Number(isHealthy(one)) - Number(isHealthy(other)));
  scaleAway(engine, service, byUse.slice(0, Math.max(0, own.length - set.desired)));
}

/** A target that no load balancer checks is no obstacle: a set that has no traffic yet can be steady. */
function isStable({ state, deployment, targets }: LiveTask): boolean {
  if (state.lastStatus !== 'RUNNING') return false;
  if (deployment.spec.check !== undefined && state.containerHealth !== 'HEALTHY') return false;
  const good = targets.filter((target) => target.state?.state === 'healthy' || target.state?.state === 'unused');
  return good.length >= deployment.loadBalancers.length;
}

const ownOf = (service: LiveService, set: LiveDeployment): LiveTask[] => wanted(service, (task) => task.deployment === set);

function stabilize(engine: Engine, service: LiveService, set: LiveDeployment): void {
  const { taskSet } = set;
  if (taskSet === undefined) return;
  const own = ownOf(service, set);
  const isSteady = own.length === set.desired && own.every(isStable);
  if (isSteady === taskSet.isSteady) return;
  taskSet.isSteady = isSteady;
  taskSet.stabilityAt = engine.nowMs;
  touch(engine, service);
  if (isSteady) addEventOf(engine, service, set, 'updated state to STEADY_STATE.');
}

/** A set that was deleted is gone with its last task. */
function conclude(engine: Engine, service: LiveService): void {
  const isGone = (set: LiveDeployment): boolean =>
    set.status === 'DRAINING' && ![...service.liveTasks].some((task) => task.deployment === set);
  if (service.deployments.some(isGone)) {
    service.deployments = service.deployments.filter((set) => !isGone(set));
    touch(engine, service);
  }
  if (service.steady || !service.deployments.every(({ taskSet }) => taskSet?.isSteady === true)) return;
  service.steady = true;
  addEvent(engine, service, 'has reached a steady state.');
}
