/** What the API's answers show at a moment: every operation the state of a while ago. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { shownAtMs, type Simulation } from '../api.ts';
import { settleLoadBalancers } from '../defaults.ts';
import { awsNames } from '../names.ts';
import type { ServiceDeploymentState, ServiceState, TargetState, TaskState } from '../world.ts';

export interface View {
  readonly atMs: number;
  readonly service: ServiceState | undefined;
  /** The service's, newest first. */
  readonly serviceDeployments: readonly ServiceDeploymentState[];
  /** All that were ever seen, as last seen. */
  readonly tasks: ReadonlyMap<string, TaskState>;
}

export interface Place {
  readonly simulation: Simulation;
  readonly cluster: string;
  readonly name: string;
}

export const shown = ({ simulation }: Place, operation: Operation, atMs: number, input: object = {}): number =>
  shownAtMs(simulation, operation, input, atMs);

/** `known`: the tasks of earlier looks; whoever knows a task need not wait until it is listed again. */
export function viewAt(place: Place, atMs: number, known: ReadonlyMap<string, TaskState>): View {
  const { cluster, name } = place;
  const { world } = place.simulation;
  const service = world.serviceAt(cluster, name, shown(place, 'DescribeServices', atMs));
  const running = shown(place, 'ListTasks', atMs, { desiredStatus: 'RUNNING' });
  const stopped = shown(place, 'ListTasks', atMs, { desiredStatus: 'STOPPED' });
  const listed = (task: TaskState): boolean =>
    task.createdAt <= running &&
    (task.desiredStatus === 'RUNNING' || (task.stoppingAt ?? Infinity) > running || (task.stoppingAt ?? Infinity) <= stopped);
  const tasks = new Map(known);
  for (const task of world.tasksAt(cluster, name, shown(place, 'DescribeTasks', atMs))) {
    if (known.has(task.id) || listed(task)) tasks.set(task.id, task);
  }
  return {
    atMs,
    service,
    serviceDeployments: world.serviceAt(cluster, name, shown(place, 'ListServiceDeployments', atMs))?.serviceDeployments ?? [],
    tasks,
  };
}

/** The target of each task, in each group of the deployment's own revision. */
export function targetsOf(place: Place, view: View, revision: number): readonly ReadonlyMap<string, TargetState>[] {
  const { service } = view;
  if (service === undefined) return [];
  const own = service.setting.revisions[revision]?.loadBalancers;
  const balancers = own === undefined ? service.setting.loadBalancers : settleLoadBalancers(own);
  const shownMs = shown(place, 'DescribeTargetHealth', view.atMs);
  return balancers.map(({ targetGroup }) => {
    const group = place.simulation.world.targetGroupAt(awsNames.targetGroup(targetGroup), shownMs);
    return new Map((group?.targets ?? []).flatMap((target) => (target.taskId === undefined ? [] : [[target.taskId, target]])));
  });
}
