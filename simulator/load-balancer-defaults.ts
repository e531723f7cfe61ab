/** Load balancers of services and the rules behind them, with every default filled in. What AWS refuses is refused here. */
import { awsNames, type Balancer } from './world/aws-names.ts';
import type { LoadBalancerSpec, RuleSpec, ServiceSpec } from './scenario.ts';

/** One entry of a service's load balancers; as a deployment uses it, `targetGroup` is the deployment's own. */
export interface LoadBalancerSetting {
  readonly targetGroup: string;
  readonly port: number;
  /** Absent: a single target group, which ECS moves no traffic to or from. */
  readonly pair?: TargetGroupPair;
}

export interface TargetGroupPair {
  /** The other target group. */
  readonly alternate: string;
  readonly productionRule: string;
  readonly testRule?: string;
  /** CodeDeploy moves the traffic of a whole listener, an ALB's too. */
  readonly byListener?: true;
  /** The production rule does not name the group that has no traffic. */
  readonly hidesIdle?: true;
}

/** A listener rule of an ALB, or the default action of a listener; VPC Lattice has both. */
export interface RuleSetting {
  readonly name: string;
  readonly arn: string;
  readonly kind: 'rule' | 'listener';
  readonly forwards: RuleSpec['forwards'];
}

/** ECS itself makes a pair for these, whatever their strategy. */
const isPairedByEcs = ({ kind }: ServiceSpec): boolean => kind === 'express' || kind === 'gateway';

/** The two refusals are those of CreateService and UpdateService ("Required resources for Amazon ECS blue/green deployments"). */
export function settleLoadBalancers(
  service: ServiceSpec,
  specs: readonly LoadBalancerSpec[] | undefined,
): readonly LoadBalancerSetting[] {
  const entries = (specs ?? []).map((spec) => settleEntry(service, spec));
  const paired = entries.filter(({ pair }) => pair !== undefined).length;
  if (paired > 0 && paired < entries.length)
    throw new Error('Either all or none of the provided loadBalancers must have advancedConfiguration defined');
  if (service.strategy !== undefined && paired < entries.length)
    throw new Error('advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy');
  return entries;
}

function settleEntry(service: ServiceSpec, spec: LoadBalancerSpec): LoadBalancerSetting {
  const { targetGroup, port = service.kind === 'express' ? 80 : 3000 } = spec;
  const alternate = spec.alternate ?? (isPairedByEcs(service) ? `${targetGroup}-2` : undefined);
  if (alternate === undefined) return { targetGroup, port };
  const { productionRule = `${targetGroup}-production`, testRule } = spec;
  const pair = { alternate, productionRule, ...(testRule === undefined ? {} : { testRule }), ...byCodeDeploy(service) };
  return { targetGroup, port, pair };
}

/** What is shifted step by step needs both groups in the listener; all at once CodeDeploy names one, unless the scenario says otherwise. */
function byCodeDeploy({ kind, codeDeploy = {} }: ServiceSpec): Pick<TargetGroupPair, 'byListener' | 'hidesIdle'> {
  if (kind !== 'code-deploy') return {};
  const { shift = { type: 'all-at-once' }, shows } = codeDeploy;
  const hides = shift.type === 'all-at-once' && shows?.checkedEarly !== true;
  return { byListener: true, ...(hides ? { hidesIdle: true } : {}) };
}

export const groupsOf = ({ targetGroup, pair }: LoadBalancerSetting): readonly string[] =>
  pair === undefined ? [targetGroup] : [targetGroup, pair.alternate];

export const rulesOf = ({ pair }: LoadBalancerSetting): readonly string[] =>
  pair === undefined ? [] : [pair.productionRule, ...(pair.testRule === undefined ? [] : [pair.testRule])];

/** Where a rule forwards to that no scenario says anything of: to the first group of the pair that names it. */
function born({ targetGroup, pair }: LoadBalancerSetting, rule: string): RuleSpec['forwards'] {
  if (pair === undefined) return {};
  const isAlone = pair.hidesIdle === true || (pair.byListener === true && rule === pair.testRule);
  return { [targetGroup]: 100, ...(isAlone ? {} : { [pair.alternate]: 0 }) };
}

/** Those that a scenario lists, and those that its load balancers name. `balancerOf`: the kind and name of a group's load balancer. */
export function settleRules(
  listed: { readonly [name: string]: RuleSpec },
  entries: readonly LoadBalancerSetting[],
  balancerOf: (group: string) => { readonly balancer: Balancer; readonly loadBalancer: string },
): readonly RuleSetting[] {
  const names = [...new Set([...Object.keys(listed), ...entries.flatMap(rulesOf)])];
  return names.map((name) => {
    const entry = entries.find((one) => rulesOf(one).includes(name));
    const forwards = listed[name]?.forwards ?? (entry === undefined ? {} : born(entry, name));
    const { balancer, loadBalancer } = balancerOf(entry?.targetGroup ?? Object.keys(forwards)[0] ?? name);
    const isListener = balancer === 'NLB' || entry?.pair?.byListener === true || listed[name]?.isListener === true;
    const kind = isListener ? 'listener' : 'rule';
    return { name, arn: ruleArn(name, loadBalancer, kind, balancer), kind, forwards };
  });
}

function ruleArn(name: string, loadBalancer: string, kind: RuleSetting['kind'], balancer: Balancer): string {
  if (balancer === 'LATTICE')
    return kind === 'rule' ? awsNames.latticeRule(name, loadBalancer) : awsNames.latticeListener(name, loadBalancer);
  return kind === 'rule' ? awsNames.rule(name, loadBalancer) : awsNames.listener(name, loadBalancer, balancer);
}

/** Weights are whole numbers up to 999, of five groups at most (TargetGroupTuple in the ELBv2 API reference). */
export function assertForwards(forwards: RuleSpec['forwards'], groups: readonly string[]): void {
  const entries = Object.entries(forwards);
  const unknown = entries.find(([group]) => !groups.includes(group));
  if (unknown !== undefined) throw new Error(`The scenario has no target group ${unknown[0]}.`);
  const valid = entries.every(([, weight]) => Number.isInteger(weight) && weight >= 0 && weight <= 999);
  if (!valid || entries.length === 0 || entries.length > 5)
    throw new Error(`No rule can forward so: ${JSON.stringify(forwards)}`);
}
