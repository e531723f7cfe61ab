/** Whether enough tasks of the deployment have failed by themselves: they exit, cannot start, fail container checks. */
import { count } from '../model/text.ts';
import type { Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';
import { enoughFailures, isMostlyAtLoadBalancer, tally } from './enough-failed-tasks.ts';

export function tasksCycling(timeline: Timeline): CheckResult {
  const failures = enoughFailures(timeline);
  if (!failures || isMostlyAtLoadBalancer(failures)) return undefined;
  const failed = failures.byThemselves.length;
  const forGood = failures.byThemselves.some(({ heals }) => !heals) ? ', and trying again cannot help' : '';
  const themselves = failed === 1 ? 'itself' : 'themselves';
  return { because: `${count(failed, 'task')} of this deployment failed by ${themselves}${forGood}; ${tally(timeline)}` };
}
