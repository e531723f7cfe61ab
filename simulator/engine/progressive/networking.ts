/** The rules behind a deployment's pairs of target groups: what ECS reads of them, and what it makes of them. */
import { loadBalancersOfRevision } from '../../scenario-defaults.ts';
import { groupsOf, rulesOf, type LoadBalancerSetting, type TargetGroupPair } from '../../load-balancer-defaults.ts';
import { chosenGroups, swapped } from '../../load-balancer/pairs.ts';
import { groupArn, servingGroups, setForwards } from '../../load-balancer/rules.ts';
import { awsNames, type Balancer } from '../../world/aws-names.ts';
import type { RuleSpec } from '../../scenario.ts';
import { touch } from '../engine.ts';
import type { Engine, Failure, Rollout, Shift } from '../state.ts';
import { tellResolved } from './resolution.ts';
import { texts } from './texts.ts';

/** The role by which ECS manages load balancers. */
export const ELB_ROLE = awsNames.role('ecs-blue-green');

type Paired = LoadBalancerSetting & { readonly pair: TargetGroupPair };

const isPaired = (entry: LoadBalancerSetting): entry is Paired => entry.pair !== undefined;

const pairedOf = ({ service, deployment }: Rollout): readonly Paired[] =>
  loadBalancersOfRevision(service.setting, deployment.revision).filter(isPaired);

/** Reads where production traffic goes, and puts the new revision into the group of each pair that has none of it. */
export function chooseGroups(engine: Engine, rollout: Rollout): Failure | undefined {
  const { service, deployment, strategy } = rollout;
  const entries = pairedOf(rollout);
  if (entries.length > 0 && strategy.roleLacks === 'read') return invalid(texts.cannotManage(ELB_ROLE));
  const fault = entries.map((entry) => readFault(engine, entry)).find((text) => text !== undefined);
  if (fault !== undefined) return invalid(fault);
  deployment.loadBalancers = entries.map((entry) => (isServing(engine, entry) ? swapped(entry) : entry));
  rollout.shifts = deployment.loadBalancers.filter(isPaired).map((entry) => shiftOf(rollout, entry));
  const groups = chosenGroups(engine, deployment.loadBalancers);
  service.serviceRevisions = service.serviceRevisions.map((one) =>
    one.deploymentId === deployment.id ? { ...one, groups } : one,
  );
  touch(engine, service);
  tellResolved(engine, deployment, service, 'start');
  return undefined;
}

const invalid = (text: string): Failure => ({ by: 'networking', text });

const isServing = (engine: Engine, { targetGroup, pair }: Paired): boolean =>
  servingGroups(engine.rules.get(pair.productionRule)).includes(targetGroup);

/** What is wrong with the rules of an entry when the deployment begins. */
function readFault(engine: Engine, entry: Paired): string | undefined {
  const rules = rulesOf(entry).map((name) => engine.rules.get(name));
  if (rules.some((rule) => rule?.forwards === undefined)) return texts.ruleNotFound();
  const fault = missingGroup(engine, entry) ?? servingFault(engine, entry);
  if (fault !== undefined) return fault;
  const loose = looseGroups(engine, entry)[0];
  return loose === undefined ? undefined : texts.notAssociated(groupArn(engine, loose));
}

/** Exactly one group of the pair must have production traffic, whatever the weight. */
function servingFault(engine: Engine, { targetGroup, pair }: Paired): string | undefined {
  const rule = engine.rules.get(pair.productionRule);
  const served = servingGroups(rule);
  const [first] = served;
  if (first === undefined || served.length > 1) return texts.severalServing(rule?.setting.arn ?? '', served.length);
  if (first === targetGroup || first === pair.alternate) return undefined;
  return texts.unexpectedGroup(groupArn(engine, first), groupArn(engine, targetGroup), groupArn(engine, pair.alternate));
}

function missingGroup(engine: Engine, entry: Paired): string | undefined {
  const gone = groupsOf(entry).find((name) => engine.groups.get(name)?.deletedAtMs !== undefined);
  return gone === undefined ? undefined : texts.groupNotFound(groupArn(engine, gone));
}

/** Groups of the pair that no rule of the entry names. */
function looseGroups(engine: Engine, entry: Paired): readonly string[] {
  const named = rulesOf(entry).flatMap((name) => Object.keys(engine.rules.get(name)?.forwards ?? {}));
  return groupsOf(entry).filter((group) => !named.includes(group));
}

/** The same when traffic is about to move; `begun`: ECS itself has left both with some. */
export function shiftFault(engine: Engine, rollout: Rollout, begun: boolean): Failure | undefined {
  for (const entry of pairedOf(rollout)) {
    // Which it tells first, of a group and of a rule that are both gone, is not known.
    const gone = missingGroup(engine, entry);
    if (gone !== undefined) return invalid(gone);
    const rules = rulesOf(entry).map((name) => engine.rules.get(name));
    if (rules.some((rule) => rule?.forwards === undefined)) return invalid(texts.ruleNotFound());
    if (looseGroups(engine, entry).length > 0) return invalid(texts.bothMustBeAssociated());
    const fault = begun ? undefined : servingFault(engine, entry);
    if (fault !== undefined) return invalid(fault);
  }
  return undefined;
}

/**
 * Traffic comes from the group where the last complete revision is. Somebody who had reset the rule has sent the new one there
 * too, and ECS moves production to the empty one (seen so, with SUCCESSFUL at its end: aws/containers-roadmap#2853).
 */
function shiftOf({ service, sources }: Rollout, { targetGroup, pair }: Paired): Shift {
  const source = sources.find((one) => one === service.completed);
  const isOther = source?.loadBalancers.some((entry) => entry.targetGroup === targetGroup) !== true;
  const [from, to] = isOther ? [pair.alternate, targetGroup] : [targetGroup, pair.alternate];
  const { productionRule, testRule } = pair;
  return { from, to, productionRule, ...(testRule === undefined ? {} : { testRule }) };
}

/** So much of the traffic of each rule goes over; the rest stays where it came from, or goes back there. */
export function moveTraffic(engine: Engine, rollout: Rollout, traffic: 'test' | 'production', percent: number): void {
  for (const { from, to, productionRule, testRule } of rollout.shifts) {
    const rule = engine.rules.get((traffic === 'test' ? testRule : productionRule) ?? '');
    if (rule?.forwards !== undefined) setForwards(engine, rule, shares(from, to, percent));
  }
}

/** Weights are whole numbers up to 999: of a thousand where it is no whole percent. */
function shares(from: string, to: string, percent: number): RuleSpec['forwards'] {
  const whole = Number.isInteger(percent) ? 100 : 1000;
  const moved = Math.round((percent * whole) / 100);
  return { [to]: moved, [from]: whole - moved };
}

export const ruleOf = (engine: Engine, { shifts }: Rollout, traffic: 'test' | 'production'): string => {
  const [shift] = shifts;
  const name = traffic === 'test' ? shift?.testRule : shift?.productionRule;
  return engine.rules.get(name ?? '')?.setting.arn ?? '';
};

/** Network Load Balancers take their time, and VPC Lattice too. */
export const isBehind = (engine: Engine, { shifts }: Rollout, balancer: Balancer): boolean =>
  shifts.some(({ from }) => engine.groups.get(from)?.setting.balancer === balancer);
