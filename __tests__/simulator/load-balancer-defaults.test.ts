import { describe, expect, it } from '@jest/globals';
import { newWorld } from '../../simulator/engine/new-world.ts';
import type { Scenario, ServiceSpec } from '../../simulator/scenario.ts';
import { blueGreen } from './rollout.ts';
import { scenarioOf } from './timeline.ts';

const settingOf = (service: Partial<ServiceSpec>, rest: Partial<Scenario> = {}) =>
  newWorld({ ...scenarioOf(service, {}, []), ...rest }).setting;

describe('what AWS refuses of load balancers', () => {
  const rows: readonly (readonly [string, Partial<ServiceSpec>, string])[] = [
    [
      'a strategy without a pair',
      { strategy: blueGreen, loadBalancers: [{ targetGroup: 'web' }] },
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy',
    ],
    [
      'a pair beside a single group',
      { strategy: blueGreen, loadBalancers: [{ targetGroup: 'web', alternate: 'web-2' }, { targetGroup: 'api' }] },
      'Either all or none of the provided loadBalancers must have advancedConfiguration defined',
    ],
  ];
  it.each(rows)('%s', (_, service, message) => {
    expect(() => settingOf(service)).toThrow(message);
  });

  it('a pair of two kinds of load balancer', () => {
    const loadBalancers = [{ targetGroup: 'web', alternate: 'web-2' }];
    const targetGroups = { web: { balancer: 'NLB' } } as const;
    expect(() => settingOf({ strategy: blueGreen, loadBalancers }, { targetGroups })).toThrow('Of one kind of load balancer');
  });
});

describe('what is filled in', () => {
  const loadBalancers = [{ targetGroup: 'web', alternate: 'web-2' }];

  it('a production rule of its own, of the load balancer of the pair', () => {
    const { rules, targetGroups } = settingOf({ strategy: blueGreen, loadBalancers });
    expect(rules).toEqual([
      {
        name: 'web-production',
        kind: 'rule',
        arn: expect.stringMatching(/:listener-rule\/app\/web(\/[0-9a-f]{16}){3}$/),
        forwards: { web: 100, 'web-2': 0 },
      },
    ]);
    expect(targetGroups.map(({ name, loadBalancer }) => [name, loadBalancer])).toEqual([
      ['web', 'web'],
      ['web-2', 'web'],
    ]);
  });

  it('a listener where the load balancer is a Network Load Balancer', () => {
    const targetGroups = { web: { balancer: 'NLB' }, 'web-2': { balancer: 'NLB' } } as const;
    const [rule] = settingOf({ strategy: blueGreen, loadBalancers }, { targetGroups }).rules;
    expect([rule?.kind, rule?.arn]).toEqual(['listener', expect.stringMatching(/:listener\/net\/web(\/[0-9a-f]{16}){2}$/)]);
  });

  it.each(['express', 'gateway'] as const)('the second group, which ECS makes by itself, of a service of the kind %s', (kind) => {
    const { services } = settingOf({ kind, loadBalancers: [{ targetGroup: 'web' }] });
    expect(services[0]?.loadBalancers[0]?.pair?.alternate).toBe('web-2');
  });

  it('an Express service is a canary with a circuit breaker, an alarm and five minutes of grace', () => {
    const [service] = settingOf({ kind: 'express' }).services;
    expect(service).toMatchObject({ strategy: { type: 'CANARY' }, graceSeconds: 300, alarms: { rollback: true } });
    expect(service?.loadBalancers[0]?.port).toBe(80);
  });

  it('the second group inherits nothing', () => {
    const targetGroups = { web: { path: '/health', intervalSeconds: 5 } };
    const groups = settingOf({ strategy: blueGreen, loadBalancers }, { targetGroups }).targetGroups;
    expect(groups.map(({ path, intervalSeconds }) => [path, intervalSeconds])).toEqual([
      ['/health', 5],
      ['/', 30],
    ]);
  });
});
