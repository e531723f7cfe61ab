/** The lives of deployments: begun, complete, superseded, failed, rolled back – with their service deployment and revision. */
import { settleLoadBalancers } from '../defaults.ts';
import { awsNames, newDeploymentNumber, newServiceDeploymentId } from '../names.ts';
import type { ServiceDeploymentState } from '../world.ts';
import { tell } from './events.ts';
import type { LiveDeployment, LiveService, Stage } from './live.ts';
import { later, touch } from './stage.ts';
import { breakerThreshold } from './threshold.ts';
import { SERVICE_DEPLOYMENT_START_MS } from './timings.ts';

export const primary = (service: LiveService): LiveDeployment | undefined =>
  service.deployments.find((deployment) => deployment.status === 'PRIMARY');

export const inProgress = (deployment: LiveDeployment): string => `ECS deployment ${deployment.id} in progress.`;

export function newDeployment(stage: Stage, service: LiveService, revision: number): LiveDeployment {
  const spec = service.setting.revisions[revision];
  if (spec === undefined) throw new Error(`The scenario has no revision ${String(revision)} of ${service.setting.name}.`);
  const id = `ecs-svc/${newDeploymentNumber(stage.roll)}`;
  return {
    id,
    revision,
    spec,
    loadBalancers: spec.loadBalancers === undefined ? service.setting.loadBalancers : settleLoadBalancers(spec.loadBalancers),
    createdAt: stage.nowMs,
    updatedAt: stage.nowMs,
    status: 'PRIMARY',
    // A fresh PRIMARY wants nothing until the scheduler has looked at it.
    desired: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    over: false,
    neverStarted: 0,
    launchFromMs: 0,
    completeFromMs: 0,
  };
}

/** A new deployment becomes PRIMARY, and what ran so far ACTIVE, its rolloutState left as it is. */
export function beginDeployment(stage: Stage, service: LiveService, revision: number): LiveDeployment {
  const deployment = newDeployment(stage, service, revision);
  supersede(stage, service);
  for (const other of service.deployments) other.status = 'ACTIVE';
  const sources = service.deployments.map((other) => other.id);
  service.deployments = [deployment, ...service.deployments];
  service.revision = revision;
  service.steady = false;
  service.told.clear();
  record(stage, service, deployment, sources);
  touch(stage, service);
  return deployment;
}

function record(stage: Stage, service: LiveService, deployment: LiveDeployment, sourceDeploymentIds: readonly string[]): void {
  const { cluster, name, breakerSetting, kind } = service.setting;
  const { id: deploymentId, revision, createdAt } = deployment;
  service.serviceRevisions = [{ deploymentId, revision, createdAt }, ...service.serviceRevisions];
  if (kind === 'code-deploy' || kind === 'external') return;
  const began: ServiceDeploymentState = {
    arn: awsNames.serviceDeployment(cluster, name, newServiceDeploymentId(stage.roll)),
    deploymentId,
    sourceDeploymentIds,
    status: 'PENDING',
    createdAt,
    updatedAt: createdAt,
    breaker: {
      status: breakerSetting === undefined ? 'DISABLED' : 'MONITORING',
      failureCount: 0,
      threshold: breakerSetting === undefined ? 0 : breakerThreshold(breakerSetting, service.desired),
    },
  };
  service.serviceDeployments = [began, ...service.serviceDeployments];
  later(stage, SERVICE_DEPLOYMENT_START_MS, () => {
    const now = service.serviceDeployments.find((one) => one.arn === began.arn);
    if (now?.status === 'PENDING') amend(stage, service, deploymentId, { status: 'IN_PROGRESS', startedAt: stage.nowMs });
  });
}

/** Changes what the newest service deployment of this deployment says. */
export function amend(stage: Stage, service: LiveService, deploymentId: string, changes: Partial<ServiceDeploymentState>): void {
  const index = service.serviceDeployments.findIndex((one) => one.deploymentId === deploymentId);
  const before = service.serviceDeployments[index];
  if (before === undefined) return;
  service.serviceDeployments = service.serviceDeployments.with(index, { ...before, ...changes, updatedAt: stage.nowMs });
  touch(stage, service);
}

/** A person started another deployment: the service deployment under way is asked to stop. */
function supersede(stage: Stage, service: LiveService): void {
  const [newest] = service.serviceDeployments;
  if (newest === undefined || !['PENDING', 'IN_PROGRESS', 'ROLLBACK_IN_PROGRESS'].includes(newest.status)) return;
  stopRecord(stage, service, newest.deploymentId, {});
}

export function stopRecord(
  stage: Stage,
  service: LiveService,
  deploymentId: string,
  also: Partial<ServiceDeploymentState>,
): void {
  amend(stage, service, deploymentId, { ...also, status: 'STOP_REQUESTED' });
  later(stage, 2_000, () => {
    amend(stage, service, deploymentId, { status: 'STOPPED', stoppedAt: stage.nowMs, finishedAt: stage.nowMs });
  });
}

/** Two events, a millisecond apart; updatedAt is some milliseconds older. */
export function complete(stage: Stage, service: LiveService, deployment: LiveDeployment): void {
  deployment.rolloutState = 'COMPLETED';
  deployment.rolloutStateReason = `ECS deployment ${deployment.id} completed.`;
  deployment.updatedAt = stage.nowMs - 5;
  service.completed = deployment;
  service.deployments = service.deployments.filter((other) => other === deployment || other.rolloutState === 'FAILED');
  service.steady = true;
  tell(stage, service, `(deployment ${deployment.id}) deployment completed.`);
  tell(stage, service, 'has reached a steady state.', 1);
  const rolledBack = service.serviceDeployments.find(
    (one) => one.rollback?.deploymentId === deployment.id && one.finishedAt === undefined,
  );
  if (rolledBack !== undefined) {
    amend(stage, service, rolledBack.deploymentId, { status: 'ROLLBACK_SUCCESSFUL', finishedAt: stage.nowMs });
    return;
  }
  const { breaker } = service.serviceDeployments.find((one) => one.deploymentId === deployment.id) ?? {};
  amend(stage, service, deployment.id, {
    status: 'SUCCESSFUL',
    finishedAt: stage.nowMs,
    ...(breaker === undefined || breaker.status === 'DISABLED' ? {} : { breaker: { ...breaker, status: 'MONITORING_COMPLETE' } }),
  });
}
