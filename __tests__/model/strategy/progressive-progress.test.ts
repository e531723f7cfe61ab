import { describe, expect, test } from '@jest/globals';
import type { KnownDeployment } from '../../../src/model/deployment.ts';
import type { ActiveHook, DeploymentConfiguration, RevisionSummary, ServiceDeployment } from '../../../src/model/observation.ts';
import { managesTraffic, productionShareInWords, progressOf } from '../../../src/model/strategy/progressive-progress.ts';
import { at, blind, deployment, observation, ours, service, serviceDeployment, withoutLoadBalancers } from '../../build.ts';

const linear: DeploymentConfiguration = {
  strategy: 'LINEAR',
  bakeTimeSeconds: 300,
  trafficStep: { percent: 10, bakeSeconds: 240 },
};
const shares = (productionWeight?: number, testWeight = 0): RevisionSummary => ({
  deploymentId: ours,
  requestedTaskCount: 2,
  runningTaskCount: 2,
  pendingTaskCount: 0,
  testWeight,
  ...(productionWeight === undefined ? {} : { productionWeight }),
});
const lambda: ActiveHook = {
  id: 'hook-1',
  targetType: 'AWS_LAMBDA',
  targetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check-traffic:live',
  status: 'IN_PROGRESS',
};
const pause: ActiveHook = {
  id: 'ecs-pause-1',
  targetType: 'PAUSE',
  status: 'AWAITING_ACTION',
  expiresAt: at(3600),
  timeoutAction: 'CONTINUE',
};

/** Since second 0 where it is. */
const known = (status: string, changes: Partial<ServiceDeployment>): KnownDeployment => {
  const { lifecycleStage: stage, target } = changes;
  const weight = target?.productionWeight;
  return {
    id: ours,
    serviceDeployment: serviceDeployment(status, { configuration: linear, ...changes }),
    ...(stage === undefined
      ? {}
      : {
          traffic: {
            stage,
            stageSince: at(0),
            weightSince: at(0),
            wasBehindShift: false,
            ...(weight === undefined ? {} : { productionWeight: weight }),
          },
        }),
  };
};

describe('how far ECS is', () => {
  const rows: readonly [
    why: string,
    status: string,
    changes: Partial<ServiceDeployment>,
    seconds: number,
    says: string | undefined,
  ][] = [
    ['that it has not begun', 'PENDING', {}, 0, 'PENDING: ECS has not begun'],
    ['nothing, while no stage is told', 'IN_PROGRESS', {}, 0, undefined],
    ['the stage', 'IN_PROGRESS', { lifecycleStage: 'SCALE_UP', target: shares(0) }, 0, 'SCALE_UP, production 0 %'],
    [
      'the stage alone, where weights are not told',
      'IN_PROGRESS',
      { lifecycleStage: 'SCALE_UP', target: shares() },
      0,
      'SCALE_UP',
    ],
    [
      'test traffic, until production traffic follows it',
      'IN_PROGRESS',
      { lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT', target: shares(0, 100) },
      0,
      'POST_TEST_TRAFFIC_SHIFT, test traffic 100 %, production 0 %',
    ],
    [
      'the step, and when the next is due',
      'IN_PROGRESS',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(30, 100) },
      10,
      'PRODUCTION_TRAFFIC_SHIFT, production 30 % (step 3 of 10), next step about 10:04 UTC',
    ],
    [
      'the same words until it is late',
      'IN_PROGRESS',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(30, 100) },
      300,
      'PRODUCTION_TRAFFIC_SHIFT, production 30 % (step 3 of 10), next step about 10:04 UTC',
    ],
    [
      'that it is late',
      'IN_PROGRESS',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(30, 100) },
      301,
      'PRODUCTION_TRAFFIC_SHIFT, production 30 % (step 3 of 10), next step was due at 10:04 UTC',
    ],
    [
      'no next step before the first has been seen',
      'IN_PROGRESS',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(0, 100) },
      0,
      'PRODUCTION_TRAFFIC_SHIFT, test traffic 100 %, production 0 %',
    ],
    [
      'no next step at another stage than the shift',
      'IN_PROGRESS',
      { lifecycleStage: 'POST_PRODUCTION_TRAFFIC_SHIFT', target: shares(30, 100) },
      0,
      'POST_PRODUCTION_TRAFFIC_SHIFT, production 30 % (step 3 of 10)',
    ],
    [
      'no step of what goes over at once',
      'IN_PROGRESS',
      {
        lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
        target: shares(30, 100),
        configuration: { strategy: 'BLUE_GREEN', bakeTimeSeconds: 300 },
      },
      0,
      'PRODUCTION_TRAFFIC_SHIFT, production 30 %',
    ],
    ['the share alone, while no stage is told', 'IN_PROGRESS', { target: shares(30, 100) }, 0, 'production 30 %'],
    [
      'the last step as a share alone',
      'IN_PROGRESS',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(100, 100) },
      0,
      'PRODUCTION_TRAFFIC_SHIFT, production 100 %',
    ],
    [
      'the first of the two steps of a canary',
      'IN_PROGRESS',
      {
        lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
        target: shares(0.1, 100),
        configuration: { ...linear, strategy: 'CANARY', trafficStep: { percent: 0.1, bakeSeconds: 600 } },
      },
      0,
      'PRODUCTION_TRAFFIC_SHIFT, production 0.1 % (step 1 of 2), next step about 10:10 UTC',
    ],
    [
      'until when it bakes',
      'IN_PROGRESS',
      { lifecycleStage: 'BAKE_TIME', target: shares(100, 100) },
      0,
      'BAKE_TIME, its end about 10:05 UTC, production 100 %',
    ],
    [
      'a pause, with no next step beside it',
      'IN_PROGRESS',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(10, 100), hooks: [pause] },
      0,
      'PRODUCTION_TRAFFIC_SHIFT, production 10 % (step 1 of 10), waits for a person at PRODUCTION_TRAFFIC_SHIFT until 2026-01-15 11:00 UTC, when ECS continues by itself',
    ],
    [
      'that what ends a pause is not known, in plain text',
      'IN_PROGRESS',
      { lifecycleStage: 'POST_SCALE_UP', hooks: [{ ...pause, timeoutAction: 'EXPLODE' }] },
      0,
      'POST_SCALE_UP, waits for a person at POST_SCALE_UP until 2026-01-15 11:00 UTC, when ECS does what is not known here (EXPLODE)',
    ],
    [
      'a function at a stage that ECS does not tell',
      'IN_PROGRESS',
      { hooks: [lambda] },
      0,
      'hook check-traffic at a stage that is not told in progress',
    ],
    [
      'a function that has not answered',
      'IN_PROGRESS',
      { lifecycleStage: 'POST_SCALE_UP', hooks: [lambda] },
      0,
      'POST_SCALE_UP, hook check-traffic at POST_SCALE_UP in progress',
    ],
    [
      'not one that has succeeded',
      'IN_PROGRESS',
      { lifecycleStage: 'POST_SCALE_UP', hooks: [{ ...lambda, status: 'SUCCEEDED' }] },
      0,
      'POST_SCALE_UP',
    ],
    [
      'one that failed, and a pause that nobody ended',
      'IN_PROGRESS',
      {
        lifecycleStage: 'POST_SCALE_UP',
        hooks: [
          { ...lambda, status: 'FAILED' },
          { ...pause, status: 'TIMED_OUT' },
        ],
      },
      0,
      'POST_SCALE_UP, hook check-traffic at POST_SCALE_UP FAILED, pause at POST_SCALE_UP TIMED_OUT',
    ],
    [
      'alarms',
      'IN_PROGRESS',
      {
        lifecycleStage: 'BAKE_TIME',
        target: shares(100),
        alarmStatus: 'TRIGGERED',
        triggeredAlarmNames: ['api-5xx', 'api-slow'],
      },
      0,
      'BAKE_TIME, its end about 10:05 UTC, production 100 %, alarms api-5xx and api-slow TRIGGERED',
    ],
    [
      'one alarm',
      'IN_PROGRESS',
      { lifecycleStage: 'SCALE_UP', alarmStatus: 'TRIGGERED', triggeredAlarmNames: ['api-5xx'] },
      0,
      'SCALE_UP, alarm api-5xx TRIGGERED',
    ],
    [
      'an alarm whose name is not told',
      'IN_PROGRESS',
      { lifecycleStage: 'SCALE_UP', alarmStatus: 'TRIGGERED' },
      0,
      'SCALE_UP, an alarm TRIGGERED',
    ],
    ['not alarms that only watch', 'IN_PROGRESS', { lifecycleStage: 'SCALE_UP', alarmStatus: 'MONITORING' }, 0, 'SCALE_UP'],
    [
      'that a rollback is asked for, and nothing of what would come next',
      'ROLLBACK_REQUESTED',
      { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(30, 100) },
      0,
      'ROLLBACK_REQUESTED: it may still succeed, PRODUCTION_TRAFFIC_SHIFT, production 30 %',
    ],
    ['that ECS is about to stop it', 'STOP_REQUESTED', {}, 0, 'STOP_REQUESTED: ECS is about to stop it'],
    ['that it was stopped', 'STOPPED', {}, 0, 'STOPPED'],
    ['that ECS goes back', 'ROLLBACK_IN_PROGRESS', {}, 0, 'ROLLBACK_IN_PROGRESS'],
    ['that ECS went back', 'ROLLBACK_SUCCESSFUL', {}, 0, 'ROLLBACK_SUCCESSFUL'],
    ['that ECS could not go back', 'ROLLBACK_FAILED', {}, 0, 'ROLLBACK_FAILED'],
    ['its end', 'SUCCESSFUL', { target: shares(100, 100) }, 0, 'ECS: SUCCESSFUL, production 100 %'],
    [
      'what is not known as such',
      'ABORTING',
      { lifecycleStage: 'PRE_FLIGHT', target: shares(0) },
      0,
      'ABORTING: a status that is not known here, PRE_FLIGHT: a stage that is not known here, production 0 %',
    ],
  ];
  test.each(rows)('says %s', (_why, status, changes, seconds, says) => {
    expect(progressOf(known(status, changes), observation(seconds))).toBe(says);
  });
  test('says nothing of a deployment whose service deployment is not known', () => {
    expect(progressOf({ id: ours }, observation(0))).toBeUndefined();
  });
  test('says the share alone where the configuration is not told', () => {
    const told = serviceDeployment('IN_PROGRESS', { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT', target: shares(30) });
    expect(progressOf({ id: ours, serviceDeployment: told }, observation(0))).toBe('PRODUCTION_TRAFFIC_SHIFT, production 30 %');
  });
});

describe('its share of production traffic', () => {
  const rows: readonly [
    why: string,
    deployment: KnownDeployment,
    at: ReturnType<typeof observation>,
    says: string | undefined,
  ][] = [
    ['is told in percent', known('IN_PROGRESS', { target: shares(0) }), observation(0), 'it has 0 % of production traffic'],
    [
      'is not made up where ECS does not tell it',
      known('IN_PROGRESS', { lifecycleStage: 'SCALE_UP' }),
      observation(0),
      'ECS does not tell its share of production traffic',
    ],
    [
      'is none where ECS manages no traffic',
      known('IN_PROGRESS', { lifecycleStage: 'SCALE_UP' }),
      observation(0, withoutLoadBalancers()),
      'ECS manages no traffic for it',
    ],
    ['is not spoken of where no service deployment tells anything', { id: ours }, observation(0), undefined],
  ];
  test.each(rows)('%s', (_why, deployment, seen, says) => {
    expect(productionShareInWords(deployment, seen)).toBe(says);
  });
});

describe('ECS manages traffic', () => {
  const bare = withoutLoadBalancers();
  const revision = { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 };
  const rows: readonly [why: string, changes: Parameters<typeof observation>[1], manages: boolean][] = [
    ['of load balancers', {}, true],
    ['of Service Connect', { ...bare, revisions: new Map([[ours, { ...revision, serviceConnect: true }]]) }, true],
    ['of gateways', { ...bare, revisions: new Map([[ours, { ...revision, gatewayConnectorCount: 1 }]]) }, true],
    ['of an Express service', { ...bare, service: service({ loadBalancers: [], resourceManagementType: 'ECS' }) }, true],
    ['and none where there is none of these', bare, false],
    ['and none where nothing was read of its revision', { ...bare, revisions: new Map() }, false],
  ];
  test.each(rows)('%s', (_why, changes, manages) => {
    expect(managesTraffic(observation(0, changes), { id: ours })).toBe(manages);
  });
  test('and none in a look that does not show the service', () => {
    expect(managesTraffic(blind(0), { id: ours })).toBe(false);
  });
  test('of VPC Lattice', () => {
    const counting = (vpcLatticeCount: number): KnownDeployment => ({ id: ours, entry: deployment({ vpcLatticeCount }) });
    expect(managesTraffic(observation(0, bare), counting(1))).toBe(true);
    expect(managesTraffic(observation(0, bare), counting(0))).toBe(false);
  });
});
