/** Where tasks go: instances, zones, addresses and host ports, and how many there is room for. */
import type { ServiceSetting } from '../scenario-defaults.ts';
import { awsNames, hex, newInstanceId, type Random } from '../world/aws-names.ts';
import type { InstanceState } from '../world/world.ts';

/** What has been given out so far, and what there is to give. */
export interface Capacity {
  readonly instances: InstanceState[];
  readonly freeAddresses: string[];
  nextAddress: number;
  nextZone: number;
  nextHostPort: number;
}

export const ZONES = ['a', 'b'];
/** The ephemeral ports of bridge mode start here. */
const FIRST_HOST_PORT = 32_768;

export function newCapacity(setting: ServiceSetting, random: Random): Capacity {
  const ec2 = setting.launch.startsWith('ec2');
  const mostTasks =
    Math.floor((setting.desired * Math.max(setting.maximumPercent, setting.strategy === undefined ? 100 : 200)) / 100) + 1;
  const needed = Math.ceil(mostTasks / setting.tasksPerInstance);
  const most = Math.max(...(setting.capacity ?? [{ room: needed }]).map((capacity) => capacity.room));
  return {
    instances: ec2 ? Array.from({ length: most }, (_, index) => newInstance(setting.cluster, index, random)) : [],
    freeAddresses: [],
    nextAddress: 0,
    nextZone: 0,
    nextHostPort: FIRST_HOST_PORT,
  };
}

function newInstance(cluster: string, index: number, random: Random): InstanceState {
  const ec2InstanceId = newInstanceId(random);
  return {
    ec2InstanceId,
    containerInstanceArn: awsNames.containerInstance(cluster, hex(ec2InstanceId, 32)),
    zone: ZONES[index % ZONES.length] ?? 'a',
  };
}
