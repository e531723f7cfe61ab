/** Stages, shares of traffic, hooks and rollbacks of a deployment whose traffic ECS shifts, as moments of its story. */
import type { ActiveHook, ServiceDeployment } from '../model/observation.ts';
import type { Milestone, TrafficReport, TrafficStep } from '../model/report.ts';
import { functionName, stageOfHook } from '../model/strategy/lifecycle-hooks.ts';
import { percentage } from '../model/text.ts';
import type { Timeline } from '../model/timeline.ts';
import { serviceDeploymentIn } from '../model/strategy/traffic-shift.ts';

export const trafficMilestones = (timeline: Timeline, traffic: TrafficReport | undefined): readonly Milestone[] =>
  traffic
    ? [...traffic.steps.flatMap((step, index) => stepMilestone(step, traffic.steps[index - 1])), ...hookMilestones(timeline)]
    : [];

/** What is new in a step. */
function stepMilestone(step: TrafficStep, before: TrafficStep | undefined): readonly Milestone[] {
  const { from, status, stage, productionPercent: production, testPercent: test } = step;
  const parts = [
    ...(status !== before?.status && status !== 'IN_PROGRESS' ? [`ECS: ${status}`] : []),
    ...(stage !== before?.stage && stage !== undefined ? [stage] : []),
    ...(test !== undefined && test !== (before?.testPercent ?? 0) ? [`test traffic ${percentage(test)}`] : []),
    ...(production !== before?.productionPercent && production !== undefined
      ? [production === 100 ? 'all production traffic' : `production traffic ${percentage(production)}`]
      : []),
  ];
  return parts.length === 0 ? [] : [{ at: from, text: parts.join(', ') }];
}

/** When each hook first showed in each of its states. */
function hookMilestones({ observations, deployment }: Timeline): readonly Milestone[] {
  const seen = new Set<string>();
  return observations.flatMap((observation) => {
    const serviceDeployment = deployment && serviceDeploymentIn(observation, deployment);
    return (serviceDeployment?.hooks ?? []).flatMap((hook) => {
      const key = `${hook.id} ${hook.status}`;
      if (!serviceDeployment || seen.has(key)) return [];
      seen.add(key);
      return [{ at: observation.at, text: hookInWords(serviceDeployment, hook) }];
    });
  });
}

function hookInWords(serviceDeployment: ServiceDeployment, hook: ActiveHook): string {
  const at = `at ${stageOfHook(serviceDeployment, hook) ?? 'a stage that is not told'}`;
  if (hook.targetType === 'PAUSE')
    return hook.status === 'AWAITING_ACTION' ? `waits for a person ${at}` : `pause ${at} ${hook.status}`;
  return `hook ${functionName(hook.targetArn) ?? hook.id} ${at} ${hook.status}`;
}

/** When ECS began to go back, where it says so. */
export function rollbackMilestone({ deployment }: Timeline): readonly Milestone[] {
  const { startedAt, deploymentId } = deployment?.serviceDeployment?.rollback ?? {};
  return startedAt === undefined
    ? []
    : [{ at: startedAt, text: `ECS began to roll back${deploymentId === undefined ? '' : ` to ${deploymentId}`}` }];
}
