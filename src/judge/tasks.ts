/** Whether enough tasks of the deployment have failed, and how. */
import { failedTasks, failureThreshold, type FailedTask } from '../model/failures.ts';
import { tellsHealth } from '../model/history.ts';
import { count, duration } from '../model/phrases.ts';
import { lastJudgedLook, latestService, ownTasks, type Timeline } from '../model/timeline.ts';
import type { Objection } from './judge.ts';

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

export function targetsUnhealthy(timeline: Timeline): Objection {
  const failures = enough(timeline);
  if (failures && failures.atLoadBalancer.length >= failures.byThemselves.length) {
    const failed = failures.atLoadBalancer.length;
    return {
      because: `${count(failed, 'task')} of this deployment failed at the load balancer${tally(timeline, failures.byThemselves.length)}`,
    };
  }
  return unusableTarget(timeline);
}

function unusableTarget(timeline: Timeline): Objection {
  const look = lastJudgedLook(timeline);
  if (!look || !timeline.subject || !tellsHealth(look, timeline.subject)) return undefined;
  for (const { stop, health, stateSince, task } of ownTasks(timeline)) {
    const { target } = health;
    if (stop || health.state !== 'unusable' || !target || look.at - stateSince < unusableMs) continue;
    const why = target.description ?? target.reason ?? target.state;
    return {
      because: `the target of task ${task.id} can never become healthy: it has been ${target.state} for ${duration(look.at - stateSince)} (${why})`,
    };
  }
  return undefined;
}

export function tasksCycling(timeline: Timeline): Objection {
  const failures = enough(timeline);
  if (!failures) return undefined;
  const failed = failures.byThemselves.length;
  const forGood = failures.byThemselves.some(({ heals }) => !heals) ? ', and trying again cannot help' : '';
  return {
    because: `${count(failed, 'task')} of this deployment failed by ${failed === 1 ? 'itself' : 'themselves'}${forGood}${tally(timeline, 0)}`,
  };
}

const tally = (timeline: Timeline, alsoFailed: number): string => {
  const also = alsoFailed === 0 ? '' : `, ${String(alsoFailed)} by themselves`;
  const desired = latestService(timeline)?.desiredCount ?? 0;
  return `${also}; ${String(timeline.facts.healthy.size)} of ${count(desired, 'desired task')} healthy`;
};
