/** The generated parts of `docs/permissions.md`: each policy in every form, and what goes unseen without what is optional. */
import { list } from '../../src/model/text.ts';
import {
  codeDeployPolicy,
  combinedPolicy,
  commonPolicy,
  logsPolicy,
  needing,
  policyOf,
  revisionPolicy,
  strategyPolicies,
  type Policy,
} from './policy.ts';
import { asCloudFormation, asJson, asTerraform } from './policy-forms.ts';
import { table } from './tables.ts';

interface Section {
  readonly heading: string;
  /** When a reader needs it. */
  readonly when: string;
  /** What is added to the name of a policy, in words. */
  readonly name: readonly string[];
  readonly policy: Policy;
}

/** What each feature needs beside the common policy. */
export const additions = (): readonly Section[] => [
  {
    heading: 'Log lines of failed containers',
    when: 'To show the last lines that a failed container wrote. Without this policy everything else works, and the log says once that it is missing.',
    name: ['logs'],
    policy: logsPolicy(),
  },
  {
    heading: 'Targets of type `instance`',
    when: 'Required where a target group registers instances instead of addresses: network modes `bridge` and `host`.',
    name: ['instances'],
    policy: policyOf('instance', 'Instance'),
  },
  {
    heading: 'Blue/green, linear, canary, gateways',
    when: 'Required with these strategies, with Express services and with gateways, to see where production traffic really goes. Not needed with `wait-until: healthy`. An Application Load Balancer needs `DescribeRules`, a Network Load Balancer `DescribeListeners`.',
    name: ['traffic'],
    policy: policyOf('traffic', 'Traffic'),
  },
  {
    heading: 'CodeDeploy',
    when: 'Required with the deployment controller `CODE_DEPLOY`, unless `wait-until` is `healthy`. `GetDeploymentConfig` is optional.',
    name: ['code', 'deploy'],
    policy: codeDeployPolicy(),
  },
  {
    heading: 'VPC Lattice',
    when: 'Required with target groups of VPC Lattice.',
    name: ['lattice'],
    policy: policyOf('lattice', 'Lattice'),
  },
  {
    heading: 'VPC Lattice whose traffic ECS shifts',
    when: 'Required besides with blue/green, linear and canary, unless `wait-until` is `healthy`: `GetRule` where the service names a rule, `GetListener` where it names a listener.',
    name: ['lattice', 'traffic'],
    policy: policyOf('latticeTraffic', 'LatticeTraffic'),
  },
];

const combined = (): Section => ({
  heading: 'One for all',
  when: 'Rolling updates, blue/green, linear, canary and CodeDeploy, targets of type `ip` and `instance`, and the log lines: one policy instead of the parts below. Only VPC Lattice is not in it.',
  name: ['combined'],
  policy: combinedPolicy(),
});

/** Less than the common policy: what cannot be left out. */
const leastPolicies = (): readonly Section[] => [
  {
    heading: 'The minimum',
    when: 'Enough for a rolling update behind a load balancer. What goes unseen stands in the table below.',
    name: ['minimum'],
    policy: policyOf('required', 'Required'),
  },
  ...strategyPolicies().map(({ strategies, policy }, i) => ({
    heading: `With ${list(strategies.map((name) => `\`${name}\``))}`,
    when: `Required beside the minimum with ${strategies.length === 1 ? 'this strategy' : 'these strategies'}, and where \`deployment\` is given by the ARN of a service deployment.`,
    name: ['strategy', ...(i === 0 ? [] : [String(i + 1)])],
    policy,
  })),
  {
    heading: 'Services without a load balancer, and VPC Lattice',
    when: 'Required beside the minimum of a service that names no load balancer, since it may have gateways, and with target groups of VPC Lattice.',
    name: ['revision'],
    policy: revisionPolicy(),
  },
];

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

const folded = (summary: string, text: string): string => `<details>\n<summary>${summary}</summary>\n\n${text}\n\n</details>`;

function otherForms(policy: Policy, name: readonly string[]): readonly string[] {
  const words = ['ecs', 'health', 'gate', ...name];
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [
    folded('Terraform', fenced('hcl', asTerraform(policy, words.join('_')))),
    folded('CloudFormation', fenced('yaml', asCloudFormation(policy, pascal))),
  ];
}

const sections = (all: readonly Section[]): string =>
  all
    .flatMap(({ heading, when, name, policy }) => [
      `### ${heading}`,
      when,
      folded('JSON', fenced('json', asJson(policy))),
      ...otherForms(policy, name),
    ])
    .join('\n\n');

export const permissionsParts = (): Readonly<Record<string, string>> => ({
  'common-policy': [fenced('json', asJson(commonPolicy())), ...otherForms(commonPolicy(), [])].join('\n\n'),
  'combined-policy': sections([combined()]),
  'further-policies': sections(additions()),
  'least-policies': sections(leastPolicies()),
  'without-permissions': table(
    ['Permission', 'Without it'],
    needing('instance', 'traffic', 'codeDeploy', 'lattice', 'latticeTraffic', 'optional').map(({ action, without }) => [
      `\`${action}\``,
      without,
    ]),
  ),
});
