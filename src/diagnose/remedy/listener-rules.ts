/** Commands about the listener rules (Application Load Balancer) and listeners (Network Load Balancer) of a pair; VPC Lattice has both. */
import type { Form, Remedies, Remedy } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';
import { isLattice, targetGroupName } from '../../model/elb-names.ts';
import type { Pair } from '../evidence/production-traffic.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inTurn } from './forms.ts';
import { describeLatticeRule, forwardAtLattice, listTargets } from './lattice.ts';

/** A Network Load Balancer has no rules: its listener forwards by itself, as one of VPC Lattice may. */
const isRule = (arn: string): boolean => (isLattice(arn) ? arn.includes('/rule/') : !arn.includes(':listener/'));

/** Of a pair that the deployment's tasks are registered with, everything goes to their group. */
export const sendAllToOwn = (timeline: Timeline, { own, other, loadBalancer }: Pair): Remedies =>
  sendAll(
    timeline,
    loadBalancer.productionListenerRule ?? '<production-listener-rule>',
    [own, other],
    loadBalancer.registration === 'registered' ? own : undefined,
  );

/**
 * Everything goes to one group of a pair, and the other stays in the rule, as ECS wants to find it. Weights are ECS's own, so that
 * no template has them: it is only to leave them alone.
 *
 * @param to absent: the one in which targets are healthy, where that is one alone
 */
export function sendAll(
  timeline: Timeline,
  ruleArn: string,
  pair: readonly string[],
  to = onlyServing(timeline, pair),
): Remedies {
  if (to !== undefined) {
    const other = pair.find((arn) => arn !== to) ?? '<other-target-group>';
    return [
      {
        text: `Let the rule name both groups of the pair and send everything to ${targetGroupName(to)}, where the healthy targets are. ${keepOthers}`,
        paste: [forward(timeline, ruleArn, to, other)],
      },
      leaveWeights(ruleArn),
    ];
  }
  const [first, ...more] = pair.map((arn) => describeTargets(timeline, arn));
  const change = forward(timeline, ruleArn, '<group-with-healthy-targets>', '<other-group>');
  return [
    {
      text: `Look which group of the pair has healthy targets; let the rule name both and send everything to that one. ${keepOthers}`,
      paste: first ? inTurn(first, ...more, change) : [change],
    },
    leaveWeights(ruleArn),
  ];
}

/** Shows the health of a group's targets. */
export const describeTargets = (timeline: Timeline, arn: string): Form =>
  isLattice(arn)
    ? listTargets(timeline, arn)
    : awsCli(awsCommand(timeline, 'elbv2 describe-target-health', { 'target-group-arn': arn }));

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

function forward(timeline: Timeline, ruleArn: string, to: string, other: string): Form {
  if (isLattice(ruleArn)) return forwardAtLattice(timeline, ruleArn, to, other);
  const groups = [
    { TargetGroupArn: to, Weight: 100 },
    { TargetGroupArn: other, Weight: 0 },
  ];
  const actions = JSON.stringify([{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }]);
  return awsCli(
    isRule(ruleArn)
      ? awsCommand(timeline, 'elbv2 modify-rule', { 'rule-arn': ruleArn, actions })
      : awsCommand(timeline, 'elbv2 modify-listener', { 'listener-arn': ruleArn, 'default-actions': actions }),
  );
}

/** Shows where a rule sends requests now. */
export function describeRule(timeline: Timeline, ruleArn: string): Form {
  if (isLattice(ruleArn)) return describeLatticeRule(timeline, ruleArn);
  return awsCli(
    isRule(ruleArn)
      ? awsCommand(timeline, 'elbv2 describe-rules', { 'rule-arns': ruleArn })
      : awsCommand(timeline, 'elbv2 describe-listeners', { 'listener-arns': ruleArn }),
  );
}

/** Lets Terraform leave the weights alone, which ECS changes with every deployment. */
export function leaveWeights(ruleArn: string): Remedy {
  const product = isLattice(ruleArn) ? 'vpclattice' : 'lb';
  const [resource, action] = isRule(ruleArn)
    ? [`aws_${product}_listener_rule`, 'action']
    : [`aws_${product}_listener`, 'default_action'];
  return {
    keeps: true,
    text: 'Where Terraform made the rule, let it leave the weights alone: ECS changes them with every deployment, and the next apply would set them back.',
    paste: [{ tool: 'Terraform', code: `# in the ${resource}\nlifecycle {\n  ignore_changes = [${action}]\n}` }],
  };
}
