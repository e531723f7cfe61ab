/** Other signals of health than an ALB's: none, a container health check, an NLB, dynamic ports. */
import { api, brisk, deployed, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const signals = {
  'container-check-only': {
    scenario: {
      title: 'no load balancer, but a container health check',
      services: [api({ desired: 3, loadBalancers: [], next: { ...sound, check: { intervalSeconds: 10 } } })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'no-signal': {
    scenario: {
      title: 'neither a load balancer nor a container health check: only "running for 40 s" can be verified',
      services: [api({ desired: 3, loadBalancers: [] })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'container-check-beside-the-load-balancer': {
    scenario: {
      title: 'both a load balancer and a container health check',
      services: [api({ desired: 2, next: { ...sound, check: {} } })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'two-target-groups': {
    scenario: {
      title: 'each task is registered in two target groups, one for the public and one for the office',
      services: [api({ desired: 3, loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'office-tg' }] })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  nlb: {
    scenario: {
      title: 'an NLB takes minutes to register the targets',
      services: [api({ desired: 2, graceSeconds: 120 })],
      targetGroups: { 'api-tg': { ...brisk, balancer: 'NLB' } },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'dynamic-ports': {
    scenario: {
      title: 'two tasks with dynamic host ports share each instance',
      services: [
        api({ desired: 4, launch: 'ec2', network: 'bridge', tasksPerInstance: 4, capacity: [{ at: -90_000, room: 2 }] }),
      ],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  daemon: {
    scenario: {
      title: 'a DAEMON service replaces its one task on each of three instances',
      services: [api({ scheduling: 'DAEMON', capacity: [{ at: -90_000, room: 3 }] })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
