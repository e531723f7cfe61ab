/** What `npm run chaos` drew, and judge and oracle once saw differently, shrunk to what matters. */
import { api, brisk, byController, deployed, eager, pairOf, shifting, sound } from '../fixtures.ts';
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
      title: 'the only task set is PRIMARY at half its scale, and its task runs out of memory as the gate starts',
      services: [byController({ desired: 2, next: { ...sound, later: [{ afterSeconds: 205, outOfMemory: true }] } })],
      targetGroups: pairOf(brisk),
      actions: [
        { at: 0, createTaskSet: 2, scalePercent: 50 },
        { at: 10, setRule: 'api-production', forwards: { 'api-green': 100, 'api-blue': 0 } },
        { at: 15, makePrimary: 2 },
        { at: 20, deleteTaskSet: 1 },
      ],
    },
    startsAt: 227.4,
    inputs: { 'failed-tasks-threshold': '1' },
    expected: { outcome: 'tasks-cycling', cause: 'out-of-memory' },
  },
  'stopping-before-the-gate': {
    scenario: {
      title:
        'a deployment is complete when the gate starts; what was being stopped by then is told, what fails from then on counts',
      services: [
        shifting(
          { type: 'LINEAR', stepPercent: 50 },
          { desired: 2, bakeMinutes: 0, next: { ...sound, later: [{ at: 585, answers: 'hang' }] } },
        ),
      ],
      targetGroups: pairOf(eager),
      actions: deployed,
    },
    startsAt: 596,
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-timeout' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
