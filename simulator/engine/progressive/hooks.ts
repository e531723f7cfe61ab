/** Lifecycle hooks: functions that ECS calls, and pauses that wait for a person. All of a stage run at once, and all must end. */
import type { HookSpec, LifecycleStage } from '../../scenario.ts';
import { awsNames, newHookId } from '../../world/aws-names.ts';
import type { HookState } from '../../world/world.ts';
import { later } from '../engine.ts';
import type { Engine, Failure, Rollout, Steps } from '../state.ts';
import { HOOK_REFUSED_MS, STAGE_MOST_MS } from '../timings.ts';
import { showHooks } from './shown.ts';
import { texts } from './texts.ts';

const MINUTE_MS = 60_000;
export const HOOK_ROLE = awsNames.role('ecs-hooks');
/** The function of a service's n-th hook. */
export const hookArn = (service: string, index: number): string => awsNames.lambda(`${service}-hook-${index + 1}`);

const isOpen = ({ status }: HookState): boolean => status === 'AWAITING_ACTION' || status === 'IN_PROGRESS';

/** The same, where one that fails is the end of the deployment. */
export function* passHooks(engine: Engine, rollout: Rollout, stage: LifecycleStage): Steps {
  const failure = yield* runHooks(engine, rollout, stage);
  if (failure !== undefined) yield { failure };
}

/** Waits until all hooks of the stage have ended; the first that fails ends the wait. */
export function* runHooks(engine: Engine, rollout: Rollout, stage: LifecycleStage): Steps<Failure | undefined> {
  const failures: Failure[] = [];
  const specs = (rollout.strategy.hooks ?? []).map((spec, index) => ({
    spec,
    arn: hookArn(rollout.service.setting.name, index),
  }));
  const begun = specs
    .filter(({ spec }) => spec.stages.includes(stage))
    .map(({ spec, arn }) => (spec.type === 'pause' ? pause(engine, stage, spec) : call(engine, stage, spec, arn)));
  if (begun.length === 0) return undefined;
  showHooks(engine, rollout, [...rollout.hooks, ...begun.map(({ state }) => state)]);
  for (const { state, endsMs, status, failure } of begun) {
    later(engine, endsMs, () => {
      if (!endHook(engine, rollout, state.id, status)) return;
      if (failure !== undefined) failures.push(failure);
    });
  }
  const ids = begun.map(({ state }) => state.id);
  const ended = (): boolean => !rollout.hooks.some((hook) => ids.includes(hook.id) && isOpen(hook));
  const paused = begun.some(({ state }) => state.type === 'pause');
  yield { until: () => failures.length > 0 || ended(), withinMs: paused ? Infinity : STAGE_MOST_MS };
  return failures[0];
}

/** Whether it was open until now. */
export function endHook(engine: Engine, rollout: Rollout, id: string, status: HookState['status']): boolean {
  const hook = rollout.hooks.find((one) => one.id === id);
  if (hook === undefined || !isOpen(hook)) return false;
  showHooks(
    engine,
    rollout,
    rollout.hooks.map((one) => (one === hook ? { ...hook, status } : one)),
  );
  return true;
}

export const awaitedPause = (rollout: Rollout): HookState | undefined =>
  rollout.hooks.find(({ status }) => status === 'AWAITING_ACTION');

interface BegunHook {
  readonly state: HookState;
  readonly endsMs: number;
  readonly status: HookState['status'];
  readonly failure?: Failure;
}

function pause(engine: Engine, stage: LifecycleStage, spec: HookSpec): BegunHook {
  const { timeoutMinutes = 1440, timeoutAction = 'ROLLBACK' } = spec;
  const endsMs = timeoutMinutes * MINUTE_MS;
  return {
    state: {
      id: newHookId(engine.random, 'pause'),
      type: 'pause',
      stage,
      status: 'AWAITING_ACTION',
      expiresAt: engine.nowMs + endsMs,
      timeoutAction,
    },
    endsMs,
    status: 'TIMED_OUT',
    ...(timeoutAction === 'CONTINUE' ? {} : { failure: { by: 'hook', text: texts.pauseTimedOut(stage) } }),
  };
}

function call(engine: Engine, stage: LifecycleStage, spec: HookSpec, targetArn: string): BegunHook {
  const { answers = 'SUCCEEDED', takesSeconds = 5 } = spec;
  const state = { id: newHookId(engine.random, 'lambda'), type: 'lambda', stage, targetArn, status: 'IN_PROGRESS' } as const;
  if (answers === 'SUCCEEDED') return { state, endsMs: takesSeconds * 1000, status: 'SUCCEEDED' };
  const text = {
    FAILED: () => texts.hookFailed(stage, targetArn),
    unparsable: () => texts.hookUnparsable(stage, targetArn),
    'not-assumable': () => texts.hookNotAssumable(stage, HOOK_ROLE),
    'not-invokable': () => texts.hookNotInvokable(stage, targetArn, HOOK_ROLE),
  }[answers]();
  const isCalled = answers === 'FAILED' || answers === 'unparsable';
  return { state, endsMs: isCalled ? takesSeconds * 1000 : HOOK_REFUSED_MS, status: 'FAILED', failure: { by: 'hook', text } };
}
