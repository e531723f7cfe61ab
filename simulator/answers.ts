/** Every question answered out of the world's state at a time, in the SDK's shapes. The input is valid: `strict.ts` has seen it. */
import type { Operation, Operations } from '../src/observe/aws/operations.ts';
import { getLogEvents } from './answers/logs.ts';
import type { Answerer } from './answers/naming.ts';
import { describeContainerInstances } from './answers/container-instances.ts';
import { describeServiceDeployments, listServiceDeployments } from './answers/service-deployments.ts';
import { describeServiceRevisions } from './answers/service-revisions.ts';
import { describeServices } from './answers/services.ts';
import { describeTargetGroupAttributes, describeTargetGroups, describeTargetHealth } from './answers/target-groups.ts';
import { describeTaskDefinition } from './answers/task-definitions.ts';
import { describeTasks, listTasks } from './answers/tasks.ts';
import type { World } from './world.ts';

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
  GetLogEvents: getLogEvents,
};

/** `atMs`: the moment whose state is shown. Throws AWS's error where there is no such thing. */
export function output<Q extends Operation>(
  world: World,
  operation: Q,
  input: Operations[Q]['input'],
  atMs: number,
): Operations[Q]['output'] {
  return answerers[operation](world, input, atMs);
}
