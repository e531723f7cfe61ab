/** What services and service deployments say of how ECS is to deploy. */
import type { DeploymentConfiguration, DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { HOOK_ROLE, hookArn } from '../engine/progressive/hooks.ts';
import type { HookSpec, StrategySpec } from '../scenario.ts';
import type { ServiceSetting } from '../scenario-defaults.ts';

export const deploymentConfiguration = (setting: ServiceSetting): DeploymentConfiguration => ({
  deploymentCircuitBreaker:
    setting.breakerSetting === undefined
      ? { enable: false, rollback: false }
      : {
          enable: true,
          rollback: setting.breakerSetting.rollback,
          resetOnHealthyTask: setting.breakerSetting.resetOnHealthyTask,
          thresholdConfiguration: setting.breakerSetting.threshold,
        },
  maximumPercent: setting.maximumPercent,
  minimumHealthyPercent: setting.minimumHealthyPercent,
  ...(setting.alarms === undefined
    ? {}
    : { alarms: { alarmNames: [alarmName(setting)], enable: true, rollback: setting.alarms.rollback } }),
  strategy: setting.strategy?.type ?? 'ROLLING',
  bakeTimeInMinutes: setting.bakeMinutes,
  ...(setting.strategy === undefined ? {} : trafficSteps(setting.strategy)),
  ...(setting.strategy?.hooks === undefined
    ? {}
    : { lifecycleHooks: setting.strategy.hooks.map((hook, index) => hookAnswer(hook, hookArn(setting.name, index))) }),
});

/** The alarm that watches deployments. */
export const alarmName = ({ name, alarms }: ServiceSetting): string => alarms?.name ?? `${name}-errors`;

/** Defaults are those of LinearConfiguration and CanaryConfiguration in the API reference. */
function trafficSteps({ type, stepPercent, stepBakeMinutes }: StrategySpec): DeploymentConfiguration {
  if (type === 'LINEAR')
    return { linearConfiguration: { stepPercent: stepPercent ?? 10, stepBakeTimeInMinutes: stepBakeMinutes ?? 6 } };
  if (type === 'CANARY')
    return { canaryConfiguration: { canaryPercent: stepPercent ?? 5, canaryBakeTimeInMinutes: stepBakeMinutes ?? 10 } };
  return {};
}

function hookAnswer({ type, stages, timeoutMinutes, timeoutAction }: HookSpec, arn: string): DeploymentLifecycleHook {
  const lifecycleStages = stages as NonNullable<DeploymentLifecycleHook['lifecycleStages']>;
  if (type === 'lambda') return { targetType: 'AWS_LAMBDA', hookTargetArn: arn, roleArn: HOOK_ROLE, lifecycleStages };
  const timeoutConfiguration = { timeoutInMinutes: timeoutMinutes ?? 1440, action: timeoutAction ?? ('ROLLBACK' as const) };
  return { targetType: 'PAUSE', lifecycleStages, timeoutConfiguration };
}
