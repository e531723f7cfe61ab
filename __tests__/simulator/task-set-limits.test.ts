import { describe, expect, it } from '@jest/globals';
import { settle } from '../../simulator/scenario-defaults.ts';
import type { Scenario, ServiceSpec } from '../../simulator/scenario.ts';
import { assertTaskSets } from '../../simulator/task-set-limits.ts';
import { codeDeployScenario } from './task-sets.ts';

const spec = (more: Partial<ServiceSpec>): ServiceSpec => ({ kind: 'code-deploy', revisions: { 1: {} }, ...more });
const group = { targetGroup: 'blue', alternate: 'green' };

describe('what AWS refuses of a service with task sets', () => {
  it.each<readonly [string, ServiceSpec, string]>([
    ['a strategy of ECS', spec({ strategy: { type: 'BLUE_GREEN' } }), 'no deployment strategy'],
    ['a daemon', spec({ scheduling: 'DAEMON' }), 'DAEMON is not supported'],
    ['a daemon of a third party', spec({ kind: 'external', scheduling: 'DAEMON' }), 'DAEMON is not supported'],
    ['Service Connect', spec({ serviceConnect: true }), 'Service Connect is not supported'],
    ['two load balancers', spec({ loadBalancers: [group, { targetGroup: 'other' }] }), 'one load balancer at most'],
    ['two days and a minute of waiting', spec({ codeDeploy: { terminationWaitMinutes: 2881 } }), '2880 minutes at most'],
    ['a canary of everything', spec({ codeDeploy: { shift: { type: 'canary', percent: 100, minutes: 1 } } }), '100 percent'],
    ['half a percent', spec({ codeDeploy: { shift: { type: 'linear', percent: 0.5, minutes: 1 } } }), '0.5 percent'],
    ['CodeDeploy where ECS deploys', spec({ kind: 'rolling', codeDeploy: {} }), 'Only a service of kind code-deploy'],
  ])('%s', (_, service, refusal) => {
    expect(() => {
      assertTaskSets(service);
    }).toThrow(refusal);
  });

  const behindNlb = (type: 'all-at-once' | 'linear'): Scenario =>
    codeDeployScenario(
      { shift: type === 'linear' ? { type, percent: 10, minutes: 1 } : { type } },
      {},
      { targetGroups: { blue: { balancer: 'NLB' }, green: { balancer: 'NLB' } } },
    );
  it('steps behind an NLB, which can only shift all at once', () => {
    expect(() => settle(behindNlb('linear'))).toThrow('Only ALB supports gradual traffic routing');
    expect(settle(behindNlb('all-at-once')).rules).toMatchObject([{ kind: 'listener' }]);
  });
});
