/** What a service deployment shows of its course: stage, weights, hooks. */
import { shiftsTraffic } from '../../scenario-defaults.ts';
import type { HookState, ProgressiveState } from '../../world/world.ts';
import type { LifecycleStage } from '../../scenario.ts';
import { amend } from '../deployments.ts';
import type { Engine, Rollout } from '../state.ts';

export const progressOf = ({ service, deployment }: Rollout): ProgressiveState | undefined =>
  service.serviceDeployments.find((one) => one.deploymentId === deployment.id)?.progressive;

function show(engine: Engine, rollout: Rollout, changes: Partial<ProgressiveState>): void {
  const before = progressOf(rollout);
  if (before !== undefined) amend(engine, rollout.service, rollout.deployment.id, { progressive: { ...before, ...changes } });
}

/** Hooks are those of a stage: with the next one they are told of no more. */
export function enterStage(engine: Engine, rollout: Rollout, stage: LifecycleStage): void {
  rollout.stage = stage;
  rollout.hooks = [];
  show(engine, rollout, { stage: rollout.strategy.shows?.stageNamed?.[stage] ?? stage, hooks: [] });
}

export function showHooks(engine: Engine, rollout: Rollout, hooks: readonly HookState[]): void {
  rollout.hooks = hooks;
  show(engine, rollout, { hooks });
}

/** A stage that has ended with the deployment is told of only where the scenario says so. */
export function leaveStages(engine: Engine, rollout: Rollout): void {
  const before = progressOf(rollout);
  if (before === undefined) return;
  const { stage, ...rest } = before;
  const kept = rollout.strategy.shows?.stageStays === true && stage !== undefined ? { stage } : {};
  amend(engine, rollout.service, rollout.deployment.id, { progressive: { ...rest, ...kept, hooks: [] } });
}

/** What ECS asks for of the target revision; the sources have the rest, each of them. */
export function requestWeight(engine: Engine, rollout: Rollout, traffic: 'test' | 'production', percent: number): void {
  const before = progressOf(rollout);
  if (before === undefined || !shiftsTraffic(rollout.service.setting)) return;
  const left = 100 - percent;
  show(engine, rollout, {
    weights: { ...before.weights, [traffic]: percent },
    sourceWeights: Object.fromEntries(
      Object.entries(before.sourceWeights).map(([id, weights]) => [id, { ...weights, [traffic]: left }]),
    ),
  });
}
