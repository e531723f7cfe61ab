/** Targets that could not be read, or were read late, while ECS or CodeDeploy shifts traffic: what was not seen is neither good nor bad. */
import { byCodeDeploy, deployed, eager, pairOf, shifting } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const unreadTargets = {
  'targets-unread-behind-the-shift': {
    scenario: {
      title: 'all traffic is shifted, and then nobody can read any target for a minute and a half',
      services: [shifting({ type: 'BLUE_GREEN' })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTargetHealth'], from: 130, until: 220 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'configuration-of-targets-unread-behind-the-shift': {
    scenario: {
      title:
        'the gate starts once all traffic is shifted, and nobody can read what the target groups are for a minute and a half',
      services: [shifting({ type: 'BLUE_GREEN' })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTargetGroups'], until: 250 }] },
    },
    startsAt: 160,
    expected: { outcome: 'healthy' },
  },
  'targets-unread-while-it-must-stay-well': {
    scenario: {
      title:
        'the deployment of before is verified, in the first group of its pair: once nobody can read targets, which is its own is not known',
      services: [shifting({ type: 'BLUE_GREEN', shows: { resolved: 'never' } })],
      targetGroups: pairOf(eager),
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTargetHealth'], from: 40, until: 56 }] },
    },
    inputs: { 'stable-for': '60s' },
    expected: { outcome: 'healthy' },
  },
  'shift-seen-in-a-late-observation': {
    scenario: {
      title:
        'the observation that first shows all traffic shifted takes four seconds to learn that the tasks are well: from then on',
      services: [
        byCodeDeploy({ shift: { type: 'canary', percent: 10, minutes: 1 }, terminationWaitMinutes: 10 }, { desired: 3 }),
      ],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: {
        faults: [{ fault: 'late', operations: ['DescribeTasks', 'DescribeTargetHealth'], from: 100, until: 300, seconds: 4 }],
      },
    },
    inputs: { 'wait-until': 'traffic-shifted', 'stable-for': '18s' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
