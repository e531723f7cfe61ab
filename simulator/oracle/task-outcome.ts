/** What became of a task of the deployment: failed at the load balancer, failed by itself, or nothing to blame it for. */
import type { TargetState, TaskState } from '../world/world.ts';

export type FailureKind = 'load-balancer' | 'itself';

export interface Failure {
  readonly taskId: string;
  readonly kind: FailureKind;
  readonly atMs: number;
  /** It cannot heal by itself: one is enough. */
  readonly final: boolean;
}

/** The image does not exist, has no variant for the platform, or lacks the executable. */
export const CANNOT_HEAL =
  /CannotPull\w*:.*(?:not found|manifest unknown|does not exist|no matching manifest|descriptor matching platform)|executable file not found|exec: "[^"]*": stat .*: no such file or directory|exec format error/;

/** A person, or the capacity, which is no fault of the task; of any other code nothing says that it was benign. */
const BENIGN: readonly string[] = ['UserInitiated', 'SpotInterruption', 'TerminationNotice'];

/** A stop that the deployment is to blame for; undefined: it goes on, or was stopped benignly. */
export function stopOf(task: TaskState): Failure | undefined {
  if (task.desiredStatus !== 'STOPPED') return undefined;
  const { id: taskId, stopCode, stoppedReason = '', containerReason = '' } = task;
  // By what AWS tells of it: what has no date yet is as new as the observation that shows it.
  const atMs = task.stoppingAt ?? task.executionStoppedAt ?? task.stoppedAt ?? Infinity;
  const failed = (kind: FailureKind): Failure => ({
    taskId,
    kind,
    atMs,
    final: CANNOT_HEAL.test(`${stoppedReason} ${containerReason}`),
  });
  if (stopCode === 'ServiceSchedulerInitiated') {
    if (/^Task failed (?:ELB|VPC Lattice) health checks/.test(stoppedReason)) return failed('load-balancer');
    return stoppedReason.startsWith('Task failed container health checks') ? failed('itself') : undefined;
  }
  return BENIGN.includes(stopCode ?? '') ? undefined : failed('itself');
}

/** Beyond its grace period, AWS's own 15 s included. */
const GRACE_SLACK_MS = 15_000;

/** From when on an unhealthy target or container counts; undefined as long as the task has not started. */
export const countsFromMs = (task: TaskState, graceMs: number): number | undefined =>
  task.startedAt === undefined ? undefined : task.startedAt + graceMs + GRACE_SLACK_MS;

export function unhealthyOf(task: TaskState, targets: readonly (TargetState | undefined)[]): FailureKind | undefined {
  if (task.desiredStatus === 'STOPPED') return undefined;
  if (targets.some((target) => target?.state === 'unhealthy')) return 'load-balancer';
  return task.healthStatus === 'UNHEALTHY' ? 'itself' : undefined;
}

/** It goes on, and all of its targets are registered: a stop would show in one or the other. */
export const isUp = (task: TaskState, targets: readonly (TargetState | undefined)[]): boolean =>
  task.lastStatus === 'RUNNING' &&
  task.desiredStatus === 'RUNNING' &&
  targets.every((target) => target !== undefined && target.state !== 'draining');

/** Nothing checks it. */
export const isUnused = (target: TargetState | undefined): boolean => target?.state === 'unused';

/** The same, although a load balancer uses its group: its zone, its instance or its address is the reason. */
export const isUnusedByItself = (target: TargetState | undefined): boolean =>
  isUnused(target) && target?.reason !== undefined && target.description?.includes('Target group is not configured') !== true;

export const isChecksDisabled = (target: TargetState | undefined): boolean =>
  target?.state === 'unavailable' && target.reason === 'Target.HealthCheckDisabled';

export function isHealthy(task: TaskState, targets: readonly (TargetState | undefined)[], hasCheck: boolean): boolean {
  return (
    task.lastStatus === 'RUNNING' &&
    task.desiredStatus === 'RUNNING' &&
    targets.every((target) => target?.state === 'healthy') &&
    (!hasCheck || task.containerHealth === 'HEALTHY')
  );
}
