/** Canary and linear deployments that fail, or never come to their end. */
import type { Revision, StrategySpec } from '../../scenario.ts';
import { api, brisk, crashing, deployed, pairOf, shifting, sound, withoutRoot } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const canary: StrategySpec = { type: 'CANARY' };

const failing = (title: string, next: Revision, expected: ExpectedOutcome): ScenarioTest => ({
  scenario: { title, services: [shifting(canary, { next })], targetGroups: pairOf(brisk), actions: deployed },
  expected,
});

/** By then the canary gets its first traffic. */
const WITH_FIVE_PERCENT = 302;

export const brokenSteps = {
  'founding-story-canary': {
    ...failing('the load balancer asks the canary for a path that it does not have; it never gets any traffic', withoutRoot, {
      outcome: 'targets-unhealthy',
      cause: 'health-check-path-not-found',
    }),
    golden: true,
  },
  'canary-crashing-at-five-percent': failing(
    'the tasks exit once the first five percent of production reach them',
    { ...sound, later: [{ at: WITH_FIVE_PERCENT, exits: 1 }] },
    { outcome: 'tasks-cycling', cause: 'container-exited-unspecified' },
  ),
  'canary-crashing-behind-a-lagging-read': {
    scenario: {
      title: 'the tasks exit just before an observation that still shows them healthy',
      services: [shifting(canary, { next: { ...sound, later: [{ at: WITH_FIVE_PERCENT, exits: 1 }] } })],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: {
        lagSeconds: { DescribeServices: 5, ListTasks: 5, ListStoppedTasks: 5, DescribeTasks: 5, DescribeTargetHealth: 5 },
      },
    },
    expected: { outcome: 'tasks-cycling', cause: 'container-exited-unspecified' },
  },
  'canary-crashing-from-the-start': failing('the tasks of the canary exit again and again', crashing, {
    outcome: 'tasks-cycling',
    cause: 'app-config-missing',
  }),
  'alarm-at-five-percent': {
    scenario: {
      title: 'the alarm goes off while the canary has five percent of the traffic',
      services: [shifting(canary, { alarms: { rollback: true } })],
      targetGroups: pairOf(brisk),
      actions: [...deployed, { at: 400, alarm: true }],
    },
    inputs: { 'wait-until': 'traffic-shifted' },
    expected: { outcome: 'rolled-back', cause: 'app-error-after-healthy' },
  },
  'steps-of-hours': {
    scenario: {
      title: 'ten percent every hour: more than a job may last',
      services: [shifting({ type: 'LINEAR', stepBakeMinutes: 60 })],
      targetGroups: pairOf(brisk),
      actions: deployed,
    },
    expected: { outcome: 'timed-out' },
  },
  'linear-out-of-time': {
    scenario: {
      title: 'the time is up at forty percent',
      services: [shifting({ type: 'LINEAR' })],
      targetGroups: pairOf(brisk),
      actions: deployed,
    },
    inputs: { 'wait-until': 'traffic-shifted', timeout: '25m' },
    expected: { outcome: 'timed-out' },
  },
  'headless-linear': {
    scenario: {
      title: 'a linear deployment without anything that shifts traffic',
      services: [api({ desired: 2, loadBalancers: [], strategy: { type: 'LINEAR' } })],
      actions: deployed,
    },
    expected: { outcome: 'misconfigured' },
    names: 'deploy it with ROLLING or BLUE_GREEN',
  },
  'daemon-with-a-strategy': {
    scenario: {
      title: 'a DAEMON service with a canary',
      services: [shifting(canary, { scheduling: 'DAEMON', capacity: [{ at: -90_000, room: 3 }] })],
      targetGroups: pairOf(brisk),
    },
    expected: { outcome: 'misconfigured' },
    names: 'let ECS deploy it with ROLLING',
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
