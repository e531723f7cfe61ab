import { describe, expect, it } from '@jest/globals';
import type { Service } from '@aws-sdk/client-ecs';
import { answer } from '../../../simulator/answers/answer.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { Scenario } from '../../../simulator/scenario.ts';
import { codeDeployScenario, externalScenario } from '../task-sets.ts';
import { at } from '../timeline.ts';

function serviceAt(scenario: Scenario, seconds: number): Service {
  const [service] =
    answer(newWorld(scenario), 'DescribeServices', { cluster: 'prod', services: ['api'] }, at(seconds)).services ?? [];
  if (service === undefined) throw new Error(`There is none at ${seconds} s.`);
  return service;
}
const definition = (revision: number): string => `arn:aws:ecs:eu-west-1:111122223333:task-definition/api:${revision}`;

describe('a service with task sets', () => {
  const service = serviceAt(codeDeployScenario(), 45);
  it('has them in place of deployments', () => {
    expect(service).toMatchObject({ deploymentController: { type: 'CODE_DEPLOY' }, deployments: [], runningCount: 4 });
    for (const member of ['currentServiceDeployment', 'currentServiceRevisions']) expect(service).not.toHaveProperty(member);
  });

  it('tells all of a set', () => {
    const own = service.taskSets?.[1];
    const id = own?.id ?? '';
    expect(own).toEqual({
      id,
      taskSetArn: `arn:aws:ecs:eu-west-1:111122223333:task-set/prod/api/${id}`,
      serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/api',
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      startedBy: 'CODE_DEPLOY',
      externalId: expect.stringMatching(/^d-[A-Z0-9]{9}$/),
      status: 'ACTIVE',
      taskDefinition: definition(2),
      computedDesiredCount: 2,
      pendingCount: 0,
      runningCount: 2,
      createdAt: expect.any(Date),
      updatedAt: expect.any(Date),
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      networkConfiguration: service.networkConfiguration,
      loadBalancers: [
        { targetGroupArn: expect.stringContaining('targetgroup/green/'), containerName: 'app', containerPort: 3000 },
      ],
      serviceRegistries: [],
      scale: { value: 100, unit: 'PERCENT' },
      stabilityStatus: 'STABILIZING',
      stabilityStatusAt: expect.any(Date),
      tags: [],
    });
  });

  it.each<readonly [string, Scenario, number, number, string]>([
    ['before the shift', codeDeployScenario(), 45, 1, 'blue'],
    ['after the shift', codeDeployScenario(), 200, 2, 'green'],
  ])('has the task definition and the load balancer of its primary set: %s', (_, scenario, seconds, revision, group) => {
    const { taskDefinition, loadBalancers } = serviceAt(scenario, seconds);
    expect(taskDefinition).toBe(definition(revision));
    expect(loadBalancers).toEqual([
      { targetGroupArn: expect.stringContaining(`targetgroup/${group}/`), containerName: 'app', containerPort: 3000 },
    ]);
  });

  it('has neither without a primary set', () => {
    const actions = [
      { at: 0, create: 1 },
      { at: 0, createTaskSet: 1, scalePercent: 50 },
    ];
    const unsure = serviceAt(externalScenario(actions, { steady: false }), 60);
    expect(unsure).toMatchObject({
      deploymentController: { type: 'EXTERNAL' },
      taskSets: [{ status: 'ACTIVE', scale: { value: 50, unit: 'PERCENT' }, computedDesiredCount: 1 }],
    });
    for (const member of ['taskDefinition', 'loadBalancers']) expect(unsure).not.toHaveProperty(member);
  });

  it('is refused where service deployments are asked for', () => {
    const asks = { cluster: 'prod', service: 'api' };
    for (const scenario of [codeDeployScenario(), externalScenario([])])
      expect(() => answer(newWorld(scenario), 'ListServiceDeployments', asks, at(0))).toThrow(
        expect.objectContaining({ name: 'UnsupportedFeatureException' }),
      );
  });
});
