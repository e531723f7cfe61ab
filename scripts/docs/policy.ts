/** The IAM policies, from what the port to AWS says that each operation needs, and each strategy that it cannot do without. */
import { strategies } from '../../src/model/strategy/index.ts';
import { permissions, type Operation, type Permission } from '../../src/observe/aws/operations.ts';

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly ArnEquals: { readonly 'ecs:cluster': string } };
}

export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
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

export const needing = (...needs: readonly Permission['need'][]): readonly Permission[] =>
  Object.values(permissions).filter(({ need }) => needs.includes(need));

const policy = (sid: string, granted: readonly Permission[]): Policy => ({
  Version: '2012-10-17',
  Statement: statementsOf(sid, granted),
});

/** Without `required`, nothing can be decided; the rest makes the diagnosis better. */
export const policyOf = (need: Permission['need'], sid: string): Policy => policy(sid, needing(need));

const isFor = (prefix: string) => (one: Permission) => one.action.startsWith(prefix);

/**
 * What a rolling update behind an Application or Network Load Balancer is told by, to the last word but the containers' logs: their
 * resource has a name that only the reader knows.
 */
export function commonPolicy(): Policy {
  const optional = needing('optional').filter((one) => !isFor('codedeploy:')(one) && !isFor('logs:')(one));
  return policy('Gate', [...needing('required'), ...optional]);
}

export const logsPolicy = (): Policy => policy('Logs', needing('optional').filter(isFor('logs:')));

/** With what tells how long the steps of a configuration of one's own take. */
export const codeDeployPolicy = (): Policy =>
  policy('CodeDeploy', [...needing('codeDeploy'), ...needing('optional').filter(isFor('codedeploy:'))]);

/** One role for services of all deployment controllers and strategies behind load balancers, with everything that is optional. */
export const combinedPolicy = (): Policy => policy('Gate', needing('required', 'instance', 'traffic', 'codeDeploy', 'optional'));

/** What strategies require that others do without. */
export interface StrategyPolicy {
  /** Their names, as `deploymentConfiguration.strategy` has them. */
  readonly strategies: readonly string[];
  readonly policy: Policy;
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
export const revisionPolicy = (): Policy => policy('Revision', [permissions.DescribeServiceRevisions]);
