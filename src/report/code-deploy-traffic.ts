/** Which task set gets how much of production traffic, as CodeDeploy tells it. */
import { defined } from '../model/defined.ts';
import type { Observation } from '../model/observation.ts';
import type { TrafficStep } from '../model/report.ts';
import { currentEvent } from '../model/strategy/code-deploy-events.ts';
import { codeDeployIn, trafficWeightOf } from '../model/strategy/code-deploy-traffic.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import type { ServedGroup } from './traffic-shares.ts';

/** undefined where CodeDeploy tells no share of traffic. */
export function shownByCodeDeploy(
  observation: Observation,
  deployment: VerifiedDeployment,
): Omit<TrafficStep, 'from' | 'until'> | undefined {
  const codeDeploy = codeDeployIn(observation, deployment);
  if (!codeDeploy) return undefined;
  const productionPercent = trafficWeightOf(codeDeploy, deployment.id);
  if (productionPercent === undefined) return undefined;
  const stage = currentEvent(codeDeploy.target)?.name;
  return { status: codeDeploy.status, ...defined({ stage }), productionPercent };
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
