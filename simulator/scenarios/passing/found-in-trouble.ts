/** What `npm run chaos` drew while AWS answered badly or late, and once was green a look too late, shrunk to what matters. */
import { api, byCodeDeploy, deployed, eager, pairOf, shifting } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const lateInTrouble = {
  'healthy-while-the-word-is-unread': {
    scenario: {
      title:
        'the tasks become healthy while nobody can read what ECS says of the deployment: what was watched of that time counts, and no less',
      services: [shifting({ type: 'CANARY' }, { desired: 2, next: { bootSeconds: 10 } })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceDeployments'], from: 21, until: 72 }] },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'counts-behind-targets': {
    scenario: {
      title: 'what DescribeServices counts is three seconds old: a target that is healthy tells sooner that its task runs',
      services: [byCodeDeploy({ shift: { type: 'linear', percent: 50, minutes: 1 } }, { desired: 5, next: { bootSeconds: 0 } })],
      targetGroups: pairOf(eager),
      actions: deployed,
      seed: 228_863,
      api: { lagSeconds: { DescribeServices: 3 } },
    },
    startsAt: 20.4,
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'target-group-read-after-the-tasks': {
    scenario: {
      title:
        'the target group cannot be read at first: only behind it is it known that targets are instances, and the tasks are asked about again',
      services: [api({ desired: 1, network: 'bridge', launch: 'ec2' })],
      targetGroups: { 'api-tg': eager },
      actions: [{ at: -30_000, deploy: 2 }],
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTargetGroups'], until: 24 }] },
    },
    startsAt: 20.4,
    expected: { outcome: 'healthy' },
  },
  'healthy-anew-while-rules-are-unread': {
    scenario: {
      title:
        'the only task stops and is replaced while rules cannot be read and AWS was silent for a moment: the time counts from when the new one was healthy',
      services: [shifting({ type: 'BLUE_GREEN' }, { desired: 1, next: { bootSeconds: 2, later: [{ at: 2010, exits: 0 }] } })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: {
        faults: [
          { fault: 'server-error', operations: ['DescribeRules'], from: 2003, until: 2075 },
          { fault: 'hangs', from: 2003, until: 2012 },
        ],
      },
    },
    startsAt: 2000,
    inputs: { 'stable-for': '30s' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
