import { describe, expect, it } from '@jest/globals';
import { answer } from '../../../simulator/answers/answer.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { Scenario } from '../../../simulator/scenario.ts';
import { awsNames } from '../../../simulator/world/aws-names.ts';
import { pairScenario } from '../rollout.ts';
import { at } from '../timeline.ts';

const nlb: Partial<Scenario> = { targetGroups: { blue: { balancer: 'NLB' }, green: { balancer: 'NLB' } } };
const arnOf = (scenario: Scenario, name: string): string =>
  newWorld(scenario).setting.rules.find((rule) => rule.name === name)?.arn ?? '';
const pair = [
  { TargetGroupArn: awsNames.targetGroup('blue'), Weight: 100 },
  { TargetGroupArn: awsNames.targetGroup('green'), Weight: 0 },
];
const action = { Type: 'forward', Order: 1, ForwardConfig: expect.objectContaining({ TargetGroups: pair }) };

describe('rules of an Application Load Balancer', () => {
  const world = newWorld(pairScenario({}, { actions: [{ at: 60, setRule: 'test', forwards: undefined }] }));
  const [production, test] = ['production', 'test'].map((name) => arnOf(pairScenario(), name));
  const ask = (RuleArns: string[], seconds = 0) => answer(world, 'DescribeRules', { RuleArns }, at(seconds));

  it('say where they forward to, by weight alone', () => {
    const [rule] = ask([production ?? '']).Rules ?? [];
    expect(rule).toMatchObject({ RuleArn: production, IsDefault: false, Actions: [action] });
    expect(rule?.Actions?.[0]).not.toHaveProperty('TargetGroupArn');
  });

  it('are all of their listener where it is asked for', () => {
    const ListenerArn = production?.replace(':listener-rule/', ':listener/').replace(/\/[0-9a-f]{16}$/, '') ?? '';
    expect(answer(world, 'DescribeRules', { ListenerArn }, at(0)).Rules).toHaveLength(2);
    expect(() => answer(world, 'DescribeRules', { ListenerArn: ListenerArn.replace('blue', 'red') }, at(0))).toThrow('listeners');
  });

  it('come in pages', () => {
    const RuleArns = [production ?? '', test ?? ''];
    const { Rules, NextMarker = '' } = answer(world, 'DescribeRules', { RuleArns, PageSize: 1 }, at(0));
    const next = answer(world, 'DescribeRules', { RuleArns, PageSize: 1, Marker: NextMarker }, at(0));
    expect([Rules, next.Rules].map((page) => page?.map(({ RuleArn }) => RuleArn))).toEqual([[production], [test]]);
    expect(next).not.toHaveProperty('NextMarker');
  });

  it('fail the whole call where one does not exist', () => {
    expect(ask([test ?? ''], 59).Rules).toHaveLength(1);
    expect(() => ask([production ?? '', test ?? ''], 60)).toThrow('One or more rules not found');
  });
});

describe('listeners of a Network Load Balancer', () => {
  const world = newWorld(pairScenario({}, nlb));
  const listener = arnOf(pairScenario({}, nlb), 'production');

  it('say where they forward to by default', () => {
    const { Listeners } = answer(world, 'DescribeListeners', { ListenerArns: [listener] }, at(0));
    const LoadBalancerArn = awsNames.loadBalancer('blue', 'NLB');
    expect(Listeners).toMatchObject([{ ListenerArn: listener, LoadBalancerArn, DefaultActions: [action] }]);
    expect(answer(world, 'DescribeListeners', { LoadBalancerArn }, at(0)).Listeners).toHaveLength(2);
  });

  it('belong to the load balancer that their target groups name', () => {
    const { TargetGroups } = answer(world, 'DescribeTargetGroups', {}, at(0));
    expect(TargetGroups?.map(({ LoadBalancerArns }) => LoadBalancerArns)).toEqual([
      [awsNames.loadBalancer('blue', 'NLB')],
      [awsNames.loadBalancer('blue', 'NLB')],
    ]);
  });

  it('are no rules', () => {
    expect(() => answer(world, 'DescribeRules', { RuleArns: [listener] }, at(0))).toThrow('rules not found');
    expect(() => answer(world, 'DescribeListeners', { ListenerArns: [`${listener.slice(0, -1)}x`] }, at(0))).toThrow(
      'listeners not found',
    );
  });
});
