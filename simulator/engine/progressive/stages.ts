/** The stages of a blue/green, linear or canary deployment, one after the other ("Amazon ECS blue/green service deployments workflow"). */
import type { LifecycleStage, StrategySpec } from '../../scenario.ts';
import { isHealthy, wanted } from '../health.ts';
import { draw, later, touch } from '../engine.ts';
import { saidCompleted, succeeded } from '../deployments.ts';
import { retire } from '../stopping.ts';
import type { Engine, Rollout, Steps } from '../state.ts';
import { LATTICE_READY_MS, SAID_APART_MS, STAGE, STAGE_MOST_MS } from '../timings.ts';
import { passHooks } from './hooks.ts';
import { chooseGroups, isBehind } from './networking.ts';
import { reconcile } from './reconcile.ts';
import { enterStage, leaveStages } from './shown.ts';
import { shift } from './traffic.ts';

const MINUTE_MS = 60_000;

export function* stages(engine: Engine, rollout: Rollout): Steps {
  yield* reconcile(engine, rollout);
  const failure = chooseGroups(engine, rollout);
  if (failure !== undefined) yield { failure };
  yield* hooksOnly(engine, rollout, 'PRE_SCALE_UP');
  yield* scaleUp(engine, rollout);
  yield* hooksOnly(engine, rollout, 'POST_SCALE_UP');
  if (isBehind(engine, rollout, 'LATTICE')) yield { forMs: LATTICE_READY_MS };
  enterStage(engine, rollout, 'TEST_TRAFFIC_SHIFT');
  yield* passHooks(engine, rollout, 'TEST_TRAFFIC_SHIFT');
  yield* shift(engine, rollout, 'test', 100);
  yield* hooksOnly(engine, rollout, 'POST_TEST_TRAFFIC_SHIFT');
  yield* shiftProduction(engine, rollout);
  yield* hooksOnly(engine, rollout, 'POST_PRODUCTION_TRAFFIC_SHIFT');
  enterStage(engine, rollout, 'BAKE_TIME');
  yield { forMs: rollout.service.setting.bakeMinutes * MINUTE_MS };
  yield* cleanUp(engine, rollout);
  finish(engine, rollout);
}

function* hooksOnly(engine: Engine, rollout: Rollout, stage: LifecycleStage): Steps {
  enterStage(engine, rollout, stage);
  yield* passHooks(engine, rollout, stage);
  yield { forMs: draw(engine, STAGE) };
}

/** All tasks at once, whatever maximumPercent says, and healthy. */
function* scaleUp(engine: Engine, rollout: Rollout): Steps {
  const { service, deployment } = rollout;
  enterStage(engine, rollout, 'SCALE_UP');
  deployment.held = false;
  const areHealthy = (): boolean =>
    wanted(service, (task) => task.deployment === deployment && isHealthy(task)).length >= service.desired;
  yield { until: () => deployment.desired === service.desired && areHealthy(), withinMs: STAGE_MOST_MS };
  yield { forMs: draw(engine, STAGE) };
}

/** What production gets step by step, in percent; a last step that is not a whole one ends at 100. */
function stepsOf({ type, stepPercent }: StrategySpec): readonly number[] {
  if (type === 'BLUE_GREEN') return [100];
  if (type === 'CANARY') return [...new Set([stepPercent ?? 5, 100])];
  const step = stepPercent ?? 10;
  const partial = Array.from({ length: Math.ceil(100 / step) - 1 }, (_, index) => Math.round(step * (index + 1) * 10) / 10);
  return [...partial, 100];
}

function* shiftProduction(engine: Engine, rollout: Rollout): Steps {
  const { type, stepBakeMinutes = type === 'LINEAR' ? 6 : 10 } = rollout.strategy;
  let isFirst = true;
  for (const percent of stepsOf(rollout.strategy)) {
    yield* beforeStep(engine, rollout);
    enterStage(engine, rollout, 'PRODUCTION_TRAFFIC_SHIFT');
    if (isFirst) yield* passHooks(engine, rollout, 'PRODUCTION_TRAFFIC_SHIFT');
    isFirst = false;
    yield* shift(engine, rollout, 'production', percent);
    if (percent < 100) yield { forMs: stepBakeMinutes * MINUTE_MS };
  }
}

/** Its hooks are asked before every step; whether it ever shows as a stage is not known. */
function* beforeStep(engine: Engine, rollout: Rollout): Steps {
  const stage = 'PRE_PRODUCTION_TRAFFIC_SHIFT';
  if (rollout.strategy.shows?.preProductionStage === true) yield* hooksOnly(engine, rollout, stage);
  else yield* passHooks(engine, rollout, stage);
}

/** From here on there is no way back: the old revision goes. */
function* cleanUp(engine: Engine, rollout: Rollout): Steps {
  const { service, deployment, sources } = rollout;
  enterStage(engine, rollout, 'CLEAN_UP');
  service.completed = deployment;
  yield { forMs: draw(engine, STAGE) };
  for (const source of sources) source.desired = 0;
  retire(
    engine,
    service,
    wanted(service, (task) => task.deployment !== deployment),
  );
  touch(engine, service);
  const isAlone = (): boolean => [...service.liveTasks].every((task) => task.deployment === deployment);
  yield { until: isAlone, withinMs: STAGE_MOST_MS };
}

/** Its service deployment and `deployments[]` say so one after the other, in an order that varies. */
function finish(engine: Engine, rollout: Rollout): void {
  const { service, deployment, sources, strategy } = rollout;
  const first = strategy.shows?.saidFirst ?? 'SUCCESSFUL';
  const succeed = (): void => {
    leaveStages(engine, rollout);
    succeeded(engine, service, deployment);
  };
  const say = (): void => {
    saidCompleted(engine, service, deployment);
    service.deployments = service.deployments.filter((other) => !sources.includes(other) && other.rolloutState !== 'FAILED');
  };
  delete rollout.steps;
  if (first === 'SUCCESSFUL') succeed();
  else say();
  const second = first === 'SUCCESSFUL' ? say : succeed;
  later(engine, first === 'together' ? 0 : SAID_APART_MS, () => {
    second();
    if (service.rollout === rollout) delete service.rollout;
  });
}
