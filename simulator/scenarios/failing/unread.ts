/** What the gate could not read, or not in whole, while the deployment is not healthy: nothing must pass by accident. */
import type { Omission, Revision } from '../../scenario.ts';
import { api, brisk, crashing, deployed, pair, pairOf, shifting, sound, withoutRoot } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

/** Its container check fails from the first, which counts only after the start period: it is neither HEALTHY nor UNHEALTHY. */
const neverChecked: Revision = { ...sound, containerCheck: 'fails', check: { startPeriodSeconds: 300, retries: 10 } };

const timedOut: ExpectedOutcome = { outcome: 'timed-out' };
const untilHealthy = { 'wait-until': 'healthy', timeout: '6m' };

const unchecked = (title: string, omission?: Omission, next = neverChecked): ScenarioTest => ({
  scenario: {
    title,
    services: [api({ desired: 2, loadBalancers: [], next })],
    actions: deployed,
    ...(omission === undefined ? {} : { api: { omissions: [omission] } }),
  },
  inputs: untilHealthy,
  expected: timedOut,
});

export const unread = {
  'task-definition-unreadable': {
    scenario: {
      title: 'the task definition cannot be read, so nobody knows that the container has a check, which never passes',
      services: [api({ desired: 2, next: neverChecked })],
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'] }] },
    },
    inputs: untilHealthy,
    expected: timedOut,
  },
  'task-definition-readable-later': {
    scenario: {
      title: 'the task definition can be read only after four minutes, and tells of a container check that never passes',
      services: [api({ desired: 2, next: neverChecked })],
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'], until: 240 }] },
    },
    inputs: untilHealthy,
    expected: timedOut,
  },
  'crashing-without-task-definition': {
    scenario: {
      title: 'the task definition cannot be read, and the tasks fail their checks all the same',
      services: [api({ desired: 2, next: withoutRoot })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'] }] },
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'task-definition-denied': {
    scenario: {
      title: 'the task definition may not be read',
      services: [api({ desired: 2 })],
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['DescribeTaskDefinition'] }] },
    },
    expected: { outcome: 'no-access' },
    names: 'ecs:DescribeTaskDefinition',
  },
  'revision-denied-without-load-balancer': {
    scenario: {
      title: 'a service without load balancers, whose revision may not be read: it could have a gateway',
      services: [api({ desired: 2, loadBalancers: [] })],
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['DescribeServiceRevisions'] }] },
    },
    expected: { outcome: 'no-access' },
    names: 'ecs:DescribeServiceRevisions',
  },
  'revision-unreadable-without-load-balancer': {
    scenario: {
      title: 'a service without load balancers, whose revision cannot be read: it could have a gateway',
      services: [api({ desired: 2, loadBalancers: [] })],
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'] }] },
    },
    inputs: { timeout: '6m' },
    expected: timedOut,
  },
  'gateway-revision-denied': {
    scenario: {
      title: 'a service of a gateway, whose revision may not be read',
      services: [api({ desired: 2, kind: 'gateway' })],
      api: { faults: [{ fault: 'denied', operations: ['DescribeServiceRevisions'] }] },
    },
    expected: { outcome: 'no-access' },
    names: 'ecs:DescribeServiceRevisions',
  },
  'revision-without-load-balancers': {
    scenario: {
      title: 'the revision shows no load balancer, the service shows one, and its targets are unhealthy',
      services: [api({ desired: 2, next: withoutRoot })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { omissions: [{ operation: 'DescribeServiceRevisions', member: 'loadBalancers' }] },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'crashed-before-the-gate-and-the-revision-unread': {
    scenario: {
      title:
        'ECS says that the deployment is under way; its tasks crash, two of them before the gate, and its revision cannot be read',
      services: [shifting({ type: 'BLUE_GREEN' }, { next: crashing })],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'] }] },
    },
    startsAt: 240,
    expected: { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  },
  'resource-failed-and-rules-unread': {
    scenario: {
      title: 'the load balancer of an Express service is broken, and where the traffic goes cannot be read either',
      services: [
        api({
          kind: 'express',
          desired: 2,
          loadBalancers: [pair],
          strategy: { type: 'CANARY', stepBakeMinutes: 0 },
          bakeMinutes: 10,
          managed: [{ resource: 'load-balancer', at: 300, status: 'FAILED' }],
        }),
      ],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeRules'] }] },
    },
    expected: { outcome: 'deployment-failed', cause: 'managed-resource-failed' },
  },
  'tasks-without-containers': unchecked('tasks come without containers, so none of them can be seen to be HEALTHY', {
    operation: 'DescribeTasks',
    member: 'containers',
  }),
  'tasks-without-the-checked-container': unchecked(
    'tasks come with their side container alone, which has no check',
    { operation: 'DescribeTasks', member: 'containers', named: 'app' },
    { ...neverChecked, sidecar: { name: 'proxy', essential: false } },
  ),
} as const satisfies { readonly [name: string]: ScenarioTest };
