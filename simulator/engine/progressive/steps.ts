/** Does one step after the other, waiting in between for what each says. */
import { later } from '../engine.ts';
import type { Engine, Failure, Rollout, Steps, Wait } from '../state.ts';
import { texts } from './texts.ts';

const POLL_MS = 1_000;

export type Fail = (engine: Engine, rollout: Rollout, failure: Failure) => void;

/** Other steps that were under way are given up. `fail`: what becomes of the deployment when a step fails. */
export function startSteps(engine: Engine, rollout: Rollout, steps: Steps, fail: Fail): void {
  rollout.steps = steps;
  goOn(engine, rollout, steps, fail);
}

/** Superseded, it stops where it is. */
const areUnderWay = (steps: Steps, rollout: Rollout): boolean => rollout.steps === steps && rollout.service.rollout === rollout;

function goOn(engine: Engine, rollout: Rollout, steps: Steps, fail: Fail): void {
  if (!areUnderWay(steps, rollout)) return;
  const { done, value } = steps.next();
  if (done !== true) wait(engine, rollout, steps, value, fail);
}

function wait(engine: Engine, rollout: Rollout, steps: Steps, what: Wait, fail: Fail): void {
  if ('failure' in what) {
    fail(engine, rollout, what.failure);
    return;
  }
  if ('forMs' in what) {
    later(engine, what.forMs, () => {
      goOn(engine, rollout, steps, fail);
    });
    return;
  }
  const endsMs = engine.nowMs + what.withinMs;
  const look = (): void => {
    if (!areUnderWay(steps, rollout)) return;
    if (what.until()) goOn(engine, rollout, steps, fail);
    else if (engine.nowMs >= endsMs) fail(engine, rollout, { by: 'time', text: texts.stageTimedOut(rollout.stage ?? '') });
    else later(engine, POLL_MS, look);
  };
  look();
}
