/** What mends a service that names a rule which AWS does not find. */
import type { Form, Forms, Remedies } from '../../model/finding.ts';
import { isLattice, listenerOf } from '../../model/elb-names.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';
import { awsCommand, serviceCommand, serviceName } from './commands.ts';
import { awsCli, inCloudFormation, inTerraform, inTurn } from './forms.ts';
import { listLatticeRules } from './lattice.ts';
import { inPascalCase, inSnakeCase } from './literals.ts';

/** For a rule that AWS does not find. */
export function createRuleAgain(timeline: Timeline, ruleArn: string): Remedies {
  const isNamed = (latestService(timeline)?.loadBalancers ?? []).some(
    ({ productionListenerRule, testListenerRule }) => productionListenerRule === ruleArn || testListenerRule === ruleArn,
  );
  const look = isLattice(ruleArn)
    ? listLatticeRules(timeline, ruleArn)
    : awsCli(awsCommand(timeline, 'elbv2 describe-rules', { 'listener-arn': listenerOf(ruleArn) }));
  const text = 'Look for the rule that took its place, or create it again with both target groups, and name it in the service.';
  return [{ text, paste: isNamed && !isLattice(ruleArn) ? nameRule(timeline, ruleArn, look) : [look] }];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html; ECS tells the role to nobody. */
function nameRule(timeline: Timeline, ruleArn: string, look: Form): Forms {
  const entries = latestService(timeline)?.loadBalancers ?? [];
  const member = entries.some(({ testListenerRule }) => testListenerRule === ruleArn)
    ? 'testListenerRule'
    : 'productionListenerRule';
  const named = (arn: string | undefined) => (arn === ruleArn ? '<listener-rule-arn>' : arn);
  const all = entries.map(({ alternateTargetGroupArn, productionListenerRule, testListenerRule, ...entry }) => ({
    ...entry,
    ...(alternateTargetGroupArn === undefined
      ? {}
      : {
          advancedConfiguration: {
            alternateTargetGroupArn,
            productionListenerRule: named(productionListenerRule),
            testListenerRule: named(testListenerRule),
            roleArn: '<infrastructure-role-arn>',
          },
        }),
  }));
  const change = awsCli(serviceCommand(timeline, 'update-service', { 'load-balancers': JSON.stringify(all) }));
  const setting = { [member]: '<listener-rule-arn>' };
  return [
    ...inTurn(look, change),
    inTerraform(`the aws_ecs_service ${serviceName(timeline)}`, {
      load_balancer: { advanced_configuration: inSnakeCase(setting) },
    }),
    inCloudFormation('AWS::ECS::Service', { LoadBalancers: [{ AdvancedConfiguration: inPascalCase(setting) }] }),
  ];
}
