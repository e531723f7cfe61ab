/** What became of one task of the deployment, over all observations. */
import { defined } from './defined.ts';
import { isLattice } from './elb-names.ts';
import type { Task } from './observation.ts';
import { stopOf, stopTime, type Stop } from './stop-reason.ts';
import type { TaskHealth } from './task-health.ts';

/** One task of the deployment, from the first observation that showed it. */
export interface TaskHistory {
  /** As last seen: a stopped task disappears from AWS's answers after an hour, and stays here. */
  readonly task: Task;
  readonly stop?: Stop;
  /**
   * The observation that first showed the stop: AWS dates some by their end, long after the decision. Since when what the first
   * observation of tasks shows had been stopped by then is not known without a date: 0.
   */
  readonly stopSeenAt?: number;
  readonly firstSeenAt: number;
  /** The newest observation that showed tasks and targets. */
  readonly health: TaskHealth;
  /** Since which observation it has been in this state without interruption. */
  readonly stateSince: number;
  /** Since which observation without interruption it has had a target that can never become healthy; absent: it has none. */
  readonly unusableSince?: number;
  readonly firstHealthyAt?: number;
  readonly lastHealthyAt?: number;
  /** The newest observation in which a target or container of it was unhealthy or unusable, and what it looked like. */
  readonly lastSuffering?: { readonly at: number; readonly health: TaskHealth };
  /** When it was first seen past PROVISIONING after having been seen in it. */
  readonly placedAt?: number;
}

/**
 * Folds what an observation shows of the task into its history.
 *
 * @param isFirst whether no observation has shown any task of the deployment before
 */
export function followTask(
  before: TaskHistory | undefined,
  task: Task,
  health: TaskHealth | undefined,
  at: number,
  isFirst: boolean,
): TaskHistory {
  const stop = stopOf(task, before?.stop?.at ?? at, before !== undefined && isCondemnedByLattice(before));
  const stopSeenAt = stop && (before?.stopSeenAt ?? (isFirst && stopTime(task) === undefined ? 0 : at));
  const now = health ?? before?.health ?? { state: 'waiting' };
  const wasProvisioning = before?.task.lastStatus === 'PROVISIONING' && task.lastStatus !== 'PROVISIONING';
  const placedAt = before?.placedAt ?? (wasProvisioning ? at : undefined);
  const healthy = now.state === 'healthy' && health !== undefined;
  const firstHealthyAt = before?.firstHealthyAt ?? (healthy ? at : undefined);
  const lastHealthyAt = healthy ? at : before?.lastHealthyAt;
  const unusableSince = now.unusable && (before?.unusableSince ?? at);
  const suffers = health !== undefined && (now.state === 'unhealthy' || now.state === 'unusable');
  const lastSuffering = suffers ? { at, health: now } : before?.lastSuffering;
  return {
    task,
    ...defined({ stop, stopSeenAt }),
    firstSeenAt: before?.firstSeenAt ?? at,
    health: now,
    stateSince: before?.health.state === now.state ? before.stateSince : at,
    ...defined({ unusableSince, firstHealthyAt, lastHealthyAt, lastSuffering, placedAt }),
  };
}

/** Also once it is seen to stop, when its target is on its way out. */
const isCondemnedByLattice = ({ lastSuffering, lastHealthyAt = 0 }: TaskHistory): boolean =>
  lastSuffering?.health.state === 'unhealthy' &&
  lastSuffering.at > lastHealthyAt &&
  isLattice(lastSuffering.health.target?.targetGroupArn);

/** The same, with what a closing observation tells of how it ended; of a task that was well, that is not asked. */
export function explainedTask(history: TaskHistory, closing: Task | undefined): TaskHistory {
  const isWell = !history.stop && history.health.state !== 'unhealthy';
  if (isWell || !closing) return history;
  const { stopCode, stoppedReason, containers } = closing;
  return { ...history, task: { ...history.task, ...defined({ stopCode, stoppedReason }), containers } };
}
