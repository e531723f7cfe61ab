/** Tasks that fail by themselves, or find no place. */
import type { Revision } from '../../scenario.ts';
import { api, brisk, crashing, deployed, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const imageGone: Revision = {
  cannotStart: {
    reason:
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2: not found',
  },
};

const crashLoop = (desired: number): ScenarioTest => ({
  scenario: {
    title: `each of ${desired} new tasks exits for want of a setting, and is started again and again`,
    services: [api({ desired, next: crashing })],
    actions: deployed,
  },
  expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
});

export const brokenTasks = {
  'crash-loop-1': crashLoop(1),
  'crash-loop-3': { ...crashLoop(3), golden: true },
  'crash-loop-50': crashLoop(50),
  'exits-later': {
    scenario: {
      title: 'the new tasks are healthy at first, and exit 40 s later',
      services: [api({ desired: 3, next: { ...sound, later: [{ afterSeconds: 50, exits: 1 }] } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'container-exited-unspecified' },
  },
  'out-of-memory': {
    scenario: {
      title: 'the new tasks are killed for their use of memory',
      services: [api({ desired: 3, next: { ...sound, later: [{ afterSeconds: 12, outOfMemory: true }] } })],
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'out-of-memory' },
  },
  'unhealthy-container': {
    scenario: {
      title: 'the container health check fails, and ECS replaces the tasks',
      services: [
        api({ desired: 3, loadBalancers: [], next: { ...sound, check: { intervalSeconds: 10 }, containerCheck: 'fails' } }),
      ],
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'container-health-check-failed' },
  },
  'unhealthy-container-kept': {
    scenario: {
      title: 'the container health check fails, and ECS keeps the tasks',
      services: [
        api({
          desired: 3,
          loadBalancers: [],
          keepsUnhealthy: true,
          next: { ...sound, check: { intervalSeconds: 10 }, containerCheck: 'fails' },
        }),
      ],
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'container-health-check-failed' },
  },
  'image-not-found-1': {
    scenario: {
      title: 'the image does not exist; one task is enough to know',
      services: [api({ desired: 1, next: imageGone })],
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'image-not-found' },
    golden: true,
  },
  'image-not-found-50': {
    scenario: {
      title: 'the image of 50 tasks does not exist; one task is enough to know',
      services: [api({ desired: 50, next: imageGone })],
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'image-not-found' },
  },
  'image-not-found-long-ago': {
    scenario: {
      title: 'the breaker gave up on an image that does not exist, so long ago that only events tell of it',
      services: [api({ desired: 3, next: imageGone, breaker: { rollback: false } })],
      actions: deployed,
    },
    startsAt: 14_400,
    expected: { outcome: 'tasks-cycling', cause: 'image-not-found' },
  },
  'never-placed': {
    scenario: {
      title: 'there is never room for a new task',
      services: [api({ desired: 2, launch: 'ec2', tasksPerInstance: 2, capacity: [{ at: -90_000, room: 1 }] })],
      actions: deployed,
    },
    expected: { outcome: 'tasks-not-placed', cause: 'capacity-memory' },
  },
  'never-placed-by-provider': {
    scenario: {
      title: 'the new tasks stay in PROVISIONING: their capacity provider never has an instance for them',
      services: [api({ desired: 2, launch: 'ec2-provider', tasksPerInstance: 2, capacity: [{ at: -90_000, room: 1 }] })],
      actions: deployed,
    },
    expected: { outcome: 'tasks-not-placed' },
  },
  'placed-30-of-50': {
    scenario: {
      title: 'there is room for 30 of the 50 tasks of a new service',
      services: [
        { ...api({ desired: 50, launch: 'ec2', tasksPerInstance: 10, capacity: [{ at: -90_000, room: 3 }] }), steady: false },
      ],
      targetGroups: { 'api-tg': brisk },
      actions: [{ at: 0, create: 1 }],
    },
    expected: { outcome: 'tasks-not-placed', cause: 'capacity-memory' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
