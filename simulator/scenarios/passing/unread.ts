/** What the gate could not read at first: it counts from when it was read, and not before. */
import type { Revision } from '../../scenario.ts';
import { api, brisk, deployed, eager, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const checked: Revision = { ...sound, check: { intervalSeconds: 10 } };

/** HEALTHY from second 230 on; failures before that lie in its start period. */
const slowlyChecked: Revision = {
  ...sound,
  containerCheck: 'fails',
  check: { intervalSeconds: 10, startPeriodSeconds: 300 },
  later: [{ at: 230, containerCheck: 'passes' }],
};

export const lateReads = {
  'task-definition-read-late': {
    scenario: {
      title: 'all is well, but the task definition can be read only after four minutes: from then on it must stay well',
      services: [api({ desired: 3, next: checked })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'], until: 240 }] },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'task-definition-read-late-without-check': {
    scenario: {
      title: 'the same without a container check: nobody knows that there is none',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'], until: 240 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'new-task-definition-read-late': {
    scenario: {
      title: 'the old task definition was read before the deployment began; the new one can be read only four minutes later',
      services: [api({ desired: 3, next: checked })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'], from: 0, until: 240 }] },
    },
    startsAt: -60,
    inputs: { deployment: 'new', 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'task-definition-denied-once-read': {
    scenario: {
      title: 'the task definition may no longer be read, but it has been, and never changes',
      services: [api({ desired: 3, next: checked })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['DescribeTaskDefinition'], from: 60 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'revision-read-late-without-load-balancer': {
    scenario: {
      title: 'a service without load balancers, whose revision can be read only after four minutes',
      services: [api({ desired: 2, loadBalancers: [] })],
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'], until: 240 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'revision-denied-with-load-balancer': {
    scenario: {
      title: "the revision may not be read, and the service's load balancers tell what counts",
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['DescribeServiceRevisions'] }] },
    },
    expected: { outcome: 'healthy' },
  },
  'revision-without-load-balancers-nlb': {
    scenario: {
      title: 'the revision shows no load balancer, the service shows an NLB, which takes minutes to register the targets',
      services: [api({ desired: 2, graceSeconds: 120 })],
      targetGroups: { 'api-tg': { ...brisk, balancer: 'NLB' } },
      actions: deployed,
      api: { omissions: [{ operation: 'DescribeServiceRevisions', member: 'loadBalancers' }] },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'containers-read-late': {
    scenario: {
      title: 'tasks come without containers for three minutes, and their check passes half a minute after that',
      services: [api({ desired: 2, loadBalancers: [], next: slowlyChecked })],
      actions: deployed,
      api: { omissions: [{ operation: 'DescribeTasks', member: 'containers', until: 200 }] },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'targets-read-late': {
    scenario: {
      title: 'one answer about targets takes 18 s, and shows at its end that they are healthy: from then on they must stay so',
      services: [api({ desired: 3, next: { ...sound, bootSeconds: 25 } })],
      targetGroups: { 'api-tg': { ...eager, unhealthyThreshold: 5 } },
      actions: deployed,
      api: { faults: [{ fault: 'late', operations: ['DescribeTargetHealth'], seconds: 18, from: 42, until: 48 }] },
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '35s' },
    expected: { outcome: 'healthy' },
  },
  'rollback-requested-and-overtaken': {
    scenario: {
      title: 'a rollback is requested, but the deployment succeeds before it begins',
      services: [api({ desired: 3 })],
      actions: [...deployed, { at: 30, serviceDeploymentStatus: 'ROLLBACK_REQUESTED' }],
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '0s' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
