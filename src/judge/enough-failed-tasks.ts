/** Whether enough tasks of the deployment have failed: what two outcomes have in common. */
import { failedTasks, failureThreshold, type FailedTask } from '../model/failed-tasks.ts';
import { count } from '../model/text.ts';
import { neededCountIn, type Timeline } from '../model/timeline.ts';

/** Failed tasks by what failed them. */
export interface Failures {
  readonly atLoadBalancer: readonly FailedTask[];
  readonly byThemselves: readonly FailedTask[];
}

/** The failures, when they are enough to make the deployment a failure. */
export function enoughFailures(timeline: Timeline): Failures | undefined {
  const failed = failedTasks(timeline);
  if (failed.length < failureThreshold(timeline) && failed.every(({ heals }) => heals)) return undefined;
  return {
    atLoadBalancer: failed.filter(({ kind }) => kind === 'load-balancer'),
    byThemselves: failed.filter(({ kind }) => kind === 'itself'),
  };
}

/** The larger kind names the outcome; a tie is the load balancer's. */
export const isMostlyAtLoadBalancer = ({ atLoadBalancer, byThemselves }: Failures): boolean =>
  atLoadBalancer.length >= byThemselves.length;

/** `0 of 3 desired tasks healthy` */
export const tally = (timeline: Timeline): string =>
  `${timeline.facts.healthy.size} of ${count(neededCountIn(timeline), 'desired task')} healthy`;
