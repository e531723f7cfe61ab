/** DescribeRules and DescribeListeners: where load balancers forward to. */
import type { Action, Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { listenerNotFound, loadBalancerNotFound, ruleNotFound } from '../api/errors.ts';
import type { ListenerRuleState, World } from '../world/world.ts';
import { type Answerer, pageOf } from './answerer.ts';

/** One that does not exist fails the whole call. */
function existing(world: World, arns: readonly string[], kind: ListenerRuleState['kind'], atMs: number): ListenerRuleState[] {
  return arns.map((arn) => {
    const rule = world.ruleAt(arn, atMs);
    if (rule?.kind !== kind) throw kind === 'rule' ? ruleNotFound() : listenerNotFound();
    return rule;
  });
}

/** Those of one listener, or of one load balancer: their ARNs begin alike. */
function under(world: World, arn: string, kind: ListenerRuleState['kind'], atMs: number): ListenerRuleState[] {
  const path = arn.replace(/^.*:(listener|loadbalancer)\//, '');
  return world.stateAt(atMs).rules.filter((rule) => rule.kind === kind && rule.arn.includes(`/${path}/`));
}

/** Once ECS has touched an action, the scalar TargetGroupArn is gone. */
const forward = ({ forwards }: ListenerRuleState): Action => ({
  Type: 'forward',
  Order: 1,
  ForwardConfig: {
    TargetGroups: forwards.map(({ targetGroupArn, weight }) => ({ TargetGroupArn: targetGroupArn, Weight: weight })),
    TargetGroupStickinessConfig: { Enabled: false },
  },
});

const ruleAnswer = (rule: ListenerRuleState): Rule => ({
  RuleArn: rule.arn,
  Priority: '10',
  Conditions: [{ Field: 'path-pattern', Values: ['/*'], PathPatternConfig: { Values: ['/*'] } }],
  Actions: [forward(rule)],
  IsDefault: false,
});

const listenerAnswer = (listener: ListenerRuleState): Listener => ({
  ListenerArn: listener.arn,
  LoadBalancerArn: listener.arn.replace(':listener/', ':loadbalancer/').replace(/\/[0-9a-f]{16}$/, ''),
  Port: 443,
  Protocol: listener.arn.includes(':listener/app/') ? 'HTTPS' : 'TCP',
  DefaultActions: [forward(listener)],
});

export const describeRules: Answerer<'DescribeRules'> = (world, input, atMs) => {
  const { ListenerArn, RuleArns = [], PageSize = 400, Marker } = input;
  const rules = ListenerArn === undefined ? existing(world, RuleArns, 'rule', atMs) : under(world, ListenerArn, 'rule', atMs);
  if (ListenerArn !== undefined && rules.length === 0) throw listenerNotFound();
  const { page, next } = pageOf(rules.map(ruleAnswer), PageSize, Marker);
  return { Rules: page, ...(next === undefined ? {} : { NextMarker: next }) };
};

export const describeListeners: Answerer<'DescribeListeners'> = (world, input, atMs) => {
  const { LoadBalancerArn, ListenerArns = [], PageSize = 400, Marker } = input;
  const listeners =
    LoadBalancerArn === undefined
      ? existing(world, ListenerArns, 'listener', atMs)
      : under(world, LoadBalancerArn, 'listener', atMs);
  if (LoadBalancerArn !== undefined && listeners.length === 0) throw loadBalancerNotFound(LoadBalancerArn);
  const { page, next } = pageOf(listeners.map(listenerAnswer), PageSize, Marker);
  return { Listeners: page, ...(next === undefined ? {} : { NextMarker: next }) };
};
