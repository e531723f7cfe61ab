import { describe, expect, it } from '@jest/globals';
import type { CodeDeploySpec, CodeDeployVariants } from '../../../../simulator/scenario.ts';
import { codeDeployScenario, taskSetsOf, withTestListener, type PlayedTaskSets } from '../../task-sets.ts';

describe('all at once, from one event to the next', () => {
  const played = taskSetsOf(codeDeployScenario({}, withTestListener), 12);
  const names = [
    ...(['BeforeInstall', 'Install', 'AfterInstall', 'AllowTestTraffic', 'AfterAllowTestTraffic'] as const),
    ...(['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'] as const),
  ];

  it('is Created, Queued and InProgress, and shows nothing at ECS until Install', () => {
    const seen = [0, played.was('Queued'), played.was('InProgress')].map((second) => played.deployment(second).status);
    expect(seen).toEqual(['Created', 'Queued', 'InProgress']);
    expect(played.deployment(0).lifecycleEvents).toEqual([]);
    expect(played.deployment(0).targetStatus).toBeUndefined();
    expect(played.sets(played.reached('Install', 'InProgress') - 0.1)).toBe('1 PRIMARY 2/0/2 blue');
  });

  it('lists all its events from the start, and goes through them in their order', () => {
    expect(played.deployment(played.was('InProgress')).lifecycleEvents.map(({ name }) => name)).toEqual(names);
    const begins = names.map((name) => played.reached(name, 'InProgress'));
    expect(begins).toEqual([...begins].sort((one, other) => one - other));
  });

  interface Row {
    readonly sets: string;
    readonly green: string;
    readonly production: string;
    readonly test: string;
    readonly weights: string;
  }
  const both = '1 PRIMARY 2/0/2 blue, 2 ACTIVE 2/0/2 green';
  const flipped = '1 ACTIVE 2/0/2 blue, 2 PRIMARY 2/0/2 green';
  const before = { production: 'blue 100', test: 'blue 100', weights: '1: 100, 2: 0' };
  /** What there is at the end of an event. */
  const rows: readonly (readonly [string, (typeof names)[number], Row])[] = [
    ['the new set runs, and no load balancer checks it', 'Install', { ...before, sets: both, green: '2 unused, 2 unused' }],
    ['nothing moves', 'AfterInstall', { ...before, sets: both, green: '2 unused, 2 unused' }],
    [
      'the test listener names the group, whose targets are checked from now on',
      'AllowTestTraffic',
      { ...before, sets: both, green: '2 initial, 2 initial', test: 'green 100' },
    ],
    [
      'all traffic moves, and PRIMARY with it',
      'AllowTraffic',
      { sets: flipped, green: '2 healthy, 2 healthy', production: 'green 100', test: 'green 100', weights: '1: 0, 2: 100' },
    ],
  ];
  it.each(rows)('%s: %s', (_, name, row) => {
    const end = played.reached(name, 'Succeeded');
    expect({
      sets: played.sets(end),
      green: played.group(end, 'green'),
      production: played.rule(end),
      test: played.rule(end, 'test'),
      weights: played.weights(end),
    }).toEqual(row);
  });

  it('keeps the old set for the termination wait, InProgress though its target has succeeded', () => {
    const waits = played.reached('AfterAllowTraffic', 'Succeeded') + 10;
    expect(played.deployment(waits)).toMatchObject({
      status: 'InProgress',
      targetStatus: 'Succeeded',
      isTerminationWaitStarted: true,
    });
    expect(played.sets(waits)).toBe(flipped);
  });

  it('has the old set drained after that, is Succeeded at once, and the set is gone when its tasks are', () => {
    const succeeded = played.was('Succeeded');
    expect(succeeded - played.reached('AfterAllowTraffic', 'Succeeded')).toBeGreaterThan(300);
    expect(played.set(succeeded, 1)).toMatchObject({ status: 'DRAINING', scalePercent: 0 });
    expect(played.deployment(succeeded).completedAt).toBeDefined();
    expect(played.sets(700)).toBe('2 PRIMARY 2/0/2 green');
    expect(played.group(700, 'blue')).toBe('');
  });

  it('names the deployment in its set, which its tasks are started by', () => {
    const { id } = played.deployment(60);
    expect(played.set(60, 2)).toMatchObject({ startedBy: 'CODE_DEPLOY', externalId: id, scalePercent: 100 });
    const own = played.tasks(60).filter(({ revision }) => revision === 2);
    expect(new Set(own.map(({ deploymentId }) => deploymentId))).toEqual(new Set([played.set(60, 2)?.id]));
  });

  it('has neither deployments nor service deployments nor revisions of ECS', () => {
    expect(played.service(60)).toMatchObject({ deployments: [], serviceDeployments: [], serviceRevisions: [] });
  });
});

describe('the pair of target groups alternates', () => {
  it('and the next deployment goes back to the first group', () => {
    const twice = codeDeployScenario({ terminationWaitMinutes: 0 }, withTestListener, {
      actions: [
        { at: 0, deploy: 2 },
        { at: 400, deploy: 3 },
      ],
    });
    const played = taskSetsOf(twice, 15);
    expect(played.sets(390)).toBe('2 PRIMARY 2/0/2 green');
    expect(played.sets(890)).toBe('3 PRIMARY 2/0/2 blue');
    expect(played.rule(890)).toBe('blue 100');
    expect(played.rule(890, 'test')).toBe('blue 100');
  });
});

describe('what a deployment group is told', () => {
  type At = (played: PlayedTaskSets) => unknown;
  const afterShift: At = (played) => {
    const shifted = played.reached('AfterAllowTraffic', 'Succeeded') + 1;
    const { status, isTerminationWaitStarted } = played.deployment(shifted);
    return [status, isTerminationWaitStarted, played.sets(shifted)];
  };
  const ready = { waitMinutes: 10, action: 'CONTINUE_DEPLOYMENT' } as const;
  const both = '1 ACTIVE 2/0/2 blue, 2 PRIMARY 2/0/2 green';
  const rows: readonly (readonly [string, CodeDeploySpec, At, unknown])[] = [
    ['KEEP_ALIVE leaves the old set, and waits for nothing', { keepAlive: true }, afterShift, ['Succeeded', false, both]],
    [
      'a hook of two minutes holds its event up',
      { hooks: [{ event: 'AfterInstall', takesSeconds: 120 }] },
      (played) => Math.round(played.reached('AfterInstall', 'Succeeded') - played.reached('AfterInstall', 'InProgress')),
      120,
    ],
    [
      'before the traffic it waits for somebody, Ready',
      { ready },
      (played) => {
        const second = played.was('Ready') + 300;
        return [
          played.deployment(second).targetStatus,
          played.lifecycle(second, 'BeforeAllowTraffic').status,
          played.rule(second),
        ];
      },
      ['Ready', 'Pending', 'blue 100'],
    ],
    [
      'nobody comes, and it goes on by itself',
      { ready },
      (played) => Math.round(played.reached('BeforeAllowTraffic', 'InProgress') - played.was('Ready')),
      600,
    ],
  ];
  it.each(rows)('%s', (_, codeDeploy, at, expected) => {
    expect(at(taskSetsOf(codeDeployScenario(codeDeploy), 20))).toEqual(expected);
  });

  it('somebody lets a Ready one have traffic', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: 200, resume: 'CONTINUE' as const },
    ];
    const played = taskSetsOf(codeDeployScenario({ ready }, {}, { actions }), 20);
    expect(played.reached('BeforeAllowTraffic', 'InProgress')).toBeGreaterThan(200);
    expect(played.reached('BeforeAllowTraffic', 'InProgress')).toBeLessThan(203);
    expect(played.deployment(210).status).toBe('InProgress');
  });
});

describe('what nobody knows, both ways', () => {
  const linear = { type: 'linear', percent: 50, minutes: 1 } as const;
  const statusesOf = (played: PlayedTaskSets, second: number): unknown => {
    const { status, targetStatus } = played.deployment(second);
    return [status, targetStatus];
  };
  /** When PRIMARY flips, as a sentence. */
  const flipsAt = (played: PlayedTaskSets): string => {
    const flips = played.first('PRIMARY', (second) => second >= 0 && played.set(second, 2)?.status === 'PRIMARY');
    return `${played.weights(flips)} ${played.lifecycle(flips, 'AllowTraffic').status}`;
  };
  const isChecked = (played: PlayedTaskSets): string => played.group(played.reached('AllowTraffic', 'InProgress'), 'green');
  type Row = readonly [string, CodeDeploySpec, (played: PlayedTaskSets) => unknown, unknown];
  const shows = (variants: CodeDeployVariants, rest: CodeDeploySpec = {}): CodeDeploySpec => ({ ...rest, shows: variants });
  const ready = { waitMinutes: 5, action: 'CONTINUE_DEPLOYMENT' } as const;
  const waits = (played: PlayedTaskSets): unknown => statusesOf(played, played.reached('AfterAllowTraffic', 'Succeeded') + 60);
  const rows: readonly Row[] = [
    ['PRIMARY with all traffic', shows({}, { shift: linear }), flipsAt, '1: 0, 2: 100 Succeeded'],
    [
      'PRIMARY with the first traffic',
      shows({ primaryFrom: 'first-traffic' }, { shift: linear }),
      flipsAt,
      '1: 50, 2: 50 InProgress',
    ],
    ['PRIMARY when AllowTraffic is over', shows({ primaryFrom: 'after-shift' }), flipsAt, '1: 0, 2: 100 Succeeded'],
    ['checked only after the shift', shows({}), isChecked, '2 unused, 2 unused'],
    ['checked before the shift', shows({ checkedEarly: true }), isChecked, '2 healthy, 2 healthy'],
    ['InProgress in the termination wait', shows({}), waits, ['InProgress', 'Succeeded']],
    ['Baking in the termination wait', shows({ terminationStatus: 'Baking' }), waits, ['Baking', 'Succeeded']],
    [
      'InProgress while it waits for somebody',
      shows({ readyStatus: 'InProgress' }, { ready }),
      (played) => statusesOf(played, played.reached('AfterInstall', 'Succeeded') + 60),
      ['InProgress', 'InProgress'],
    ],
    [
      'nothing is told of the old set in events',
      shows({ oldSetEvents: false }),
      (played) => [played.events('has begun draining'), played.events('has stopped 2 running tasks')],
      [[], []],
    ],
  ];
  it.each(rows)('%s', (_, codeDeploy, at, expected) => {
    expect(at(taskSetsOf(codeDeployScenario(codeDeploy), 15))).toEqual(expected);
  });
});
