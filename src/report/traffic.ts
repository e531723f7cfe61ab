/** How ECS, or CodeDeploy, brought traffic to a deployment: stage and shares from observation to observation, and who is in which group. */
import { defined } from '../model/defined.ts';
import { targetGroupName } from '../model/elb-names.ts';
import type { Observation, Target, TargetGroup } from '../model/observation.ts';
import type { DeploymentReport, Occupants, PairedGroup, TrafficReport, TrafficStep } from '../model/report.ts';
import type { OwnLoadBalancer, VerifiedDeployment } from '../model/strategy/strategy.ts';
import { rankOf } from '../model/target-states.ts';
import { indexTargets } from '../model/target-index.ts';
import { targetOf } from '../model/task-health.ts';
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import { groupsOfTaskSets, otherTaskSets, shownByCodeDeploy } from './code-deploy-traffic.ts';
import { targetGroupPage } from './console-links.ts';
import { ownGroupsOf, ownPercentByRule, pairedGroups, type ServedGroup } from './traffic-shares.ts';
import { serviceDeploymentIn } from '../model/strategy/traffic-shift.ts';

export function trafficOf(timeline: Timeline): TrafficReport | undefined {
  const { deployment } = timeline;
  const steps = deployment ? stepsOf(timeline, deployment) : [];
  const last = lastJudgedObservation(timeline);
  if (!deployment || !last || !steps.some(isShift)) return undefined;
  return { replaces: replacedBy(timeline, deployment), steps, pairs: pairsIn(last, deployment, ownGroupsOf(timeline)) };
}

/** A rolling update has neither. */
const isShift = ({ stage, productionPercent }: TrafficStep): boolean => (stage ?? productionPercent) !== undefined;

type Shown = Omit<TrafficStep, 'from' | 'until'>;

/** What an observation tells; undefined where it tells nothing of how traffic is shifted. */
function shownIn(observation: Observation, deployment: VerifiedDeployment): Shown | undefined {
  const serviceDeployment = serviceDeploymentIn(observation, deployment);
  if (!serviceDeployment) return shownByCodeDeploy(observation, deployment);
  const { status, lifecycleStage, target } = serviceDeployment;
  return {
    status,
    ...defined({
      stage: lifecycleStage,
      productionPercent: target?.productionWeight,
      testPercent: target?.testWeight,
      rulePercent: ownPercentByRule(observation, deployment),
    }),
  };
}

/** A rule that was not read says nothing, and is no change. */
const isSame = (a: Shown, b: Shown): boolean =>
  a.status === b.status &&
  a.stage === b.stage &&
  a.productionPercent === b.productionPercent &&
  a.testPercent === b.testPercent &&
  (a.rulePercent === undefined || b.rulePercent === undefined || a.rulePercent === b.rulePercent);

function stepsOf({ observations }: Timeline, deployment: VerifiedDeployment): readonly TrafficStep[] {
  const steps: TrafficStep[] = [];
  for (const observation of observations) {
    const shown = shownIn(observation, deployment);
    if (!shown) continue;
    const current = steps.at(-1);
    if (current && isSame(current, shown)) {
      steps[steps.length - 1] = { ...current, ...defined({ rulePercent: shown.rulePercent ?? current.rulePercent }) };
      continue;
    }
    if (current) steps[steps.length - 1] = { ...current, until: observation.at };
    steps.push({ from: observation.at, ...shown });
  }
  return steps;
}

function replacedBy({ observations, known }: Timeline, deployment: VerifiedDeployment): readonly DeploymentReport[] {
  const sources = observations.findLast((one) => serviceDeploymentIn(one, deployment)?.sources !== undefined);
  const revisions = (sources && serviceDeploymentIn(sources, deployment)?.sources) ?? [];
  const ids = [
    ...revisions.map(({ deploymentId }) => deploymentId),
    ...new Set(observations.flatMap((observation) => otherTaskSets(observation, deployment))),
  ];
  return ids.map((id) => ({ id, ...defined({ taskDefinition: known.get(id)?.taskDefinition }) }));
}

const pairsIn = (
  observation: Observation,
  deployment: VerifiedDeployment,
  ownGroups: ReadonlySet<string>,
): readonly PairedGroup[] =>
  [...pairedGroups(observation, deployment, ownGroups), ...groupsOfTaskSets(observation, deployment)].map((served) =>
    pairedGroup(observation, deployment.id, served),
  );

function pairedGroup(
  observation: Observation,
  deploymentId: string,
  { arn, loadBalancer, role, productionPercent }: ServedGroup,
): PairedGroup {
  const group = observation.targetGroups.find((one) => one.arn === arn);
  const targets = observation.targets.get(arn);
  const occupants = group && targets && occupantsOf(observation, deploymentId, { loadBalancer, group }, targets);
  return {
    arn,
    name: group?.name ?? targetGroupName(arn),
    role,
    ...defined({ productionPercent, occupants, consoleUrl: targetGroupPage(arn) }),
  };
}

/** This deployment's targets in the group, those of others, and those that belong to no task of the service. */
function occupantsOf(
  observation: Observation,
  deploymentId: string,
  entry: { readonly loadBalancer: OwnLoadBalancer; readonly group: TargetGroup },
  targets: readonly Target[],
): readonly Occupants[] {
  const index = indexTargets(observation);
  const owners = new Map<Target, string>();
  // What stopped may have left its address to another task.
  for (const task of (observation.tasks ?? []).filter(({ lastStatus }) => lastStatus !== 'STOPPED')) {
    const target = targetOf(task, entry, index);
    if (target) owners.set(target, task.deploymentId);
  }
  return [...new Set([deploymentId, ...owners.values()]), undefined].flatMap((owner) => {
    const states = targets.filter((target) => owners.get(target) === owner).map(({ state }) => state);
    const whose = owner === deploymentId ? 'own' : owner === undefined ? 'nobody' : 'other-deployment';
    return states.length === 0 ? [] : [{ whose, ...defined({ deploymentId: owner }), states: counted(states) }];
  });
}

const counted = (states: readonly string[]): Occupants['states'] =>
  [...new Set(states)]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((state) => ({ state, targetCount: states.filter((one) => one === state).length }));
