/**
 * Whether enough tasks of the deployment have failed at the load balancer, a target of it can never become healthy, or
 * production traffic goes where it has no healthy target.
 */
import type { Observation } from '../model/observation.ts';
import { tellsHealth } from '../model/task-health.ts';
import { count, duration } from '../model/text.ts';
import { ownTasks, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';
import { lastingFault } from './lasting-fault.ts';
import { enoughFailures, isMostlyAtLoadBalancer, tally } from './enough-failed-tasks.ts';

/** A target that can never become healthy may be a passing picture while a target group is being attached. */
const unusableMs = 60_000;

export function targetsUnhealthy(timeline: Timeline, observation: Observation): CheckResult {
  const failures = enoughFailures(timeline);
  if (!failures || !isMostlyAtLoadBalancer(failures))
    return unusableTarget(timeline, observation) ?? lastingFault(timeline, observation, 'targets-unhealthy');
  const also = failures.byThemselves.length === 0 ? '' : `, ${failures.byThemselves.length} by themselves`;
  const failed = count(failures.atLoadBalancer.length, 'task');
  return { because: `${failed} of this deployment failed at the load balancer${also}; ${tally(timeline)}` };
}

/** What VPC Lattice means by a state for which it gives no reason. */
const withoutReason: Readonly<Record<string, string | undefined>> = {
  unused: 'no service of VPC Lattice uses its target group',
  unavailable: 'VPC Lattice makes no health checks in its target group',
};

function unusableTarget(timeline: Timeline, observation: Observation): CheckResult {
  const { deployment } = timeline;
  if (!deployment || !tellsHealth(observation, deployment)) return undefined;
  for (const { stop, health, unusableSince, task } of ownTasks(timeline)) {
    const { unusable: target } = health;
    const lasted = observation.at - (unusableSince ?? observation.at);
    if (stop || !target || lasted < unusableMs) continue;
    const why = target.description ?? target.reason ?? withoutReason[target.state] ?? target.state;
    return {
      because: `the target of task ${task.id} can never become healthy: it has been ${target.state} for ${duration(lasted)} (${why})`,
    };
  }
  return undefined;
}
