/** The rows of the contract's table of outcomes, each by itself: does it hold in this view, after these observations? */
import type { ScenarioOutcome } from '../scenarios/scenario-test.ts';
import type { EventState, ServiceDeploymentState, ServiceState } from '../world/world.ts';
import { hidesRolloutState, holdsAsTold, isCalledComplete, recordOf, saysComplete } from './besides.ts';
import type { Case } from './case.ts';
import { countFailures } from './counting.ts';
import type { OwnDeployment } from './deployment.ts';
import { entryOf, hasTaskSets, wantedOf, type Entry } from './entries.ts';
import { failuresOf, isTold, type Lasting } from './lasting.ts';
import { newerOf } from './newer.ts';
import { healthyOf, ownTasksOf, type OwnTask } from './own-tasks.ts';
import { placement } from './placement.ts';
import { asksForTasks } from './stage.ts';
import { isPaused } from './pauses.ts';
import { listedOf, showsHealth } from './sight.ts';
import { isTakenBack } from './task-sets.ts';
import { signalsOf, stableForMs } from './times.ts';

const MINUTE_MS = 60_000;

/** What holds of a deployment that is shown, in no order. */
export function rolloutRows(one: Case): readonly ScenarioOutcome[] {
  const { watched, view, service, deployment } = one;
  const own = ownTasksOf(watched, view, deployment);
  const entry = entryOf(service, deployment);
  const failures = countFailures(one, own);
  const rows: readonly (readonly [ScenarioOutcome, boolean])[] = [
    ['rolled-back', wasRolledBack(one, entry)],
    ['superseded', newerOf(one) !== undefined],
    ['targets-unhealthy', failures === 'load-balancer' || isNeverChecked(one, own) || hasLasted(one, 'traffic-astray')],
    ['tasks-cycling', failures === 'itself'],
    ['tasks-not-placed', entry !== undefined && view.showsTasks && placement(one, entry, own)],
    [
      'deployment-failed',
      gaveUp(one, entry) ||
        hasLasted(one, 'rule-missing') ||
        failuresOf(one).some((what) => hasLasted(one, what)) ||
        wasEnded(one),
    ],
    ['no-tasks', hasNoTasks(one, entry)],
    ['paused', endsInPause(one)],
    ['healthy', isHealthyNow(one, entry, own)],
  ];
  return rows.filter(([, holds]) => holds).map(([outcome]) => outcome);
}

const statusOf = (one: Case): string | undefined => (recordOf(one) ?? listedOf(one))?.status;

const since = ({ createdAt }: OwnDeployment, { createdAt: eventMs }: EventState): boolean => eventMs > createdAt;

/** ECS says that a deployment failed, and then that it goes back. */
const AT_ONCE_MS = 5000;

/** Of this one: the deployment that ECS goes back to is not rolled back itself, nor is one beside that which failed then. */
function tellsRollback({ message, createdAt }: EventState, own: OwnDeployment, { events, deployments }: ServiceState): boolean {
  const { deploymentId } = own;
  if (!message.includes('rolling back to deployment') || message.includes(deploymentId)) return false;
  const beforeMs = (one: EventState): number => createdAt - one.createdAt;
  const failed = events.find(
    (one) => one.message.includes('deployment failed') && beforeMs(one) >= 0 && beforeMs(one) <= AT_ONCE_MS,
  );
  if (failed !== undefined) return failed.message.includes(deploymentId);
  // A person's way back is from the newest.
  return !deployments.some((other) => other.createdAt > own.createdAt && other.createdAt < createdAt);
}

function wasRolledBack(one: Case, entry: Entry | undefined): boolean {
  const { service, deployment } = one;
  if (hasTaskSets(service.setting)) return isTakenBack(one, one.memory.goneSinceMs);
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  const older = primary !== undefined && primary.createdAt < deployment.createdAt;
  return (
    (older && (entry !== undefined || primary.updatedAt > deployment.createdAt)) ||
    ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'].includes(statusOf(one) ?? '') ||
    service.events.some((event) => since(deployment, event) && tellsRollback(event, deployment, service))
  );
}

/** A target of a task that nothing will ever check, for a minute of observations. */
function isNeverChecked(one: Case, own: readonly OwnTask[]): boolean {
  const { memory, view } = one;
  return showsHealth(one) && own.some(({ task }) => view.atMs >= (memory.uncheckedSinceMs.get(task.id) ?? Infinity) + MINUTE_MS);
}

/** Seen for a minute, and by this observation too. */
const hasLasted = (one: Case, what: Lasting): boolean =>
  isTold(one, what) && one.view.atMs >= (one.memory.lastingSinceMs[what] ?? Infinity) + MINUTE_MS;

/** CodeDeploy ended it, and did nothing more for a minute. */
const wasEnded = ({ view, memory }: Case): boolean =>
  view.atMs >= (memory.lastingSinceMs['code-deploy-ended'] ?? Infinity) + MINUTE_MS;

function gaveUp(one: Case, entry: Entry | undefined): boolean {
  const hasFailed = entry?.rolloutState === 'FAILED' && !hidesRolloutState(one);
  const record = recordOf(one) ?? one.memory.ended;
  return hasFailed || record?.status === 'ROLLBACK_FAILED' || (record?.status === 'STOPPED' && isStoppedForGood(one, record));
}

/** What ends it says so itself; if none does, a newer deployment may be the reason, which answers need not show at once. */
const isStoppedForGood = ({ view }: Case, { breaker, alarms, finishedAt = Infinity }: ServiceDeploymentState): boolean =>
  breaker.status === 'TRIGGERED' || alarms.triggered || view.atMs >= finishedAt + MINUTE_MS;

function hasNoTasks(one: Case, entry: Entry | undefined): boolean {
  const { inputs, memory, view, service, deployment } = one;
  if (memory.emptySinceMs === undefined || wantedOf(service, deployment) !== 0) return false;
  const { setting } = service;
  const isComplete = (): boolean =>
    hasTaskSets(setting) ? saysComplete(one) : isCalledComplete({ ...one, inputs: { ...inputs, waitUntil: 'completed' } }, entry);
  const complete = !inputs.allowsNoTasks || isComplete();
  return complete && view.atMs >= memory.emptySinceMs + MINUTE_MS;
}

/** With `on-pause: wait` it is a pause only once the time is up. */
function endsInPause(one: Case): boolean {
  const { inputs, memory, word, service, deployment } = one;
  if (!isPaused(one) || inputs.onPause === 'wait') return false;
  if (inputs.onPause === 'fail' || memory.isStable) return true;
  // Where none are wanted, none are still to come.
  if (wantedOf(service, deployment) === 0) return inputs.allowsNoTasks;
  return word !== undefined && !asksForTasks(word);
}

function isHealthyNow(one: Case, entry: Entry | undefined, own: readonly OwnTask[]): boolean {
  const { watched, inputs, memory, view, service, deployment } = one;
  const wanted = wantedOf(service, deployment);
  if (memory.clock.sinceMs === undefined || memory.first === undefined || wanted === 0) return false;
  const stableMs = memory.clock.sinceMs + stableForMs(inputs, signalsOf(watched, service, deployment));
  const ripeMs = memory.startedMs + 15_000;
  const enough = showsHealth(one) && healthyOf(own, view, deployment).length >= wanted;
  const holds = holdsAsTold(one, memory.wasBehindShift) === true && isCalledComplete(one, entry);
  return enough && holds && view.atMs >= stableMs && view.atMs >= ripeMs;
}
