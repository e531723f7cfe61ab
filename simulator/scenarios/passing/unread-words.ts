/** What ECS says of a deployment could not be read in some observation: its last word is not taken for a new one. */
import { brisk, deployed, eager, pairOf, shifting, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const unreadWords = {
  'expected-path-before-the-revision-is-read': {
    scenario: {
      title: 'a path is expected of the target groups, which are not known before the revision is read, half a minute later',
      services: [shifting({ type: 'BLUE_GREEN' })],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'], until: 50 }] },
    },
    inputs: { 'health-check-path': '/', 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'pause-passed-once-it-is-told': {
    scenario: {
      title:
        'the deployment waits for a person; when its tasks have been healthy for long enough, nobody can read whether it still does',
      services: [shifting({ type: 'BLUE_GREEN', hooks: [{ type: 'pause', stages: ['POST_SCALE_UP'] }] })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceDeployments'], from: 70, until: 130 }] },
    },
    inputs: { 'on-pause': 'pass', 'stable-for': '40s' },
    expected: { outcome: 'paused' },
    passes: true,
  },
  'complete-but-unread-at-first': {
    scenario: {
      title: 'the deployment is long complete, and two tasks of it crashed since; whether it is complete cannot be read at first',
      services: [
        shifting(
          { type: 'BLUE_GREEN' },
          {
            bakeMinutes: 0,
            next: { ...sound, tasks: { 1: { later: [{ at: 500, exits: 1 }] }, 2: { later: [{ at: 520, exits: 1 }] } } },
          },
        ),
      ],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceDeployments'], from: 590, until: 640 }] },
    },
    startsAt: 600,
    expected: { outcome: 'healthy' },
  },
  'completed-before-its-service-deployment': {
    scenario: {
      title:
        'ECS calls the rollout complete and has not ended its service deployment; a task had found no image, and the next did',
      services: [
        shifting(
          { type: 'BLUE_GREEN', shows: { saidFirst: 'COMPLETED' } },
          {
            bakeMinutes: 0,
            next: {
              ...sound,
              tasks: {
                1: {
                  cannotStart: {
                    reason:
                      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref api:2: not found',
                  },
                },
              },
            },
          },
        ),
      ],
      targetGroups: pairOf(eager),
      actions: deployed,
    },
    startsAt: 295,
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
