import { describe, expect, it } from '@jest/globals';
import { newWorld } from '../../../../simulator/engine/new-world.ts';
import type { Action, ProgressiveVariants, ServiceSpec } from '../../../../simulator/scenario.ts';
import { at, deploymentLine } from '../../timeline.ts';
import { blueGreen, pairScenario, rolloutOf, type PlayedRollout } from '../../rollout.ts';

const inBake: readonly Action[] = [
  { at: 0, deploy: 2 },
  { at: 150, rollBack: true },
];
const play = (service: Partial<ServiceSpec>, actions: readonly Action[] = inBake, minutes = 8): PlayedRollout =>
  rolloutOf(pairScenario({ bakeMinutes: 5, ...service }, { actions }), minutes);
const statusesOf = (played: PlayedRollout, minutes = 8): readonly string[] => {
  const all = Array.from({ length: minutes * 60 }, (_, second) => played.record(second).status);
  return all.filter((status, index) => status !== all[index - 1]);
};
const reason = 'Service deployment rolled back because ';
const stopTime = 600;

describe('a person rolls back in the bake', () => {
  const played = play({});

  it('is asked for, under way, done after about 45 s', () => {
    expect(statusesOf(played)).toEqual([
      'PENDING',
      'IN_PROGRESS',
      'ROLLBACK_REQUESTED',
      'ROLLBACK_IN_PROGRESS',
      'ROLLBACK_SUCCESSFUL',
    ]);
    expect(Math.abs(played.became('ROLLBACK_SUCCESSFUL') - 150 - 45)).toBeLessThan(12);
  });

  it('goes back through the stages in which traffic moves, each in one step', () => {
    const production = played.entered('PRODUCTION_TRAFFIC_SHIFT', 150);
    const test = played.entered('TEST_TRAFFIC_SHIFT', 150);
    expect(test).toBeGreaterThan(production);
    expect([played.progress(production).weights, played.progress(test).weights]).toEqual([
      { test: 100, production: 0 },
      { test: 0, production: 0 },
    ]);
    expect(Object.values(played.progress(test).sourceWeights)).toEqual([{ test: 100, production: 100 }]);
    expect([played.rule(test), played.rule(200), played.rule(200, 'test')]).toEqual([
      'blue 100, green 0',
      'blue 100, green 0',
      'blue 100, green 0',
    ]);
  });

  it('stops the new tasks once they have no traffic, and leaves the old ones alone', () => {
    expect(played.event('has stopped 2 running tasks')).toBeGreaterThan(played.entered('TEST_TRAFFIC_SHIFT', 150));
    expect([played.group(240, 'blue'), played.group(240, 'green')]).toEqual(['1 healthy, 1 healthy', '']);
  });

  it('says where it goes back to', () => {
    const old = played.service(-1).deployments[0]?.id;
    expect(played.record(160)).toMatchObject({
      statusReason: `${reason}of a user request.`,
      rollback: { reason: `${reason}of a user request.`, startedAt: at(152), deploymentId: old },
    });
    expect(played.event(`rolling back to deployment ${old ?? ''}.`)).toBeGreaterThan(150);
  });

  it('makes the old deployment PRIMARY at once, and complete at the end', () => {
    const lines = (seconds: number): readonly string[] => played.service(seconds).deployments.map(deploymentLine);
    expect([lines(153), lines(played.became('ROLLBACK_SUCCESSFUL') + 1)]).toEqual([
      ['PRIMARY 2/0/2 IN_PROGRESS', 'ACTIVE 2/0/2 IN_PROGRESS'],
      ['PRIMARY 2/0/2 COMPLETED', 'DRAINING 0/0/0 FAILED'],
    ]);
    expect(played.service(470).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
    expect([played.service(-1).revision, played.service(149).revision, played.service(160).revision]).toEqual([1, 2, 1]);
  });
});

describe('what is not verified of a rollback exists in both variants', () => {
  const shown = (shows: ProgressiveVariants) => play({ strategy: { ...blueGreen, shows } });

  it('PRIMARY goes back only at its end', () => {
    const played = shown({ primaryGoesBack: false });
    const end = played.became('ROLLBACK_SUCCESSFUL');
    const revisionAt = (seconds: number): number | undefined =>
      played.service(seconds).deployments.find(({ status }) => status === 'PRIMARY')?.revision;
    expect([revisionAt(end - 1), revisionAt(end)]).toEqual([2, 1]);
  });

  it('the stage stays where it was', () => {
    const played = shown({ stageGoesBack: false });
    const end = played.became('ROLLBACK_SUCCESSFUL');
    expect(played.progress(end - 1)).toMatchObject({ stage: 'BAKE_TIME', weights: { test: 0, production: 0 } });
  });
});

describe('what ends a deployment', () => {
  it('alarms: triggered in the bake, its weights fall', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: 150, alarm: true },
    ] as const;
    const played = play({ alarms: { rollback: true } }, actions);
    expect([played.record(149).alarms, played.record(151).alarms]).toEqual([
      { status: 'MONITORING', triggered: false },
      { status: 'TRIGGERED', triggered: true },
    ]);
    expect(played.record(151).status).toBe('ROLLBACK_IN_PROGRESS');
    expect(played.progress(155).weights.production).toBe(0);
    expect(played.event(/deployment failed: Service deployment rolled back because of alarms\./)).toBe(150);
    expect(played.rule(200)).toBe('blue 100, green 0');
  });

  it('the circuit breaker: before any traffic has moved, in its own words', () => {
    const played = play({ breaker: { rollback: true }, revisions: { 1: {}, 2: { answers: 500 } } }, [{ at: 0, deploy: 2 }], 15);
    const failed = played.event('deployment failed: tasks failed to start.');
    expect(played.record(failed + 1)).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      statusReason: `${reason}the circuit breaker threshold was exceeded.`,
      breaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      progressive: { stage: 'SCALE_UP', weights: { test: 0, production: 0 } },
    });
    expect(played.became('ROLLBACK_SUCCESSFUL')).toBeGreaterThan(failed);
    expect(played.rule(failed + 100)).toBe('blue 100, green 0');
  });

  const stuck: readonly (readonly [string, Partial<ServiceSpec>, Action])[] = [
    ['an alarm that does not roll back', { alarms: { rollback: false } }, { at: 150, alarm: true }],
    ['a person who stops it', {}, { at: 150, stopDeployment: true }],
  ];
  it.each(stuck)('without a rollback it stops where it is: %s', (_, service, action) => {
    const played = play(service, [{ at: 0, deploy: 2 }, action]);
    expect(statusesOf(played).slice(2)).toEqual(['STOP_REQUESTED', 'STOPPED']);
    expect([played.rule(300), played.group(300, 'blue'), played.group(300, 'green')]).toEqual([
      'blue 0, green 100',
      '1 healthy, 1 healthy',
      '2 healthy, 2 healthy',
    ]);
    expect(played.service(300).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 FAILED', 'ACTIVE 2/0/2 COMPLETED']);
  });

  it('a creation has nothing to go back to: the real cause stands in the events alone', () => {
    const hooks = [{ type: 'lambda', stages: ['POST_SCALE_UP'], answers: 'FAILED' }] as const;
    const played = play({ steady: false, strategy: { ...blueGreen, hooks } }, [{ at: 0, create: 1 }]);
    const failed = played.event(/deployment failed: .* POST_SCALE_UP lifecycle hook\(s\) failed\./);
    expect(played.record(failed)).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
    expect(played.record(failed).rollback).toBeUndefined();
  });

  it('who rolls back what has ended is refused', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: stopTime, rollBack: true },
    ] as const;
    expect(() => play({ bakeMinutes: 0 }, actions, 11)).toThrow(`No deployment is under way at ${stopTime} s.`);
  });
});

it('a rollback under way cannot be rolled back in its turn', () => {
  expect(() => play({}, [...inBake, { at: 160, rollBack: true }])).toThrow('No deployment is under way at 160 s.');
});

it('what was rolled back is no source of the next deployment, though it is still listed', () => {
  const played = play(
    { bakeMinutes: 0 },
    [
      { at: 0, deploy: 2 },
      { at: 100, rollBack: true },
      { at: 180, deploy: 3 },
    ],
    10,
  );
  expect(played.service(179).deployments).toHaveLength(2);
  expect([played.record(181).sourceDeploymentIds, played.record(182).progressive?.stage]).toEqual([
    [played.service(-1).deployments[0]?.id],
    'PRE_SCALE_UP',
  ]);
});

it('a stage that lasts longer than a day is the end of it', () => {
  const next = { cannotStart: { reason: 'CannotPullContainerError: not found', leavesNoTask: true } } as const;
  const scenario = pairScenario({ revisions: { 1: {}, 2: next } });
  const statusAt = (hours: number) => newWorld(scenario).serviceAt('prod', 'api', at(hours * 3600))?.serviceDeployments[0];
  expect([statusAt(23.9)?.status, statusAt(24.1)?.status, statusAt(24.1)?.statusReason]).toEqual([
    'IN_PROGRESS',
    'ROLLBACK_SUCCESSFUL',
    `${reason}SCALE_UP stage timed out.`,
  ]);
});

describe('a newer deployment in the bake', () => {
  const played = play(
    {},
    [
      { at: 0, deploy: 2 },
      { at: 150, deploy: 3 },
    ],
    14,
  );
  const first = (seconds: number) => played.service(seconds).serviceDeployments[1]?.status;

  it('stops the one under way', () => {
    expect([first(149), first(151), first(153)]).toEqual(['SUCCESSFUL', 'STOP_REQUESTED', 'STOPPED']);
  });

  it('begins with RECONCILE_SERVICE, and names two sources that each claim all traffic', () => {
    const stage = played.entered('RECONCILE_SERVICE');
    expect(stage).toBeLessThan(153);
    expect(Object.values(played.progress(stage).sourceWeights)).toEqual([
      { test: 100, production: 100 },
      { test: 100, production: 100 },
    ]);
    expect(played.service(stage).deployments.map(deploymentLine)).toEqual([
      'PRIMARY 0/0/0 IN_PROGRESS',
      'ACTIVE 2/0/2 IN_PROGRESS',
      'ACTIVE 2/0/2 COMPLETED',
    ]);
  });

  it('gives traffic back to the last complete one, and takes the place of the interrupted one', () => {
    const begun = played.entered('PRE_SCALE_UP', 150);
    expect([played.rule(begun), played.group(begun, 'blue'), played.group(begun, 'green')]).toEqual([
      'blue 100, green 0',
      '1 healthy, 1 healthy',
      '',
    ]);
    const end = played.first('the end', (s) => s > 160 && played.record(s).status === 'SUCCESSFUL') + 40;
    expect([played.rule(end), played.group(end, 'green')]).toEqual(['blue 0, green 100', '3 healthy, 3 healthy']);
    expect(played.service(end).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
  });
});

it('one that interrupts a creation clears it away first', () => {
  const actions = [
    { at: 0, create: 1 },
    { at: 60, deploy: 2 },
  ] as const;
  const played = play({ steady: false, bakeMinutes: 0 }, actions, 8);
  expect(played.entered('RECONCILE_SERVICE')).toBeGreaterThan(60);
  expect(played.group(played.entered('PRE_SCALE_UP', 60), 'green')).toBe('');
  expect([played.group(400, 'green'), played.rule(400)]).toEqual(['2 healthy, 2 healthy', 'blue 0, green 100']);
});

it('one between SUCCESSFUL and COMPLETED does not take back what was successful', () => {
  const actions = [
    { at: 0, deploy: 2 },
    { at: 240, deploy: 3 },
  ] as const;
  const played = play({ bakeMinutes: 1 }, actions, 12);
  expect(played.service(300).serviceDeployments[1]?.status).toBe('SUCCESSFUL');
  expect([played.group(500, 'blue'), played.rule(570)]).toEqual(['3 healthy, 3 healthy', 'blue 100, green 0']);
  expect(played.service(700).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
});
