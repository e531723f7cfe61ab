/** Which groups of a pair hold tasks of several deployments: each revision should have one of its own. */
import { isDraining } from '../../model/target-index.ts';
import { requirementsOf, targetOf } from '../../model/task-health.ts';
import { latestWithTasks, type Timeline } from '../../model/timeline.ts';
import { pairsOf, type Pair } from './production-traffic.ts';

export interface SharedGroup {
  readonly pair: Pair;
  /** The deployment that is verified first. */
  readonly byDeployment: readonly { readonly id: string; readonly taskCount: number }[];
}

export function sharedGroups(timeline: Timeline): readonly SharedGroup[] {
  const { deployment } = timeline;
  const observation = latestWithTasks(timeline.beforeClosing ?? timeline);
  if (!deployment || !observation) return [];
  const { groups, targets } = requirementsOf(observation, deployment);
  return pairsOf(timeline).flatMap((pair) => {
    const entry = groups.find(({ group }) => group?.arn === pair.own);
    const counts = new Map([[deployment.id, 0]]);
    for (const task of entry ? (observation.tasks ?? []) : []) {
      const target = entry && targetOf(task, entry, targets);
      if (target && !isDraining(target)) counts.set(task.deploymentId, (counts.get(task.deploymentId) ?? 0) + 1);
    }
    const byDeployment = [...counts].map(([id, taskCount]) => ({ id, taskCount }));
    return byDeployment.length > 1 && counts.get(deployment.id) !== 0 ? [{ pair, byDeployment }] : [];
  });
}
