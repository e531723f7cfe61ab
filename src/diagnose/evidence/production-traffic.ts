/** Where production traffic goes, held against the groups in which the tasks of the deployment are registered. */
import { defined } from '../../model/defined.ts';
import { primaryOf } from '../../model/deployment.ts';
import type { ListenerRule, Observation } from '../../model/observation.ts';
import { shareOf } from '../../model/strategy/production-traffic.ts';
import type { OwnLoadBalancer } from '../../model/strategy/strategy.ts';
import { saysShifted } from '../../model/strategy/traffic-shift.ts';
import { indexTargets } from '../../model/target-index.ts';
import { loadBalancersOf, targetOf } from '../../model/task-health.ts';
import type { Timeline } from '../../model/timeline.ts';

/** Two target groups between which ECS shifts traffic, as far as the rules that send it there could be read. */
export interface Pair {
  /** Where the tasks of the deployment are; without a registered one, where they are expected. */
  readonly own: string;
  readonly other: string;
  readonly loadBalancer: OwnLoadBalancer;
  readonly production?: ListenerRule;
  readonly test?: ListenerRule;
}

/** What the verdict fell on: a rule that was moved, or a rollback that began, since then explains nothing. */
const untilVerdict = (timeline: Timeline): Timeline => timeline.beforeClosing ?? timeline;

/** The newest observation that shows the service's rules, else the newest that shows the service. */
export function trafficObservation(timeline: Timeline): Observation | undefined {
  const { observations } = untilVerdict(timeline);
  return (
    observations.findLast(({ service, rules }) => service !== undefined && rules !== undefined && rules.size > 0) ??
    observations.findLast(({ service }) => service !== undefined)
  );
}

export function pairsOf(timeline: Timeline): readonly Pair[] {
  const observation = trafficObservation(timeline);
  if (!observation || !timeline.deployment) return [];
  const ruleOf = (arn: string | undefined): ListenerRule | undefined =>
    arn === undefined ? undefined : observation.rules?.get(arn);
  return loadBalancersOf(observation, timeline.deployment).flatMap((loadBalancer) => {
    const { targetGroupArn: own, otherTargetGroupArn: other, productionListenerRule, testListenerRule } = loadBalancer;
    if (own === undefined || other === undefined) return [];
    return [
      { own, other, loadBalancer, ...defined({ production: ruleOf(productionListenerRule), test: ruleOf(testListenerRule) }) },
    ];
  });
}

/** Where a rule sends requests, without the groups that get none. */
export const sharesOf = (rule: ListenerRule): readonly { readonly arn: string; readonly percent: number }[] =>
  rule.targetGroups
    .filter(({ weight }) => weight > 0)
    .map(({ arn }) => ({ arn, percent: Math.round((shareOf(rule, arn) ?? 0) * 1000) / 10 }));

const ended: ReadonlySet<string> = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);

/** Whether no deployment of the service is under way, so that nothing but a person or a tool moves its traffic. */
export const isAtRest = (timeline: Timeline): boolean =>
  trafficObservation(timeline)?.serviceDeployments?.every(({ status }) => ended.has(status)) ?? false;

/** Whether ECS says that the deployment has all production traffic, and does not go back on it. */
function isCalledShifted(timeline: Timeline): boolean {
  const { deployment } = untilVerdict(timeline);
  const { serviceDeployment } = deployment ?? {};
  // Of one that ended long ago nothing is listed any more: it is the one that the service is at.
  if (!serviceDeployment) return isAtRest(timeline) && primaryOf(trafficObservation(timeline))?.id === deployment?.id;
  const { status } = serviceDeployment;
  return (status === 'SUCCESSFUL' || status === 'IN_PROGRESS') && saysShifted(serviceDeployment);
}

/** A group that gets production traffic in which no task of the deployment is. */
export interface StrayTraffic {
  readonly pair: Pair;
  readonly ruleArn: string;
  readonly arn: string;
  readonly percent: number;
  /** Whether it is neither of the pair. */
  readonly isForeign: boolean;
  /** undefined: who is registered there was not read. */
  readonly targetCount?: number;
}

/** Whether tasks of the deployment are registered in a group of a pair. */
function hasTasksIn(timeline: Timeline, { loadBalancer }: Pair, arn: string): boolean {
  const observation = trafficObservation(timeline);
  const group = observation?.targetGroups.find((one) => one.arn === arn);
  if (!observation || !group) return false;
  const targets = indexTargets(observation);
  return (observation.tasks ?? []).some(
    (task) => task.deploymentId === timeline.deployment?.id && targetOf(task, { loadBalancer, group }, targets) !== undefined,
  );
}

/** The group of the pair that is not the deployment's own counts once ECS says that traffic has left it, a foreign one at once. */
export function strayTraffic(timeline: Timeline): readonly StrayTraffic[] {
  const observation = trafficObservation(timeline);
  return pairsOf(timeline).flatMap((pair) => {
    const { own, other, production } = pair;
    if (!observation || !production || production.isMissing) return [];
    const isOtherStray = isCalledShifted(timeline) && hasTasksIn(timeline, pair, own) && !hasTasksIn(timeline, pair, other);
    return sharesOf(production).flatMap(({ arn, percent }) => {
      const isForeign = arn !== own && arn !== other;
      if (!isForeign && !(arn === other && isOtherStray)) return [];
      const targetCount = observation.targets.get(arn)?.length;
      return [{ pair, ruleArn: production.arn, arn, percent, isForeign, ...defined({ targetCount }) }];
    });
  });
}
