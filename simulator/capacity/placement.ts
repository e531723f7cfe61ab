/** Finds a place for a task. */
import { START, type CapacityStep } from '../scenario.ts';
import type { LiveService, LiveTask } from '../engine/state.ts';
import type { InstanceState } from '../world/world.ts';
import { ZONES } from './capacity.ts';

export interface Place {
  readonly zone: string;
  /** None on Fargate. */
  readonly instance?: InstanceState;
}

export const capacityNow = (service: LiveService, nowMs: number): CapacityStep | undefined =>
  service.setting.capacity?.filter((capacity) => START + capacity.at * 1000 <= nowMs).at(-1);

const countNow = (service: LiveService, nowMs: number): number | undefined =>
  capacityNow(service, nowMs)?.room ?? (service.setting.capacity === undefined ? undefined : 0);

/** Instances there are now; none on Fargate. */
export function instancesNow(service: LiveService, nowMs: number): readonly InstanceState[] {
  return service.capacity.instances.slice(0, countNow(service, nowMs) ?? service.capacity.instances.length);
}

/** A place for one more task, or undefined when there is no room. */
export function findPlace(service: LiveService, nowMs: number): Place | undefined {
  // The daemon that is being replaced has made room for the next one on its instance.
  const daemon = service.setting.scheduling === 'DAEMON';
  const placed = [...service.liveTasks].filter((task) => isPlaced(task) && !(daemon && task.stop !== undefined));
  if (!service.setting.launch.startsWith('ec2')) {
    if (placed.length >= (countNow(service, nowMs) ?? Infinity)) return undefined;
    service.capacity.nextZone += 1;
    return { zone: ZONES[service.capacity.nextZone % ZONES.length] ?? 'a' };
  }
  const instance = instancesNow(service, nowMs).find(
    (one) => placed.filter((task) => task.state.instance === one).length < service.setting.tasksPerInstance,
  );
  return instance && { zone: instance.zone, instance };
}

/** A task by capacity provider exists, PROVISIONING, before there is a place for it. */
export const isPlaced = (task: LiveTask): boolean => task.state.zone !== '';
