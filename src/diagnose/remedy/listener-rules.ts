/** Commands about the listener rules (Application Load Balancer) and listeners (Network Load Balancer) of a pair; VPC Lattice has both. */
import type { Remedy, Snippet } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';
import { isLattice, listenerOf, targetGroupName } from '../../model/elb-names.ts';
import type { Pair } from '../evidence/production-traffic.ts';
import { awsCommand } from './commands.ts';
import { describeLatticeRule, forwardAtLattice, listLatticeRules, listTargets } from './lattice.ts';

/** A Network Load Balancer has no rules: its listener forwards by itself, as one of VPC Lattice may. */
const isRule = (arn: string): boolean => (isLattice(arn) ? arn.includes('/rule/') : !arn.includes(':listener/'));

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
      text: `Let the rule name both groups of the pair and send everything to ${targetGroupName(to)}, where the healthy targets are; let nothing but ECS change its weights. ${keepOthers}`,
      paste: [forward(timeline, ruleArn, to, other), ignoreWeights(ruleArn)],
    };
  }
  const looks = pair.map((arn) => describeTargets(timeline, arn));
  return {
    text: `Look which group of the pair has healthy targets; let the rule name both and send everything to that one. ${keepOthers}`,
    paste: [...looks, forward(timeline, ruleArn, '<group-with-healthy-targets>', '<other-group>'), ignoreWeights(ruleArn)],
  };
}

/** Shows the health of a group's targets. */
export const describeTargets = (timeline: Timeline, arn: string): Snippet =>
  isLattice(arn)
    ? listTargets(timeline, arn)
    : { tool: 'AWS CLI', code: awsCommand(timeline, 'elbv2 describe-target-health', { 'target-group-arn': arn }) };

/** Such as one that authenticates, before the request is forwarded. */
const keepOthers = 'If the rule has other actions, name them too: this replaces them all.';

function onlyServing({ observations }: Timeline, pair: readonly string[]): string | undefined {
  const [first, second] = pair.filter((arn) =>
    observations
      .findLast(({ targets }) => targets.has(arn))
      ?.targets.get(arn)
      ?.some(({ state }) => state === 'healthy'),
  );
  return second === undefined ? first : undefined;
}

function forward(timeline: Timeline, ruleArn: string, to: string, other: string): Snippet {
  if (isLattice(ruleArn)) return forwardAtLattice(timeline, ruleArn, to, other);
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
export function describeRule(timeline: Timeline, ruleArn: string): Snippet {
  if (isLattice(ruleArn)) return describeLatticeRule(timeline, ruleArn);
  return {
    tool: 'AWS CLI',
    code: isRule(ruleArn)
      ? awsCommand(timeline, 'elbv2 describe-rules', { 'rule-arns': ruleArn })
      : awsCommand(timeline, 'elbv2 describe-listeners', { 'listener-arns': ruleArn }),
  };
}

/** Lets Terraform leave the weights alone, which ECS changes with every deployment. */
export const ignoreWeights = (ruleArn: string): Snippet => {
  const product = isLattice(ruleArn) ? 'vpclattice' : 'lb';
  const [resource, action] = isRule(ruleArn)
    ? [`aws_${product}_listener_rule`, 'action']
    : [`aws_${product}_listener`, 'default_action'];
  return { tool: 'Terraform', code: `# in the ${resource}\nlifecycle {\n  ignore_changes = [${action}]\n}` };
};

/** For a rule that AWS does not find. */
export const createRuleAgain = (timeline: Timeline, ruleArn: string): Remedy => ({
  text: 'Look for the rule that took its place, or create it again with both target groups, and name it in the service.',
  paste: [
    isLattice(ruleArn)
      ? listLatticeRules(timeline, ruleArn)
      : { tool: 'AWS CLI', code: awsCommand(timeline, 'elbv2 describe-rules', { 'listener-arn': listenerOf(ruleArn) }) },
    {
      tool: 'Terraform',
      code: isLattice(ruleArn)
        ? '# in the aws_ecs_service: vpc_lattice_configurations\nproduction_listener_rule = aws_vpclattice_listener_rule.<name>.arn'
        : '# in the aws_ecs_service: load_balancer, advanced_configuration\nproduction_listener_rule = aws_lb_listener_rule.<name>.arn',
    },
  ],
});
