/** What became of the deployment's tasks, a row each: failures first, then the newest. */
import { defined } from '../model/defined.ts';
import type { TaskHistory } from '../model/task-history.ts';
import type { TaskRow } from '../model/report.ts';
import { lastJudgedObservation, latestService, ownTasks, type Timeline } from '../model/timeline.ts';
import { taskPage } from './console-links.ts';

function stateOf({ stop, health, task }: TaskHistory): string {
  if (stop?.benign === true) return `stopped (${stop.why})`;
  if (stop) return stop.kind === 'load-balancer' ? 'killed for the load balancer' : stop.started ? 'failed' : 'never started';
  return health.state === 'waiting' ? task.lastStatus.toLowerCase() : health.state;
}

function rowOf(history: TaskHistory, lastObservationAt: number, clusterName: string): TaskRow {
  const { task, stop, firstHealthyAt, lastHealthyAt } = history;
  const until = stop?.at ?? lastObservationAt;
  const containers = task.containers
    .filter(({ exitCode, reason }) => exitCode !== undefined || reason !== undefined)
    .map(({ name, exitCode, reason }) => ({
      name,
      ...defined({ exitCode, reason }),
    }));
  const ended = stop ? (task.stoppedReason ?? task.stopCode) : undefined;
  const consoleUrl = taskPage(task.arn, clusterName, task.id);
  return {
    id: task.id,
    state: stateOf(history),
    lastStatus: task.lastStatus,
    failed: stop?.benign === false || (!stop && history.health.state === 'unhealthy'),
    ...defined({ createdAt: task.createdAt }),
    ...(task.startedAt === undefined
      ? {}
      : { startedAt: task.startedAt, livedSeconds: Math.max(0, Math.round((until - task.startedAt) / 1000)) }),
    ...(stop ? { stoppedAt: stop.at } : {}),
    ...defined({ firstHealthyAt, lastHealthyAt, ended }),
    containers,
    ...defined({ consoleUrl }),
  };
}

export function taskRowsOf(timeline: Timeline): readonly TaskRow[] {
  const lastObservationAt = lastJudgedObservation(timeline)?.at ?? 0;
  const clusterName = latestService(timeline)?.clusterName ?? '';
  return ownTasks(timeline)
    .map((history) => rowOf(history, lastObservationAt, clusterName))
    .sort((a, b) => Number(b.failed) - Number(a.failed) || (b.createdAt ?? 0) - (a.createdAt ?? 0));
}
