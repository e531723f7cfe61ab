/** AWS answers, but for longer than `start-within` it does not show the service: nobody knows what there is of it. */
import type { Fault } from '../../scenario.ts';
import { api, brisk, deployed } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const unshown: Pick<Fault, 'fault' | 'operations'> = { fault: 'server-error', operations: ['DescribeServices'] };

export const untold = {
  'service-unshown-at-first': {
    scenario: {
      title: 'AWS throttles every call for a minute and a half from the first on',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'throttled', from: 0, until: 110 }] },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'deployment-appears-unseen': {
    scenario: {
      title:
        'the expected deployment begins 40 s after the first look, and the service is not shown from just before that on for a minute',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: [{ at: 60, deploy: 2 }],
      api: { faults: [{ ...unshown, from: 55, until: 120 }] },
    },
    inputs: { 'task-definition': 'api:2', 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
