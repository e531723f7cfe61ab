/** The rows of the contract's table of outcomes, each by itself: does it hold in this view, after these observations? */
import type { ScenarioOutcome } from '../scenarios/scenario-test.ts';
import type { DeploymentState, EventState, ServiceState } from '../world/world.ts';
import type { Case } from './case.ts';
import { countFailures } from './counting.ts';
import { healthyOf, ownTasksOf, type OwnTask } from './memory.ts';
import { placement } from './placement.ts';
import type { OwnDeployment } from './deployment.ts';
import { signalsOf, stableForMs } from './times.ts';
import type { View } from './view.ts';

const statusOf = (view: View, deployment: OwnDeployment): string | undefined =>
  view.serviceDeployments.find(({ deploymentId }) => deploymentId === deployment.deploymentId)?.status;

/** What holds of a deployment that is shown, in no order. */
export function rolloutRows(one: Case): readonly ScenarioOutcome[] {
  const { watched, memory, view } = one;
  const { deployment } = memory;
  const { service } = view;
  if (deployment === undefined || service === undefined) return [];
  const own = ownTasksOf(watched, view, deployment);
  const entry = service.deployments.find(({ id }) => id === deployment.deploymentId);
  const failures = countFailures(one, service, deployment, own);
  const rows: readonly (readonly [ScenarioOutcome, boolean])[] = [
    ['rolled-back', wasRolledBack(view, service, deployment, entry)],
    ['superseded', service.deployments.some((other) => other.createdAt > deployment.createdAt)],
    ['targets-unhealthy', failures === 'load-balancer' || isNeverChecked(one, own)],
    ['tasks-cycling', failures === 'itself'],
    ['tasks-not-placed', entry !== undefined && placement(one, service, entry, own)],
    ['deployment-failed', gaveUp(view, deployment, entry)],
    ['no-tasks', hasNoTasks(one, entry)],
    ['healthy', isHealthyNow(one, service, deployment, entry, own)],
  ];
  return rows.filter(([, holds]) => holds).map(([outcome]) => outcome);
}

const since = ({ createdAt }: OwnDeployment, { createdAt: eventMs }: EventState): boolean => eventMs > createdAt;

function wasRolledBack(
  view: View,
  service: ServiceState,
  deployment: OwnDeployment,
  entry: DeploymentState | undefined,
): boolean {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  const older = primary !== undefined && primary.createdAt < deployment.createdAt;
  const status = statusOf(view, deployment) ?? '';
  return (
    (older && (entry !== undefined || primary.updatedAt > deployment.createdAt)) ||
    ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'].includes(status) ||
    service.events.some((event) => since(deployment, event) && event.message.includes('rolling back to deployment'))
  );
}

/** A target of a task that nothing will ever check, for a minute of observations. */
function isNeverChecked({ memory, view }: Case, own: readonly OwnTask[]): boolean {
  return own.some(({ task }) => view.atMs >= (memory.uncheckedSinceMs.get(task.id) ?? Infinity) + 60_000);
}

function gaveUp(view: View, deployment: OwnDeployment, entry: DeploymentState | undefined): boolean {
  const status = statusOf(view, deployment);
  return entry?.rolloutState === 'FAILED' || status === 'STOPPED' || status === 'ROLLBACK_FAILED';
}

function hasNoTasks({ inputs, memory, view }: Case, entry: DeploymentState | undefined): boolean {
  if (memory.emptySinceMs === undefined || view.service?.desiredCount !== 0) return false;
  const complete = !inputs.allowsNoTasks || entry?.rolloutState === 'COMPLETED';
  return complete && memory.emptySinceMs === memory.first?.atMs && view.atMs >= memory.emptySinceMs + 60_000;
}

/** Asked to stop or to roll back, or in a state that nobody knows: it may yet succeed, and then it says so. */
function isBeingEnded(view: View, deployment: OwnDeployment): boolean {
  const status = statusOf(view, deployment);
  return status !== undefined && !['PENDING', 'IN_PROGRESS', 'SUCCESSFUL'].includes(status);
}

function isHealthyNow(
  { watched, inputs, memory, view }: Case,
  service: ServiceState,
  deployment: OwnDeployment,
  entry: DeploymentState | undefined,
  own: readonly OwnTask[],
): boolean {
  if (memory.stableSinceMs === undefined || memory.first === undefined || service.desiredCount === 0) return false;
  const stableMs = memory.stableSinceMs + stableForMs(inputs, signalsOf(watched, service, deployment.revision));
  const ripeMs = memory.first.atMs + 15_000;
  const complete = inputs.waitUntil === 'healthy' || entry?.rolloutState === 'COMPLETED';
  const enough = healthyOf(own, view, deployment).length >= service.desiredCount;
  return enough && complete && !isBeingEnded(view, deployment) && view.atMs >= stableMs && view.atMs >= ripeMs;
}
