/**
 * What ECS finds wrong with listener rules and target groups before it shifts traffic, by the stable middle of its texts.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */
import { list } from '../../model/text.ts';
import { ruleName, targetGroupName } from '../../model/elb-names.ts';
import type { QuotedTexts } from './quotes.ts';

/** What mends it: the rule's actions, the rule itself, the role that ECS changes rules with; or it is not known. */
export type NetworkingRemedy = 'forward' | 'rule' | 'role' | 'unknown';

interface NetworkingFault {
  readonly says: RegExp;
  readonly mendedBy: NetworkingRemedy;
  /** @param rule its short name, as far as it is known */
  readonly sentence: (found: QuotedTexts, rule: string) => string;
}

const arn = '(arn:[\\w:/-]{1,300})';
const withArn = (before: string, after = ''): RegExp => new RegExp(`${before}${arn}${after}`, 'i');
export const ruleArnIn = withArn('productionListenerRule ');
export const infrastructureRoleIn = /ECS Infrastructure Role '?(arn:[\w-]{1,20}:iam::\w{1,20}:role\/[\w+=,.@/-]{1,200})'?/i;

const named = (found: QuotedTexts, detail: RegExp, otherwise: string): string => {
  const captured = found.capture(detail);
  return captured === undefined ? otherwise : targetGroupName(captured);
};

const faults: readonly NetworkingFault[] = [
  {
    says: /target group .{0,300}not associated with/i,
    mendedBy: 'forward',
    sentence: (found) =>
      `target group ${named(found, withArn('target group '), 'of the service')} is in neither the production nor the test listener rule`,
  },
  {
    says: /exactly one target group serving traffic|more than one target group serving traffic/i,
    mendedBy: 'forward',
    sentence: (found, rule) =>
      `${rule} sends production traffic to ${found.capture(/but found (\d{1,3}) target groups/i) ?? 'several'} target groups at once; ECS starts only where exactly one gets any`,
  },
  {
    says: /unexpected target group/i,
    mendedBy: 'forward',
    sentence: (found, rule) => {
      const expected = [withArn('targetGroupArn: '), withArn('alternateTargetGroupArn: ')].map((one) => named(found, one, '?'));
      const seen = named(found, withArn('unexpected target group '), 'another target group');
      const instead = expected.includes('?') ? 'the pair of the service' : list(expected).replace(' and ', ' or ');
      return `${rule} forwards production traffic to ${seen}; ECS expected ${instead}`;
    },
  },
  {
    says: /both targetGroup and alternateTargetGroup must be associated/i,
    mendedBy: 'forward',
    sentence: (_found, rule) => `${rule} and the test listener rule do not name both target groups of the pair`,
  },
  {
    says: /one or more (?:listener )?rules not found/i,
    mendedBy: 'rule',
    sentence: (_found, rule) => `a listener rule that the service names does not exist: ${rule}, or its test listener rule`,
  },
  {
    says: /missing permissions on ECS Infrastructure Role/i,
    mendedBy: 'role',
    sentence: (found) =>
      `ECS cannot use the infrastructure role ${found.capture(infrastructureRoleIn) ?? 'of the service'} to change listener rules`,
  },
];

const unknown: NetworkingFault = {
  says: /./,
  mendedBy: 'unknown',
  sentence: (found) =>
    `listener rules and target groups do not fit the deployment: ${(found.capture(/invalid networking configuration[.:]? ?(.{1,160})/i) ?? 'invalid networking configuration').replace(/\.$/, '')}`,
};

export const networkingFaultOf = (found: QuotedTexts): NetworkingFault =>
  faults.find(({ says }) => found.capture(says) !== undefined) ?? unknown;

/** `the production listener rule 9683… of public`, or without a name. */
export const namedRule = (ruleArn: string | undefined): string =>
  ruleArn === undefined ? 'the production listener rule' : `the production listener ${ruleName(ruleArn)}`;
