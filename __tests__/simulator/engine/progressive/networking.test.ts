import { describe, expect, it } from '@jest/globals';
import type { Action, LoadBalancerSpec, RuleSpec, Scenario, StrategySpec } from '../../../../simulator/scenario.ts';
import { awsNames } from '../../../../simulator/world/aws-names.ts';
import { blueGreen, pairScenario, rolloutOf, type PlayedRollout } from '../../rollout.ts';

const deployed: Action = { at: 0, deploy: 2 };
const play = (rest: Partial<Scenario> = {}, strategy: StrategySpec = blueGreen): PlayedRollout =>
  rolloutOf(pairScenario({ strategy }, { actions: [deployed], ...rest }), 8);
const group = (name: string): string => awsNames.targetGroup(name);
const RULE = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/blue/[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}';
const INVALID = 'Service deployment rolled back because of invalid networking configuration';
const literally = (text: string): string => text.replace(/[.()]/g, '\\$&');

interface Row {
  readonly sentence: string;
  readonly rest: Partial<Scenario>;
  readonly strategy?: StrategySpec;
  readonly text: string;
}

describe('what ECS cannot make sense of when a deployment begins', () => {
  const rows: readonly Row[] = [
    {
      sentence: 'the rule has been deleted',
      rest: { actions: [{ at: -10, setRule: 'production', forwards: undefined }, deployed] },
      text: literally('. One or more rules not found'),
    },
    {
      sentence: 'the test rule has been deleted',
      rest: { actions: [{ at: -10, setRule: 'test', forwards: undefined }, deployed] },
      text: literally('. One or more rules not found'),
    },
    {
      sentence: 'no rule names the new group',
      rest: { rules: { production: { forwards: { blue: 100 } }, test: { forwards: { blue: 100 } } } },
      text: literally(
        `: Target group ${group('green')} is not associated with either productionListenerRule or testListenerRule.`,
      ),
    },
    {
      sentence: 'both groups have traffic',
      rest: { actions: [{ at: -10, setRule: 'production', forwards: { blue: 50, green: 50 } }, deployed] },
      text: `\\. productionListenerRule ${RULE} should have exactly one target group serving traffic but found 2 target groups which are serving traffic`,
    },
    {
      sentence: 'another group has the traffic',
      rest: {
        targetGroups: { other: {} },
        actions: [{ at: -10, setRule: 'production', forwards: { other: 1, blue: 0, green: 0 } }, deployed],
      },
      text: literally(
        `. Production listener rule is forwarding traffic to unexpected target group ${group('other')}. Expected traffic to be forwarded to either targetGroupArn: ${group('blue')} or alternateTargetGroupArn: ${group('green')}`,
      ),
    },
    {
      sentence: 'the role may not read the rules',
      rest: {},
      strategy: { ...blueGreen, roleLacks: 'read' },
      text: literally(
        `. ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role '${awsNames.role('ecs-blue-green')}'.`,
      ),
    },
  ];
  it.each(rows)('$sentence', ({ rest, strategy, text }) => {
    const played = play(rest, strategy);
    const failed = played.became('ROLLBACK_IN_PROGRESS');
    expect(failed).toBeLessThan(3);
    expect(played.record(failed).statusReason).toMatch(new RegExp(`^${INVALID}${text}$`));
    expect(played.event(new RegExp(`deployment failed: ${INVALID}${text}$`))).toBe(failed);
    expect([played.became('ROLLBACK_SUCCESSFUL') < 10, played.tasks(60).length]).toEqual([true, 2]);
    expect(played.service(60).serviceRevisions[0]?.groups).toBeUndefined();
  });

  it.each<readonly [string, RuleSpec['forwards']]>([
    ['one part in one', { blue: 1, green: 0 }],
    ['999 parts', { blue: 999, green: 0 }],
  ])('a weight is a weight: %s', (_, forwards) => {
    expect(play({ rules: { production: { forwards } } }).group(100, 'green')).toBe('2 healthy, 2 healthy');
  });

  it('one rule that names the new group is enough', () => {
    const rules = { production: { forwards: { blue: 1 } }, test: { forwards: { green: 1 } } };
    expect(play({ rules }).rule(200)).toBe('blue 0, green 100');
  });
});

describe('what it cannot make sense of when traffic moves', () => {
  const before = { at: 60 } as const;
  const rows: readonly Row[] = [
    {
      sentence: 'the rule has been deleted',
      rest: { actions: [deployed, { ...before, setRule: 'production', forwards: undefined }] },
      text: literally(`${INVALID}. One or more rules not found`),
    },
    {
      sentence: 'a group is named no more',
      rest: {
        actions: [
          deployed,
          { ...before, setRule: 'production', forwards: { blue: 1 } },
          { ...before, setRule: 'test', forwards: { blue: 1 } },
        ],
      },
      text: literally(
        `${INVALID}. Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule.`,
      ),
    },
    {
      sentence: 'somebody has sent a part of the traffic over',
      rest: { actions: [deployed, { ...before, setRule: 'production', forwards: { blue: 9, green: 1 } }] },
      text: `${INVALID}\\. productionListenerRule ${RULE} should have exactly one target group serving traffic but found 2 .*`,
    },
    {
      sentence: 'the role may not change the rules: dressed as the failure of a hook',
      rest: {},
      strategy: { ...blueGreen, roleLacks: 'change' },
      text: `Service deployment rolled back because TEST_TRAFFIC_SHIFT lifecycle hook\\(s\\) failed\\. User: \\S+/ECSNetworkingWithELB is not authorized to perform: elasticloadbalancing:ModifyRule on resource: ${RULE} .*`,
    },
  ];
  it.each(rows)('$sentence', ({ rest, strategy, text }) => {
    const played = play(rest, strategy);
    const failed = played.became('ROLLBACK_IN_PROGRESS');
    expect(played.record(failed)).toMatchObject({
      statusReason: expect.stringMatching(new RegExp(`^${text}$`)),
      progressive: { stage: 'TEST_TRAFFIC_SHIFT', weights: { test: 0, production: 0 } },
    });
    expect(played.became('ROLLBACK_SUCCESSFUL')).toBeGreaterThan(failed);
  });

  it('of a Network Load Balancer the listener may not be changed', () => {
    const groups = { blue: { balancer: 'NLB' }, green: { balancer: 'NLB' } } as const;
    const played = play({ targetGroups: groups }, { ...blueGreen, roleLacks: 'change' });
    expect(played.record(played.became('ROLLBACK_IN_PROGRESS')).statusReason).toContain('elasticloadbalancing:ModifyListener');
  });

  it('what ECS itself has left half-way is no fault', () => {
    const played = play({}, { type: 'CANARY', stepBakeMinutes: 1 });
    expect(played.became('SUCCESSFUL')).toBeGreaterThan(0);
  });
});

describe('somebody else moves traffic', () => {
  const reset: Action = { at: -30, setRule: 'production', forwards: { blue: 100, green: 0 } };
  const moved = { rules: { production: { forwards: { blue: 0, green: 100 } } } };
  const played = play({ ...moved, actions: [reset, deployed] });

  it('before the deployment: both revisions get into one group, which production does not go to', () => {
    const bake = played.entered('BAKE_TIME');
    expect([played.group(bake, 'blue'), played.group(bake, 'green'), played.rule(bake)]).toEqual([
      '',
      '1 healthy, 1 healthy, 2 healthy, 2 healthy',
      'blue 100, green 0',
    ]);
  });

  it('and ECS says SUCCESSFUL all the same', () => {
    const end = played.event('deployment completed.');
    expect(played.record(end)).toMatchObject({ status: 'SUCCESSFUL', progressive: { weights: { production: 100 } } });
    expect([played.group(end, 'blue'), played.group(end, 'green'), played.rule(end)]).toEqual([
      '',
      '2 healthy, 2 healthy',
      'blue 100, green 0',
    ]);
  });

  it('after the shift: ECS does not look any more', () => {
    const later = play({ actions: [deployed, { at: 120, setRule: 'production', forwards: { blue: 100, green: 0 } }] });
    const end = later.event('deployment completed.');
    expect([later.record(end).status, later.rule(end), later.group(end, 'blue')]).toEqual([
      'SUCCESSFUL',
      'blue 100, green 0',
      '',
    ]);
  });

  it('between two steps: the next step puts it right', () => {
    const steps: StrategySpec = { type: 'CANARY', stepBakeMinutes: 1 };
    const between = play({ actions: [deployed, { at: 120, setRule: 'production', forwards: { blue: 1, green: 0 } }] }, steps);
    expect([between.rule(121), between.rule(220)]).toEqual(['blue 1, green 0', 'blue 0, green 100']);
  });

  const refused: readonly (readonly [string, Action])[] = [
    ['a rule that is not there', { at: 1, setRule: 'prod', forwards: { blue: 1 } }],
    ['a group that is not there', { at: 1, setRule: 'production', forwards: { red: 1 } }],
    ['a weight beyond 999', { at: 1, setRule: 'production', forwards: { blue: 1000 } }],
    ['no group at all', { at: 1, setRule: 'production', forwards: {} }],
  ];
  it.each(refused)('is refused: %s', (_, action) => {
    expect(() => play({ actions: [action] })).toThrow(/has no|No rule can forward so/);
  });
});

it('several entries have each their pair and their rule', () => {
  const loadBalancers: readonly LoadBalancerSpec[] = [
    { targetGroup: 'blue', alternate: 'green', productionRule: 'production' },
    { targetGroup: 'in', alternate: 'out', port: 4000, productionRule: 'inside' },
  ];
  const rules = { inside: { forwards: { in: 0, out: 1 } } };
  const revisions = { 1: {}, 2: { listensOn: 4000 } };
  const played = rolloutOf(pairScenario({ loadBalancers, revisions }, { rules }), 2);
  expect(['blue', 'green', 'in', 'out'].map((name) => played.group(70, name).length > 0)).toEqual([true, true, true, true]);
  expect(played.service(70).serviceRevisions[0]?.groups?.map(({ targetGroupArn }) => targetGroupArn)).toEqual([
    group('green'),
    group('in'),
  ]);
});
