import { describe, expect, test } from '@jest/globals';
import type { ActiveHook, LifecycleHook } from '../../../src/model/observation.ts';
import { functionName, pausesOf, stageOfHook } from '../../../src/model/strategy/lifecycle-hooks.ts';
import { serviceDeployment } from '../../build.ts';

const pause: ActiveHook = { id: 'ecs-pause-1', targetType: 'PAUSE', status: 'AWAITING_ACTION' };

describe('a pause', () => {
  const rows: readonly [why: string, status: string, hook: ActiveHook, isOne: boolean][] = [
    ['waits for a person', 'IN_PROGRESS', pause, true],
    ['has ended', 'IN_PROGRESS', { ...pause, status: 'SUCCEEDED' }, false],
    ['is none of a function', 'IN_PROGRESS', { ...pause, targetType: 'AWS_LAMBDA' }, false],
    ['is over once ECS rolls back', 'ROLLBACK_IN_PROGRESS', pause, false],
  ];
  test.each(rows)('%s', (_why, status, hook, isOne) => {
    expect(pausesOf(serviceDeployment(status, { hooks: [hook] }))).toHaveLength(isOne ? 1 : 0);
  });
});

describe('the stage of a hook', () => {
  const at = (...stages: readonly string[]): LifecycleHook => ({ targetType: 'PAUSE', stages });
  const rows: readonly [why: string, stage: string | undefined, configured: readonly LifecycleHook[], is: string | undefined][] =
    [
      ['is that of the deployment', 'POST_SCALE_UP', [at('POST_SCALE_UP')], 'POST_SCALE_UP'],
      [
        'is that of the deployment where both are configured',
        'POST_SCALE_UP',
        [at('POST_SCALE_UP', 'PRE_PRODUCTION_TRAFFIC_SHIFT')],
        'POST_SCALE_UP',
      ],
      [
        'is the one that the API has no name for, where it shows another',
        'PRODUCTION_TRAFFIC_SHIFT',
        [at('POST_SCALE_UP', 'PRE_PRODUCTION_TRAFFIC_SHIFT')],
        'PRE_PRODUCTION_TRAFFIC_SHIFT',
      ],
      [
        'is not that of another hook',
        'PRODUCTION_TRAFFIC_SHIFT',
        [{ targetType: 'AWS_LAMBDA', targetArn: 'a', stages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] }],
        'PRODUCTION_TRAFFIC_SHIFT',
      ],
      ['is not known where nothing tells it', undefined, [], undefined],
    ];
  test.each(rows)('%s', (_why, stage, lifecycleHooks, is) => {
    const told = serviceDeployment('IN_PROGRESS', {
      ...(stage === undefined ? {} : { lifecycleStage: stage }),
      configuration: { strategy: 'LINEAR', bakeTimeSeconds: 0, lifecycleHooks },
    });
    expect(stageOfHook(told, pause)).toBe(is);
  });
});

test('of two functions each has its own stage', () => {
  const [first, second] = ['arn:aws:lambda:eu-west-1:1:function:first', 'arn:aws:lambda:eu-west-1:1:function:second'];
  const told = serviceDeployment('IN_PROGRESS', {
    lifecycleStage: 'POST_SCALE_UP',
    configuration: {
      strategy: 'LINEAR',
      bakeTimeSeconds: 0,
      lifecycleHooks: [
        { targetType: 'AWS_LAMBDA', targetArn: first, stages: ['POST_SCALE_UP'] },
        { targetType: 'AWS_LAMBDA', targetArn: second, stages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] },
        { targetType: 'PAUSE', stages: ['POST_TEST_TRAFFIC_SHIFT'] },
        { targetType: 'ORACLE', stages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] },
      ],
    },
  });
  const hook = (targetArn: string): ActiveHook => ({ id: 'h', targetType: 'AWS_LAMBDA', targetArn, status: 'IN_PROGRESS' });
  expect(stageOfHook(told, hook(first))).toBe('POST_SCALE_UP');
  expect(stageOfHook(told, hook(second))).toBe('PRE_PRODUCTION_TRAFFIC_SHIFT');
  expect(stageOfHook({ ...told, lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT' }, hook(first))).toBe('PRODUCTION_TRAFFIC_SHIFT');
  expect(stageOfHook({ ...told, lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT' }, pause)).toBe('PRODUCTION_TRAFFIC_SHIFT');
});

test("a function has its name, and what is no function's ARN stays as it is", () => {
  expect(functionName('arn:aws:lambda:eu-west-1:111122223333:function:check:live')).toBe('check');
  expect(functionName('something else')).toBe('something else');
});
