/** A deployment that waits for a person at a hook. */
import type { KnownDeployment } from '../deployment.ts';
import type { Pause } from './strategy.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHookDetail.html */
export function pauseOf({ serviceDeployment }: KnownDeployment): Pause | undefined {
  if (serviceDeployment?.status !== 'IN_PROGRESS') return undefined;
  const hook = serviceDeployment.hooks?.find(({ targetType, status }) => targetType === 'PAUSE' && status === 'AWAITING_ACTION');
  if (!hook) return undefined;
  const { lifecycleStage = 'an unknown stage', target } = serviceDeployment;
  return {
    hook,
    requestedTaskCount: target?.requestedTaskCount ?? 0,
    words: `hook ${hook.id} at ${lifecycleStage}`,
  };
}
