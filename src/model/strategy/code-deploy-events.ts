/**
 * The lifecycle events of CodeDeploy's deployment to ECS, which come one after the other.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#appspec-hooks-ecs
 */
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, CodeDeployTarget, LifecycleEvent, Observation } from '../observation.ts';

/** What an observation has of CodeDeploy's deployment that a deployment belongs to. */
export const codeDeployIn = ({ codeDeploy }: Observation, { entry }: KnownDeployment): CodeDeployDeployment | undefined =>
  codeDeploy?.id === entry?.taskSet?.externalId ? codeDeploy : undefined;

/** In which production traffic goes over to the new task set. */
export const shiftEvent = 'AllowTraffic';

/** Where the deployment is: at the event that has failed, is under way, or ended last; undefined: none has begun. */
export function currentEvent(target: CodeDeployTarget | undefined): LifecycleEvent | undefined {
  const events = target?.lifecycleEvents ?? [];
  return (
    events.find(({ status }) => status === 'Failed') ??
    events.findLast(({ status }) => status === 'InProgress') ??
    events.findLast(({ status }) => status === 'Succeeded')
  );
}

/** How much of production traffic a task set gets, in percent; undefined: not told. */
export const trafficWeightOf = ({ target }: CodeDeployDeployment, deploymentId: string): number | undefined =>
  target?.taskSets.find((taskSet) => taskSet.deploymentId === deploymentId)?.trafficWeight;

/** When the newest event that is over ended; undefined: none is. */
export function lastEventAt(target: CodeDeployTarget | undefined): number | undefined {
  const ends = (target?.lifecycleEvents ?? []).flatMap(({ endedAt }) => endedAt ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends);
}
