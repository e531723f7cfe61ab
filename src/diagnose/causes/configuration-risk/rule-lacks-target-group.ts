import { list } from '../../../model/text.ts';
import { defineCause } from '../../define-cause.ts';
import { ruleName, targetGroupName } from '../../../model/elb-names.ts';
import { pairsOf, type Pair } from '../../evidence/production-traffic.ts';
import { serviceThatShifts } from '../../evidence/traffic-shift.ts';
import { sendAllToOwn } from '../../remedy/listener-rules.ts';

/** The groups of a pair that none of its rules names; a rule that was not read may name them. */
function unnamed({ own, other, loadBalancer, production, test }: Pair): readonly string[] {
  const rules = [production, test].filter((rule) => rule !== undefined);
  const areAllRead = production !== undefined && (loadBalancer.testListenerRule === undefined || test !== undefined);
  if (!areAllRead || rules.some(({ isMissing }) => isMissing)) return [];
  const named = new Set(rules.flatMap(({ targetGroups }) => targetGroups.map(({ arn }) => arn)));
  return [own, other].filter((arn) => !named.has(arn));
}

export const ruleLacksTargetGroup = defineCause({
  id: 'rule-lacks-target-group',
  severity: 'error',
  title: 'The listener rules do not name both target groups of the pair',
  explanation:
    'ECS shifts traffic by the weights of a rule that names both groups of the pair, or of a production and a test rule that name one each. Before each deployment it looks whether they do, and rolls back where they do not.',
  origins: [
    'The rule was written for one target group, and the strategy was changed since.',
    'A tool reset the actions of the rule.',
  ],
  prevention: 'Let the rule name both groups from the beginning, with weights 100 and 0, and ignore its weights from then on.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
  find: (timeline) =>
    (serviceThatShifts(timeline) ? pairsOf(timeline) : [])
      .map((pair) => ({ pair, lacking: unnamed(pair), ruleArn: pair.loadBalancer.productionListenerRule ?? '' }))
      .find(({ lacking }) => lacking.length > 0),
  evidence: ({ pair: { production, test } }) =>
    [production, test].flatMap((rule) =>
      rule
        ? [
            {
              field: 'Rule.Actions.ForwardConfig.TargetGroups',
              text: `${list(rule.targetGroups.map(({ arn }) => targetGroupName(arn))) || 'none'} (${rule.arn})`,
            },
          ]
        : [],
    ),
  sentence: ({ lacking, ruleArn, pair: { test } }) =>
    `${ruleName(ruleArn)}${test ? ' and the test rule do' : ' does'} not name ${list(lacking.map(targetGroupName))}, so the next deployment would be refused`,
  remedies: ({ pair }, timeline) => sendAllToOwn(timeline, pair),
});
