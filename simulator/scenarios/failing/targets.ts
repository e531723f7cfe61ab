/** Targets that never become healthy. */
import { api, brisk, deployed, eager, sound, withoutRoot } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

/** The second at which targets that were healthy for some seconds turn bad. */
const FALLS = 66;

const founding = (desired: number): ScenarioTest => ({
  scenario: {
    title: `the load balancer asks ${desired} new tasks for a path that they do not have; no breaker`,
    services: [api({ desired, next: withoutRoot })],
    actions: deployed,
  },
  expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
});

export const brokenTargets = {
  'founding-story-1': { ...founding(1), golden: true },
  'founding-story-3': founding(3),
  'founding-story-50': founding(50),
  'founding-story-as-first-deployment': {
    scenario: {
      title: 'a first deployment whose health check path does not exist: running equals desired from the start',
      services: [{ ...api({ desired: 3 }), steady: false, revisions: { 1: withoutRoot } }],
      actions: [{ at: 0, create: 1 }],
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'founding-story-with-breaker': {
    scenario: {
      title: 'the founding story with breaker and rollback: found before ECS rolls back',
      services: [api({ desired: 3, next: withoutRoot, breaker: { rollback: true } })],
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
    golden: true,
  },
  'stops-answering': {
    scenario: {
      title: 'the new tasks are healthy at first, and stop answering 40 s later',
      services: [api({ desired: 3, next: { ...sound, later: [{ afterSeconds: 42, answers: 'hang' }] } })],
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-timeout' },
  },
  'healthy-for-a-moment-in-a-late-answer': {
    scenario: {
      title: 'an answer about targets takes 18 s and shows them healthy, as they have been for some seconds; soon they are not',
      services: [api({ desired: 3, next: { ...sound, bootSeconds: 25, later: [{ at: FALLS, answers: 500 }] } })],
      targetGroups: { 'api-tg': { ...eager, unhealthyThreshold: 5 } },
      actions: deployed,
      api: { faults: [{ fault: 'late', operations: ['DescribeTargetHealth'], seconds: 18, from: 42, until: 48 }] },
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '35s' },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  },
  'unused-target-group': {
    scenario: {
      title: 'no listener forwards to the target group, so no check ever runs',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': { ...brisk, listener: false } },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'target-group-unused' },
  },
  'zone-not-enabled': {
    scenario: {
      title: 'half of the tasks run in a zone that is not enabled on the load balancer',
      services: [api({ desired: 4 })],
      targetGroups: { 'api-tg': { ...brisk, zones: ['a'] } },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'target-az-not-enabled' },
  },
  'second-target-group-unhealthy': {
    scenario: {
      title: 'the tasks are healthy in one target group and not in the other',
      services: [
        api({
          desired: 3,
          loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'office-tg' }],
          next: { bootSeconds: 2, answers: { '/': 200, '/office': 503 } },
        }),
      ],
      targetGroups: { 'api-tg': eager, 'office-tg': { ...eager, path: '/office' } },
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
