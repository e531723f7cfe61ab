/** The IAM policy, from what the port to AWS says that each operation needs. */
import { permissions, type Permission } from '../../src/observe/aws/operations.ts';
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

/** Without `required`, there is no verdict; the rest makes the diagnosis better. */
export const policyOf = (need: Permission['need'], sid: string): object => ({
  Version: '2012-10-17',
  Statement: statementsOf(sid, needing(need)),
});

/** A list that fits on one line stands on one. */
const compact = (json: string): string =>
  json.replace(/\[[^[\]{}]+\]/g, (list) => {
    const line = list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']');
    return line.length < 100 ? line : list;
  });

const fenced = (policy: object): string => `\`\`\`json\n${compact(JSON.stringify(policy, null, 2))}\n\`\`\``;

export const policyPart = (): string =>
  [
    'The minimum, without which there is no verdict:',
    fenced(policyOf('required', 'Required')),
    'In addition, where a target group registers `instance` targets:',
    fenced(policyOf('instance', 'Instance')),
    'Optional. Without it the verdict is the same, but less can be said; what is missing is named once in the log:',
    fenced(policyOf('optional', 'Optional')),
    table(
      ['Permission', 'Without it'],
      needing('instance', 'optional').map(({ action, without }) => [`\`${action}\``, without]),
    ),
  ].join('\n\n');
