/** A deployment of CodeDeploy's that ends before its time, and the one that takes it back. */
import type { CodeDeploySpec } from '../../scenario.ts';
import type { LifecycleEventState } from '../../world/world.ts';
import { draw } from '../engine.ts';
import { startSteps } from '../progressive/steps.ts';
import type { CodeDeployCourse, Engine, Failure, Steps } from '../state.ts';
import { deleteTaskSet, makePrimary } from '../task-sets/task-set.ts';
import { CODE_DEPLOY_ASKS, RULE_MOVES } from '../timings.ts';
import { succeed, takeUp } from './deployment.ts';
import { lifecycleEvent } from './lifecycle.ts';
import { addRecord, amendEvent, amendRecord, recordOf } from './record.ts';
import { moveProduction, moveTest } from './traffic.ts';

type RollbackEvent = NonNullable<CodeDeploySpec['autoRollback']>[number];

/** What ends as Stopped, and not as Failed; and by which setting of the group it is rolled back. */
const STOPS: { readonly [By in Failure['by']]?: RollbackEvent } = {
  alarm: 'DEPLOYMENT_STOP_ON_ALARM',
  person: 'DEPLOYMENT_STOP_ON_REQUEST',
  wait: 'DEPLOYMENT_STOP_ON_REQUEST',
};

/** `rollback`: somebody who stops it may ask for that besides. Without it everything stays as it is. */
export function abandonDeployment(engine: Engine, course: CodeDeployCourse, failure: Failure, rollback = false): void {
  const { service, source, green } = course;
  const { autoRollback = [], shows } = service.setting.codeDeploy ?? {};
  delete course.steps;
  const { lifecycleEvents, targetStatus } = recordOf(course);
  amendRecord(engine, course, {
    status: STOPS[failure.by] === undefined ? 'Failed' : 'Stopped',
    completedAt: engine.nowMs,
    error: { code: failure.code ?? 'INTERNAL_ERROR', message: failure.text },
    lifecycleEvents: lifecycleEvents.map((event) => ended(event, failure, engine.nowMs)),
    // A target that has succeeded has; one that has not begun there is none of.
    ...(targetStatus === undefined || targetStatus === 'Succeeded' ? {} : { targetStatus: 'Failed' }),
  });
  const isWanted = rollback || autoRollback.includes(STOPS[failure.by] ?? 'DEPLOYMENT_FAILURE');
  // "A rollback is not possible" before there is a replacement task set, nor after the original one has gone.
  if (isWanted && green !== undefined && source.status !== 'DRAINING') rollBack(engine, course);
  else {
    delete service.codeDeploy;
    if (shows?.failedSetStays === false && green?.status === 'ACTIVE') deleteTaskSet(engine, service, green);
  }
}

function ended(event: LifecycleEventState, failure: Failure, nowMs: number): LifecycleEventState {
  if (event.status === 'Pending') return { ...event, status: 'Skipped' };
  if (event.status !== 'InProgress') return event;
  const diagnostics = { errorCode: 'UnknownError', message: failure.text };
  return { ...event, status: 'Failed', endedAt: nowMs, diagnostics };
}

/** A deployment of its own, which makes no task set: all traffic goes back, and the replacement set goes. */
function rollBack(engine: Engine, failed: CodeDeployCourse): void {
  const { service, source } = failed;
  const { revision } = source;
  const made = { revision, creator: 'codeDeployRollback', rollsBack: failed.id, sourceTaskSetId: source.id };
  const id = addRecord(engine, service, made);
  amendRecord(engine, failed, { rolledBackBy: id });
  const course: CodeDeployCourse = { ...failed, id, revision, awaitsTraffic: false };
  amendRecord(engine, course, { taskSetId: source.id });
  service.codeDeploy = course;
  startSteps(engine, course, rollbackSteps(engine, course, recordOf(failed).weights), () => undefined);
}

function* rollbackSteps(engine: Engine, course: CodeDeployCourse, weights: { readonly [taskSetId: string]: number }): Steps {
  const { service, source, green, shift } = course;
  yield* takeUp(engine, course);
  amendRecord(engine, course, { weights });
  yield* lifecycleEvent(engine, course, 'AllowTraffic', giveBack());
  for (const { name, status } of recordOf(course).lifecycleEvents)
    if (status === 'Pending') amendEvent(engine, course, name, { status: 'Skipped' });
  if (green !== undefined) deleteTaskSet(engine, service, green);
  yield { forMs: draw(engine, CODE_DEPLOY_ASKS) };
  succeed(engine, course);

  function* giveBack(): Steps {
    yield { forMs: draw(engine, RULE_MOVES) };
    moveProduction(engine, course, 0);
    moveTest(engine, shift.testRule, shift.from);
    makePrimary(engine, service, source);
  }
}
