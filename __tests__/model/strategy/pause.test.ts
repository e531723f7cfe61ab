import { expect, test } from '@jest/globals';
import type { ActiveHook } from '../../../src/model/observation.ts';
import { pausesAtHooks } from '../../../src/model/strategy/pause.ts';
import { at, ours, serviceDeployment } from '../../build.ts';

const bare: ActiveHook = { id: 'ecs-pause-1', targetType: 'PAUSE', status: 'AWAITING_ACTION' };
const pausing = (hook: ActiveHook, changes = {}) =>
  pausesAtHooks({ id: ours, serviceDeployment: serviceDeployment('IN_PROGRESS', { hooks: [hook], ...changes }) });

test('a pause is told with what ECS tells of it', () => {
  const target = { deploymentId: ours, requestedTaskCount: 3, runningTaskCount: 3, pendingTaskCount: 0 };
  const hook = { ...bare, expiresAt: at(60), timeoutAction: 'ROLLBACK' };
  expect(pausing(hook, { lifecycleStage: 'POST_SCALE_UP', target })).toMatchObject([
    {
      id: 'ecs-pause-1',
      stage: 'POST_SCALE_UP',
      expiresAt: at(60),
      timeoutAction: 'ROLLBACK',
      requestedTaskCount: 3,
      words: expect.stringContaining('it waits for a person at `POST_SCALE_UP`'),
      continueCommand: expect.stringContaining('--action CONTINUE'),
      rollBackCommand: expect.stringContaining('--action ROLLBACK'),
    },
  ]);
});

test('what ECS does not tell is left out, and no task has been asked for', () => {
  const [pause] = pausing(bare);
  expect(pause).toMatchObject({ requestedTaskCount: 0 });
  for (const name of ['stage', 'expiresAt', 'timeoutAction']) expect(pause).not.toHaveProperty(name);
});

test('nothing pauses before its service deployment is known', () => {
  expect(pausesAtHooks({ id: ours })).toEqual([]);
});
