/** A deployment of CodeDeploy's, one lifecycle event after the other ("What happens during an Amazon ECS deployment"). */
import { swapped } from '../../load-balancer/pairs.ts';
import { draw } from '../engine.ts';
import type { CodeDeployCourse, Engine, LiveDeployment, Steps } from '../state.ts';
import { createTaskSet, deleteTaskSet, makePrimary } from '../task-sets/task-set.ts';
import { CODE_DEPLOY_ASKS, CODE_DEPLOY_QUEUES, CODE_DEPLOY_STARTS, CODE_DEPLOY_WAITS_MS } from '../timings.ts';
import { hookEvent, lifecycleEvent, start } from './lifecycle.ts';
import { amendRecord } from './record.ts';
import { texts } from './texts.ts';
import { allowTestTraffic, allowTraffic, listenerFault, nameBoth } from './traffic.ts';

const MINUTE_MS = 60_000;
const TERMINATION_WAIT_MINUTES = 5;

export function* deploymentSteps(engine: Engine, course: CodeDeployCourse): Steps {
  yield* takeUp(engine, course);
  yield* hookEvent(engine, course, 'BeforeInstall');
  yield* lifecycleEvent(engine, course, 'Install', install(engine, course));
  yield* hookEvent(engine, course, 'AfterInstall');
  if (course.shift.testRule !== undefined) {
    yield* lifecycleEvent(engine, course, 'AllowTestTraffic', allowTestTraffic(engine, course));
    yield* hookEvent(engine, course, 'AfterAllowTestTraffic');
  }
  yield* awaitTraffic(engine, course);
  yield* hookEvent(engine, course, 'BeforeAllowTraffic');
  yield* lifecycleEvent(engine, course, 'AllowTraffic', allowTraffic(engine, course));
  if (course.green !== undefined && course.green.status !== 'PRIMARY') makePrimary(engine, course.service, course.green);
  yield* hookEvent(engine, course, 'AfterAllowTraffic');
  amendRecord(engine, course, { targetStatus: 'Succeeded' });
  yield* terminate(engine, course);
  succeed(engine, course);
}

export function* takeUp(engine: Engine, course: CodeDeployCourse): Steps {
  yield { forMs: draw(engine, CODE_DEPLOY_QUEUES) };
  amendRecord(engine, course, { status: 'Queued' });
  yield { forMs: draw(engine, CODE_DEPLOY_STARTS) };
  start(engine, course);
}

/** All tasks at once, in the group of the pair that has no traffic; done when ECS calls the set steady. */
function* install(engine: Engine, course: CodeDeployCourse): Steps {
  const { service, source } = course;
  const fault = listenerFault(engine, course);
  if (fault !== undefined) yield { failure: fault };
  nameBoth(engine, course);
  for (const set of service.deployments) if (isLeftOver(set, source)) deleteTaskSet(engine, service, set);
  yield { forMs: draw(engine, CODE_DEPLOY_ASKS) };
  const made = { scalePercent: 100, startedBy: 'CODE_DEPLOY', externalId: course.id };
  const green = createTaskSet(engine, service, course.revision, source.loadBalancers.map(swapped), made);
  course.green = green;
  amendRecord(engine, course, { taskSetId: green.id, weights: { [source.id]: 100, [green.id]: 0 } });
  const endsMs = engine.nowMs + CODE_DEPLOY_WAITS_MS;
  const isSteady = (): boolean => green.taskSet?.isSteady === true;
  yield { until: () => isSteady() || engine.nowMs >= endsMs, withinMs: Infinity };
  const { timeoutCode = 'TIMEOUT' } = service.setting.codeDeploy?.shows ?? {};
  if (!isSteady()) yield { failure: { by: 'time', code: timeoutCode, text: texts.neverHealthy } };
  yield { forMs: draw(engine, CODE_DEPLOY_ASKS) };
}

/** Of a deployment before, which kept its old set or was stopped: the pair has no third group. */
const isLeftOver = (set: LiveDeployment, source: LiveDeployment): boolean => set !== source && set.status === 'ACTIVE';

/** deploymentReadyOption: somebody is to say that the new task set may have traffic. */
function* awaitTraffic(engine: Engine, course: CodeDeployCourse): Steps {
  const { ready, shows } = course.service.setting.codeDeploy ?? {};
  if (ready === undefined || ready.waitMinutes === 0) return;
  const status = shows?.readyStatus ?? 'Ready';
  amendRecord(engine, course, { status, targetStatus: status });
  course.awaitsTraffic = true;
  const endsMs = engine.nowMs + ready.waitMinutes * MINUTE_MS;
  const isWaiting = (): boolean => course.awaitsTraffic;
  yield { until: () => !isWaiting() || engine.nowMs >= endsMs, withinMs: Infinity };
  const isOver = isWaiting() && ready.action === 'STOP_DEPLOYMENT';
  course.awaitsTraffic = false;
  if (isOver) yield { failure: { by: 'wait', code: 'TIMEOUT', text: texts.notContinued(ready.waitMinutes) } };
  amendRecord(engine, course, { status: 'InProgress', targetStatus: 'InProgress' });
}

/** The old task set waits, in case that somebody wants it back, and goes. */
function* terminate(engine: Engine, course: CodeDeployCourse): Steps {
  const { keepAlive, terminationWaitMinutes = TERMINATION_WAIT_MINUTES, shows } = course.service.setting.codeDeploy ?? {};
  if (keepAlive === true) return;
  amendRecord(engine, course, { isTerminationWaitStarted: true, status: shows?.terminationStatus ?? 'InProgress' });
  yield { forMs: terminationWaitMinutes * MINUTE_MS };
  deleteTaskSet(engine, course.service, course.source);
  yield { forMs: draw(engine, CODE_DEPLOY_ASKS) };
}

export function succeed(engine: Engine, course: CodeDeployCourse): void {
  amendRecord(engine, course, { status: 'Succeeded', completedAt: engine.nowMs, targetStatus: 'Succeeded' });
  delete course.service.codeDeploy;
}
