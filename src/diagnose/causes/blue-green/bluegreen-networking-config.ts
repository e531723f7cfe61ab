import { latestService } from '../../../model/timeline.ts';
import { quoteCause } from '../../define-cause.ts';
import { infrastructureRoleIn, namedRule, networkingFaultOf, ruleArnIn } from '../../evidence/networking-faults.ts';
import { anyOf, type QuotedTexts } from '../../evidence/quotes.ts';
import type { Readings } from '../../evidence/readings.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { mendNetworking } from '../../remedy/networking.ts';

/** As the text names it; else as the service does, where it has only one. */
function ruleArnOf(found: QuotedTexts, timeline: Readings): string | undefined {
  const rules = (latestService(timeline)?.loadBalancers ?? []).flatMap(
    ({ productionListenerRule }) => productionListenerRule ?? [],
  );
  return found.capture(ruleArnIn) ?? (rules.length === 1 ? rules[0] : undefined);
}

export const bluegreenNetworkingConfig = quoteCause({
  id: 'bluegreen-networking-config',
  severity: 'error',
  title: 'Listener rules and target groups do not fit the deployment',
  explanation:
    'A blue/green, linear or canary deployment moves traffic between two target groups by the weights of their listener rules. ECS found that these do not fit together, and rolled back.',
  origins: [
    'A target group is in no listener rule, or both serve traffic at once: a tool reset the weights, or a shift was interrupted.',
    'A rule was replaced or deleted, or forwards to a target group that the service does not name.',
    'The infrastructure role does not trust ECS, or lacks permissions.',
  ],
  prevention: 'Keep rules, both target groups and the service in one template, and ignore weights that ECS changes.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
  /** Its text stands, with its field, in shows_rules.json. */
  quote: {
    where: deploymentReasons,
    says: anyOf(
      [
        /invalid networking configuration|not associated with (?:a|any|either) (?:listener ?rule|productionListenerRule)/,
        /more than one target group serving traffic|exactly one target group serving traffic|unexpected target group/,
        /One or more (?:listener )?rules not found/,
      ],
      'i',
    ),
  },
  sentence: (found, timeline) => networkingFaultOf(found).sentence(found, namedRule(ruleArnOf(found, timeline))),
  remedies: (found, timeline) =>
    mendNetworking(timeline, networkingFaultOf(found).mendedBy, {
      ruleArn: ruleArnOf(found, timeline) ?? '<production-listener-rule>',
      roleArn: found.capture(infrastructureRoleIn) ?? '<infrastructure-role>',
    }),
});
