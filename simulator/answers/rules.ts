/** DescribeRules and DescribeListeners: where load balancers forward to. */
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { invalidParameter, listenerNotFound, ruleNotFound } from '../api/errors.ts';
import type { ListenerRuleState, World } from '../world/world.ts';
import type { Answerer } from './answerer.ts';

/** One that does not exist fails the whole call. */
function existing(world: World, arns: readonly string[], kind: ListenerRuleState['kind'], atMs: number): ListenerRuleState[] {
  return arns.map((arn) => {
    const rule = world.ruleAt(arn, atMs);
    if (rule?.kind !== kind) throw kind === 'rule' ? ruleNotFound() : listenerNotFound();
    return rule;
  });
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

export const describeRules: Answerer<'DescribeRules'> = (world, input, atMs) => {
  if (input.RuleArns === undefined) throw invalidParameter('DescribeRules', 'Either listener ARN or rule ARNs must be specified');
  return {
    Rules: existing(world, input.RuleArns, 'rule', atMs).map((rule) => ({
      RuleArn: rule.arn,
      Priority: '10',
      Conditions: [{ Field: 'path-pattern', Values: ['/*'], PathPatternConfig: { Values: ['/*'] } }],
      Actions: [forward(rule)],
      IsDefault: false,
    })),
  };
};

export const describeListeners: Answerer<'DescribeListeners'> = (world, input, atMs) => {
  if (input.ListenerArns === undefined) {
    throw invalidParameter('DescribeListeners', 'Either load balancer ARN or listener ARNs must be specified');
  }
  return {
    Listeners: existing(world, input.ListenerArns, 'listener', atMs).map((listener) => ({
      ListenerArn: listener.arn,
      LoadBalancerArn: listener.arn.replace(':listener/', ':loadbalancer/').replace(/\/[0-9a-f]{16}$/, ''),
      Port: 443,
      Protocol: 'TCP',
      DefaultActions: [forward(listener)],
    })),
  };
};
