import { defineCause } from '../../define-cause.ts';
import { ruleName } from '../../../model/elb-names.ts';
import { pairsOf } from '../../evidence/production-traffic.ts';
import { createRuleAgain } from '../../remedy/missing-rules.ts';

export const listenerRuleMissing = defineCause({
  id: 'listener-rule-missing',
  severity: 'error',
  title: 'The listener rule that the service names no longer exists',
  explanation:
    'ECS shifts traffic by the weights of a listener rule that the service names. That rule has been deleted, so nothing sends requests to the service by it and no traffic can be shifted.',
  origins: ['The rule was replaced by a template, and the service still names the old one.', 'Somebody deleted it by hand.'],
  prevention: 'Create the new rule before the old one is destroyed (create_before_destroy), and update the service in between.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
  find: (timeline) =>
    pairsOf(timeline)
      .flatMap(({ production, test }) => [
        ...(production?.isMissing ? [{ use: 'production', field: 'productionListenerRule', arn: production.arn }] : []),
        ...(test?.isMissing ? [{ use: 'test', field: 'testListenerRule', arn: test.arn }] : []),
      ])
      .at(0),
  evidence: ({ field, arn }) => [{ field: `LoadBalancer.advancedConfiguration.${field}`, text: `${arn} is not found` }],
  sentence: ({ use, arn }) => `the ${use} listener ${ruleName(arn)}, which the service names, does not exist`,
  remedies: ({ arn }, timeline) => createRuleAgain(timeline, arn),
});
