/** Timeline -> Verdict. Asks the check of each outcome, in order of precedence; the first that has an answer decides. */
import { outcomesInOrder, type Outcome, type Verdict } from '../model/outcome.ts';
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import type { Check } from './check.ts';
import { deploymentFailed } from './deployment-failed.ts';
import { healthy } from './healthy.ts';
import { misconfigured } from './misconfigured.ts';
import { noAccess } from './no-access.ts';
import { noDeployment } from './no-deployment.ts';
import { noTasks } from './no-tasks.ts';
import { paused } from './paused.ts';
import { rolledBack } from './rolled-back.ts';
import { superseded } from './superseded.ts';
import { targetsUnhealthy } from './targets-unhealthy.ts';
import { tasksCycling } from './tasks-cycling.ts';
import { tasksNotPlaced } from './tasks-not-placed.ts';
import { timedOut } from './timed-out.ts';

/** No observation shows it: the poll loop says that the job was cancelled, and an audit has checks of its own. */
const never: Check = () => undefined;

const checks: Readonly<Record<Outcome, Check>> = {
  cancelled: never,
  'no-access': noAccess,
  misconfigured,
  'rolled-back': rolledBack,
  superseded,
  'targets-unhealthy': targetsUnhealthy,
  'tasks-cycling': tasksCycling,
  'tasks-not-placed': tasksNotPlaced,
  'deployment-failed': deploymentFailed,
  'no-tasks': noTasks,
  'no-deployment': noDeployment,
  paused,
  'timed-out': timedOut,
  'audit-passed': never,
  healthy,
};

/** What has become of the deployment after the newest observation. */
export function judge(timeline: Timeline): Verdict {
  const observation = lastJudgedObservation(timeline);
  if (!observation) return { decided: false };
  for (const outcome of outcomesInOrder) {
    const result = checks[outcome](timeline, observation);
    if (result) return { decided: true, outcome, at: observation.endedAt, passes: false, ...result };
  }
  return { decided: false };
}
