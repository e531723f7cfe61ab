/** What lets ECS shift traffic again: the rule's actions, the rule, or the role that ECS changes rules with. */
import type { Remedies } from '../../model/finding.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';
import type { NetworkingRemedy } from '../evidence/networking-faults.ts';
import { describeRule, leaveWeights, sendAll } from './listener-rules.ts';
import { createRuleAgain } from './missing-rules.ts';
import { inTurn } from './forms.ts';
import { attachToRole, loadBalancerPolicy, trustEcs } from './service-roles.ts';

interface Named {
  readonly ruleArn: string;
  readonly roleArn: string;
}

export function mendNetworking(timeline: Timeline, mendedBy: NetworkingRemedy, { ruleArn, roleArn }: Named): Remedies {
  switch (mendedBy) {
    case 'forward':
      return sendAll(timeline, ruleArn, pairOf(timeline, ruleArn));
    case 'rule':
      return createRuleAgain(timeline, ruleArn);
    case 'role':
      return [
        {
          text: 'Let the role trust ecs.amazonaws.com, and give it the permissions for load balancers.',
          paste: inTurn(trustEcs(roleArn), attachToRole(roleArn, loadBalancerPolicy)),
        },
      ];
    case 'unknown':
      return [
        {
          text: 'Let both target groups stand in the listener rules that the service names, and only one of them get traffic: look where they forward now.',
          paste: [describeRule(timeline, ruleArn)],
        },
        leaveWeights(ruleArn),
      ];
  }
}

/** As the service names it: what ECS refused came before it chose one of the two. */
function pairOf(timeline: Timeline, ruleArn: string): readonly string[] {
  const entry = latestService(timeline)?.loadBalancers.find(({ productionListenerRule }) => productionListenerRule === ruleArn);
  return [entry?.targetGroupArn, entry?.alternateTargetGroupArn].filter((arn) => arn !== undefined);
}
