/** Whether CodeDeploy went back from a deployment: to the old task set, or by a deployment of its own. */
import type { KnownDeployment } from '../deployment.ts';
import { defined } from '../defined.ts';
import type { Observation } from '../observation.ts';
import type { Rollback } from '../rollback.ts';
import { codeDeployIdOf } from './code-deploy-traffic.ts';
import { rollbackOfTaskSet } from './task-sets.ts';

const by = 'CodeDeploy';

/** What was rolled back longer ago concerns nobody any more. */
const memoryMs = 6 * 3600_000;

export function codeDeployRollback(deployment: KnownDeployment, observation: Observation | undefined): Rollback | undefined {
  const { codeDeploy, createdAt = 0 } = deployment;
  const back = rollbackOfTaskSet(deployment, observation, by);
  if (back || !codeDeploy || !observation) return back;
  const { rolledBackBy, rollsBack } = codeDeploy;
  if (rolledBackBy !== undefined) {
    const to = observation.service?.deployments.find((entry) => codeDeployIdOf(entry) === rolledBackBy)?.id;
    return { by, field: 'DeploymentInfo.rollbackInfo.rollbackDeploymentId', text: rolledBackBy, ...defined({ to }) };
  }
  // The set that was meant is gone, and this one runs what was there before it.
  if (rollsBack === undefined || observation.at - createdAt > memoryMs) return undefined;
  return {
    by,
    field: 'DeploymentInfo.rollbackInfo.rollbackTriggeringDeploymentId',
    text: `${codeDeploy.id} was made to roll ${rollsBack} back`,
    to: deployment.id,
  };
}
