/** ECS or somebody gave up; mostly seen only afterwards. */
import type { Action } from '../../scenario.ts';
import { api, brisk, crashing, deployed, withoutRoot } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const rolledBack = api({ desired: 3, next: withoutRoot, breaker: { rollback: true } });

/** All new tasks are healthy and the old ones still drain when the service deployment shows this status; later comes what follows. */
const ending = (status: string, follows: Action | undefined, expected: ExpectedOutcome): ScenarioTest => ({
  scenario: {
    title: `all is healthy, but the service deployment shows ${status}`,
    services: [api({ desired: 3 })],
    targetGroups: { 'api-tg': { deregistrationDelaySeconds: 900 } },
    actions: [...deployed, { at: 60, serviceDeploymentStatus: status }, ...(follows === undefined ? [] : [follows])],
  },
  inputs: { 'wait-until': 'healthy', timeout: '8m' },
  expected,
});

const rolledBackByHand: ScenarioTest = {
  scenario: {
    title: 'somebody rolled the deployment back, which is seen only afterwards',
    services: [api({ desired: 3 })],
    targetGroups: { 'api-tg': brisk },
    actions: [...deployed, { at: 60, rollBack: true }],
  },
  startsAt: 900,
  expected: { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' },
};

const toldByEvents = (title: string, how: Pick<ScenarioTest, 'startsAt' | 'inputs'> = {}): ScenarioTest => ({
  ...rolledBackByHand,
  scenario: {
    ...rolledBackByHand.scenario,
    title,
    api: { faults: [{ fault: 'denied', operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] }] },
  },
  ...how,
});

export const brokenRollouts = {
  'rolled-back-before-the-gate': {
    scenario: {
      title: 'breaker and rollback, looked at only afterwards: the service has long been stable again',
      services: [{ ...rolledBack, failedEntryStaysSeconds: 7200 }],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    startsAt: 1800,
    expected: { outcome: 'rolled-back', cause: 'health-check-path-not-found' },
  },
  'rolled-back-before-the-gate-entry-gone': {
    scenario: {
      title: 'the same, with the failed entry gone from deployments[]',
      services: [{ ...rolledBack, failedEntryStaysSeconds: 60 }],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    startsAt: 1800,
    expected: { outcome: 'rolled-back', cause: 'health-check-path-not-found' },
  },
  'rolled-back-by-a-person': {
    scenario: {
      title: 'somebody rolls the deployment back while it is still on its way',
      services: [api({ desired: 3 })],
      actions: [...deployed, { at: 60, rollBack: true }],
    },
    expected: { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' },
  },
  'deployment-stopped-before-the-gate': {
    scenario: {
      title: 'somebody stopped the deployment without a rollback, which is seen only afterwards',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 60, stopDeployment: true }],
    },
    startsAt: 900,
    expected: { outcome: 'deployment-failed' },
  },
  'rolled-back-by-a-person-before-the-gate': rolledBackByHand,
  'rolled-back-by-a-person-told-by-events': toldByEvents(
    'the same, and since service deployments may not be read, events alone tell it',
  ),
  'rolled-back-by-a-person-long-ago-told-by-events': toldByEvents('the same, so long ago that its tasks are forgotten', {
    startsAt: 9000,
  }),
  'rolled-back-by-a-person-told-by-events-as-expected': toldByEvents('the same, and what its tasks ran is what was expected', {
    inputs: { 'task-definition': 'api:2' },
  }),
  'rolled-back-by-a-person-another-one-told-by-events': {
    ...toldByEvents('another revision than the expected one was rolled back by a person, as events alone tell', {
      inputs: { 'task-definition': 'api:3' },
    }),
    expected: { outcome: 'no-deployment' },
  },
  'rolled-back-by-a-person-told-by-events-behind-a-newer': {
    ...rolledBackByHand,
    scenario: {
      ...rolledBackByHand.scenario,
      title:
        'a newer deployment begins before AWS answers for the first time: of the one that was rolled back before the gate, events alone tell',
      actions: [...deployed, { at: 60, rollBack: true }, { at: 910, redeploy: true }],
      api: {
        faults: [
          { fault: 'denied', operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] },
          { fault: 'server-error', until: 925 },
        ],
      },
    },
    inputs: { 'on-superseded': 'follow' },
  },
  'rolled-back-by-an-alarm': {
    scenario: {
      title: 'the alarm that watches deployments goes off, and ECS rolls back',
      services: [api({ desired: 3, alarms: { rollback: true }, bakeMinutes: 10 })],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 240, alarm: true }],
    },
    expected: { outcome: 'rolled-back', cause: 'app-error-after-healthy' },
  },
  'stopped-by-alarm': {
    scenario: {
      title: 'the alarm that watches deployments goes off, and no rollback is set up',
      services: [api({ desired: 3, alarms: { rollback: false }, bakeMinutes: 10 })],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 240, alarm: true }],
    },
    expected: { outcome: 'deployment-failed', cause: 'app-error-after-healthy' },
  },
  'deployment-stopped': {
    scenario: {
      title: 'somebody stops the deployment without a rollback',
      services: [api({ desired: 3 })],
      actions: [...deployed, { at: 60, stopDeployment: true }],
    },
    expected: { outcome: 'deployment-failed' },
  },
  'breaker-without-rollback': {
    scenario: {
      title: 'the breaker stops a crashing deployment and leaves it, which is seen only afterwards',
      services: [api({ desired: 3, next: crashing, breaker: { rollback: false } })],
      actions: deployed,
    },
    startsAt: 900,
    expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  },
  'breaker-without-rollback-long-ago': {
    scenario: {
      title: 'the same, so long ago that the stopped tasks are forgotten',
      services: [api({ desired: 3, next: crashing, breaker: { rollback: false } })],
      actions: deployed,
    },
    startsAt: 9000,
    expected: { outcome: 'deployment-failed', cause: 'deployment-outcome-circuit-breaker' },
  },
  'stop-requested': ending('STOP_REQUESTED', { at: 240, stopDeployment: true }, { outcome: 'deployment-failed' }),
  'rollback-requested': ending(
    'ROLLBACK_REQUESTED',
    { at: 240, rollBack: true },
    { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' },
  ),
  'unknown-service-deployment-status': ending('ON_HOLD', undefined, { outcome: 'timed-out' }),
  'rolled-back-before-anything-was-shown': {
    scenario: {
      title: 'somebody rolls the deployment back while AWS answers nothing yet, and service deployments may not be read',
      services: [api({ failedEntryStaysSeconds: 0 })],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 41, rollBack: true }],
      api: {
        faults: [
          { fault: 'server-error', until: 100 },
          { fault: 'denied', operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] },
        ],
      },
    },
    startsAt: 40,
    expected: { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' },
  },
  'rolled-back-to-one-of-the-same-family': {
    scenario: {
      title:
        'ECS is going back, as events alone tell; any revision of the family is expected, and so the one that it goes back to is too',
      services: [rolledBack],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] }] },
    },
    startsAt: 900,
    inputs: { 'task-definition': 'api' },
    expected: { outcome: 'rolled-back', cause: 'health-check-path-not-found' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
