/** The lifecycle events of a deployment, and the hooks that are run in some of them. */
import type { CodeDeployHookSpec } from '../../scenario.ts';
import type { LifecycleEventName } from '../../world/world.ts';
import { draw } from '../engine.ts';
import type { CodeDeployCourse, Engine, Steps } from '../state.ts';
import { BETWEEN_EVENTS, CODE_DEPLOY_WAITS_MS, LIFECYCLE_EVENT } from '../timings.ts';
import { amendEvent, amendRecord, eventNames } from './record.ts';
import { texts } from './texts.ts';

/** From here on the deployment has a target, and tells of all its events. */
export function start(engine: Engine, course: CodeDeployCourse): void {
  amendRecord(engine, course, {
    status: 'InProgress',
    startedAt: engine.nowMs,
    targetStatus: 'InProgress',
    weights: { [course.source.id]: 100 },
    lifecycleEvents: eventNames(course.shift.testRule !== undefined).map((name) => ({ name, status: 'Pending' })),
  });
}

export function* lifecycleEvent(engine: Engine, course: CodeDeployCourse, name: LifecycleEventName, work: Steps): Steps {
  amendEvent(engine, course, name, { status: 'InProgress', startedAt: engine.nowMs });
  yield* work;
  amendEvent(engine, course, name, { status: 'Succeeded', endedAt: engine.nowMs });
  yield { forMs: draw(engine, BETWEEN_EVENTS) };
}

/** An event that is there for hooks alone. */
export function* hookEvent(engine: Engine, course: CodeDeployCourse, name: CodeDeployHookSpec['event']): Steps {
  const hook = course.service.setting.codeDeploy?.hooks?.find(({ event }) => event === name);
  yield* lifecycleEvent(engine, course, name, runHook(engine, hook));
}

function* runHook(engine: Engine, hook: CodeDeployHookSpec | undefined): Steps {
  const { answers = 'Succeeded', takesSeconds = 5 } = hook ?? {};
  if (hook === undefined) yield { forMs: draw(engine, LIFECYCLE_EVENT) };
  else yield { forMs: answers === 'never' ? CODE_DEPLOY_WAITS_MS : takesSeconds * 1000 };
  const text = { Succeeded: undefined, Failed: texts.hookFailed, never: texts.noCallback }[answers];
  if (text !== undefined) yield { failure: { by: 'hook', code: 'HOOK_EXECUTION_FAILURE', text } };
}
