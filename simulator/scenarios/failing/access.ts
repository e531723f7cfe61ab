/** AWS does not answer, or not this caller. */
import type { ApiBehaviour } from '../../scenario.ts';
import { api, deployed, withoutRoot } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const met = (title: string, faults: NonNullable<ApiBehaviour['faults']>, expected: ExpectedOutcome): ScenarioTest => ({
  scenario: { title, services: [api({ desired: 2 })], actions: deployed, api: { faults } },
  expected,
});

const noAccess: ExpectedOutcome = { outcome: 'no-access' };

export const closedDoors = {
  'no-credentials': met('there are no credentials', [{ fault: 'no-credentials' }], noAccess),
  'expired-at-the-start': met('the credentials have expired', [{ fault: 'expired-credentials' }], noAccess),
  'expired-mid-way': met('the credentials expire mid-way', [{ fault: 'expired-credentials', from: 95 }], noAccess),
  'services-denied': met('DescribeServices is denied', [{ fault: 'denied', operations: ['DescribeServices'] }], noAccess),
  'target-health-denied': met(
    'DescribeTargetHealth is denied',
    [{ fault: 'denied', operations: ['DescribeTargetHealth'] }],
    noAccess,
  ),
  'optional-permissions-denied': met(
    'all that is optional is denied; the verdict is the same',
    [
      {
        fault: 'denied',
        operations: [
          'ListServiceDeployments',
          'DescribeServiceDeployments',
          'DescribeServiceRevisions',
          'DescribeTargetGroupAttributes',
          'GetLogEvents',
        ],
      },
    ],
    { outcome: 'healthy' },
  ),
  'logs-denied': {
    scenario: {
      title: 'the logs may not be read; the verdict is the same',
      services: [api({ desired: 1, next: withoutRoot })],
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['GetLogEvents'] }] },
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'mistyped-region': met('the region is mistyped, so its endpoint does not exist', [{ fault: 'no-such-host' }], noAccess),
  'hanging-api': met('the API hangs from the start', [{ fault: 'hangs' }], noAccess),
  'hanging-mid-way': {
    scenario: {
      title: 'the API hangs for a minute mid-way',
      services: [api({ desired: 2 })],
      actions: deployed,
      api: { faults: [{ fault: 'hangs', from: 60, until: 120 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'hanging-until-the-end': {
    scenario: {
      title: 'the API hangs mid-way and never answers again',
      services: [api({ desired: 2 })],
      actions: deployed,
      api: { faults: [{ fault: 'hangs', from: 60 }] },
    },
    inputs: { timeout: '10m' },
    expected: { outcome: 'timed-out' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
