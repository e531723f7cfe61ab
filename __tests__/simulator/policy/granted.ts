/** What a reader of docs/permissions.md grants for the service of a scenario: the policies that its words ask for, with the names filled in. */
import { policyOf, revisionPolicy, strategyPolicies } from '../../../scripts/docs/policy.ts';
import { applicationOf, configurationOf, deploymentGroupOf } from '../../../simulator/code-deploy-defaults.ts';
import { defaultGroup } from '../../../simulator/answers/task-definitions.ts';
import { settle, type ServiceSetting, type Setting, type TargetGroupSetting } from '../../../simulator/scenario-defaults.ts';
import { inputsOf, type ScenarioTest } from '../../../simulator/scenarios/scenario-test.ts';
import { ACCOUNT, REGION } from '../../../simulator/world/aws-names.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { clusterNameOf, type Inputs } from '../../../src/model/inputs.ts';

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  /** By operator and condition key. */
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** Of the policies of docs/permissions.md, by what they are for. `optional` is apart: without it there is a verdict all the same. */
export interface Granted {
  readonly required: readonly Policy[];
  readonly optional: readonly Policy[];
}

type Names = Readonly<Record<string, string>>;

const without = ({ Version, Statement }: Policy, isDropped: (action: string) => boolean): Policy => ({
  Version,
  Statement: Statement.map((one) => ({ ...one, Action: one.Action.filter((action) => !isDropped(action)) })).filter(
    ({ Action, Resource }) => Action.length > 0 && Resource.length > 0,
  ),
});

export const withoutAction = (policies: readonly Policy[], action: string): readonly Policy[] =>
  policies.map((policy) => without(policy, (one) => one === action));

export const actionsIn = (policies: readonly Policy[]): readonly string[] => [
  ...new Set(policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action))),
];

const asPolicy = (policy: object): Policy => policy as Policy;

/** What was asked for, and what there is of it. */
interface Asked {
  readonly inputs: Inputs;
  readonly setting: Setting;
  readonly services: readonly ServiceSetting[];
  readonly groups: readonly TargetGroupSetting[];
}

function askedBy(scenarioTest: ScenarioTest): Asked {
  const given = inputsOf(scenarioTest);
  const read = readInputs((name) => given[name] ?? '', { AWS_REGION: REGION });
  if ('mistakes' in read) throw new Error(read.mistakes.join('; '));
  const { inputs } = read;
  const setting = settle(scenarioTest.scenario);
  const services = setting.services.filter(({ cluster, name }) =>
    inputs.services.some((one) => clusterNameOf(one.cluster) === cluster && one.service === name),
  );
  return { inputs, setting, services, groups: setting.targetGroups };
}

/** The names that a resource's placeholders stand for, once for each resource that there is. */
function namesFor(resource: string, { inputs, setting, services, groups }: Asked): readonly Names[] {
  const here = { REGION, ACCOUNT };
  const [, , service = '', , , path = ''] = resource.split(':');
  switch (`${service} ${path.split('/')[0] ?? ''}`) {
    case 'codedeploy deploymentgroup':
      return byCodeDeploy(services).map((one) => ({
        ...here,
        APPLICATION: applicationOf(one),
        DEPLOYMENT_GROUP: deploymentGroupOf(one),
      }));
    case 'codedeploy deploymentconfig':
      return byCodeDeploy(services).map((one) => ({ ...here, DEPLOYMENT_CONFIGURATION: configurationOf(one).name }));
    case 'vpc-lattice targetgroup':
      return groups.filter(isOfLattice).map(({ arn }) => ({ ...here, TARGET_GROUP: arn.slice(arn.lastIndexOf('/') + 1) }));
    case 'vpc-lattice service':
      return setting.rules
        .filter(({ arn }) => arn.includes(':vpc-lattice:'))
        .map(({ arn }) => {
          const [, SERVICE = '', , LISTENER = '', , RULE = ''] = (arn.split(':')[5] ?? '').split('/');
          return { ...here, SERVICE, LISTENER, RULE };
        });
    case 'logs log-group':
      return services.flatMap((one) =>
        Object.values(one.revisions).map(({ logDriver }) => ({
          ...here,
          REGION: logDriver?.region ?? REGION,
          LOG_GROUP: logDriver?.group ?? defaultGroup(one),
        })),
      );
    default:
      return inputs.services.map((one) => ({ ...here, CLUSTER: clusterNameOf(one.cluster), SERVICE: one.service }));
  }
}

const byCodeDeploy = (services: readonly ServiceSetting[]): readonly ServiceSetting[] =>
  services.filter(({ kind }) => kind === 'code-deploy');
const isOfLattice = ({ balancer }: TargetGroupSetting): boolean => balancer === 'LATTICE';

const fill = (text: string, asked: Asked): readonly string[] => [
  ...new Set(namesFor(text, asked).map((names) => text.replace(/[A-Z]+(?:_[A-Z]+)*/g, (name) => names[name] ?? name))),
];

const filledCondition = (condition: NonNullable<Statement['Condition']>, asked: Asked): NonNullable<Statement['Condition']> =>
  Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, [value].flat().flatMap((one) => fill(one, asked))])),
    ]),
  );

function filled(policy: Policy, asked: Asked): Policy {
  const Statement = policy.Statement.map((one) => ({
    ...one,
    Resource: one.Resource.flatMap((resource) => fill(resource, asked)),
    ...(one.Condition === undefined ? {} : { Condition: filledCondition(one.Condition, asked) }),
  }));
  return without({ ...policy, Statement }, () => false);
}

/** A service that names no load balancer, or one with target groups of VPC Lattice. */
const isToldByRevision = ({ services, groups }: Asked): boolean =>
  groups.some(isOfLattice) ||
  services.some(({ kind, loadBalancers }) => kind !== 'external' && (kind === 'gateway' || loadBalancers.length === 0));

/** Each of the policies of docs/permissions.md beside its words, in their order. */
export function grantedFor(scenarioTest: ScenarioTest): Granted {
  const asked = askedBy(scenarioTest);
  const { inputs, services, groups, setting } = asked;
  const isBeyondHealthy = inputs.criteria.waitUntil !== 'healthy';
  const shifting = services.filter(({ strategy }) => strategy !== undefined);
  const section = (applies: boolean, need: Parameters<typeof policyOf>[0], ...unused: readonly string[]): readonly Policy[] =>
    applies ? [without(asPolicy(policyOf(need, 'X')), (action) => unused.includes(action))] : [];
  const uses = (kind: 'ALB' | 'NLB'): boolean => groups.some(({ balancer }) => balancer === kind);
  const hasLatticeRule = setting.rules.some(({ arn }) => arn.includes(':vpc-lattice:') && arn.includes('/rule/'));
  const hasLatticeListener = setting.rules.some(({ arn }) => arn.includes(':vpc-lattice:') && !arn.includes('/rule/'));
  const required = [
    ...section(true, 'required'),
    ...section(
      groups.some(({ targetType }) => targetType === 'instance'),
      'instance',
    ),
    ...strategyPolicies()
      .filter(({ strategies }) => shifting.some(({ strategy }) => strategies.includes(strategy?.type ?? '')))
      .map(({ policy }) => asPolicy(policy)),
    ...(isToldByRevision(asked) ? [asPolicy(revisionPolicy())] : []),
    ...section(
      isBeyondHealthy && (shifting.length > 0 || services.some(({ kind }) => kind === 'gateway')),
      'traffic',
      ...(uses('ALB') ? [] : ['elasticloadbalancing:DescribeRules']),
      ...(uses('NLB') ? [] : ['elasticloadbalancing:DescribeListeners']),
    ),
    ...section(isBeyondHealthy && byCodeDeploy(services).length > 0, 'codeDeploy'),
    ...section(groups.some(isOfLattice), 'lattice'),
    ...section(
      isBeyondHealthy && shifting.length > 0 && groups.some(isOfLattice),
      'latticeTraffic',
      ...(hasLatticeRule ? [] : ['vpc-lattice:GetRule']),
      ...(hasLatticeListener ? [] : ['vpc-lattice:GetListener']),
    ),
  ];
  return {
    required: required.map((policy) => filled(policy, asked)),
    optional: section(true, 'optional').map((policy) => filled(policy, asked)),
  };
}
