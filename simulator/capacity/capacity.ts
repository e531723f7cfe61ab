/** Where tasks go: instances, zones, addresses and host ports, and how many there is room for. */
import type { ServiceSetting } from '../defaults.ts';
import { awsNames, hex, newInstanceId, type Dice } from '../names.ts';
import { START } from '../scenario.ts';
import type { InstanceState } from '../world.ts';
import type { LiveService, LiveTask, Capacity } from '../engine/state.ts';

const ZONES = ['a', 'b'];
/** The ephemeral ports of bridge mode start here. */
const FIRST_HOST_PORT = 32_768;

export function newCapacity(setting: ServiceSetting, roll: Dice): Capacity {
  const ec2 = setting.launch.startsWith('ec2');
  const mostTasks = Math.floor((setting.desired * Math.max(setting.maximumPercent, 100)) / 100) + 1;
  const needed = Math.ceil(mostTasks / setting.tasksPerInstance);
  const most = Math.max(...(setting.capacity ?? [{ room: needed }]).map((capacity) => capacity.room));
  return {
    instances: ec2 ? Array.from({ length: most }, (_, index) => newInstance(setting.cluster, index, roll)) : [],
    freeAddresses: [],
    nextAddress: 0,
    nextZone: 0,
    nextHostPort: FIRST_HOST_PORT,
  };
}

function newInstance(cluster: string, index: number, roll: Dice): InstanceState {
  const ec2InstanceId = newInstanceId(roll);
  return {
    ec2InstanceId,
    containerInstanceArn: awsNames.containerInstance(cluster, hex(ec2InstanceId, 32)),
    zone: ZONES[index % ZONES.length] ?? 'a',
  };
}

const roomNow = (service: LiveService, nowMs: number): number | undefined =>
  service.setting.capacity?.filter((capacity) => START + capacity.at * 1000 <= nowMs).at(-1)?.room ??
  (service.setting.capacity === undefined ? undefined : 0);

/** Instances there are now; none on Fargate. */
export function instancesNow(service: LiveService, nowMs: number): readonly InstanceState[] {
  return service.room.instances.slice(0, roomNow(service, nowMs) ?? service.room.instances.length);
}

/** A place for one more task, or undefined when there is no room. */
export function findPlace(service: LiveService, nowMs: number): { zone: string; instance?: InstanceState } | undefined {
  // The daemon that is being replaced has made room for the next one on its instance.
  const daemon = service.setting.scheduling === 'DAEMON';
  const placed = [...service.rolloutStatus].filter((task) => isPlaced(task) && !(daemon && task.ending !== undefined));
  if (!service.setting.launch.startsWith('ec2')) {
    if (placed.length >= (roomNow(service, nowMs) ?? Infinity)) return undefined;
    service.room.nextZone += 1;
    return { zone: ZONES[service.room.nextZone % ZONES.length] ?? 'a' };
  }
  const instance = instancesNow(service, nowMs).find(
    (one) => placed.filter((task) => task.state.instance === one).length < service.setting.tasksPerInstance,
  );
  return instance && { zone: instance.zone, instance };
}

/** A task by capacity provider exists, PROVISIONING, before there is a place for it. */
export const isPlaced = (task: LiveTask): boolean => task.state.zone !== '';

export function takeAddress(service: LiveService): string {
  const { room, setting } = service;
  const again = room.nextAddress >= setting.addresses ? room.freeAddresses.shift() : undefined;
  if (again !== undefined) return again;
  const number = room.nextAddress;
  room.nextAddress += 1;
  const net = Number.parseInt(hex(`${setting.cluster}/${setting.name}`, 2), 16);
  return `10.${net}.${Math.floor(number / 250)}.${(number % 250) + 4}`;
}

export function takeHostPort(service: LiveService): number {
  service.room.nextHostPort += 1;
  return service.room.nextHostPort;
}
