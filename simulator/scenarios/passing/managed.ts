/** Load balancers that ECS owns or joins: Express services and gateways. */
import type { ManagedResourceSpec, ServiceSpec } from '../../scenario.ts';
import { api, brisk, deployed, eager, pair, pairOf } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const groups = { 'api-tg': brisk, 'api-tg-2': brisk } as const;
const provided = [{ targetGroup: 'api-tg', alternate: 'api-tg-2' }] as const;

const express = (spec: Partial<ServiceSpec> = {}): ServiceSpec => ({
  ...api({ kind: 'express', desired: 2, loadBalancers: provided }),
  ...spec,
});

const late = (resource: ManagedResourceSpec['resource']): ManagedResourceSpec => ({
  resource,
  at: -30,
  status: 'PROVISIONING',
  until: 240,
});

const gateway = (title: string, spec: Partial<ServiceSpec>): ScenarioTest => ({
  scenario: {
    title,
    services: [{ ...api({ kind: 'gateway', desired: 2, loadBalancers: provided }), ...spec }],
    targetGroups: groups,
    actions: deployed,
  },
  expected: { outcome: 'healthy' },
});

export const managedServices = {
  'express-update': {
    scenario: {
      title: 'an Express service is updated: a canary of ten minutes',
      services: [express()],
      targetGroups: groups,
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'express-until-traffic-shifted': {
    scenario: {
      title: 'an Express service is updated, and only traffic is waited for',
      services: [express()],
      targetGroups: groups,
      actions: deployed,
    },
    inputs: { 'wait-until': 'traffic-shifted' },
    expected: { outcome: 'healthy' },
  },
  'express-provisioned-late': {
    scenario: {
      title: 'what a new Express service needs is provisioned for four minutes',
      services: [express({ steady: false, managed: [late('load-balancer'), late('certificate'), late('rule')] })],
      targetGroups: groups,
      actions: [{ at: 0, create: 1 }],
    },
    inputs: { 'wait-until': 'healthy' },
    expected: { outcome: 'healthy' },
  },
  'gateway-rolling': gateway('a service of a gateway is rolled', {}),
  'gateway-blue-green': gateway('a service of a gateway is deployed blue/green', {
    strategy: { type: 'BLUE_GREEN' },
    bakeMinutes: 5,
  }),
  'gateway-all-tasks-interrupted': {
    scenario: {
      title:
        'Spot takes all tasks of a gateway at once while they are stable: their targets, which drain, still tell whose the group is',
      services: [
        api({
          kind: 'gateway',
          desired: 2,
          loadBalancers: [pair],
          steady: false,
          next: { check: {}, bootSeconds: 10 },
        }),
      ],
      targetGroups: pairOf({ ...eager, deregistrationDelaySeconds: 120 }),
      actions: [
        { at: 0, create: 2 },
        { at: 70, interrupt: 'spot', tasks: 2, of: 'new' },
      ],
    },
    expected: { outcome: 'healthy' },
  },
  'gateway-revision-readable-later': {
    scenario: {
      title: 'the revision of a service of a gateway can be read only after three minutes',
      services: [api({ kind: 'gateway', desired: 2, loadBalancers: provided })],
      targetGroups: groups,
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'], until: 200 }] },
    },
    expected: { outcome: 'healthy' },
  },
  'gateway-only-task-interrupted': {
    scenario: {
      title:
        'the only task of a service of a gateway is interrupted and replaced: for a moment no target tells which group of the pair is its own',
      services: [api({ kind: 'gateway', desired: 1, loadBalancers: [pair], strategy: { type: 'BLUE_GREEN' } })],
      targetGroups: pairOf({ ...eager, deregistrationDelaySeconds: 0 }),
      actions: [{ at: 30, interrupt: 'spot', tasks: 1, of: 'new' }],
    },
    inputs: { 'stable-for': '45s' },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
