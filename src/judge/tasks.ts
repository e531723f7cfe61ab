/** Whether enough tasks of the deployment have failed, and how. */
import { failedTasks, failureThreshold, type FailedTask } from '../model/failed-tasks.ts';
import { tellsHealth } from '../model/task-history.ts';
import { count, duration } from '../model/text.ts';
import { lastJudgedObservation, latestService, ownTasks, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './judge.ts';

/** A target that can never become healthy may be a passing picture while a target group is being attached. */
const unusableMs = 60_000;

/** The failures, when they are enough to make the deployment a failure. */
function enough(
  timeline: Timeline,
): { readonly atLoadBalancer: readonly FailedTask[]; readonly byThemselves: readonly FailedTask[] } | undefined {
  const failed = failedTasks(timeline);
  if (failed.length < failureThreshold(timeline) && failed.every(({ heals }) => heals)) return undefined;
  return {
    atLoadBalancer: failed.filter(({ kind }) => kind === 'load-balancer'),
    byThemselves: failed.filter(({ kind }) => kind === 'itself'),
  };
}

export function targetsUnhealthy(timeline: Timeline): CheckResult {
  const failures = enough(timeline);
  if (failures && failures.atLoadBalancer.length >= failures.byThemselves.length) {
    const failed = failures.atLoadBalancer.length;
    return {
      because: `${count(failed, 'task')} of this deployment failed at the load balancer${tally(timeline, failures.byThemselves.length)}`,
    };
  }
  return unusableTarget(timeline);
}

function unusableTarget(timeline: Timeline): CheckResult {
  const observation = lastJudgedObservation(timeline);
  if (!observation || !timeline.deployment || !tellsHealth(observation, timeline.deployment)) return undefined;
  for (const { stop, health, stateSince, task } of ownTasks(timeline)) {
    const { target } = health;
    if (stop || health.state !== 'unusable' || !target || observation.at - stateSince < unusableMs) continue;
    const why = target.description ?? target.reason ?? target.state;
    return {
      because: `the target of task ${task.id} can never become healthy: it has been ${target.state} for ${duration(observation.at - stateSince)} (${why})`,
    };
  }
  return undefined;
}

export function tasksCycling(timeline: Timeline): CheckResult {
  const failures = enough(timeline);
  if (!failures) return undefined;
  const failed = failures.byThemselves.length;
  const forGood = failures.byThemselves.some(({ heals }) => !heals) ? ', and trying again cannot help' : '';
  return {
    because: `${count(failed, 'task')} of this deployment failed by ${failed === 1 ? 'itself' : 'themselves'}${forGood}${tally(timeline, 0)}`,
  };
}

const tally = (timeline: Timeline, alsoFailed: number): string => {
  const also = alsoFailed === 0 ? '' : `, ${alsoFailed} by themselves`;
  const desired = latestService(timeline)?.desiredCount ?? 0;
  return `${also}; ${timeline.facts.healthy.size} of ${count(desired, 'desired task')} healthy`;
};
