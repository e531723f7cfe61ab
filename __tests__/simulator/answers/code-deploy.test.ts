import { describe, expect, it } from '@jest/globals';
import type { DeploymentInfo, ECSTarget } from '@aws-sdk/client-codedeploy';
import { answer } from '../../../simulator/answers/answer.ts';
import { newSimulation, respond } from '../../../simulator/api/respond.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { CodeDeploySpec, CodeDeployVariants, Scenario } from '../../../simulator/scenario.ts';
import type { World } from '../../../simulator/world/world.ts';
import { codeDeployScenario, withTestListener } from '../task-sets.ts';
import { at } from '../timeline.ts';

const idsAt = (world: World, seconds: number): readonly string[] =>
  (world.serviceAt('prod', 'api', at(seconds))?.codeDeployDeployments ?? []).map(({ id }) => id);

/** GetDeployment of the newest, or of the one `before` it. */
function infoAt(scenario: Scenario, seconds: number, before = 0): DeploymentInfo {
  const world = newWorld(scenario);
  const deploymentId = idsAt(world, seconds)[before];
  return answer(world, 'GetDeployment', { deploymentId }, at(seconds)).deploymentInfo ?? {};
}

function targetAt(scenario: Scenario, seconds: number, before = 0): ECSTarget {
  const world = newWorld(scenario);
  const deploymentId = idsAt(world, seconds)[before];
  const asked = { deploymentId, targetIds: ['prod:api'] };
  const [target] = answer(world, 'BatchGetDeploymentTargets', asked, at(seconds)).deploymentTargets ?? [];
  expect(target?.deploymentTargetType).toBe('ECSTarget');
  return target?.ecsTarget ?? {};
}

const shift = { type: 'linear', percent: 10, minutes: 1 } as const;
const inShift = 160;
const inTerminationWait = 250;
const onAlarm: CodeDeploySpec = { shift, alarms: ['api-5xx'], autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] };
const alarmed = codeDeployScenario(
  onAlarm,
  {},
  {
    actions: [
      { at: 0, deploy: 2 },
      { at: 200, alarm: true },
    ],
  },
);

describe('GetDeployment', () => {
  it.each<readonly [string, Scenario, number, number, object]>([
    [
      'tells whose it is, how it shifts traffic, and that it goes on',
      codeDeployScenario({ shift }),
      inShift,
      0,
      {
        applicationName: 'AppECS-prod-api',
        deploymentGroupName: 'DgpECS-prod-api',
        deploymentConfigName: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
        status: 'InProgress',
        creator: 'user',
        computePlatform: 'ECS',
        autoRollbackConfiguration: { enabled: false, events: [] },
        instanceTerminationWaitTimeStarted: false,
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        blueGreenDeploymentConfiguration: {
          terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
          deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
        },
      },
    ],
    [
      'tells that the termination wait has begun',
      codeDeployScenario(),
      inTerminationWait,
      0,
      { instanceTerminationWaitTimeStarted: true },
    ],
    [
      'tells its end',
      codeDeployScenario({ keepAlive: true, creator: 'CloudFormation' }),
      200,
      0,
      {
        status: 'Succeeded',
        creator: 'CloudFormation',
        completeTime: expect.any(Date),
        instanceTerminationWaitTimeStarted: false,
        blueGreenDeploymentConfiguration: { terminateBlueInstancesOnDeploymentSuccess: { action: 'KEEP_ALIVE' } },
      },
    ],
    [
      'tells how long it waits for somebody',
      codeDeployScenario({ ready: { waitMinutes: 30, action: 'STOP_DEPLOYMENT' } }),
      200,
      0,
      {
        status: 'Ready',
        blueGreenDeploymentConfiguration: {
          deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 },
        },
      },
    ],
    [
      'tells why it was stopped, and what rolls it back',
      alarmed,
      220,
      1,
      {
        status: 'Stopped',
        errorInformation: { code: 'ALARM_ACTIVE', message: expect.stringMatching(/Activated alarms: <api-5xx>$/) },
        rollbackInfo: {
          rollbackDeploymentId: expect.stringMatching(/^d-[A-Z0-9]{9}$/),
          rollbackMessage: expect.stringMatching(
            /^Deployment d-.{9} terminated\. Automatic rollback is triggered with a DeploymentId d-.{9}\.$/,
          ),
        },
        autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_STOP_ON_ALARM'] },
      },
    ],
    [
      'of a rollback tells what it takes back, and that it does so all at once',
      alarmed,
      400,
      0,
      {
        status: 'Succeeded',
        creator: 'codeDeployRollback',
        deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
        rollbackInfo: {
          rollbackTriggeringDeploymentId: expect.stringMatching(/^d-[A-Z0-9]{9}$/),
          rollbackMessage: expect.stringMatching(/^Deployment d-.{9} is triggered to roll back deployment d-.{9}\.$/),
        },
      },
    ],
  ])('%s', (_, scenario, seconds, before, expected) => {
    expect(infoAt(scenario, seconds, before)).toMatchObject(expected);
  });

  it('has neither a start nor an error before there is one', () => {
    const info = infoAt(codeDeployScenario(), 0.1);
    expect(info).toMatchObject({ status: 'Created', createTime: new Date(at(0)) });
    for (const member of ['startTime', 'completeTime', 'errorInformation', 'rollbackInfo'])
      expect(info).not.toHaveProperty(member);
  });

  it('names the pair and its listeners', () => {
    const [pair] = infoAt(codeDeployScenario({}, withTestListener), 60).loadBalancerInfo?.targetGroupPairInfoList ?? [];
    const listener = /^arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener\/app\/blue\/[0-9a-f]{16}\/[0-9a-f]{16}$/;
    const route = { listenerArns: [expect.stringMatching(listener)] };
    expect(pair).toEqual({
      targetGroups: [{ name: 'blue' }, { name: 'green' }],
      prodTrafficRoute: route,
      testTrafficRoute: route,
    });
    expect(pair?.prodTrafficRoute).not.toEqual(pair?.testTrafficRoute);
  });

  it('of the set that runs from the beginning is answered too', () => {
    expect(infoAt(codeDeployScenario(), 60, 1)).toMatchObject({ status: 'Succeeded', creator: 'user' });
  });
});

describe('BatchGetDeploymentTargets', () => {
  it('in the shift', () => {
    const world = newWorld(codeDeployScenario({ shift }));
    const [old, own] = world.serviceAt('prod', 'api', at(inShift))?.taskSets ?? [];
    const target = targetAt(codeDeployScenario({ shift }), inShift);
    expect(target).toMatchObject({ targetId: 'prod:api', status: 'InProgress' });
    const running = { desiredCount: 2, pendingCount: 0, runningCount: 2 };
    expect(target.taskSetsInfo).toEqual([
      {
        ...running,
        ...{ identifer: old?.id, status: 'PRIMARY', trafficWeight: 80, targetGroup: { name: 'blue' }, taskSetLabel: 'Blue' },
      },
      {
        ...running,
        ...{ identifer: own?.id, status: 'ACTIVE', trafficWeight: 20, targetGroup: { name: 'green' }, taskSetLabel: 'Green' },
      },
    ]);
    expect(target.lifecycleEvents?.map(({ lifecycleEventName, status }) => [lifecycleEventName, status])).toEqual([
      ['BeforeInstall', 'Succeeded'],
      ['Install', 'Succeeded'],
      ['AfterInstall', 'Succeeded'],
      ['BeforeAllowTraffic', 'Succeeded'],
      ['AllowTraffic', 'InProgress'],
      ['AfterAllowTraffic', 'Pending'],
    ]);
  });

  it('says why an event has failed', () => {
    const failing = codeDeployScenario({ hooks: [{ event: 'AfterInstall', answers: 'Failed' }] });
    const target = targetAt(failing, 200);
    expect(target.status).toBe('Failed');
    expect(target.lifecycleEvents?.[2]).toMatchObject({
      status: 'Failed',
      diagnostics: { errorCode: 'UnknownError', message: expect.stringContaining('validation functions failed') },
    });
  });

  const shown = (variants: CodeDeployVariants): ECSTarget => targetAt(codeDeployScenario({ shift, shows: variants }), inShift);
  it.each<readonly [string, CodeDeployVariants, (target: ECSTarget) => unknown, unknown]>([
    ['no weights', { weights: false }, ({ taskSetsInfo }) => taskSetsInfo?.some((set) => 'trafficWeight' in set), false],
    ['no labels', { labels: false }, ({ taskSetsInfo }) => taskSetsInfo?.some((set) => 'taskSetLabel' in set), false],
    ['no event that has not begun', { pendingEvents: false }, ({ lifecycleEvents }) => lifecycleEvents?.length, 5],
  ])('may tell %s', (_, variants, of, expected) => {
    expect(of(shown(variants))).toBe(expected);
  });
});

describe('GetDeploymentConfig', () => {
  const world = newWorld(codeDeployScenario({ shift: { type: 'canary', percent: 20, minutes: 2 } }));
  it.each<readonly [string, object]>([
    ['CodeDeployDefault.ECSAllAtOnce', { type: 'AllAtOnce' }],
    [
      'CodeDeployDefault.ECSLinear10PercentEvery3Minutes',
      { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 10, linearInterval: 3 } },
    ],
    [
      'api-canary-20-percent-2-minutes',
      { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 20, canaryInterval: 2 } },
    ],
  ])('%s', (deploymentConfigName, trafficRoutingConfig) => {
    const { deploymentConfigInfo } = answer(world, 'GetDeploymentConfig', { deploymentConfigName }, at(0));
    expect(deploymentConfigInfo).toEqual({ deploymentConfigName, computePlatform: 'ECS', trafficRoutingConfig });
  });
});

describe('what CodeDeploy refuses', () => {
  const world = newWorld(codeDeployScenario());
  const [deploymentId = ''] = idsAt(world, 60);
  const unknown = 'd-ZZZZZZZZZ';
  it.each<readonly [string, () => unknown, string]>([
    [
      'a deployment that it does not know',
      () => answer(world, 'GetDeployment', { deploymentId: unknown }, at(60)),
      'DeploymentDoesNotExistException',
    ],
    [
      'one that is still to come',
      () => answer(world, 'GetDeployment', { deploymentId }, at(-1)),
      'DeploymentDoesNotExistException',
    ],
    [
      'targets of one that it does not know',
      () => answer(world, 'BatchGetDeploymentTargets', { deploymentId: unknown, targetIds: ['prod:api'] }, at(60)),
      'DeploymentDoesNotExistException',
    ],
    [
      'targets before the start',
      () => answer(world, 'BatchGetDeploymentTargets', { deploymentId, targetIds: ['prod:api'] }, at(1)),
      'DeploymentNotStartedException',
    ],
    [
      'the target of another service',
      () => answer(world, 'BatchGetDeploymentTargets', { deploymentId, targetIds: ['prod:web'] }, at(60)),
      'DeploymentTargetDoesNotExistException',
    ],
    [
      'two targets',
      () => answer(world, 'BatchGetDeploymentTargets', { deploymentId, targetIds: ['prod:api', 'prod:web'] }, at(60)),
      'DeploymentTargetListSizeExceededException',
    ],
    [
      'a configuration that it does not know',
      () => answer(world, 'GetDeploymentConfig', { deploymentConfigName: 'api-canary' }, at(60)),
      'DeploymentConfigDoesNotExistException',
    ],
  ])('%s', (_, ask, name) => {
    expect(ask).toThrow(expect.objectContaining({ name, $metadata: { httpStatusCode: 400 } }));
  });

  const group = 'arn:aws:codedeploy:eu-west-1:111122223333:deploymentgroup:AppECS-prod-api/DgpECS-prod-api';
  it.each<readonly ['GetDeployment' | 'BatchGetDeploymentTargets' | 'GetDeploymentConfig', object, string]>([
    ['GetDeployment', { deploymentId }, group],
    ['BatchGetDeploymentTargets', { deploymentId, targetIds: ['prod:api'] }, '*'],
    ['GetDeploymentConfig', { deploymentConfigName: 'x' }, 'arn:aws:codedeploy:eu-west-1:111122223333:deploymentconfig:x'],
  ])('%s without a permission, naming the resource', (operation, input, resource) => {
    const denied = codeDeployScenario({}, {}, { api: { faults: [{ fault: 'denied', operations: [operation] }] } });
    const reply = respond(newSimulation(denied), operation, input as never, at(60));
    expect(reply).toMatchObject({
      error: {
        name: 'AccessDeniedException',
        message: expect.stringContaining(`not authorized to perform: codedeploy:${operation} on resource: ${resource} because`),
      },
    });
  });
});
