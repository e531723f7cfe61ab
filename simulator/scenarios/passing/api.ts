/** The API throttles, fails, answers late, or shows what was, and all is well nevertheless. */
import { api, brisk, deployed } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const unreliableApi = {
  'every-second-call-throttled': {
    scenario: {
      title: 'every second call is throttled',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { faults: [{ fault: 'throttled', every: 2 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'some-server-errors': {
    scenario: {
      title: 'every fifth call meets an error of the server, and every seventh an HTML page of a proxy',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: {
        faults: [
          { fault: 'server-error', every: 5 },
          { fault: 'html', every: 7 },
        ],
      },
    },
    expected: { outcome: 'healthy' },
  },
  'some-late-answers': {
    scenario: {
      title: 'every fourth answer comes 6 s late',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { faults: [{ fault: 'late', seconds: 6, every: 4 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'stale-first-look-with-task-definition': {
    scenario: {
      title: 'the first look still shows the old PRIMARY, complete; the new task definition is asked for',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { stale: [{ operation: 'DescribeServices', until: 30, showing: -5 }] },
    },
    startsAt: 2,
    inputs: { 'task-definition': 'api:2' },
    expected: { outcome: 'healthy' },
  },
  'stale-first-look-after-redeploy': {
    scenario: {
      title: 'the first look still shows the old PRIMARY, complete; the redeployment runs the same task definition',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: [{ at: 0, redeploy: true }],
      api: { stale: [{ operation: 'DescribeServices', until: 20, showing: -5 }] },
    },
    startsAt: 2,
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
