/** Timeline -> Verdict. Asks the checks in the order of precedence; the first that is not content speaks. */
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import type { Outcome, Verdict } from '../model/outcome.ts';
import { noAccess } from './access.ts';
import { misconfigured } from './configuration.ts';
import { noDeployment, noTasks, timedOut } from './deadline.ts';
import { healthy } from './healthy.ts';
import { tasksNotPlaced } from './placement.ts';
import { deploymentFailed, rolledBack, superseded } from './rollout.ts';
import { targetsUnhealthy, tasksCycling } from './tasks.ts';

/** What a check has to say; undefined: it is content, or cannot tell yet. */
export type CheckResult = { readonly because: string; readonly passes?: boolean } | undefined;

const checks: readonly (readonly [Outcome, (timeline: Timeline) => CheckResult])[] = [
  ['no-access', noAccess],
  ['misconfigured', misconfigured],
  ['rolled-back', rolledBack],
  ['superseded', superseded],
  ['targets-unhealthy', targetsUnhealthy],
  ['tasks-cycling', tasksCycling],
  ['tasks-not-placed', tasksNotPlaced],
  ['deployment-failed', deploymentFailed],
  ['no-tasks', noTasks],
  ['no-deployment', noDeployment],
  ['timed-out', timedOut],
  ['healthy', healthy],
];

/** What is known of the deployment's fate after the newest look. */
export function judge(timeline: Timeline): Verdict {
  const observation = lastJudgedObservation(timeline);
  if (!observation) return { decided: false };
  for (const [outcome, check] of checks) {
    const objection = check(timeline);
    if (objection)
      return { decided: true, outcome, at: observation.endedAt, passes: objection.passes ?? false, because: objection.because };
  }
  return { decided: false };
}
