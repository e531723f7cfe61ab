/** What CodeDeploy did, in its own words: its deployment, and when each of its lifecycle events came. */
import { defined } from '../model/defined.ts';
import type { LifecycleEvent } from '../model/observation.ts';
import type { CodeDeployReport, Milestone, TrafficReport } from '../model/report.ts';
import { failureInWords } from '../model/strategy/code-deploy-progress.ts';
import { percentage } from '../model/text.ts';
import { latestService, type Timeline } from '../model/timeline.ts';
import { codeDeployPage } from './console-links.ts';

export function codeDeployOf(timeline: Timeline): CodeDeployReport | undefined {
  const { codeDeploy } = timeline.deployment ?? {};
  if (!codeDeploy) return undefined;
  const { id, application, deploymentGroup, status, target } = codeDeploy;
  return {
    id,
    application,
    deploymentGroup,
    status,
    ...defined({
      configurationName: codeDeploy.configurationName,
      errorCode: codeDeploy.errorCode,
      errorMessage: codeDeploy.errorMessage,
      rolledBackBy: codeDeploy.rolledBackBy,
      consoleUrl: codeDeployPage(latestService(timeline)?.arn ?? '', id),
    }),
    lifecycleEvents: target?.lifecycleEvents ?? [],
  };
}

/** Its lifecycle events by CodeDeploy's own times, and what came of them. */
export function codeDeployMilestones(timeline: Timeline, traffic: TrafficReport | undefined): readonly Milestone[] {
  const { codeDeploy } = timeline.deployment ?? {};
  if (!codeDeploy) return [];
  const { id, createdAt, completedAt, status } = codeDeploy;
  return [
    ...(createdAt === undefined ? [] : [{ at: createdAt, text: `CodeDeploy deployment ${id} created` }]),
    ...(codeDeploy.target?.lifecycleEvents ?? []).flatMap(eventMilestone),
    ...(traffic?.steps ?? []).flatMap(({ from, productionPercent: percent }, index, steps) =>
      percent === undefined || percent === (steps[index - 1]?.productionPercent ?? 0)
        ? []
        : [{ at: from, text: percent === 100 ? 'all production traffic' : `production traffic ${percentage(percent)}` }],
    ),
    ...(completedAt === undefined ? [] : [{ at: completedAt, text: `CodeDeploy: ${status}${failureInWords(codeDeploy)}` }]),
  ];
}

function eventMilestone({ name, status, startedAt, endedAt }: LifecycleEvent): readonly Milestone[] {
  const at = endedAt ?? startedAt;
  return at === undefined ? [] : [{ at, text: `${name} ${status}` }];
}
