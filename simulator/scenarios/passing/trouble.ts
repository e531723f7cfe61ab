/** The API is in trouble, each kind for itself, and all is well: it takes a little longer, no more. */
import type { Fault } from '../../scenario.ts';
import { api, brisk, deployed, narrowLoadBalancer, eager } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const troubled = (title: string, ...faults: readonly Fault[]): ScenarioTest => ({
  scenario: {
    title,
    services: [api({ desired: 3 })],
    targetGroups: { 'api-tg': brisk },
    actions: deployed,
    api: { faults },
  },
  inputs: { 'wait-until': 'healthy' },
  expected: { outcome: 'healthy' },
});

const elb = ['DescribeTargetGroups', 'DescribeTargetHealth', 'DescribeTargetGroupAttributes'] as const;

export const passingInTrouble = {
  'half-of-the-calls-throttled': troubled('half of all calls are throttled, at random', {
    fault: 'throttled',
    share: 0.5,
    seed: 7,
  }),
  'half-of-the-calls-fail': troubled('half of all calls meet an error of the server, at random', {
    fault: 'server-error',
    share: 0.5,
    seed: 7,
  }),
  'load-balancer-throttles-for-a-minute': troubled('Elastic Load Balancing throttles every call for a minute, and ECS none', {
    fault: 'throttled',
    operations: elb,
    from: 60,
    until: 120,
  }),
  'credentials-unavailable-for-a-while': troubled('the source of credentials gives none for half a minute', {
    fault: 'no-credentials',
    from: 60,
    until: 90,
  }),
  'blackout-while-healthy': troubled('AWS answers nothing for a minute after all has become healthy', {
    fault: 'server-error',
    from: 90,
    until: 150,
  }),
  'silence-as-long-as-stable-for': {
    ...troubled('nothing is heard of AWS for as long as all must stay healthy', { fault: 'hangs', from: 65, until: 125 }),
    inputs: { 'wait-until': 'healthy', 'stable-for': '30s' },
  },
  'clock-ahead-before-the-first-answer': {
    scenario: {
      title: "the machine's clock is an hour ahead, which nobody knows while connections break: then all is told by AWS's",
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
      api: { faults: [{ fault: 'reset', until: 40 }] },
    },
    clockAheadSeconds: 3600,
    expected: { outcome: 'healthy' },
  },
  'clock-behind-before-the-first-answer': {
    scenario: {
      title: "the machine's clock is an hour behind, which nobody knows while connections break: what is to come has still time",
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': eager },
      actions: [{ at: 60, deploy: 2 }],
      api: { faults: [{ fault: 'reset', until: 40 }] },
    },
    clockAheadSeconds: -3600,
    inputs: { deployment: 'new', 'start-within': '60s' },
    expected: { outcome: 'healthy' },
  },
  'load-balancer-reads-narrow': {
    scenario: {
      title: 'Elastic Load Balancing gives back ten reads a second, and others in the account ask for twice that',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: narrowLoadBalancer,
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'neighbours-empty-the-buckets': {
    scenario: {
      title: 'others in the account ask for three times the tasks and targets that AWS gives back',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
      api: {
        neighbours: [
          { bucket: 'service-read', callsPerSecond: 60 },
          { bucket: 'cluster-resource-read', callsPerSecond: 60 },
          { bucket: 'load-balancer-read', callsPerSecond: 150 },
        ],
      },
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
