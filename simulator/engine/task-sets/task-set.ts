/** Task sets: made, scaled, made PRIMARY, deleted. How many tasks that is, ECS computes at its next decision. */
import type { LoadBalancerSetting } from '../../load-balancer-defaults.ts';
import { newDeployment } from '../deployments.ts';
import { touch } from '../engine.ts';
import type { Engine, LiveDeployment, LiveService, LiveTaskSet } from '../state.ts';

/** `groups`: where its tasks register. A set of which nothing else is said takes part in no traffic: it is ACTIVE. */
export function createTaskSet(
  engine: Engine,
  service: LiveService,
  revision: number,
  groups: readonly LoadBalancerSetting[],
  { scalePercent, ...made }: Pick<LiveTaskSet, 'scalePercent' | 'startedBy' | 'externalId'>,
): LiveDeployment {
  const set = Object.assign(newDeployment(engine, service, revision), {
    status: 'ACTIVE',
    // Its tasks are replaced, whether it is PRIMARY or not.
    rolloutState: 'COMPLETED',
    loadBalancers: groups,
    taskSet: { ...made, scalePercent, isSteady: false, stabilityAt: engine.nowMs },
  } as const);
  service.deployments = [...service.deployments, set];
  service.steady = false;
  touch(engine, service);
  return set;
}

export function scaleTaskSet(engine: Engine, service: LiveService, set: LiveDeployment, scalePercent: number): void {
  if (set.taskSet === undefined) return;
  set.taskSet.scalePercent = scalePercent;
  unsettle(engine, set.taskSet);
  set.updatedAt = engine.nowMs;
  touch(engine, service);
}

/** The service's own task definition and load balancer are those of its primary set. */
export function makePrimary(engine: Engine, service: LiveService, set: LiveDeployment): void {
  for (const other of service.deployments) if (other.status === 'PRIMARY') other.status = 'ACTIVE';
  set.status = 'PRIMARY';
  set.updatedAt = engine.nowMs;
  service.revision = set.revision;
  touch(engine, service);
}

/** Its tasks are drained, and then it is gone. */
export function deleteTaskSet(engine: Engine, service: LiveService, set: LiveDeployment): void {
  set.status = 'DRAINING';
  set.over = true;
  scaleTaskSet(engine, service, set, 0);
}

function unsettle(engine: Engine, taskSet: LiveTaskSet): void {
  if (!taskSet.isSteady) return;
  taskSet.isSteady = false;
  taskSet.stabilityAt = engine.nowMs;
}
