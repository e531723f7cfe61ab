/** What `npm run chaos` drew, and judge and oracle once saw differently, shrunk to what matters. */
import { api, brisk, byCodeDeploy, byController, deployed, eager, pairOf, shifting, sound, withThird } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const foundAtRandom = {
  'rolled-back-after-eight-hours': {
    scenario: {
      title: 'a deployment that has been stuck for eight hours is rolled back while the gate looks',
      services: [api({ next: { ...sound, listensOn: 8080 } })],
      targetGroups: { 'api-tg': { ...eager, deregistrationDelaySeconds: 0 } },
      actions: [
        { at: -30_000, deploy: 2 },
        { at: 29, rollBack: true },
      ],
    },
    inputs: { 'failed-tasks-threshold': '100000' },
    expected: { outcome: 'rolled-back', cause: 'health-check-failed-unspecified' },
  },
  'unused-beside-unhealthy-at-first': {
    scenario: {
      title: 'nothing uses one of two target groups; in the other the tasks are unhealthy until they have booted',
      services: [
        api({ desired: 2, loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'office-tg' }], next: { bootSeconds: 16 } }),
      ],
      targetGroups: { 'api-tg': eager, 'office-tg': { ...eager, listener: false } },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'target-group-unused' },
  },
  'external-half-is-not-complete': {
    scenario: {
      title:
        'the only task set is PRIMARY at half its scale; its task ran out of memory just before the first look, which does not show it yet',
      services: [byController({ desired: 2, graceSeconds: 0, next: { later: [{ afterSeconds: 205, outOfMemory: true }] } })],
      targetGroups: pairOf({ intervalSeconds: 10, timeoutSeconds: 5, healthyThreshold: 3, deregistrationDelaySeconds: 0 }),
      actions: [
        { at: 0, createTaskSet: 2, scalePercent: 100 },
        { at: 5, scaleTaskSet: 2, scalePercent: 50 },
        { at: 10, setRule: 'api-production', forwards: { 'api-green': 100, 'api-blue': 0 } },
        { at: 15, makePrimary: 2 },
        { at: 20, deleteTaskSet: 1 },
      ],
      seed: 1,
    },
    startsAt: 227,
    inputs: { 'failed-tasks-threshold': '1' },
    expected: { outcome: 'tasks-cycling', cause: 'out-of-memory' },
  },
  'stopping-before-the-gate': {
    scenario: {
      title: 'a deployment is complete when the gate starts: what was being stopped by then is told, and does not count',
      services: [
        shifting(
          { type: 'LINEAR', stepPercent: 50 },
          {
            desired: 2,
            bakeMinutes: 0,
            next: { answers: 'hang', tasks: { 1: { bootSeconds: 0 }, 3: { later: [{ afterSeconds: 20, exits: 1 }] } } },
          },
        ),
      ],
      targetGroups: pairOf({ intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 }),
      actions: deployed,
      seed: 1,
    },
    startsAt: 596,
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-timeout' },
  },
  'traffic-on-a-service-without-tasks': {
    scenario: {
      title: 'a service that is set to run no tasks gets its traffic shifted: nobody is wanted there, and that is allowed',
      services: [shifting({ type: 'BLUE_GREEN' }, { desired: 0 })],
      targetGroups: pairOf(eager),
      actions: deployed,
    },
    inputs: { 'allow-no-tasks': 'true', 'wait-until': 'traffic-shifted' },
    expected: { outcome: 'no-tasks' },
    passes: true,
  },
  'pause-of-a-service-without-tasks': {
    scenario: {
      title: 'a service that is set to run no tasks waits for a person, where pauses pass: nothing will run behind it either',
      services: [shifting({ type: 'CANARY', hooks: [{ type: 'pause', stages: ['POST_TEST_TRAFFIC_SHIFT'] }] }, { desired: 0 })],
      targetGroups: pairOf(eager),
      actions: deployed,
    },
    inputs: { 'on-pause': 'pass' },
    startsAt: 60,
    expected: { outcome: 'no-tasks', cause: 'desired-count-zero' },
  },
  'task-set-superseded-whose-traffic-is-unread': {
    scenario: {
      title:
        'another task set takes the place of the one that is verified; how its traffic stands cannot be read, but that nothing rolls it back',
      services: [byCodeDeploy()],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['BatchGetDeploymentTargets'] }] },
    },
    startsAt: -20,
    expected: { outcome: 'superseded' },
  },
  'task-set-after-a-forgotten-one': {
    scenario: {
      title:
        'CodeDeploy took a task set back eight hours ago, which still drains; the newer one is meant, and not the one that serves',
      services: [
        withThird(
          byCodeDeploy(
            { ready: { waitMinutes: 10, action: 'STOP_DEPLOYMENT' }, autoRollback: ['DEPLOYMENT_FAILURE'] },
            { desired: 2 },
          ),
        ),
      ],
      targetGroups: pairOf(eager),
      actions: [
        { at: -30_000, deploy: 2 },
        { at: 100, deploy: 3 },
      ],
    },
    startsAt: 158.4,
    inputs: { timeout: '10m' },
    expected: { outcome: 'timed-out', cause: 'code-deploy-not-continued' },
  },
  'followed-behind-a-rollback-long-ago': {
    scenario: {
      title: 'the last deployment was rolled back hours ago; the one after it, which ECS gives up at once, is to be followed',
      services: [
        withThird(
          shifting({ type: 'LINEAR', stepPercent: 40, roleLacks: 'read', shows: { primaryGoesBack: false } }, { desired: 1 }),
        ),
      ],
      targetGroups: pairOf(brisk),
      actions: [
        { at: -30_000, deploy: 2 },
        { at: 21, deploy: 3 },
      ],
    },
    startsAt: 20.4,
    inputs: { 'on-superseded': 'follow' },
    expected: { outcome: 'rolled-back', cause: 'bluegreen-networking-config' },
  },
  'new-one-that-was-never-listed': {
    scenario: {
      title:
        'a new deployment is made and rolled back by hand before AWS answers; its service deployment alone still tells of it',
      services: [withThird(api({ desired: 2, failedEntryStaysSeconds: 20 }))],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 21, deploy: 3 }, { at: 22, rollBack: true }],
      api: { faults: [{ fault: 'throttled', from: 0, until: 36 }] },
    },
    startsAt: 20.4,
    inputs: { deployment: 'new' },
    expected: { outcome: 'rolled-back', cause: 'deployment-outcome-rollback' },
  },
  'draining-and-unlisted': {
    scenario: {
      title: 'the service is being deleted, and its service deployments, which do not matter any more, may not be listed',
      services: [shifting({ type: 'BLUE_GREEN' })],
      targetGroups: pairOf(brisk),
      actions: [...deployed, { at: 1, remove: true }],
      api: { faults: [{ fault: 'denied', operations: ['ListServiceDeployments'] }] },
    },
    startsAt: 20.4,
    expected: { outcome: 'misconfigured' },
  },
  'nothing-new-behind-an-unread-list': {
    scenario: {
      title:
        'a deployment was stopped by another before the gate; the list that tells of it can be read later, and a new one never comes',
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 1, redeploy: true }],
      api: { faults: [{ fault: 'server-error', operations: ['ListServiceDeployments'], from: 300, until: 320 }] },
    },
    startsAt: 305,
    inputs: { deployment: 'new', 'start-within': '1m' },
    expected: { outcome: 'no-deployment' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
