/** The lifecycle hooks that ECS is at. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html */
import type { ActiveHook, ServiceDeployment } from '../observation.ts';

/** The hooks at which the deployment waits for a person. */
export const pausesOf = ({ status, hooks = [] }: ServiceDeployment): readonly ActiveHook[] =>
  status === 'IN_PROGRESS' ? hooks.filter((hook) => hook.targetType === 'PAUSE' && hook.status === 'AWAITING_ACTION') : [];

const beforeEachStep = 'PRE_PRODUCTION_TRAFFIC_SHIFT';

/** The stage of an active hook; the API has no name for that before each step of the shift, and tells another meanwhile. */
export function stageOfHook({ lifecycleStage, configuration }: ServiceDeployment, hook: ActiveHook): string | undefined {
  const configured = (configuration?.lifecycleHooks ?? [])
    .filter(({ targetType, targetArn }) => targetType === hook.targetType && targetArn === hook.targetArn)
    .flatMap(({ stages }) => stages);
  const isElsewhere = lifecycleStage === undefined || !configured.includes(lifecycleStage);
  return isElsewhere && configured.includes(beforeEachStep) ? beforeEachStep : lifecycleStage;
}

/** `arn:aws:lambda:…:function:check-traffic:live` → `check-traffic`; what is no function's ARN as it is. */
export const functionName = (targetArn: string | undefined): string | undefined =>
  /:function:([^:]+)/.exec(targetArn ?? '')?.[1] ?? targetArn;
