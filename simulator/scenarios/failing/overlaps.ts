/** Two faults at once: the one that is proven best must be told first, and the other must not hide it. */
import { api, brisk, crashing, deployed, eager, sound, withoutRoot } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const overlaps = {
  'killed-for-its-path-with-137': {
    scenario: {
      title: 'the path does not exist, and the application ignores SIGTERM, so that it ends with 137 as if memory had run out',
      services: [api({ desired: 1, next: { ...withoutRoot, ignoresSigterm: true } })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'out-of-memory-behind-a-wrong-path': {
    scenario: {
      title: 'the path does not exist, and memory runs out before the load balancer has condemned the task',
      services: [api({ desired: 3, next: { ...withoutRoot, later: [{ afterSeconds: 8, outOfMemory: true }] } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'out-of-memory' },
  },
  'setting-missing-where-little-room-is': {
    scenario: {
      title: 'there is room for 2 of 4 tasks, and those that find a place exit for want of a setting',
      services: [
        {
          ...api({ desired: 4, launch: 'ec2', tasksPerInstance: 2, capacity: [{ at: -90_000, room: 1 }] }),
          revisions: { 1: crashing },
          steady: false,
        },
      ],
      actions: [{ at: 0, create: 1 }],
    },
    expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  },
  'image-gone-while-old-tasks-fail': {
    scenario: {
      title: 'the new image does not exist, while the old tasks answer 500',
      services: [
        {
          ...api({ desired: 2 }),
          revisions: {
            1: { ...sound, later: [{ at: -30, answers: 500 }] },
            2: {
              cannotStart: {
                reason:
                  'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2: not found',
              },
            },
          },
        },
      ],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'image-not-found' },
  },
  'slow-to-boot-and-without-the-path': {
    scenario: {
      title: 'the application needs longer to boot than two checks allow, and then has no such path either',
      services: [api({ desired: 3, graceSeconds: 0, next: { ...withoutRoot, bootSeconds: 9 } })],
      targetGroups: { 'api-tg': { ...brisk, intervalSeconds: 5, timeoutSeconds: 2 } },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'two-groups-two-faults': {
    scenario: {
      title: 'one target group asks for a path that does not exist, the other gets 500',
      services: [
        api({
          desired: 2,
          loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'admin-tg' }],
          next: { bootSeconds: 2, answers: { '/admin': 500 } },
        }),
      ],
      targetGroups: { 'api-tg': eager, 'admin-tg': { ...eager, path: '/admin' } },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
