/** How the tasks of the deployment stopped, and which of their containers tell why. */
import type { Evidence } from '../../model/finding.ts';
import type { TaskHistory } from '../../model/task-history.ts';
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
export const tells = ({ stop }: TaskHistory): boolean =>
  stop?.benign === false || (stop?.benign === true && stop.why === 'the scheduler');

/**
 * Whether a container's fate is the task's: essential ones, and while a task starts all of them. Containers that AWS
 * injects (Service Connect, GuardDuty) stand in no task definition and never end a task.
 */
export function isTelling(name: string, task: Task, definition: TaskDefinition | undefined): boolean {
  if (task.startedAt === undefined || !definition) return true;
  return definition.containers.some((container) => container.name === name && container.essential);
}

/** Essential containers of tasks that ended by themselves, by exit code: the task's own end, not a consequence of a kill. */
export function exits(timeline: Timeline): ReadonlyMap<number, readonly { readonly container: string; readonly task: string }[]> {
  const definition = ownDefinition(timeline);
  const byCode = new Map<number, { container: string; task: string }[]>();
  for (const { task } of ownFailures(timeline)) {
    for (const { name, exitCode } of task.containers) {
      if (exitCode === undefined || !isTelling(name, task, definition)) continue;
      const known = byCode.get(exitCode);
      if (known) known.push({ container: name, task: task.id });
      else byCode.set(exitCode, [{ container: name, task: task.id }]);
    }
  }
  return byCode;
}

/** Exits with one of these codes, as evidence. */
export function exitedWith(timeline: Timeline, codes: readonly number[]): readonly Evidence[] {
  return codes.flatMap((code) => {
    const found = exits(timeline).get(code) ?? [];
    const first = found[0];
    return first
      ? [
          {
            field: 'Container.exitCode',
            text: `${code} in container ${first.container} (${count(found.length, 'task')})`,
          },
        ]
      : [];
  });
}
