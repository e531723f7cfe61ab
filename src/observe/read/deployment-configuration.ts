/** `deploymentConfiguration`, as services and service deployments alike tell it → DeploymentConfiguration. */
import type {
  DeploymentConfiguration as ApiDeploymentConfiguration,
  DeploymentLifecycleHook as ApiLifecycleHook,
} from '@aws-sdk/client-ecs';
import { defined } from '../../model/defined.ts';
import type { DeploymentConfiguration, LifecycleHook } from '../../model/observation.ts';
import { defaultTrafficSteps } from '../../model/strategy/traffic-steps.ts';

/** Defaults are those AWS documents for what an answer leaves out. */
export function deploymentConfigurationOf(api: ApiDeploymentConfiguration = {}): DeploymentConfiguration {
  const hooks = (api.lifecycleHooks ?? []).map(lifecycleHookOf);
  return {
    strategy: api.strategy ?? 'ROLLING',
    bakeTimeSeconds: (api.bakeTimeInMinutes ?? 0) * 60,
    ...defined({ trafficStep: trafficStepOf(api), lifecycleHooks: hooks.length === 0 ? undefined : hooks }),
  };
}

/** Of what the two kinds of steps have in common; undefined: the strategy has no steps. */
function trafficStepOf({
  strategy,
  linearConfiguration: linear,
  canaryConfiguration: canary,
}: ApiDeploymentConfiguration): DeploymentConfiguration['trafficStep'] {
  const usual =
    strategy !== undefined && Object.hasOwn(defaultTrafficSteps, strategy) ? defaultTrafficSteps[strategy] : undefined;
  const bakeMinutes = linear?.stepBakeTimeInMinutes ?? canary?.canaryBakeTimeInMinutes;
  return (
    usual && {
      percent: linear?.stepPercent ?? canary?.canaryPercent ?? usual.percent,
      bakeSeconds: bakeMinutes === undefined ? usual.bakeSeconds : bakeMinutes * 60,
    }
  );
}

const lifecycleHookOf = ({ targetType, hookTargetArn, lifecycleStages }: ApiLifecycleHook): LifecycleHook => ({
  // Before there were pauses, every hook was a function.
  targetType: targetType ?? 'AWS_LAMBDA',
  stages: lifecycleStages ?? [],
  ...defined({ targetArn: hookTargetArn }),
});
