import { describe, expect, it } from '@jest/globals';
import type { LifecycleStage, ProgressiveVariants, StrategySpec } from '../../../../simulator/scenario.ts';
import { at, deploymentLine } from '../../timeline.ts';
import { blueGreen, pairScenario, rolloutOf } from '../../rollout.ts';

const IN_ORDER: readonly LifecycleStage[] = [
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
];

describe('behind VPC Lattice', () => {
  const played = rolloutOf(pairScenario({ kind: 'lattice', bakeMinutes: 1 }), 20);
  const lasts = (from: LifecycleStage, to: LifecycleStage): number => played.entered(to) - played.entered(from);

  it('three minutes pass before traffic moves, and ninety seconds after each change of weights', () => {
    expect(lasts('POST_SCALE_UP', 'TEST_TRAFFIC_SHIFT')).toBeGreaterThan(180);
    expect(lasts('TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT')).toBeGreaterThan(90);
    expect(lasts('PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT')).toBeGreaterThan(90);
    expect(lasts('PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT')).toBeLessThan(120);
  });

  it('ends like any other', () => {
    expect(played.became('SUCCESSFUL')).toBeGreaterThan(played.entered('CLEAN_UP'));
  });
});

describe('blue/green, stage by stage', () => {
  const played = rolloutOf(pairScenario({ bakeMinutes: 5 }), 15);
  const starts = IN_ORDER.map((stage) => played.entered(stage));

  it('goes through all stages in their order, and tells of none at its end', () => {
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(played.progress(played.became('SUCCESSFUL')).stage).toBeUndefined();
  });

  interface Row {
    readonly deployments: readonly string[];
    readonly blue: string;
    readonly green: string;
    readonly production: string;
    readonly test: string;
    /** Of the new revision, test and production. */
    readonly weights: readonly [number, number];
  }
  const both = ['PRIMARY 2/0/2 IN_PROGRESS', 'ACTIVE 2/0/2 COMPLETED'];
  const stands = { blue: '1 healthy, 1 healthy', green: '2 healthy, 2 healthy' };
  const before = { production: 'blue 100, green 0', test: 'blue 100, green 0', weights: [0, 0] } as const;
  const tested = { ...before, test: 'blue 0, green 100', weights: [100, 0] } as const;
  const after = { ...tested, production: 'blue 0, green 100', weights: [100, 100] } as const;
  /** What there is just before the stage's end. */
  const rows: readonly (readonly [LifecycleStage, Row])[] = [
    ['PRE_SCALE_UP', { ...stands, ...before, deployments: ['PRIMARY 0/0/0 IN_PROGRESS', 'ACTIVE 2/0/2 COMPLETED'], green: '' }],
    ['SCALE_UP', { ...stands, ...before, deployments: both }],
    ['POST_SCALE_UP', { ...stands, ...before, deployments: both }],
    ['TEST_TRAFFIC_SHIFT', { ...stands, ...tested, deployments: both }],
    ['POST_TEST_TRAFFIC_SHIFT', { ...stands, ...tested, deployments: both }],
    ['PRODUCTION_TRAFFIC_SHIFT', { ...stands, ...after, deployments: both }],
    ['POST_PRODUCTION_TRAFFIC_SHIFT', { ...stands, ...after, deployments: both }],
    ['BAKE_TIME', { ...stands, ...after, deployments: both }],
  ];
  it.each(rows)('%s', (stage, row) => {
    const end = (starts[IN_ORDER.indexOf(stage) + 1] ?? 0) - 0.1;
    const { weights } = played.progress(end);
    expect({
      deployments: played.service(end).deployments.map(deploymentLine),
      blue: played.group(end, 'blue'),
      green: played.group(end, 'green'),
      production: played.rule(end),
      test: played.rule(end, 'test'),
      weights: [weights.test, weights.production],
    }).toEqual(row);
  });

  it('starts all new tasks at once, in SCALE_UP, and leaves the old ones alone until CLEAN_UP', () => {
    expect(played.events('has started 2 tasks')).toHaveLength(1);
    expect(played.event('has started 2 tasks')).toBeGreaterThan(played.entered('SCALE_UP'));
    expect(played.events('has stopped')).toEqual([played.event('has stopped 2 running tasks')]);
    expect(played.event('has stopped 2 running tasks')).toBeGreaterThan(played.entered('CLEAN_UP'));
  });

  it('tells old tasks to stop before it deregisters them', () => {
    const stopped = played.event('has stopped 2 running tasks');
    const deregistered = played.event('deregistered 2 targets');
    expect(deregistered - stopped).toBeGreaterThanOrEqual(9);
    expect(played.tasks(stopped).filter(({ revision }) => revision === 1)).toMatchObject([
      { lastStatus: 'STOPPING' },
      { lastStatus: 'STOPPING' },
    ]);
    expect(played.group(deregistered - 0.1, 'blue')).toBe('1 healthy, 1 healthy');
  });

  it('takes as long as one did on a real account: the test rule 37 s after registration, production 28 s later, completed 53 s after deregistration', () => {
    const registered = played.event(/registered . targets in .*green/);
    const test = played.first('the test rule', (s) => played.rule(s, 'test') === 'blue 0, green 100');
    const production = played.first('the production rule', (s) => s > 0 && played.rule(s) === 'blue 0, green 100');
    expect(Math.abs(test - registered - 37)).toBeLessThan(12);
    expect(Math.abs(production - test - 28)).toBeLessThan(14);
    expect(Math.abs(played.event(/deployment completed/) - played.event('deregistered 2 targets') - 53)).toBeLessThan(12);
  });

  it('says SUCCESSFUL 38 s before COMPLETED, and then stands alone', () => {
    const successful = played.became('SUCCESSFUL');
    const completed = played.event(/\(deployment ecs-svc\/\d{19}\) deployment completed\.$/);
    expect(Math.round(completed - successful)).toBe(38);
    expect(played.service(completed - 1).deployments[0]?.rolloutState).toBe('IN_PROGRESS');
    expect(played.service(completed).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
    expect(played.record(completed)).toMatchObject({ status: 'SUCCESSFUL', breaker: { status: 'DISABLED' } });
  });
});

describe('whose group it is', () => {
  it('a next deployment goes back to the first group', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: 400, deploy: 3 },
    ];
    const played = rolloutOf(pairScenario({}, { actions }), 14);
    expect([played.group(390, 'blue'), played.group(390, 'green'), played.rule(390)]).toEqual([
      '',
      '2 healthy, 2 healthy',
      'blue 0, green 100',
    ]);
    expect([played.group(830, 'blue'), played.group(830, 'green'), played.rule(830)]).toEqual([
      '3 healthy, 3 healthy',
      '',
      'blue 100, green 0',
    ]);
  });

  it('even the creation goes into the other one, where the rule is born at the first', () => {
    const played = rolloutOf(pairScenario({ steady: false }, { actions: [{ at: 0, create: 1 }] }), 6);
    expect([played.group(200, 'blue'), played.group(200, 'green'), played.rule(355)]).toEqual([
      '',
      '1 healthy, 1 healthy',
      'blue 0, green 100',
    ]);
    expect(played.record(1).sourceDeploymentIds).toEqual([]);
  });

  it('a steady service stands in the group that has the weight', () => {
    const rules = { production: { forwards: { blue: 0, green: 1 } } };
    expect(rolloutOf(pairScenario({}, { rules }), 1).group(-10, 'green')).toBe('1 healthy, 1 healthy');
  });

  it('a revision tells its own group of each pair from the start of its stages on', () => {
    const played = rolloutOf(pairScenario(), 1);
    const groupsAt = (seconds: number): readonly string[] | undefined =>
      played
        .service(seconds)
        .serviceRevisions[0]?.groups?.map(({ targetGroupArn, otherTargetGroupArn }) =>
          [targetGroupArn, otherTargetGroupArn].map((arn) => arn.split('/')[1]).join(),
        );
    expect([groupsAt(-1), groupsAt(0), groupsAt(2)]).toEqual([['blue,green'], undefined, ['green,blue']]);
  });
});

describe('steps of production traffic', () => {
  const stepsOf = (strategy: StrategySpec, minutes = 20): readonly string[] => {
    const played = rolloutOf(pairScenario({ strategy }), minutes);
    const rules = Array.from({ length: minutes * 60 }, (_, second) => played.rule(second));
    return rules.filter((rule, index) => rule !== rules[index - 1]);
  };
  const rows: readonly (readonly [string, StrategySpec, readonly string[]])[] = [
    ['blue/green: all at once', blueGreen, ['blue 100, green 0', 'blue 0, green 100']],
    [
      'canary: five percent, then all',
      { type: 'CANARY', stepBakeMinutes: 1 },
      ['blue 100, green 0', 'blue 95, green 5', 'blue 0, green 100'],
    ],
    [
      'canary of a tenth of a percent: of a thousand',
      { type: 'CANARY', stepPercent: 0.1, stepBakeMinutes: 0 },
      ['blue 100, green 0', 'blue 999, green 1', 'blue 0, green 100'],
    ],
    [
      'canary of everything has one step',
      { type: 'CANARY', stepPercent: 100, stepBakeMinutes: 1 },
      ['blue 100, green 0', 'blue 0, green 100'],
    ],
    [
      'linear, 30 percent: the last step is what is left',
      { type: 'LINEAR', stepPercent: 30, stepBakeMinutes: 1 },
      ['blue 100, green 0', 'blue 70, green 30', 'blue 40, green 60', 'blue 10, green 90', 'blue 0, green 100'],
    ],
  ];
  it.each(rows)('%s', (_, strategy, rules) => {
    expect(stepsOf(strategy)).toEqual(rules);
  });

  it('linear by default: ten steps, 54 minutes of waiting', () => {
    const played = rolloutOf(pairScenario({ strategy: { type: 'LINEAR' } }), 75);
    const shifted = played.entered('POST_PRODUCTION_TRAFFIC_SHIFT') - played.entered('PRODUCTION_TRAFFIC_SHIFT');
    expect(Math.round(shifted / 60)).toBe(55);
    const third = played.entered('PRODUCTION_TRAFFIC_SHIFT') + 13 * 60;
    const [source] = played.record(third).sourceDeploymentIds;
    expect(played.progress(third)).toMatchObject({
      weights: { test: 100, production: 30 },
      sourceWeights: { [source ?? '']: { test: 0, production: 70 } },
    });
  });

  it('a Network Load Balancer needs ten minutes more for each shift', () => {
    const groups = { targetGroups: { blue: { balancer: 'NLB' }, green: { balancer: 'NLB' } } } as const;
    const played = rolloutOf(pairScenario({}, groups), 35);
    const took = (from: LifecycleStage, to: LifecycleStage): number =>
      Math.round((played.entered(to) - played.entered(from)) / 60);
    expect(took('TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT')).toBe(10);
    expect(took('PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT')).toBe(10);
  });
});

describe('without load balancers', () => {
  const loadBalancers: [] = [];
  it('nothing has any weight, and the stages are the same', () => {
    const played = rolloutOf(pairScenario({ loadBalancers }), 8);
    expect(IN_ORDER.map((stage) => played.progress(played.entered(stage)).weights.production)).toEqual(IN_ORDER.map(() => 0));
    expect(played.became('SUCCESSFUL')).toBeGreaterThan(played.entered('CLEAN_UP'));
  });

  it('with Service Connect the weights are told, and there is no rule', () => {
    const strategy = { type: 'LINEAR', stepPercent: 50, stepBakeMinutes: 1 } as const;
    const played = rolloutOf(pairScenario({ loadBalancers, serviceConnect: true, strategy }), 8);
    const shift = played.entered('PRODUCTION_TRAFFIC_SHIFT');
    expect([10, 80].map((after) => played.progress(shift + after).weights.production)).toEqual([50, 100]);
    expect(played.world.stateAt(at(0)).rules).toEqual([]);
  });
});

describe('what is not verified exists in both variants', () => {
  const shown = (shows: ProgressiveVariants) => rolloutOf(pairScenario({ strategy: { ...blueGreen, shows } }), 9);

  it.each([
    ['COMPLETED', -38],
    ['together', 0],
    ['SUCCESSFUL', 38],
  ] as const)('said first: %s', (saidFirst, seconds) => {
    const played = shown({ saidFirst });
    expect(Math.round(played.event(/deployment completed/) - played.became('SUCCESSFUL'))).toBe(seconds);
  });

  it('a stage of its own before the shift', () => {
    const played = shown({ preProductionStage: true });
    const stage = played.entered('PRE_PRODUCTION_TRAFFIC_SHIFT');
    expect(stage).toBeGreaterThan(played.entered('POST_TEST_TRAFFIC_SHIFT'));
    expect(stage).toBeLessThan(played.entered('PRODUCTION_TRAFFIC_SHIFT'));
  });

  it('a stage by another name', () => {
    const played = shown({ stageNamed: { BAKE_TIME: 'WATCHING' } });
    const seen = played.first('the name', (s) => s > 0 && played.record(s).progressive?.stage === 'WATCHING');
    expect(seen).toBeLessThan(played.entered('CLEAN_UP'));
  });

  it('the last stage stays told', () => {
    const played = shown({ stageStays: true });
    expect(played.progress(played.became('SUCCESSFUL')).stage).toBe('CLEAN_UP');
  });
});

it('what ECS is made to say stays until it says something else', () => {
  const actions = [
    { at: 0, deploy: 2 },
    { at: 120, serviceDeploymentStatus: 'ROLLBACK_REQUESTED' },
  ];
  const played = rolloutOf(pairScenario({}, { actions }), 9);
  expect([120, 150].map((seconds) => played.record(seconds).status)).toEqual(['ROLLBACK_REQUESTED', 'ROLLBACK_REQUESTED']);
  expect(played.became('SUCCESSFUL')).toBeGreaterThan(150);
});

it('a revision that is never healthy keeps it in SCALE_UP for hours', () => {
  const played = rolloutOf(pairScenario({ revisions: { 1: {}, 2: { answers: 500 } } }), 120);
  expect(played.record(7000)).toMatchObject({ status: 'IN_PROGRESS', progressive: { stage: 'SCALE_UP' } });
  expect([played.rule(7000), played.group(7000, 'blue')]).toEqual(['blue 100, green 0', '1 healthy, 1 healthy']);
});
