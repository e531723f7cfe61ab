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
  if (!isOnInstances(service))
    return placed.length >= (countNow(service, nowMs) ?? Infinity) ? undefined : placeOnFargate(service);
  const instance = instancesNow(service, nowMs).find(
    (one) => placed.filter((task) => task.state.instance === one).length < service.setting.tasksPerInstance,
  );
  return instance && { zone: instance.zone, instance };
}

const isOnInstances = ({ setting }: LiveService): boolean => setting.launch.startsWith('ec2');

function placeOnFargate({ capacity }: LiveService): Place {
  capacity.nextZone += 1;
  return { zone: ZONES[capacity.nextZone % ZONES.length] ?? 'a' };
}

/** The place of one that has run since the day before: where there is no room for it any more, there was. */
export function formerPlace(service: LiveService, nowMs: number): Place {
  const place = findPlace(service, nowMs);
  if (place !== undefined) return place;
  const instance = instancesNow(service, nowMs).at(-1) ?? service.capacity.instances[0];
  return isOnInstances(service) && instance !== undefined ? { zone: instance.zone, instance } : placeOnFargate(service);
}

/** A task by capacity provider exists, PROVISIONING, before there is a place for it. */
export const isPlaced = (task: LiveTask): boolean => task.state.zone !== '';
