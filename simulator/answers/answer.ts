/** Every operation answered out of the world's state at a time, in the SDK's form, for an input that is valid. */
import type { Operation, Operations } from '../../src/observe/aws/operations.ts';
import { getLogEvents } from './logs.ts';
import type { Answerer } from './answerer.ts';
import { batchGetDeploymentTargets, getDeployment, getDeploymentConfig } from './code-deploy.ts';
import { describeContainerInstances } from './container-instances.ts';
import { getListener, getRule, getTargetGroup, listTargets } from './lattice.ts';
import { describeListeners, describeRules } from './rules.ts';
import { describeServiceDeployments, listServiceDeployments } from './service-deployments.ts';
import { describeServiceRevisions } from './service-revisions.ts';
import { describeServices } from './services.ts';
import { describeTargetGroupAttributes, describeTargetGroups, describeTargetHealth } from './target-groups.ts';
import { describeTaskDefinition } from './task-definitions.ts';
import { describeTasks, listTasks } from './tasks.ts';
import type { World } from '../world/world.ts';

const answerers: { readonly [Q in Operation]: Answerer<Q> } = {
  DescribeServices: describeServices,
  ListTasks: listTasks,
  DescribeTasks: describeTasks,
  DescribeTaskDefinition: describeTaskDefinition,
  ListServiceDeployments: listServiceDeployments,
  DescribeServiceDeployments: describeServiceDeployments,
  DescribeServiceRevisions: describeServiceRevisions,
  DescribeContainerInstances: describeContainerInstances,
  DescribeTargetGroups: describeTargetGroups,
  DescribeTargetHealth: describeTargetHealth,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DescribeRules: describeRules,
  DescribeListeners: describeListeners,
  GetDeployment: getDeployment,
  BatchGetDeploymentTargets: batchGetDeploymentTargets,
  GetDeploymentConfig: getDeploymentConfig,
  ListTargets: listTargets,
  GetTargetGroup: getTargetGroup,
  GetRule: getRule,
  GetListener: getListener,
  GetLogEvents: getLogEvents,
};

/** `atMs`: the moment whose state is shown. Throws AWS's error where there is no such thing. */
export function answer<Q extends Operation>(
  world: World,
  operation: Q,
  input: Operations[Q]['input'],
  atMs: number,
): Operations[Q]['output'] {
  return answerers[operation](world, input, atMs);
}
