import { describe, expect, it } from '@jest/globals';
import type { ServiceRevision } from '@aws-sdk/client-ecs';
import { answer } from '../../../simulator/answers/answer.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { ManagedResourceSpec, ProgressiveVariants, Scenario, ServiceSpec } from '../../../simulator/scenario.ts';
import { awsNames } from '../../../simulator/world/aws-names.ts';
import { blueGreen, pairScenario, rollingPair } from '../rollout.ts';
import { at } from '../timeline.ts';

function revisionAt(scenario: Scenario, seconds: number): ServiceRevision {
  const world = newWorld(scenario);
  const { services } = answer(world, 'DescribeServices', { cluster: 'prod', services: ['api'] }, at(seconds));
  const serviceRevisionArns = [services?.[0]?.currentServiceRevisions?.[0]?.arn ?? ''];
  const { serviceRevisions } = answer(world, 'DescribeServiceRevisions', { serviceRevisionArns }, at(seconds));
  const [first] = serviceRevisions ?? [];
  if (first === undefined) throw new Error(`There is none at ${seconds} s.`);
  return first;
}

const group = (name: string): string => awsNames.targetGroup(name);

describe('the target groups of a revision', () => {
  it('are configured alike, whichever is used', () => {
    const [balancer] = revisionAt(pairScenario(), 200).loadBalancers ?? [];
    expect(balancer).toMatchObject({
      targetGroupArn: group('blue'),
      advancedConfiguration: { alternateTargetGroupArn: group('green'), roleArn: awsNames.role('ecs-blue-green') },
    });
  });

  const resolvedAt = (resolved: ProgressiveVariants['resolved'], seconds: number): string | undefined => {
    const shows = resolved === undefined ? {} : { resolved };
    const { resolvedConfiguration } = revisionAt(pairScenario({ strategy: { ...blueGreen, shows } }), seconds);
    return resolvedConfiguration?.loadBalancers?.[0]?.targetGroupArn?.split('/')[1];
  };
  // Stages begin at 2 s, tasks are registered after 46 s, traffic is shifted by 110 s.
  const rows: readonly (readonly [string, ProgressiveVariants['resolved'], readonly (string | undefined)[]])[] = [
    ['by default when the first task is registered', undefined, [undefined, undefined, 'green', 'green']],
    ['from the start', 'start', [undefined, 'green', 'green', 'green']],
    ['with the shift', 'shift', [undefined, undefined, undefined, 'green']],
    ['never', 'never', [undefined, undefined, undefined, undefined]],
    ['wrongly', 'wrong', [undefined, undefined, 'blue', 'blue']],
  ];
  it.each(rows)('are told as they are used %s', (_, resolved, told) => {
    expect([1, 10, 80, 110].map((seconds) => resolvedAt(resolved, seconds))).toEqual(told);
  });
});

describe('an Express service', () => {
  const express = (service: Partial<ServiceSpec>): Scenario =>
    pairScenario({
      kind: 'express',
      strategy: { type: 'CANARY' },
      loadBalancers: [{ targetGroup: 'blue', alternate: 'green' }],
      ...service,
    });
  const pathAt = (seconds: number, managed: readonly ManagedResourceSpec[] = []) =>
    revisionAt(express({ managed }), seconds).ecsManagedResources?.ingressPaths?.[0];

  it('has its two groups and its rule in an ingress path, and no load balancers', () => {
    const revision = revisionAt(express({}), 10);
    expect(revision.loadBalancers).toEqual([]);
    expect(revision).not.toHaveProperty('resolvedConfiguration');
    expect(pathAt(10)).toMatchObject({
      accessType: 'PUBLIC',
      rule: { arn: expect.stringContaining(':listener-rule/app/blue/'), status: 'ACTIVE' },
      targetGroups: [
        { arn: group('blue'), status: 'ACTIVE', port: 80 },
        { arn: group('green'), status: 'ACTIVE', port: 80 },
      ],
    });
  });

  it('has no paths at all where it has no load balancers', () => {
    expect(revisionAt(express({ loadBalancers: [] }), 10).ecsManagedResources?.ingressPaths).toEqual([]);
  });

  it('says how its resources stand, from a second on and until one', () => {
    const managed = [{ resource: 'rule', at: 20, until: 40, status: 'FAILED', reason: 'too many rules' }] as const;
    expect([19, 20, 40].map((seconds) => pathAt(seconds, managed)?.rule)).toEqual([
      expect.objectContaining({ status: 'ACTIVE' }),
      expect.objectContaining({ status: 'FAILED', statusReason: 'too many rules' }),
      expect.objectContaining({ status: 'ACTIVE' }),
    ]);
  });

  it('names nothing that is not there yet', () => {
    const managed = [{ resource: 'target-group', at: -1000, status: 'PROVISIONING' }] as const;
    expect(pathAt(10, managed)?.targetGroups?.[0]).not.toHaveProperty('arn');
  });
});

describe('a service of a gateway', () => {
  const gateway = (service: Partial<ServiceSpec>): Scenario => pairScenario({ kind: 'gateway', ...service });
  const connectionAt = (seconds: number, service: Partial<ServiceSpec>) =>
    revisionAt(gateway(service), seconds).ecsManagedResources?.gatewayConnections?.[0];

  it('has a connector, and a connection with both groups and both rules', () => {
    const revision = revisionAt(gateway({}), 10);
    expect([revision.gatewayConnectors, revision.loadBalancers]).toEqual([[{ portName: 'http' }], []]);
    expect(connectionAt(10, {})).toMatchObject({
      portName: 'http',
      status: 'ACTIVE',
      resources: {
        hostSharedAlb: [
          {
            targetGroupArn: group('blue'),
            alternateTargetGroupArn: group('green'),
            listenerRuleArn: expect.stringContaining(':listener-rule/app/blue/'),
            testListenerRuleArn: expect.stringContaining(':listener-rule/app/blue/'),
          },
        ],
      },
    });
  });

  it('says how the connection stands', () => {
    const managed = [{ resource: 'gateway-connection', at: 5, status: 'CREATE_FAILED' }] as const;
    expect([4, 5].map((seconds) => connectionAt(seconds, { managed })?.status)).toEqual(['ACTIVE', 'CREATE_FAILED']);
  });

  it('names the port mapping that the connector speaks of', () => {
    const world = newWorld(gateway({}));
    const { taskDefinition } = answer(world, 'DescribeTaskDefinition', { taskDefinition: 'api:2' }, at(10));
    expect(taskDefinition?.containerDefinitions?.[0]?.portMappings).toEqual([
      { containerPort: 3000, hostPort: 3000, protocol: 'tcp', name: 'http' },
    ]);
  });

  it('registers a rolling update where traffic is', () => {
    const rules = { production: { forwards: { blue: 0, green: 1 } } };
    const world = newWorld(rollingPair({ kind: 'gateway' }, { rules }));
    expect(world.serviceAt('prod', 'api', at(5))?.serviceRevisions[0]?.groups?.[0]?.targetGroupArn).toBe(group('green'));
  });
});
