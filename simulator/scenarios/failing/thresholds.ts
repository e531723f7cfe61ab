/** How many failures are too many, and what they are called then. */
import { api, brisk, crashing, deployed, eager, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const inSmallBatches = { desired: 40, minimumHealthyPercent: 100, maximumPercent: 110 } as const;

export const thresholds = {
  'fails-after-a-good-start': {
    scenario: {
      title: 'the first 4 of 40 tasks are well, all later ones crash: known once a quarter has failed',
      services: [api({ ...inSmallBatches, next: { ...crashing, tasks: { 1: sound, 2: sound, 3: sound, 4: sound } } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  },
  'fails-from-the-start-in-small-batches': {
    scenario: {
      title: 'only 4 of 40 tasks may start at once, and all crash: known once 4 have failed',
      services: [api({ ...inSmallBatches, next: crashing })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  },
  'crashed-before-scaled-to-none': {
    scenario: {
      title: 'both tasks run out of memory between two observations, then somebody scales the service to 0: that heals nothing',
      services: [api({ desired: 2, next: { ...sound, later: [{ afterSeconds: 52, outOfMemory: true }] } })],
      targetGroups: { 'api-tg': eager },
      actions: [...deployed, { at: 117, scale: 0 }],
    },
    inputs: { 'poll-interval': '60s' },
    expected: { outcome: 'tasks-cycling', cause: 'out-of-memory' },
  },
  'as-many-at-the-load-balancer': {
    scenario: {
      title: 'of three tasks one exits, and one fails the load balancer: a tie is told as unhealthy targets',
      services: [api({ desired: 3, next: { ...sound, tasks: { 1: crashing, 2: { bootSeconds: 2, answers: 503 } } } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'app-config-missing' },
  },
  'threshold-of-one': {
    scenario: {
      title: 'one failed task is already too many where the input says so',
      services: [api({ desired: 3, next: { ...sound, tasks: { 1: crashing } } })],
      actions: deployed,
    },
    inputs: { 'failed-tasks-threshold': '1' },
    expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  },
  'placed-late-then-never': {
    scenario: {
      title: 'a provider brings room for a second of three tasks after 8 minutes, and none for 15 minutes from then on',
      services: [
        api({
          desired: 3,
          steady: false,
          launch: 'ec2-provider',
          tasksPerInstance: 1,
          capacity: [
            { at: -90_000, room: 1 },
            { at: 480, room: 2 },
          ],
        }),
      ],
      targetGroups: { 'api-tg': brisk },
      actions: [{ at: 0, create: 1 }],
    },
    inputs: { timeout: '30m' },
    expected: { outcome: 'tasks-not-placed' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
