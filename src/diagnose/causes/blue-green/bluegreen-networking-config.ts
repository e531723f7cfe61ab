import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';

export const bluegreenNetworkingConfig = quoteCause({
  id: 'bluegreen-networking-config',
  severity: 'error',
  title: 'Listener rules and target groups do not fit a blue/green deployment',
  explanation:
    'A blue/green deployment moves traffic between two target groups by their listener rules. ECS found that these do not fit together, and rolled back.',
  origins: [
    'A target group is in no listener rule, or both serve traffic at once.',
    'A rule was replaced or deleted.',
    'The infrastructure role lacks permissions.',
  ],
  prevention: 'Keep rules, both target groups and the service in one template, and ignore weights that ECS changes.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
  /** Its text stands, with its field, in shows_rules.json. */
  quote: {
    where: deploymentReasons,
    says: anyOf(
      [
        /invalid networking configuration|not associated with (?:a|any) listener rule/,
        /more than one target group serving traffic|unexpected target group|One or more (?:listener )?rules not found/,
      ],
      'i',
    ),
  },
  sentence: (found) =>
    `listener rules and target groups do not fit the deployment: ${(found.capture(/invalid networking configuration\.? ?(.{1,200})/i) ?? 'invalid networking configuration').slice(0, 160)}`,
  remedy: (_found, timeline) => ({
    text: 'Let both target groups stand in the listener rules that the service names.',
    paste: [
      { tool: 'AWS CLI', code: awsCommand(timeline, 'elbv2 describe-rules', { 'rule-arns': '<production-listener-rule>' }) },
    ],
  }),
});
