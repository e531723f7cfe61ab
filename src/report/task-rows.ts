/** What became of the deployment's tasks, a row each: failures first, then the newest. */
import { defined } from '../model/defined.ts';
import { failedTasks } from '../model/failed-tasks.ts';
import { exitedByItself } from '../model/stop-reason.ts';
import type { TaskHistory } from '../model/task-history.ts';
import type { TaskRow } from '../model/report.ts';
import { lastJudgedObservation, latestService, ownTasks, type Timeline } from '../model/timeline.ts';
import { exitedEarly } from './render/labels.ts';
import { taskPage } from './console-links.ts';

function stateOf({ stop, health, task }: TaskHistory): string {
  if (stop?.benign === true) return `stopped (${stop.why})`;
  if (stop?.kind === 'load-balancer') return 'killed for the load balancer';
  if (stop?.started === false) return exitedByItself(task) ? exitedEarly : 'never started';
  if (stop) return 'failed';
  return health.state === 'waiting' ? task.lastStatus.toLowerCase() : health.state;
}

function rowOf(history: TaskHistory, isCounted: boolean, lastObservationAt: number, clusterName: string): TaskRow {
  const { task, stop, firstHealthyAt, lastHealthyAt } = history;
  const until = stop?.at ?? lastObservationAt;
  const containers = task.containers
    .filter(({ exitCode, reason }) => exitCode !== undefined || reason !== undefined)
    .map(({ name, exitCode, reason }) => ({
      name,
      ...defined({ exitCode, reason }),
    }));
  const ended = task.stoppedReason ?? task.stopCode;
  const consoleUrl = taskPage(task.arn, clusterName, task.id);
  return {
    id: task.id,
    state: stateOf(history),
    lastStatus: task.lastStatus,
    failed: stop?.benign === false || isCounted,
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
  const counted = new Set(failedTasks(timeline).map(({ history }) => history?.task.arn));
  return ownTasks(timeline)
    .map((history) => rowOf(history, counted.has(history.task.arn), lastObservationAt, clusterName))
    .sort((a, b) => Number(b.failed) - Number(a.failed) || (b.createdAt ?? 0) - (a.createdAt ?? 0));
}
