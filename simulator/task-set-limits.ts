/** What AWS refuses of services with task sets ("CreateService", "CreateTaskSet" in the ECS API reference; CodeDeploy's guide). */
import type { CodeDeploySpec, ServiceSpec } from './scenario.ts';
import type { Balancer } from './world/aws-names.ts';

const MOST_TERMINATION_MINUTES = 2880;

export function assertTaskSets(service: ServiceSpec): void {
  const refusal = refusalOf(service);
  if (refusal !== undefined) throw new Error(refusal);
}

function refusalOf({
  kind,
  codeDeploy,
  strategy,
  scheduling,
  serviceConnect,
  loadBalancers = [],
}: ServiceSpec): string | undefined {
  if (kind !== 'code-deploy' && codeDeploy !== undefined) return 'Only a service of kind code-deploy is deployed by CodeDeploy.';
  if (kind !== 'code-deploy' && kind !== 'external') return undefined;
  if (strategy !== undefined) return `A service of kind ${kind} has no deployment strategy of ECS's.`;
  if (scheduling === 'DAEMON') return 'DAEMON is not supported with the deployment controllers CODE_DEPLOY and EXTERNAL.';
  if (serviceConnect === true)
    return 'Service Connect is not supported with the deployment controllers CODE_DEPLOY and EXTERNAL.';
  if (loadBalancers.length > 1) return 'A task set has one load balancer at most.';
  return codeDeploy === undefined ? undefined : shiftRefusal(codeDeploy);
}

function shiftRefusal({ shift, terminationWaitMinutes = 0 }: CodeDeploySpec): string | undefined {
  if (terminationWaitMinutes > MOST_TERMINATION_MINUTES)
    return `The old task set can wait for ${MOST_TERMINATION_MINUTES} minutes at most: ${terminationWaitMinutes}`;
  if (shift === undefined || shift.type === 'all-at-once') return undefined;
  const { percent } = shift;
  return Number.isInteger(percent) && percent > 0 && percent < 100
    ? undefined
    : `No traffic can be shifted so: ${percent} percent`;
}

/** Behind a Network Load Balancer traffic can only be shifted all at once. */
export function assertBalancer({ codeDeploy }: Pick<ServiceSpec, 'codeDeploy'>, balancer: Balancer): void {
  const { shift = { type: 'all-at-once' } } = codeDeploy ?? {};
  if (balancer === 'NLB' && shift.type !== 'all-at-once')
    throw new Error('Only ALB supports gradual traffic routing, use AllAtOnce Traffic routing instead.');
}
