import { expect, it } from '@jest/globals';
import type { WaitUntil } from '../../../src/model/criteria.ts';
import type { DeploymentConfiguration } from '../../../src/model/observation.ts';
import { progressiveRolloutTime } from '../../../src/model/strategy/progressive-rollout-time.ts';
import { ours, service, serviceDeployment } from '../../build.ts';

const parts = { start: 180, gracePeriod: 20, healthCheck: 100, drain: 30 };
const up = 1.5 * 300;
const blueGreen: DeploymentConfiguration = { strategy: 'BLUE_GREEN', bakeTimeSeconds: 300 };
const hook = (targetType: string, ...stages: readonly string[]) => ({ targetType, stages });

it.each([
  ['healthy: the tasks alone', blueGreen, 'healthy', {}, up, 0],
  ['traffic-shifted: two minutes for the rules', blueGreen, 'traffic-shifted', {}, up + 120, 0],
  ['completed: bake time, drain and the end', blueGreen, 'completed', {}, up + 120 + 300 + 30 + 120, 300],
  [
    'nine waits between ten steps',
    { ...blueGreen, strategy: 'LINEAR', trafficStep: { percent: 10, bakeSeconds: 360 } },
    'traffic-shifted',
    {},
    up + 120 + 9 * 360,
    9 * 360,
  ],
  [
    'a last step that is a part of one',
    { ...blueGreen, strategy: 'LINEAR', trafficStep: { percent: 30, bakeSeconds: 60 } },
    'traffic-shifted',
    {},
    up + 120 + 3 * 60,
    3 * 60,
  ],
  [
    'one wait of a canary',
    { ...blueGreen, strategy: 'CANARY', trafficStep: { percent: 5, bakeSeconds: 600 } },
    'traffic-shifted',
    {},
    up + 120 + 600,
    600,
  ],
  [
    'ten minutes for each change of weights of a Network Load Balancer',
    blueGreen,
    'traffic-shifted',
    { weightChange: 600 },
    up + 1200,
    0,
  ],
  [
    'five minutes for each stage with functions, and nothing for a pause',
    {
      ...blueGreen,
      lifecycleHooks: [
        hook('AWS_LAMBDA', 'POST_SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT'),
        hook('AWS_LAMBDA', 'POST_SCALE_UP'),
        hook('PAUSE', 'PRE_SCALE_UP'),
      ],
    },
    'traffic-shifted',
    {},
    up + 120 + 2 * 300,
    0,
  ],
] satisfies readonly [string, DeploymentConfiguration, WaitUntil, object, number, number][])(
  '%s',
  (_what, configuration, waitUntil, more, seconds, waitingSeconds) => {
    const deployment = { id: ours, serviceDeployment: serviceDeployment('IN_PROGRESS', { configuration }) };
    expect(progressiveRolloutTime(service(), deployment, waitUntil, { ...parts, ...more })).toMatchObject({
      seconds,
      waitingSeconds,
    });
  },
);

it('takes the service for what a service deployment does not tell, and five minutes more for what ECS has to make', () => {
  const express = service({ ...blueGreen, resourceManagementType: 'ECS' });
  expect(progressiveRolloutTime(express, { id: ours }, 'healthy', parts).seconds).toBe(up + 300);
});

it('says how it came about, each part that there is', () => {
  const tasks = '1.5 × (start 180 s + grace period 20 s + health check 100 s)';
  const sumOf = (configuration: DeploymentConfiguration, waitUntil: WaitUntil, changes = {}): string =>
    progressiveRolloutTime(service({ ...configuration, ...changes }), { id: ours }, waitUntil, parts).sum;
  expect(sumOf(blueGreen, 'healthy')).toBe(tasks);
  expect(sumOf(blueGreen, 'healthy', { resourceManagementType: 'ECS' })).toBe(`${tasks} + provisioning 300 s`);
  expect(sumOf(blueGreen, 'traffic-shifted')).toBe(`${tasks} + shift of traffic 120 s`);
  const linear = {
    ...blueGreen,
    trafficStep: { percent: 50, bakeSeconds: 60 },
    lifecycleHooks: [hook('AWS_LAMBDA', 'POST_SCALE_UP')],
  };
  expect(sumOf(linear, 'completed')).toBe(
    `${tasks} + shift of traffic 120 s + steps 60 s + hooks 300 s + bake time 300 s + drain and end 150 s`,
  );
});
