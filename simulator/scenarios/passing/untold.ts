/** AWS answers, but for a while it does not show the service, or some of its tasks: nobody knows what there is of them. */
import type { Fault } from '../../scenario.ts';
import { api, brisk, byCodeDeploy, deployed, eager, pairOf } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const unshown: Pick<Fault, 'fault' | 'operations'> = { fault: 'server-error', operations: ['DescribeServices'] };

export const untold = {
  'replacement-untold': {
    scenario: {
      title:
        'AWS replaces the only task, and for two minutes DescribeTasks tells only what was before: whose the healthy target is nobody knows',
      services: [byCodeDeploy({ terminationWaitMinutes: 1 }, { desired: 1 })],
      targetGroups: pairOf(eager),
      actions: [...deployed, { at: 102, interrupt: 'maintenance', tasks: 1 }],
      api: { stale: [{ operation: 'DescribeTasks', from: 112, until: 240, showing: 105 }] },
    },
    startsAt: 20.4,
    expected: { outcome: 'healthy' },
  },
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
