/** The task sets of DescribeServices, and what the service has of its primary one. */
import type { LoadBalancer, Service, TaskSet } from '@aws-sdk/client-ecs';
import { hasTaskSets, loadBalancersOfRevision, type ServiceSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceState, TaskSetState } from '../world/world.ts';
import { containerName, launching, networkConfiguration } from './launch-configuration.ts';

export function taskSetAnswer(state: ServiceState, one: TaskSetState): TaskSet {
  const { setting, cluster, name } = state;
  return {
    id: one.id,
    taskSetArn: awsNames.taskSet(cluster, name, one.id),
    serviceArn: awsNames.service(cluster, name),
    clusterArn: awsNames.cluster(cluster),
    ...(one.startedBy === undefined ? {} : { startedBy: one.startedBy }),
    ...(one.externalId === undefined ? {} : { externalId: one.externalId }),
    status: one.status,
    taskDefinition: awsNames.taskDefinition(name, one.revision),
    computedDesiredCount: one.desiredCount,
    pendingCount: one.pendingCount,
    runningCount: one.runningCount,
    createdAt: new Date(one.createdAt),
    updatedAt: new Date(one.updatedAt),
    ...launching(setting),
    ...networkConfiguration(setting),
    loadBalancers: loadBalancersOf(setting, one),
    serviceRegistries: [],
    scale: { value: one.scalePercent, unit: 'PERCENT' },
    stabilityStatus: one.isSteady ? 'STEADY_STATE' : 'STABILIZING',
    stabilityStatusAt: new Date(one.stabilityAt),
    tags: [],
  };
}

function loadBalancersOf(setting: ServiceSetting, { targetGroupArn, revision }: TaskSetState): LoadBalancer[] {
  if (targetGroupArn === undefined) return [];
  return loadBalancersOfRevision(setting, revision).map(({ port }) => ({
    targetGroupArn,
    containerName: containerName(setting),
    containerPort: port,
  }));
}

const primaryOf = ({ taskSets }: ServiceState): TaskSetState | undefined => taskSets.find(({ status }) => status === 'PRIMARY');

/** "If there is no primary task set, the value is null." */
export function primaryLoadBalancers(state: ServiceState): Pick<Service, 'loadBalancers'> {
  const primary = primaryOf(state);
  return primary === undefined ? {} : { loadBalancers: loadBalancersOf(state.setting, primary) };
}

/** The service points to a task definition of its own, or to that of its primary task set. */
export const hasRevision = (state: ServiceState): boolean => !hasTaskSets(state.setting) || primaryOf(state) !== undefined;
