/** Which task set gets how much of production traffic, as CodeDeploy tells it. */
import type { Observation } from '../model/observation.ts';
import type { TrafficStep } from '../model/report.ts';
import { codeDeployIn, trafficWeightOf } from '../model/strategy/code-deploy-traffic.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { taskSetIn } from '../model/strategy/task-sets.ts';
import type { ServedGroup } from './traffic-shares.ts';

/** undefined where CodeDeploy tells no share of traffic. Its events have times of their own. */
export function shownByCodeDeploy(
  observation: Observation,
  deployment: VerifiedDeployment,
): Omit<TrafficStep, 'from' | 'until'> | undefined {
  const codeDeploy = codeDeployIn(observation, deployment);
  const productionPercent = codeDeploy && trafficWeightOf(codeDeploy, deployment.id);
  return codeDeploy && productionPercent !== undefined ? { status: codeDeploy.status, productionPercent } : undefined;
}

/** The task sets that CodeDeploy tells of beside the deployment's own. */
export const otherTaskSets = (observation: Observation, deployment: VerifiedDeployment): readonly string[] =>
  (codeDeployIn(observation, deployment)?.target?.taskSets ?? []).flatMap(({ deploymentId }) =>
    deploymentId === deployment.id ? [] : [deploymentId],
  );

/** The target groups of all task sets, the deployment's own first. */
export function groupsOfTaskSets(observation: Observation, deployment: VerifiedDeployment): readonly ServedGroup[] {
  const codeDeploy = codeDeployIn(observation, deployment);
  if (!codeDeploy) return [];
  const groups = (observation.service?.deployments ?? []).flatMap(({ id, taskSet }) =>
    (taskSet?.loadBalancers ?? []).flatMap((loadBalancer): readonly ServedGroup[] => {
      const { targetGroupArn: arn } = loadBalancer;
      const role = id === deployment.id ? 'own' : 'other';
      return arn === undefined ? [] : [{ arn, loadBalancer, role, productionPercent: trafficWeightOf(codeDeploy, id) }];
    }),
  );
  return groups.toSorted((a, b) => Number(b.role === 'own') - Number(a.role === 'own'));
}

/**
 * The target groups of task sets of which it is known what they get of production traffic: by CodeDeploy's word; else, of the
 * PRIMARY set, all that comes to its load balancer (undefined).
 */
export function servedTaskSets(
  observation: Observation,
  deployment: VerifiedDeployment,
): readonly { readonly arn: string | undefined; readonly percent: number | undefined }[] {
  const told = groupsOfTaskSets(observation, deployment).flatMap(({ arn, productionPercent: percent }) =>
    percent === undefined ? [] : [{ arn, percent }],
  );
  const entry = taskSetIn(observation, deployment);
  if (told.length > 0 || entry?.status !== 'PRIMARY') return told;
  return entry.taskSet.loadBalancers.map(({ targetGroupArn: arn }) => ({ arn, percent: undefined }));
}
