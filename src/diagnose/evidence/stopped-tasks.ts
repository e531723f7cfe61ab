/** How the tasks of the deployment stopped, and which of their containers tell why. */
import type { Evidence } from '../../model/finding.ts';
import type { TaskHistory } from '../../model/task-history.ts';
import type { BenignStop } from '../../model/stop-reason.ts';
import type { Task, TaskDefinition } from '../../model/observation.ts';
import { count } from '../../model/text.ts';
import { ownDefinition, ownTasks, type Timeline } from '../../model/timeline.ts';

/** Tasks of the deployment that stopped, and not benignly. */
export const failedStops = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === false);

/** Those that ended by themselves or could not start. */
export const ownFailures = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === false && stop.kind === 'itself');

/** Those that were stopped because the load balancer found them unhealthy. */
export const killedByLoadBalancer = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === false && stop.kind === 'load-balancer');

/** A stop whose reason is worth reading: a failure, or one that the scheduler explains in words not known here. */
export const tellsWhy = ({ stop }: TaskHistory): boolean =>
  stop?.benign === false || (stop?.benign === true && stop.why === 'the scheduler');

/**
 * Whether a container's fate is the task's: essential ones, and while a task starts all of them. Containers that AWS
 * injects (Service Connect, GuardDuty) stand in no task definition and never end a task.
 */
export function isTelling(name: string, task: Task, definition: TaskDefinition | undefined): boolean {
  if (task.startedAt === undefined || !definition) return true;
  return definition.containers.some((container) => container.name === name && container.essential);
}

/** An exit code, and where it was first seen. */
export interface Exit {
  readonly code: number;
  readonly container: string;
  readonly tasks: number;
}

/** Essential containers of tasks that ended by themselves, by exit code: the task's own end, not a consequence of a kill. */
export function exits(timeline: Timeline): readonly Exit[] {
  const definition = ownDefinition(timeline);
  const byCode = new Map<number, Exit>();
  for (const { task } of ownFailures(timeline)) {
    for (const { name, exitCode } of task.containers) {
      if (exitCode === undefined || !isTelling(name, task, definition)) continue;
      const known = byCode.get(exitCode) ?? { code: exitCode, container: name, tasks: 0 };
      byCode.set(exitCode, { ...known, tasks: known.tasks + 1 });
    }
  }
  return [...byCode.values()];
}

/** Exits with a code, as evidence. */
export const exitedWith = (timeline: Timeline, code: number): readonly Evidence[] =>
  exits(timeline)
    .filter((exit) => exit.code === code)
    .map(({ container, tasks }) => ({
      field: 'Container.exitCode',
      text: `${code} in container ${container} (${count(tasks, 'task')})`,
    }));

/** How many tasks stopped for reasons that blame nobody, and what AWS says of the first of them. */
export function stoppedBy(
  timeline: Timeline,
  reasons: readonly BenignStop[],
): { readonly tasks: number; readonly reason: string } | undefined {
  const stopped = ownTasks(timeline).filter(({ stop }) => stop?.benign === true && reasons.includes(stop.why));
  const [first] = stopped;
  return first && { tasks: stopped.length, reason: first.task.stoppedReason ?? first.task.stopCode ?? '' };
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `three tasks were`, `one task was`, `14 tasks were`: how sentences begin to tell what became of tasks. */
export const tasksWere = (amount: number): string =>
  amount === 1 ? 'one task was' : `${numbers[amount] ?? String(amount)} tasks were`;
