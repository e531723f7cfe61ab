/** What AWS refuses of a deployment strategy ("DeploymentConfiguration", "DeploymentLifecycleHook" in the ECS API reference). */
import type { HookSpec, LifecycleStage, StrategySpec } from './scenario.ts';

const WITHOUT_HOOKS: readonly LifecycleStage[] = ['SCALE_UP', 'BAKE_TIME', 'CLEAN_UP'];
const WITHOUT_PAUSES: readonly LifecycleStage[] = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
const MOST_MINUTES = 1440;
const MOST_PAUSE_MINUTES = 20_160;
const MOST_HOOKS = 10;

export function assertStrategy(strategy: StrategySpec): void {
  const refusal = refusalOf(strategy);
  if (refusal !== undefined) throw new Error(refusal);
}

function refusalOf({ type, stepPercent, stepBakeMinutes, hooks = [] }: StrategySpec): string | undefined {
  const least = type === 'LINEAR' ? 3 : 0.1;
  if (type === 'BLUE_GREEN' && (stepPercent !== undefined || stepBakeMinutes !== undefined))
    return 'BLUE_GREEN shifts all traffic at once: it has no steps.';
  if (stepPercent !== undefined && (stepPercent < least || stepPercent > 100 || !isTenth(stepPercent)))
    return `A step must be a multiple of 0.1 from ${least} to 100 percent: ${stepPercent}`;
  if (stepBakeMinutes !== undefined && (stepBakeMinutes < 0 || stepBakeMinutes > MOST_MINUTES))
    return `A step can bake for ${MOST_MINUTES} minutes at most: ${stepBakeMinutes}`;
  if ((['lambda', 'pause'] as const).some((kind) => hooks.filter((hook) => hook.type === kind).length > MOST_HOOKS))
    return `There can be ${MOST_HOOKS} hooks of a kind at most.`;
  return hooks.map(hookRefusal).find((refusal) => refusal !== undefined);
}

const isTenth = (percent: number): boolean => Math.abs(percent * 10 - Math.round(percent * 10)) < 1e-9;

function hookRefusal({ type, stages, timeoutMinutes = 1 }: HookSpec): string | undefined {
  const barred = type === 'pause' ? [...WITHOUT_HOOKS, ...WITHOUT_PAUSES] : WITHOUT_HOOKS;
  const stage = stages.find((one) => barred.includes(one));
  if (stage !== undefined) return `There is no hook of this kind at ${stage}: ${type}`;
  if (timeoutMinutes < 1 || timeoutMinutes > MOST_PAUSE_MINUTES)
    return `A pause lasts from 1 to ${MOST_PAUSE_MINUTES} minutes: ${timeoutMinutes}`;
  return undefined;
}
