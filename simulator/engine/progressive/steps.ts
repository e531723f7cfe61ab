/** Does one step after the other, waiting in between for what each says. */
import { later } from '../engine.ts';
import type { Course, Engine, Failure, Steps, Wait } from '../state.ts';
import { texts } from './texts.ts';

const POLL_MS = 1_000;

export type Fail<C extends Course> = (engine: Engine, course: C, failure: Failure) => void;

/** Other steps that were under way are given up. `fail`: what becomes of the deployment when a step fails. */
export function startSteps<C extends Course>(engine: Engine, course: C, steps: Steps, fail: Fail<C>): void {
  course.steps = steps;
  goOn(engine, course, steps, fail);
}

/** Superseded, it stops where it is. */
const areUnderWay = (steps: Steps, course: Course): boolean =>
  course.steps === steps && [course.service.rollout, course.service.codeDeploy].some((one) => one === course);

function goOn<C extends Course>(engine: Engine, course: C, steps: Steps, fail: Fail<C>): void {
  if (!areUnderWay(steps, course)) return;
  const { done, value } = steps.next();
  if (done !== true) wait(engine, course, steps, value, fail);
}

function wait<C extends Course>(engine: Engine, course: C, steps: Steps, what: Wait, fail: Fail<C>): void {
  if ('failure' in what) {
    fail(engine, course, what.failure);
    return;
  }
  if ('forMs' in what) {
    later(engine, what.forMs, () => {
      goOn(engine, course, steps, fail);
    });
    return;
  }
  const endsMs = engine.nowMs + what.withinMs;
  const look = (): void => {
    if (!areUnderWay(steps, course)) return;
    if (what.until()) goOn(engine, course, steps, fail);
    else if (engine.nowMs >= endsMs) fail(engine, course, { by: 'time', text: texts.stageTimedOut(course.stage ?? '') });
    else later(engine, POLL_MS, look);
  };
  look();
}
