import { describe, expect, it } from '@jest/globals';
import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import { answer } from '../../../simulator/answers/answer.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { Scenario, ServiceSpec } from '../../../simulator/scenario.ts';
import { blueGreen, pairScenario, rollingPair } from '../rollout.ts';
import { at } from '../timeline.ts';

function describedAt(scenario: Scenario, seconds: number): ServiceDeployment {
  const world = newWorld(scenario);
  const listed = answer(world, 'ListServiceDeployments', { cluster: 'prod', service: 'api' }, at(seconds));
  const serviceDeploymentArns = [listed.serviceDeployments?.[0]?.serviceDeploymentArn ?? ''];
  const { serviceDeployments } = answer(world, 'DescribeServiceDeployments', { serviceDeploymentArns }, at(seconds));
  const [first] = serviceDeployments ?? [];
  if (first === undefined) throw new Error(`There is none at ${seconds} s.`);
  return first;
}

const weights = (test: number, production: number): object => ({
  requestedTestTrafficWeight: test,
  requestedProductionTrafficWeight: production,
});
const inBake = 140;

describe('a service deployment', () => {
  it('tells its stage, and what the target and the source have', () => {
    const described = describedAt(pairScenario({ bakeMinutes: 5 }), inBake);
    expect(described).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'BAKE_TIME',
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
      targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 2, ...weights(100, 100) },
      sourceServiceRevisions: [{ requestedTaskCount: 2, runningTaskCount: 2, ...weights(0, 0) }],
    });
    expect(described).not.toHaveProperty('lifecycleHookDetails');
  });

  it('before the shift the source has all', () => {
    expect(describedAt(pairScenario(), 60)).toMatchObject({
      targetServiceRevision: weights(0, 0),
      sourceServiceRevisions: [weights(100, 100)],
    });
  });

  it.each<readonly [string, Scenario]>([
    ['where the scenario says so', pairScenario({ strategy: { ...blueGreen, shows: { weights: false } } })],
    ['where ECS manages no traffic', pairScenario({ loadBalancers: [] })],
    ['of a rolling update', rollingPair()],
  ])('has no weights %s', (_, scenario) => {
    const { targetServiceRevision, sourceServiceRevisions } = describedAt(scenario, 110);
    for (const revision of [targetServiceRevision, ...(sourceServiceRevisions ?? [])])
      expect(revision).not.toHaveProperty('requestedProductionTrafficWeight');
  });

  it('of a rolling update has no stage', () => {
    expect(describedAt(rollingPair(), 60)).not.toHaveProperty('lifecycleStage');
  });

  it('tells the pause that waits, and what happens at its end', () => {
    const hooks = [
      { type: 'pause', stages: ['POST_TEST_TRAFFIC_SHIFT'], timeoutMinutes: 60, timeoutAction: 'CONTINUE' },
    ] as const;
    const { lifecycleHookDetails, deploymentConfiguration } = describedAt(
      pairScenario({ strategy: { ...blueGreen, hooks } }),
      200,
    );
    expect(lifecycleHookDetails).toEqual([
      {
        hookId: expect.stringMatching(/^ecs-pause-.{43}$/),
        targetType: 'PAUSE',
        status: 'AWAITING_ACTION',
        expiresAt: expect.any(Date),
        timeoutAction: 'CONTINUE',
      },
    ]);
    expect(deploymentConfiguration?.lifecycleHooks).toEqual([
      {
        targetType: 'PAUSE',
        lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
        timeoutConfiguration: { timeoutInMinutes: 60, action: 'CONTINUE' },
      },
    ]);
  });

  const failing = [{ type: 'lambda', stages: ['PRE_SCALE_UP'], answers: 'FAILED', takesSeconds: 4 }] as const;
  it.each<readonly [boolean, number]>([
    [true, 1],
    [false, 0],
  ])('a hook that has failed is told of only where ended hooks are: %s', (endedHooks, count) => {
    const strategy = { ...blueGreen, hooks: failing, shows: { endedHooks } };
    const { status, lifecycleHookDetails = [] } = describedAt(pairScenario({ strategy }), 7);
    expect([status, lifecycleHookDetails.length]).toEqual(['ROLLBACK_IN_PROGRESS', count]);
  });

  it('names the alarm that went off', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: inBake, alarm: true },
    ] as const;
    const scenario = pairScenario({ bakeMinutes: 5, alarms: { rollback: true } }, { actions });
    expect(describedAt(scenario, inBake - 1).alarms).toEqual({
      status: 'MONITORING',
      alarmNames: ['api-errors'],
      triggeredAlarmNames: [],
    });
    expect(describedAt(scenario, inBake + 1).alarms).toMatchObject({
      status: 'TRIGGERED',
      triggeredAlarmNames: ['api-errors'],
    });
  });

  it.each<readonly [string, ServiceSpec['strategy'], object]>([
    ['linear', { type: 'LINEAR' }, { linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 } }],
    ['canary', { type: 'CANARY' }, { canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } }],
    [
      'canary of its own',
      { type: 'CANARY', stepPercent: 12.5, stepBakeMinutes: 0 },
      { canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 0 } },
    ],
  ])('tells its steps: %s', (_, strategy, steps) => {
    expect(
      describedAt(pairScenario({ ...(strategy === undefined ? {} : { strategy }) }), 10).deploymentConfiguration,
    ).toMatchObject(steps);
  });
});
