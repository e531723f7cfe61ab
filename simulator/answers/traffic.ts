/** What a service deployment tells of traffic and of hooks. */
import type { ServiceDeployment, ServiceRevisionSummary } from '@aws-sdk/client-ecs';
import { shiftsTraffic, type ServiceSetting } from '../scenario-defaults.ts';
import type { HookState, ServiceDeploymentState } from '../world/world.ts';
import { dated } from './answerer.ts';

type Weights = Pick<ServiceRevisionSummary, 'requestedTestTrafficWeight' | 'requestedProductionTrafficWeight'>;

/** Absent where ECS manages no traffic, or where the scenario says so. */
export function weightsOf(setting: ServiceSetting, { deploymentId, progressive }: ServiceDeploymentState, of: string): Weights {
  const weights = of === deploymentId ? progressive?.weights : progressive?.sourceWeights[of];
  if (weights === undefined || !shiftsTraffic(setting) || setting.strategy?.shows?.weights === false) return {};
  return { requestedTestTrafficWeight: weights.test, requestedProductionTrafficWeight: weights.production };
}

/** "The hook that is active"; whether one that has ended stays is not known. */
export function hookDetails(
  setting: ServiceSetting,
  { progressive }: ServiceDeploymentState,
): Pick<ServiceDeployment, 'lifecycleHookDetails'> {
  const staysTold = setting.strategy?.shows?.endedHooks === true;
  const told = (progressive?.hooks ?? []).filter(
    ({ status }) => staysTold || status === 'AWAITING_ACTION' || status === 'IN_PROGRESS',
  );
  return told.length === 0 ? {} : { lifecycleHookDetails: told.map(detail) };
}

const detail = ({
  id,
  type,
  targetArn,
  status,
  expiresAt,
  timeoutAction,
}: HookState): NonNullable<ServiceDeployment['lifecycleHookDetails']>[number] => ({
  hookId: id,
  targetType: type === 'pause' ? 'PAUSE' : 'AWS_LAMBDA',
  ...(targetArn === undefined ? {} : { targetArn }),
  status,
  ...dated('expiresAt', expiresAt),
  ...(timeoutAction === undefined ? {} : { timeoutAction }),
});
