/** What keeps ECS from moving on: no place, no permission, no room to move. */
import type { CapacityStep, ServiceSpec, Shortage } from '../../scenario.ts';
import type { Sign } from './sign.ts';

const ON_EC2 = { launch: 'ec2', tasksPerInstance: 2 } as const satisfies Partial<ServiceSpec>;
/** Long before the deployment, so that the old tasks have their places. */
const ALWAYS = -90_000;
const inTime = { timeout: '3m' } as const;

const without = (story: string, lacks: Shortage, capacity: readonly CapacityStep[] = [{ at: ALWAYS, room: 1, lacks }]): Sign => ({
  story,
  service: { ...ON_EC2, capacity },
  inputs: inTime,
});
const withoutFargate = (story: string, lacks: Shortage): Sign => ({
  story,
  service: { launch: 'fargate', capacity: [{ at: ALWAYS, room: 2, lacks }] },
  inputs: inTime,
});

export const placementSigns = {
  'agent-disconnected': without('the agent of the nearest instance is not connected', 'agent'),
  'capacity-cpu': without('no instance has enough CPU', 'cpu'),
  'capacity-memory': without('no instance has enough memory', 'memory'),
  'capacity-gpu': without('no instance has a GPU free', 'gpu'),
  'capacity-eni': without('no instance has a network interface free', 'network-interface'),
  'capacity-host-port-conflict': without('no instance has the host port free', 'port'),
  'capacity-missing-attribute': without('no instance has the attribute', 'attribute'),
  'capacity-no-container-instances': without('there are no instances any more', 'memory', [
    { at: ALWAYS, room: 1 },
    { at: -60, room: 0 },
  ]),
  'capacity-fargate-unavailable': withoutFargate('Fargate has no capacity', 'capacity'),
  'quota-exceeded': withoutFargate('the quota of tasks is used up', 'quota'),
  'subnet-az-unsupported': withoutFargate('a subnet lies in a zone without Fargate', 'zone'),
  'desired-count-zero': { story: 'the service is set to run no tasks', service: { desired: 0 } },
  'deployment-config-deadlock': {
    story: 'the percentages leave no room to start or stop a task',
    service: { minimumHealthyPercent: 100, maximumPercent: 100 },
    inputs: inTime,
  },
  'task-protection-blocks-scale-in': {
    story: 'the old tasks are protected',
    app: { bootSeconds: 10_000 },
    service: { graceSeconds: 900 },
    actions: [
      {
        at: 60,
        event:
          'was unable to reach steady state because task set (ecs-svc/4602678819172646912) was unable to scale in due to (reason 2 tasks under protection).',
      },
    ],
    inputs: inTime,
  },
  'ecs-api-throttled': {
    story: 'the scheduler is throttled',
    service: { graceSeconds: 900 },
    app: { bootSeconds: 10_000 },
    actions: [{ at: 30, event: 'operations are being throttled. Will try again later.' }],
    inputs: inTime,
  },
} as const satisfies { readonly [cause: string]: Sign };
