/** Deployments that wait for a person, in vain. */
import type { Action, HookSpec } from '../../scenario.ts';
import { brisk, byCodeDeploy, deployed, eager, pairOf, shifting, sound } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const paused = (
  title: string,
  inputs: NonNullable<ScenarioTest['inputs']>,
  expected: ExpectedOutcome,
  hook: Partial<HookSpec> = {},
  actions: readonly Action[] = [],
): ScenarioTest => ({
  scenario: {
    title,
    services: [shifting({ type: 'BLUE_GREEN', hooks: [{ type: 'pause', stages: ['POST_TEST_TRAFFIC_SHIFT'], ...hook }] })],
    targetGroups: pairOf(brisk),
    actions: [...deployed, ...actions],
  },
  inputs,
  expected,
});

export const failedPauses = {
  'pause-failed': paused('a deployment that waits for a person is a failure', { 'on-pause': 'fail' }, { outcome: 'paused' }),
  'pause-refused': paused(
    'somebody refuses to let the deployment go on',
    {},
    { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' },
    {},
    [{ at: 420, resume: 'ROLLBACK' }],
  ),
  'pause-timed-out': paused(
    'nobody answers, and ECS rolls back',
    {},
    { outcome: 'rolled-back', cause: 'pause-hook-timed-out' },
    {
      timeoutMinutes: 5,
      timeoutAction: 'ROLLBACK',
    },
  ),
  'time-up-in-a-pause': paused(
    'the time is up while the deployment waits for a person',
    { timeout: '10m' },
    { outcome: 'paused' },
  ),
  'pause-beside-an-unread-revision': {
    scenario: {
      title: 'the deployment waits for a person; what it runs could not be read, as need not be',
      services: [shifting({ type: 'BLUE_GREEN', hooks: [{ type: 'pause', stages: ['POST_SCALE_UP'] }] })],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'] }] },
    },
    inputs: { 'on-pause': 'fail' },
    expected: { outcome: 'paused' },
  },
  'unhealthy-in-a-pause': {
    scenario: {
      title: 'the tasks turn unhealthy while the deployment waits for a person',
      services: [
        shifting(
          { type: 'BLUE_GREEN', hooks: [{ type: 'pause', stages: ['POST_SCALE_UP'] }] },
          { next: { ...sound, later: [{ at: 200, answers: 500 }] } },
        ),
      ],
      targetGroups: pairOf(brisk),
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  },
  'paused-while-its-first-tasks-start': {
    scenario: {
      title:
        'CodeDeploy waits for a person, and the service, which wanted no tasks, has just been told to run one; its task set has not',
      services: [byCodeDeploy({ ready: { waitMinutes: 60, action: 'CONTINUE_DEPLOYMENT' } }, { desired: 0 })],
      targetGroups: pairOf(eager),
      actions: [...deployed, { at: 16, scale: 1 }],
    },
    startsAt: 12,
    inputs: { 'on-pause': 'pass', timeout: '10m' },
    expected: { outcome: 'timed-out' },
  },
  'continued-just-before-the-time-is-up': {
    scenario: {
      title: 'somebody lets CodeDeploy, whose status stays as it was, go on three seconds before the time is up',
      services: [
        byCodeDeploy({
          ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' },
          shows: { readyStatus: 'InProgress', pendingEvents: false },
        }),
      ],
      targetGroups: pairOf(brisk),
      actions: [...deployed, { at: 568, resume: 'CONTINUE' }],
    },
    startsAt: 480.4,
    inputs: { 'wait-until': 'traffic-shifted', timeout: '90s' },
    expected: { outcome: 'timed-out' },
  },
  'paused-when-its-stage-is-not-told-any-more': {
    scenario: {
      title: 'the time is up while the deployment waits for a person, and the last answers leave out where it stands',
      services: [shifting({ type: 'BLUE_GREEN', hooks: [{ type: 'pause', stages: ['POST_SCALE_UP'] }] })],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: {
        faults: [
          { fault: 'server-error', operations: ['DescribeServiceDeployments'], from: 500 },
          { fault: 'server-error', operations: ['DescribeServices'], from: 600, until: 612 },
        ],
      },
    },
    inputs: { timeout: '10m' },
    expected: { outcome: 'paused' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
