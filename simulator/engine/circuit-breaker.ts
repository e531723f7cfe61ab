/**
 * The deployment circuit breaker ("How the Amazon ECS deployment circuit breaker detects failures"): it counts tasks in a
 * row that never became healthy, and health failures after that, and gives up at the threshold.
 */
import { amend, inProgress, stopRecord } from './deployments.ts';
import type { ServiceDeploymentState } from '../world/world.ts';
import { addEvent } from './events.ts';
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { later, touch } from './engine.ts';
import { breakerThreshold } from './breaker-threshold.ts';
import { FAILED_DRAINS_AFTER_MS, FAILED_SHOWS_AFTER_MS, ROLLBACK_SETTLE_MS } from './timings.ts';

export type GiveUpReason = 'breaker' | 'alarm' | 'person';

const REASON = {
  breaker: 'ECS deployment circuit breaker: tasks failed to start.',
  alarm: 'ECS deployment failed: alarm detected.',
} as const;

/** Counts what has stopped since the last decision, unless somebody or something else than the deployment is to blame. */
export function countFailures(engine: Engine, service: LiveService): void {
  for (const task of service.ended.splice(0)) {
    const { deployment } = task;
    if (!failed(task) || deployment.rolloutState !== 'IN_PROGRESS') continue;
    deployment.failedTasks += 1;
    touch(engine, service);
    const record = service.serviceDeployments.find((one) => one.deploymentId === deployment.id);
    if (record !== undefined)
      amend(engine, service, deployment.id, { breaker: { ...record.breaker, failureCount: deployment.failedTasks } });
  }
}

/** An exit after the task was once healthy is no failure to start, and no failed check. */
function failed(task: LiveTask): boolean {
  const by = task.stop?.by;
  if (by === 'start' || (by === 'exit' && !task.everHealthy)) return true;
  return by === 'scheduler' && task.stop?.stoppedReason.startsWith('Task failed') === true;
}

export const tripped = (service: LiveService, deployment: LiveDeployment): boolean => {
  const { breakerSetting } = service.setting;
  return breakerSetting !== undefined && deployment.failedTasks >= breakerThreshold(breakerSetting, service.desired);
};

/** ECS, an alarm or a person ends the deployment: back to the last complete one, or stuck where it is. */
export function giveUp(
  engine: Engine,
  service: LiveService,
  deployment: LiveDeployment,
  defeat: GiveUpReason,
  rollback: boolean,
): void {
  if (deployment.over) return;
  deployment.over = true;
  deployment.updatedAt = engine.nowMs;
  if (defeat === 'breaker') addEvent(engine, service, `(deployment ${deployment.id}) deployment failed: tasks failed to start.`);
  if (defeat === 'alarm') addEvent(engine, service, `(deployment ${deployment.id}) deployment failed: alarm detected.`);
  const record = service.serviceDeployments.find((one) => one.deploymentId === deployment.id);
  const monitors = record === undefined ? {} : triggered(record, defeat);
  const candidate = rollback && service.completed !== deployment ? service.completed : undefined;
  if (candidate !== undefined) {
    rollBack(engine, service, deployment, candidate, defeat);
    amend(engine, service, deployment.id, monitors);
    return;
  }
  fail(engine, service, deployment, defeat);
  if (rollback) {
    const statusReason = 'No rollback candidate was found to run the rollback.';
    amend(engine, service, deployment.id, { ...monitors, status: 'ROLLBACK_FAILED', statusReason, finishedAt: engine.nowMs });
  } else stopRecord(engine, service, deployment.id, monitors);
}

/** The monitor that has ended it. */
export function triggered(
  { breaker }: ServiceDeploymentState,
  by: string,
): Partial<Pick<ServiceDeploymentState, 'breaker' | 'alarms'>> {
  if (by === 'breaker') return { breaker: { ...breaker, status: 'TRIGGERED' } };
  return by === 'alarm' ? { alarms: { status: 'TRIGGERED', triggered: true } } : {};
}

export function fail(engine: Engine, service: LiveService, deployment: LiveDeployment, defeat: GiveUpReason): void {
  deployment.rolloutState = 'FAILED';
  // What it says after a person's stop is not known: the text is left as it was.
  if (defeat !== 'person') deployment.rolloutStateReason = REASON[defeat];
  deployment.updatedAt = engine.nowMs;
  touch(engine, service);
}

/** The old deployment comes back under its old id, and is IN_PROGRESS and PRIMARY again. */
function rollBack(
  engine: Engine,
  service: LiveService,
  failed: LiveDeployment,
  candidate: LiveDeployment,
  defeat: GiveUpReason,
): void {
  addEvent(engine, service, `rolling back to deployment ${candidate.id}.`, 1);
  failed.status = 'ACTIVE';
  failed.desired = 0;
  Object.assign(candidate, { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', updatedAt: engine.nowMs, desired: service.desired });
  candidate.rolloutStateReason =
    defeat === 'breaker'
      ? `ECS deployment circuit breaker: rolling back to deploymentId ${candidate.id}.`
      : inProgress(candidate);
  delete candidate.allHealthySinceMs;
  candidate.completeFromMs = engine.nowMs + ROLLBACK_SETTLE_MS;
  service.revision = candidate.revision;
  service.deployments = [candidate, ...service.deployments.filter((other) => other !== candidate)];
  leave(engine, service, failed, defeat);
  recordRollback(engine, service, failed, candidate, defeat);
}

/** How the entry of a deployment that was rolled back goes: FAILED a little late, then DRAINING, then not there. */
export function leave(engine: Engine, service: LiveService, failed: LiveDeployment, defeat: GiveUpReason): void {
  later(engine, FAILED_SHOWS_AFTER_MS, () => {
    fail(engine, service, failed, defeat);
  });
  later(engine, FAILED_DRAINS_AFTER_MS, () => {
    failed.status = 'DRAINING';
    touch(engine, service);
  });
  later(engine, service.setting.failedEntryStaysSeconds * 1000, () => {
    service.deployments = service.deployments.filter((other) => other !== failed);
    touch(engine, service);
  });
}

export const ROLLED_BACK = {
  breaker: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  alarm: 'Service deployment rolled back because of alarms.',
  person: 'Service deployment rolled back because of a user request.',
} as const;

function recordRollback(
  engine: Engine,
  service: LiveService,
  failed: LiveDeployment,
  candidate: LiveDeployment,
  defeat: GiveUpReason,
): void {
  const begun = {
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason: ROLLED_BACK[defeat],
    rollback: { reason: ROLLED_BACK[defeat], startedAt: engine.nowMs, deploymentId: candidate.id },
  } as const;
  if (defeat !== 'person') {
    amend(engine, service, failed.id, begun);
    return;
  }
  amend(engine, service, failed.id, { status: 'ROLLBACK_REQUESTED' });
  later(engine, 2_000, () => {
    amend(engine, service, failed.id, begun);
  });
}
