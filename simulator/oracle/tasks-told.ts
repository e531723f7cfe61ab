/** Whether the tasks need be asked about: what is asked anyway says, by counts, events and targets, whether they may fare otherwise. */
import { groupsOf } from '../load-balancer-defaults.ts';
import type { ServiceState, TaskState, World } from '../world/world.ts';
import type { ObservationTime } from './observation-time.ts';

/** What the service's events and its targets looked like when the tasks were last asked about. */
export interface TasksTold {
  readonly atMs: number;
  /** Of when they were shown. */
  readonly shownMs: number;
  readonly outline: string;
}

/** However little changes, they are asked about this often. */
const ASKED_EVERY_MS = 30_000;

/** What events tell of tasks. */
const OF_TASKS = /has (?:started|stopped) \d+|unable to place a task/;

const entriesOf = (service: ServiceState | undefined) => [...(service?.deployments ?? []), ...(service?.taskSets ?? [])];

/** `shownMs`: of when a group's targets are shown, by the operation that tells them. */
export function outlineOf(
  world: World,
  service: ServiceState | undefined,
  shownMs: (operation: 'ListTargets' | 'DescribeTargetHealth', groupArn: string) => number,
): string {
  const names = (service?.setting.loadBalancers ?? []).flatMap(groupsOf);
  const targets = world.setting.targetGroups
    .filter(({ name }) => names.includes(name))
    .flatMap(({ arn, balancer }) => {
      const operation = balancer === 'LATTICE' ? 'ListTargets' : 'DescribeTargetHealth';
      return world.targetGroupAt(arn, shownMs(operation, arn))?.targets ?? [];
    });
  return JSON.stringify([
    service?.events.find(({ message }) => OF_TASKS.test(message))?.id,
    targets.map(({ taskId, state }) => [taskId, state]),
  ]);
}

/** Whether the service counts of a deployment as many tasks, in each state, as were told: other counts are older, or newer. */
export const countsAgree = (
  service: ServiceState | undefined,
  deployment: { readonly deploymentId: string } | undefined,
  told: Iterable<TaskState>,
): boolean => {
  const tasks = [...told];
  const entries = entriesOf(service).filter(({ id }) => deployment === undefined || id === deployment.deploymentId);
  return entries.every(({ id, runningCount, pendingCount }) => {
    const own = tasks.filter(({ deploymentId }) => deploymentId === id);
    const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
    const pending = own.filter(({ lastStatus, desiredStatus }) => lastStatus !== 'RUNNING' && desiredStatus === 'RUNNING').length;
    return running === runningCount && pending === pendingCount;
  });
};

/**
 * Whether an observation did not ask about them, and need not: a container's own health nothing else tells. An answer that is no newer
 * than the last would tell nothing.
 */
export function isSpared(
  { atMs, asked }: ObservationTime,
  service: ServiceState | undefined,
  { outline, agrees }: { readonly outline: string; readonly agrees: boolean },
  told: TasksTold | undefined,
  shownMs: number,
): boolean {
  const isAsked = asked?.has('DescribeTasks') !== false || asked.has('ListTasks');
  const hasChecks = entriesOf(service).some(({ revision }) => service?.setting.revisions[revision]?.check !== undefined);
  if (isAsked || told === undefined) return false;
  // One that is deleted is asked about no more, but for a new one of its name.
  if (service !== undefined && service.status !== 'ACTIVE') return true;
  return shownMs <= told.shownMs || (!hasChecks && agrees && told.outline === outline && atMs - told.atMs < ASKED_EVERY_MS);
}
