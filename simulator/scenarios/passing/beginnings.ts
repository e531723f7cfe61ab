/** Gates that start before the deployment does, or watch several services. */
import { api, brisk, deployed, pairOf, shifting, sound, withThird } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const beginnings = {
  'new-as-background-step': {
    scenario: {
      title: 'the gate starts as a background step, three minutes before the deployer',
      services: [api({ desired: 3 })],
      actions: deployed,
    },
    startsAt: -180,
    inputs: { deployment: 'new' },
    expected: { outcome: 'healthy' },
    golden: true,
  },
  'new-behind-a-lagging-read': {
    scenario: {
      title: 'the deployer was a second faster than the gate, but the first look does not show it yet',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { lagSeconds: { DescribeServices: 4 } },
    },
    startsAt: 1,
    inputs: { deployment: 'new' },
    expected: { outcome: 'healthy' },
  },
  'health-check-expected-before-the-revision-shows': {
    scenario: {
      title:
        'the first look is so early that the revision, which names the target groups, does not show yet; a matcher is expected',
      services: [shifting({ type: 'BLUE_GREEN' })],
      targetGroups: pairOf(brisk),
      actions: deployed,
    },
    startsAt: 2.4,
    inputs: { 'wait-until': 'healthy', 'health-check-matcher': '200' },
    expected: { outcome: 'healthy' },
  },
  'slow-first-look-at-what-stopped-before': {
    scenario: {
      title:
        'a deployment is complete, and healthy again: the load balancer gave two of its tasks up minutes ago, which still drain, and the first look takes seconds',
      services: [
        api({
          desired: 2,
          next: { ...sound, tasks: { 1: { later: [{ at: 500, answers: 503 }] }, 2: { later: [{ at: 500, answers: 503 }] } } },
        }),
      ],
      targetGroups: { 'api-tg': { intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 } },
      actions: deployed,
      api: { latencySeconds: 0.4 },
    },
    startsAt: 620,
    expected: { outcome: 'healthy' },
  },
  'rolled-back-long-ago-by-a-person': {
    scenario: {
      title: 'three minutes ago a person took back a deployment of eight hours ago, of which events alone tell',
      services: [api({ next: { ...sound, listensOn: 8080 } })],
      targetGroups: { 'api-tg': brisk },
      actions: [
        { at: -30_000, deploy: 2 },
        { at: 81, rollBack: true },
      ],
    },
    startsAt: 268,
    expected: { outcome: 'healthy' },
  },
  'new-service': {
    scenario: {
      title: 'the service comes two minutes after the gate started',
      services: [api({ desired: 2, steady: false })],
      actions: [{ at: 0, create: 1 }],
    },
    startsAt: -120,
    inputs: { deployment: 'new' },
    expected: { outcome: 'healthy' },
  },
  'new-service-in-a-new-cluster': {
    scenario: {
      title: 'neither the cluster nor the service exists when the gate starts',
      services: [api({ desired: 2, steady: false, clusterFrom: -60 })],
      actions: [{ at: 0, create: 1 }],
    },
    startsAt: -120,
    inputs: { deployment: 'new' },
    expected: { outcome: 'healthy' },
  },
  'several-services': {
    scenario: {
      title: 'three services in two clusters are deployed at once; one takes longer',
      services: [
        api({ name: 'api', cluster: 'prod', desired: 3 }),
        {
          ...api({ name: 'web', cluster: 'prod', desired: 2, loadBalancers: [{ targetGroup: 'web-tg', port: 8080 }] }),
          graceSeconds: 240,
          revisions: { 1: sound, 2: { ...sound, bootSeconds: 150 } },
        },
        api({ name: 'worker', cluster: 'batch', desired: 1, loadBalancers: [] }),
      ],
      targetGroups: { 'api-tg': brisk, 'web-tg': { ...brisk, healthyThreshold: 2 } },
      actions: [
        { at: 0, service: 'api', deploy: 2 },
        { at: 2, service: 'web', deploy: 2 },
        { at: 4, service: 'worker', deploy: 2 },
      ],
    },
    inputs: {
      service:
        'arn:aws:ecs:eu-west-1:111122223333:service/prod/api, arn:aws:ecs:eu-west-1:111122223333:service/prod/web, arn:aws:ecs:eu-west-1:111122223333:service/batch/worker',
    },
    expected: {
      'prod/api': { outcome: 'healthy' },
      'prod/web': { outcome: 'healthy' },
      'batch/worker': { outcome: 'healthy' },
    },
    golden: true,
  },
  'expected-after-a-rollback-that-events-alone-tell-of': {
    scenario: {
      title:
        'somebody rolled the last deployment back hours ago, as events alone tell; the expected one appears just after the first observation',
      services: [withThird(api({ desired: 3 }))],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 60, rollBack: true }, { at: 9003, deploy: 3 }],
      api: { faults: [{ fault: 'denied', operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] }] },
    },
    startsAt: 9000,
    inputs: { 'task-definition': 'api:3' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
