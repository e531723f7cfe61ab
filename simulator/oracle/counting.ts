/** "A failed task" and the threshold of them. */
import type { ServiceState } from '../world/world.ts';
import { CANNOT_HEAL, countsFromMs, stopOf, unhealthyOf, type Failure, type FailureKind } from './task-outcome.ts';
import type { OwnTask } from './own-tasks.ts';
import type { Case } from './case.ts';
import type { OwnDeployment } from './deployment.ts';
import { wantedOf } from './entries.ts';
import { showsHealth } from './sight.ts';
import { startableAtOnce } from './times.ts';

/** Whether enough tasks failed, and how most of them did. */
export function countFailures(one: Case, own: readonly OwnTask[]): FailureKind | undefined {
  const { memory, service, deployment } = one;
  const forgivenMs = Math.max(memory.forgivenMs, memory.completeMs);
  const stops = own
    .flatMap(({ task }) => stopOf(task) ?? [])
    .filter(({ taskId, atMs }) => atMs > forgivenMs && !memory.forgiven.has(taskId));
  const lasting = own.flatMap((each) => unhealthyFor(one, each) ?? []);
  const failures = [...stops, ...lasting, ...toldByEvents(service, deployment, forgivenMs, own, stops)];
  const enough = failures.some(({ final }) => final) || failures.length >= threshold(one);
  if (!enough || failures.length === 0) return undefined;
  const atLoadBalancer = failures.filter(({ kind }) => kind === 'load-balancer').length;
  return atLoadBalancer * 2 >= failures.length ? 'load-balancer' : 'itself';
}

function unhealthyFor(one: Case, { task, targets }: OwnTask): Failure | undefined {
  const { view, service } = one;
  const kind = unhealthyOf(task, targets);
  const fromMs = countsFromMs(task, (service.setting.graceSeconds ?? 0) * 1000);
  if (kind === undefined || fromMs === undefined || !showsHealth(one)) return undefined;
  return view.atMs >= fromMs ? { taskId: task.id, kind, atMs: fromMs, final: false } : undefined;
}

/** A task had a place, and could not start there. */
export const COULD_NOT_START =
  /unable to place a task\. Reason: (?:Cannot|ResourceInitializationError)|failed to launch a task with \(error ECS was unable to assume the role/;

/** Events say how many could not start; those that stopped for it, and count, are counted already. */
function toldByEvents(
  service: ServiceState,
  deployment: OwnDeployment,
  forgivenMs: number,
  own: readonly OwnTask[],
  counted: readonly Failure[],
): readonly Failure[] {
  const ids = counted.map(({ taskId }) => taskId);
  const stopped = own.filter(({ task }) => task.stopCode === 'TaskFailedToStart' && ids.includes(task.id)).length;
  return service.events
    .filter(({ createdAt, message }) => createdAt > Math.max(deployment.createdAt, forgivenMs) && COULD_NOT_START.test(message))
    .slice(stopped)
    .map(({ id, createdAt, message }) => ({ taskId: id, kind: 'itself', atMs: createdAt, final: CANNOT_HEAL.test(message) }));
}

function threshold({ inputs, memory, service, deployment }: Case): number {
  if (inputs.threshold !== undefined) return inputs.threshold;
  const quarter = Math.ceil(wantedOf(service, deployment) / 4);
  const least = memory.wasHealthy ? quarter : Math.min(quarter, startableAtOnce(service, deployment));
  return Math.min(Math.max(least, 2), 200);
}
