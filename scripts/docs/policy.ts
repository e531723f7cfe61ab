/** The IAM policy, from what the port to AWS says that each operation needs, and each strategy that it cannot do without. */
import { strategies } from '../../src/model/strategy/index.ts';
import { permissions, type Operation, type Permission } from '../../src/observe/aws/operations.ts';
import { list } from '../../src/model/text.ts';
import { table } from './tables.ts';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly ArnEquals: { readonly 'ecs:cluster': string } };
}

const cluster = 'arn:aws:ecs:REGION:ACCOUNT:cluster/CLUSTER';

const isNarrowedByCluster = ({ resources, clusterCondition }: Permission): boolean => clusterCondition && resources.includes('*');
const scopeOf = (one: Permission): string => JSON.stringify([one.resources, isNarrowedByCluster(one)]);

/** What is authorised on the same resources shares a statement; the cluster narrows what knows no narrower resource. */
function statementsOf(sid: string, granted: readonly Permission[]): readonly Statement[] {
  const scopes = [...new Set(granted.map(scopeOf))];
  return scopes.flatMap((scope, i) => {
    const together = granted.filter((one) => scopeOf(one) === scope);
    const [first] = together;
    if (!first) return [];
    const statement: Statement = {
      Sid: `${sid}${i + 1}`,
      Effect: 'Allow',
      Action: together.map(({ action }) => action),
      Resource: first.resources,
    };
    return [isNarrowedByCluster(first) ? { ...statement, Condition: { ArnEquals: { 'ecs:cluster': cluster } } } : statement];
  });
}

const needing = (...needs: readonly Permission['need'][]): readonly Permission[] =>
  Object.values(permissions).filter(({ need }) => needs.includes(need));

const policy = (sid: string, granted: readonly Permission[]): object => ({
  Version: '2012-10-17',
  Statement: statementsOf(sid, granted),
});

/** Without `required`, there is no verdict; the rest makes the diagnosis better. */
export const policyOf = (need: Permission['need'], sid: string): object => policy(sid, needing(need));

/** What strategies require that others do without. */
export interface StrategyPolicy {
  /** Their names, as `deploymentConfiguration.strategy` has them. */
  readonly strategies: readonly string[];
  readonly policy: object;
}

/** One for all strategies that require the same. */
export function strategyPolicies(): readonly StrategyPolicy[] {
  const rows = Object.values(strategies).flatMap((ofController) => Object.entries(ofController));
  const required = (operations: ReadonlySet<string>): readonly Operation[] =>
    (Object.keys(permissions) as Operation[]).filter((operation) => operations.has(operation));
  const byNeed = new Map<string, string[]>();
  for (const [name, { requiredOperations }] of rows) {
    const needed = required(requiredOperations).join();
    if (needed !== '') byNeed.set(needed, [...(byNeed.get(needed) ?? []), name]);
  }
  return [...byNeed].map(([needed, names]) => ({
    strategies: names,
    policy: policy(
      'Strategy',
      needed.split(',').map((operation) => permissions[operation as Operation]),
    ),
  }));
}

/** What some services are told by alone, whatever their strategy. */
export const revisionPolicy = (): object => policy('Revision', [permissions.DescribeServiceRevisions]);

/** A list that fits on one line stands on one. */
const compact = (json: string): string =>
  json.replace(/\[[^[\]{}]+\]/g, (list) => {
    const line = list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']');
    return line.length < 100 ? line : list;
  });

const fenced = (document: object): string => `\`\`\`json\n${compact(JSON.stringify(document, null, 2))}\n\`\`\``;

export const policyPart = (): string =>
  [
    'The minimum, without which there is no verdict:',
    fenced(policyOf('required', 'Required')),
    'In addition, where a target group registers `instance` targets:',
    fenced(policyOf('instance', 'Instance')),
    ...strategyPolicies().flatMap((one) => [
      `Required with the ${one.strategies.length === 1 ? 'strategy' : 'strategies'} ${list(one.strategies.map((name) => `\`${name}\``))} (with others optional, and so part of the last policy too):`,
      fenced(one.policy),
    ]),
    'Required too of a service that names no load balancer, since it may have gateways, and with target groups of VPC Lattice (with others optional, as above):',
    fenced(revisionPolicy()),
    'With the strategies above, and with gateways, unless `wait-until` is `healthy`, to see where production traffic really goes (of the two, what the load balancer is):',
    fenced(policyOf('traffic', 'Traffic')),
    'With the deployment controller `CODE_DEPLOY`, unless `wait-until` is `healthy`:',
    fenced(policyOf('codeDeploy', 'CodeDeploy')),
    'With target groups of VPC Lattice:',
    fenced(policyOf('lattice', 'Lattice')),
    'And with these, where ECS shifts their traffic, unless `wait-until` is `healthy` (of the two, what the service names):',
    fenced(policyOf('latticeTraffic', 'LatticeTraffic')),
    'Optional. Without it the verdict is the same, except where the table says so, but less can be said; what is missing is named once in the log:',
    fenced(policyOf('optional', 'Optional')),
    table(
      ['Permission', 'Without it'],
      needing('instance', 'traffic', 'codeDeploy', 'lattice', 'latticeTraffic', 'optional').map(({ action, without }) => [
        `\`${action}\``,
        without,
      ]),
    ),
  ].join('\n\n');
