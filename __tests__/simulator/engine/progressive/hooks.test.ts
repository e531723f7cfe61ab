import { describe, expect, it } from '@jest/globals';
import type { Action, HookSpec, LifecycleStage, StrategySpec } from '../../../../simulator/scenario.ts';
import { pairScenario, rolloutOf, type PlayedRollout } from '../../rollout.ts';

const play = (hooks: readonly HookSpec[], more: Partial<StrategySpec> = {}, actions: readonly Action[] = [], minutes = 8) =>
  rolloutOf(
    pairScenario({ strategy: { type: 'BLUE_GREEN', hooks, ...more } }, { actions: [{ at: 0, deploy: 2 }, ...actions] }),
    minutes,
  );
const hooksAt = (played: PlayedRollout, seconds: number): readonly string[] =>
  played.progress(seconds).hooks.map(({ status }) => status);
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:api-hook-1';
const ROLE = 'arn:aws:iam::111122223333:role/ecs-hooks';

describe('a function', () => {
  const stages: readonly LifecycleStage[] = [
    'PRE_SCALE_UP',
    'POST_SCALE_UP',
    'TEST_TRAFFIC_SHIFT',
    'POST_TEST_TRAFFIC_SHIFT',
    'PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
  ];
  it.each(stages)('holds up %s as long as it takes', (stage) => {
    const played = play([{ type: 'lambda', stages: [stage], takesSeconds: 20 }]);
    const entered = played.entered(stage);
    expect([0, 19, 22].map((after) => hooksAt(played, entered + after))).toEqual([
      ['IN_PROGRESS'],
      ['IN_PROGRESS'],
      ['SUCCEEDED'],
    ]);
    expect(played.became('SUCCESSFUL')).toBeGreaterThan(entered);
  });

  const failures: readonly (readonly [NonNullable<HookSpec['answers']>, string])[] = [
    ['FAILED', `Lifecycle hook target ${FUNCTION} returned FAILED status.`],
    ['unparsable', `ECS was unable to parse the response from ${FUNCTION} due to: HookStatus must not be null.`],
    ['not-assumable', `ECS was unable to assume role ${ROLE}`],
    [
      'not-invokable',
      `ECS was unable to invoke hook target ${FUNCTION} due to User: arn:aws:sts::111122223333:assumed-role/ecs-hooks/ECSServiceDeploymentHook is not authorized to perform: lambda:InvokeFunction on resource: ${FUNCTION} because no identity-based policy allows the lambda:InvokeFunction action`,
    ],
  ];
  it.each(failures)('that is %s is the end of the deployment', (answers, text) => {
    const played = play([{ type: 'lambda', stages: ['POST_TEST_TRAFFIC_SHIFT'], answers }]);
    const failed = played.first('the rollback', (s) => s > 0 && played.record(s).status === 'ROLLBACK_IN_PROGRESS');
    const statusReason = `Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ${text}`;
    expect(played.record(failed).statusReason).toBe(statusReason);
    expect(played.event(`deployment failed: ${statusReason}`)).toBe(failed);
    expect(hooksAt(played, failed)).toEqual(['FAILED']);
    expect([played.rule(failed + 60), played.rule(failed + 60, 'test')]).toEqual(['blue 100, green 0', 'blue 100, green 0']);
  });

  it('refuses before the first task, and the rollback is done within seconds', () => {
    const played = play([{ type: 'lambda', stages: ['PRE_SCALE_UP'], answers: 'FAILED', takesSeconds: 2 }]);
    expect(played.became('ROLLBACK_SUCCESSFUL')).toBeLessThan(15);
    expect(played.tasks(60)).toHaveLength(2);
  });

  it('of a stage in which traffic moves runs again when it moves back', () => {
    const played = play([{ type: 'lambda', stages: ['PRODUCTION_TRAFFIC_SHIFT'], takesSeconds: 5 }], {}, [
      { at: 150, rollBack: true },
    ]);
    expect(hooksAt(played, played.entered('PRODUCTION_TRAFFIC_SHIFT', 150))).toEqual(['IN_PROGRESS']);
    expect(played.became('ROLLBACK_SUCCESSFUL')).toBeGreaterThan(150);
  });

  it('runs beside the others of its stage, and one that fails is enough', () => {
    const stages = ['POST_SCALE_UP'] as const;
    const played = play([
      { type: 'lambda', stages, takesSeconds: 600 },
      { type: 'lambda', stages, takesSeconds: 3, answers: 'FAILED' },
    ]);
    const entered = played.entered('POST_SCALE_UP');
    expect(hooksAt(played, entered)).toEqual(['IN_PROGRESS', 'IN_PROGRESS']);
    expect(played.became('ROLLBACK_IN_PROGRESS') - entered).toBeLessThan(5);
  });
});

describe('a pause', () => {
  const pause: HookSpec = { type: 'pause', stages: ['POST_TEST_TRAFFIC_SHIFT'] };

  it('waits for a person, for a day by default', () => {
    const played = play([pause]);
    const entered = played.entered('POST_TEST_TRAFFIC_SHIFT');
    const [hook] = played.progress(entered).hooks;
    expect(hook).toMatchObject({ type: 'pause', status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' });
    expect(hook?.id).toMatch(/^ecs-pause-[A-Za-z0-9]{43}$/);
    expect(hook).not.toHaveProperty('targetArn');
    expect((hook?.expiresAt ?? 0) - played.record(entered).updatedAt).toBe(86_400_000);
    expect(played.record(479)).toMatchObject({ status: 'IN_PROGRESS', progressive: { stage: 'POST_TEST_TRAFFIC_SHIFT' } });
  });

  it('goes on when it is told to', () => {
    const played = play([pause], {}, [{ at: 200, resume: 'CONTINUE' }]);
    expect(played.entered('PRODUCTION_TRAFFIC_SHIFT')).toBeGreaterThan(200);
    expect(played.became('SUCCESSFUL')).toBeGreaterThan(200);
  });

  it('goes back when it is told to', () => {
    const played = play([pause], {}, [{ at: 200, resume: 'ROLLBACK' }]);
    expect([200, 203].map((seconds) => played.record(seconds).status)).toEqual(['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS']);
    expect([played.rule(300), played.rule(300, 'test')]).toEqual(['blue 100, green 0', 'blue 100, green 0']);
  });

  it('goes back when its time is up, and says so', () => {
    const played = play([{ ...pause, timeoutMinutes: 2 }]);
    const failed = played.became('ROLLBACK_IN_PROGRESS');
    expect(Math.round(failed - played.entered('POST_TEST_TRAFFIC_SHIFT'))).toBe(120);
    const text = 'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT pause hook timed out.';
    expect([played.record(failed).statusReason, hooksAt(played, failed)]).toEqual([text, ['TIMED_OUT']]);
  });

  it('goes on when its time is up, where that is asked for', () => {
    const played = play([{ ...pause, timeoutMinutes: 1, timeoutAction: 'CONTINUE' }]);
    expect(played.entered('PRODUCTION_TRAFFIC_SHIFT') - played.entered('POST_TEST_TRAFFIC_SHIFT')).toBeGreaterThan(60);
  });

  it('before the shift asks at every step, by a new id', () => {
    const hooks: readonly HookSpec[] = [{ type: 'pause', stages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] }];
    const resumes = [200, 300].map((at): Action => ({ at, resume: 'CONTINUE' }));
    const played = play(hooks, { type: 'CANARY', stepBakeMinutes: 0 }, resumes);
    const idAt = (seconds: number): string | undefined =>
      played.progress(seconds).hooks.find(({ status }) => status === 'AWAITING_ACTION')?.id;
    expect([idAt(199), idAt(299)]).toEqual([expect.stringMatching('ecs-pause'), expect.stringMatching('ecs-pause')]);
    expect(idAt(199)).not.toBe(idAt(299));
    expect([199, 299, 350].map((seconds) => played.rule(seconds))).toEqual([
      'blue 100, green 0',
      'blue 95, green 5',
      'blue 0, green 100',
    ]);
    // Where it shows as no stage of its own, the one before stays told.
    expect([199, 299].map((seconds) => played.progress(seconds).stage)).toEqual([
      'POST_TEST_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
    ]);
  });

  it('is void once a newer deployment has come', () => {
    const actions: readonly Action[] = [
      { at: 150, deploy: 3 },
      { at: 160, resume: 'CONTINUE' },
    ];
    expect(() => play([pause], {}, actions)).toThrow('No pause waits for an answer.');
  });
});
