/** AWS answers, but for longer than `start-within` it does not show the service, and there is no good end. */
import { api, deployed } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const neverTold = {
  'service-never-shown': {
    scenario: {
      title:
        'AWS answers DescribeServices with errors from the first to the last: after as long as a deployment might take, nobody knows',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServices'] }] },
    },
    expected: { outcome: 'timed-out' },
    names: 'DescribeServices',
  },
  'no-deployment-told-late': {
    scenario: {
      title:
        'another deployment runs than is expected, and when its time is up the service is not shown for a quarter of a minute',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServices'], from: 70, until: 95 }] },
    },
    inputs: { 'task-definition': 'api:3' },
    expected: { outcome: 'no-deployment' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
