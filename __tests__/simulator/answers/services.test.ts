import { describe, expect, it } from '@jest/globals';
import type { Service } from '@aws-sdk/client-ecs';
import { answer } from '../../../simulator/answers/answer.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { ServiceSpec } from '../../../simulator/scenario.ts';
import { blueGreen, pairScenario } from '../rollout.ts';
import { at, scenarioOf } from '../timeline.ts';

function serviceAt(spec: Partial<ServiceSpec>, seconds: number): Service {
  const world = newWorld(pairScenario(spec));
  const [service] = answer(world, 'DescribeServices', { cluster: 'prod', services: ['api'] }, at(seconds)).services ?? [];
  if (service === undefined) throw new Error('There is none.');
  return service;
}

describe('DescribeServices', () => {
  it('tells pair, rules and role of each load balancer, which never change', () => {
    const [before, after] = [-1, 300].map((seconds) => serviceAt({}, seconds).loadBalancers);
    expect(before).toEqual(after);
    expect(before?.[0]?.advancedConfiguration).toMatchObject({
      productionListenerRule: expect.stringContaining(':listener-rule/'),
      testListenerRule: expect.stringContaining(':listener-rule/'),
    });
  });

  it('of a single group tells nothing of the kind', () => {
    const world = newWorld(scenarioOf({}));
    const { services } = answer(world, 'DescribeServices', { cluster: 'prod', services: ['api'] }, at(0));
    expect(services?.[0]?.loadBalancers?.[0]).not.toHaveProperty('advancedConfiguration');
  });

  it('names the service deployment under way', () => {
    expect(serviceAt({}, 1).currentServiceDeployment).not.toBe(serviceAt({}, -1).currentServiceDeployment);
  });

  it('tells hooks with the function and the role', () => {
    const hooks = [{ type: 'lambda', stages: ['PRE_SCALE_UP', 'POST_SCALE_UP'] }] as const;
    expect(serviceAt({ strategy: { ...blueGreen, hooks } }, 0).deploymentConfiguration?.lifecycleHooks).toEqual([
      {
        targetType: 'AWS_LAMBDA',
        hookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:api-hook-1',
        roleArn: 'arn:aws:iam::111122223333:role/ecs-hooks',
        lifecycleStages: ['PRE_SCALE_UP', 'POST_SCALE_UP'],
      },
    ]);
  });

  it('says of an Express service that ECS manages it, and neither task definition nor load balancer', () => {
    const service = serviceAt({ kind: 'express', strategy: { type: 'CANARY' } }, 10);
    expect(service).toMatchObject({ resourceManagementType: 'ECS', loadBalancers: [] });
    expect(service).not.toHaveProperty('taskDefinition');
    expect(service.deployments?.[0]?.taskDefinition).toMatch(/:task-definition\/api:2$/);
  });

  it('says of Service Connect in each deployment', () => {
    const { deployments } = serviceAt({ loadBalancers: [], serviceConnect: true }, 10);
    expect(deployments?.map(({ serviceConnectConfiguration }) => serviceConnectConfiguration?.enabled)).toEqual([true, true]);
    expect(serviceAt({}, 10).deployments?.[0]).not.toHaveProperty('serviceConnectConfiguration');
  });

  it.each<readonly [boolean, string | undefined]>([
    [true, 'IN_PROGRESS'],
    [false, undefined],
  ])('may leave out rolloutState: %s', (rolloutState, shown) => {
    const { deployments } = serviceAt({ strategy: { ...blueGreen, shows: { rolloutState } } }, 10);
    expect(deployments?.[0]?.rolloutState).toBe(shown);
  });
});

describe('a task with Service Connect', () => {
  it('has a container that no task definition names, which checks itself', () => {
    const world = newWorld(pairScenario({ loadBalancers: [], serviceConnect: true }));
    const tasks = answer(world, 'ListTasks', { cluster: 'prod', serviceName: 'api' }, at(-1)).taskArns ?? [];
    const [task] = answer(world, 'DescribeTasks', { cluster: 'prod', tasks }, at(-1)).tasks ?? [];
    expect(task?.containers?.map(({ name, healthStatus }) => [name, healthStatus])).toEqual([
      ['app', 'UNKNOWN'],
      [expect.stringMatching(/^ecs-service-connect-/), 'HEALTHY'],
    ]);
    const { taskDefinition } = answer(world, 'DescribeTaskDefinition', { taskDefinition: 'api:1' }, at(-1));
    expect(taskDefinition?.containerDefinitions?.map(({ name }) => name)).toEqual(['app']);
  });
});
