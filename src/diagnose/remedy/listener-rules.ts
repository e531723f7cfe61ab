/** Commands about the listener rules (Application Load Balancer) and listeners (Network Load Balancer) of a pair. */
import type { Remedy, Snippet } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';
import { listenerOf, targetGroupName } from '../../model/elb-names.ts';
import type { Pair } from '../evidence/production-traffic.ts';
import { awsCommand } from './commands.ts';

/** A Network Load Balancer has no rules: its listener forwards by itself. */
const isRule = (arn: string): boolean => !arn.includes(':listener/');

/** Of a pair that the deployment's tasks are registered with, everything goes to their group. */
export const sendAllToOwn = (timeline: Timeline, { own, other, loadBalancer }: Pair): Remedy =>
  sendAll(
    timeline,
    loadBalancer.productionListenerRule ?? '<production-listener-rule>',
    [own, other],
    loadBalancer.registration === 'registered' ? own : undefined,
  );

/**
 * Everything goes to one group of a pair, and the other stays in the rule, as ECS wants to find it.
 *
 * @param to absent: the one in which targets are healthy, where that is one alone
 */
export function sendAll(timeline: Timeline, ruleArn: string, pair: readonly string[], to = onlyServing(timeline, pair)): Remedy {
  if (to !== undefined) {
    const other = pair.find((arn) => arn !== to) ?? '<other-target-group>';
    return {
      text: `Let the rule name both groups of the pair and send everything to ${targetGroupName(to)}, where the healthy targets are; let nothing but ECS change its weights.`,
      paste: [forward(timeline, ruleArn, to, other), ignoreWeights(ruleArn)],
    };
  }
  const looks = pair.map((arn): Snippet => ({
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'elbv2 describe-target-health', { 'target-group-arn': arn }),
  }));
  return {
    text: 'Look which group of the pair has healthy targets; let the rule name both and send everything to that one.',
    paste: [...looks, forward(timeline, ruleArn, '<group-with-healthy-targets>', '<other-group>'), ignoreWeights(ruleArn)],
  };
}

function onlyServing({ observations }: Timeline, pair: readonly string[]): string | undefined {
  const [first, second] = pair.filter((arn) =>
    observations
      .findLast(({ targets }) => targets.has(arn))
      ?.targets.get(arn)
      ?.some(({ state }) => state === 'healthy'),
  );
  return second === undefined ? first : undefined;
}

/** Actions that stand before it, such as one that authenticates, have to be named too. */
function forward(timeline: Timeline, ruleArn: string, to: string, other: string): Snippet {
  const groups = [
    { TargetGroupArn: to, Weight: 100 },
    { TargetGroupArn: other, Weight: 0 },
  ];
  const actions = JSON.stringify([{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }]);
  return {
    tool: 'AWS CLI',
    code: isRule(ruleArn)
      ? awsCommand(timeline, 'elbv2 modify-rule', { 'rule-arn': ruleArn, actions })
      : awsCommand(timeline, 'elbv2 modify-listener', { 'listener-arn': ruleArn, 'default-actions': actions }),
  };
}

/** Shows where a rule sends requests now. */
export const describeRule = (timeline: Timeline, ruleArn: string): Snippet => ({
  tool: 'AWS CLI',
  code: isRule(ruleArn)
    ? awsCommand(timeline, 'elbv2 describe-rules', { 'rule-arns': ruleArn })
    : awsCommand(timeline, 'elbv2 describe-listeners', { 'listener-arns': ruleArn }),
});

/** Lets Terraform leave the weights alone, which ECS changes with every deployment. */
export const ignoreWeights = (ruleArn: string): Snippet => {
  const [resource, action] = isRule(ruleArn) ? ['aws_lb_listener_rule', 'action'] : ['aws_lb_listener', 'default_action'];
  return { tool: 'Terraform', code: `# in the ${resource}\nlifecycle {\n  ignore_changes = [${action}]\n}` };
};

/** For a rule that AWS does not find. */
export const createRuleAgain = (timeline: Timeline, ruleArn: string): Remedy => ({
  text: 'Look for the rule that took its place, or create it again with both target groups, and name it in the service.',
  paste: [
    { tool: 'AWS CLI', code: awsCommand(timeline, 'elbv2 describe-rules', { 'listener-arn': listenerOf(ruleArn) }) },
    {
      tool: 'Terraform',
      code: '# in the aws_ecs_service: load_balancer, advanced_configuration\nproduction_listener_rule = aws_lb_listener_rule.<name>.arn',
    },
  ],
});
