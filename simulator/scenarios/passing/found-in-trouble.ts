/** What `npm run chaos` drew while AWS answered badly or late, and once was green a look too late, shrunk to what matters. */
import { byCodeDeploy, deployed, eager, pairOf, shifting } from '../fixtures.ts';
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
} as const satisfies { readonly [name: string]: ScenarioTest };
