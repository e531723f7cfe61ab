/** The one target of a CodeDeploy deployment: an ECS service, its lifecycle events and its task sets. */
import type { ECSTarget, ECSTaskSet, LifecycleEvent } from '@aws-sdk/client-codedeploy';
import { awsNames } from '../world/aws-names.ts';
import type { CodeDeployDeploymentState, LifecycleEventState, ServiceState, TaskSetState } from '../world/world.ts';
import { dated } from './answerer.ts';

/** undefined: the deployment has not started. */
export function codeDeployTarget(service: ServiceState, one: CodeDeployDeploymentState): ECSTarget | undefined {
  const { cluster, name, setting } = service;
  if (one.targetStatus === undefined) return undefined;
  const tellsPending = setting.codeDeploy?.shows?.pendingEvents !== false;
  return {
    deploymentId: one.id,
    targetId: `${cluster}:${name}`,
    targetArn: awsNames.codeDeployTarget(cluster, name),
    lastUpdatedAt: new Date(one.updatedAt),
    lifecycleEvents: one.lifecycleEvents.filter(({ status }) => tellsPending || status !== 'Pending').map(eventAnswer),
    status: one.targetStatus,
    taskSetsInfo: service.taskSets.filter(({ id }) => id in one.weights).map((set) => taskSetAnswer(service, one, set)),
  };
}

const eventAnswer = ({ name, status, startedAt, endedAt, diagnostics }: LifecycleEventState): LifecycleEvent => ({
  lifecycleEventName: name,
  status,
  ...dated('startTime', startedAt),
  ...dated('endTime', endedAt),
  ...(diagnostics === undefined
    ? {}
    : { diagnostics: { errorCode: diagnostics.errorCode as 'UnknownError', message: diagnostics.message } }),
});

function taskSetAnswer({ setting }: ServiceState, one: CodeDeployDeploymentState, set: TaskSetState): ECSTaskSet {
  const { weights = true, labels = true } = setting.codeDeploy?.shows ?? {};
  return {
    // So CodeDeploy spells it.
    identifer: set.id,
    desiredCount: set.desiredCount,
    pendingCount: set.pendingCount,
    runningCount: set.runningCount,
    status: set.status,
    ...(weights ? { trafficWeight: one.weights[set.id] ?? 0 } : {}),
    ...(set.targetGroupArn === undefined ? {} : { targetGroup: { name: set.targetGroupArn.split('/')[1] ?? '' } }),
    ...(labels ? { taskSetLabel: set.id === one.sourceTaskSetId ? 'Blue' : 'Green' } : {}),
  };
}
