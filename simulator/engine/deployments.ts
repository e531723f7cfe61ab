/** The lives of deployments: begun, complete, superseded, failed, rolled back – with their service deployment and revision. */
import { chosenGroups, serving } from '../load-balancer/pairs.ts';
import { loadBalancersOfRevision, shiftsTraffic } from '../scenario-defaults.ts';
import { awsNames, newDeploymentNumber, newServiceDeploymentId } from '../world/aws-names.ts';
import type { ProgressiveState, ServiceDeploymentState } from '../world/world.ts';
import { addEvent } from './events.ts';
import type { LiveDeployment, LiveService, Engine } from './state.ts';
import { later, touch } from './engine.ts';
import { breakerThreshold } from './breaker-threshold.ts';
import { SERVICE_DEPLOYMENT_START_MS } from './timings.ts';

export const primary = (service: LiveService): LiveDeployment | undefined =>
  service.deployments.find((deployment) => deployment.status === 'PRIMARY');

export const inProgress = (deployment: LiveDeployment): string => `ECS deployment ${deployment.id} in progress.`;

export function newDeployment(engine: Engine, service: LiveService, revision: number): LiveDeployment {
  const spec = service.setting.revisions[revision];
  if (spec === undefined) throw new Error(`The scenario has no revision ${revision} of ${service.setting.name}.`);
  const id = `ecs-svc/${newDeploymentNumber(engine.random)}`;
  return {
    id,
    revision,
    spec,
    // Where traffic is now; a deployment that shifts it chooses when it begins.
    loadBalancers: loadBalancersOfRevision(service.setting, revision).map((entry) => serving(engine, entry)),
    createdAt: engine.nowMs,
    updatedAt: engine.nowMs,
    status: 'PRIMARY',
    // A fresh PRIMARY wants nothing until the scheduler has looked at it.
    desired: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    held: false,
    over: false,
    neverStarted: 0,
    launchFromMs: 0,
    completeFromMs: 0,
  };
}

/** A new deployment becomes PRIMARY, and what ran so far ACTIVE, its rolloutState left as it is. */
export function beginDeployment(engine: Engine, service: LiveService, revision: number): LiveDeployment {
  const deployment = newDeployment(engine, service, revision);
  supersede(engine, service);
  delete service.rollout;
  for (const other of service.deployments) other.status = 'ACTIVE';
  const sources = sourcesOf(service).map((other) => other.id);
  service.deployments = [deployment, ...service.deployments];
  service.revision = revision;
  service.steady = false;
  service.troubleToldMs.clear();
  record(engine, service, deployment, sources);
  touch(engine, service);
  return deployment;
}

/** What a deployment replaces: not what was rolled back, and is still listed, though nothing of it runs. */
export const sourcesOf = ({ deployments, liveTasks, setting }: LiveService): readonly LiveDeployment[] =>
  deployments.filter(
    (one) => setting.strategy === undefined || !one.over || [...liveTasks].some((task) => task.deployment === one),
  );

function record(engine: Engine, service: LiveService, deployment: LiveDeployment, sourceDeploymentIds: readonly string[]): void {
  const { cluster, name, breakerSetting } = service.setting;
  const { id: deploymentId, revision, createdAt } = deployment;
  const { strategy } = service.setting;
  const groups = strategy === undefined ? { groups: chosenGroups(engine, deployment.loadBalancers) } : {};
  service.serviceRevisions = [{ deploymentId, revision, createdAt, ...groups }, ...service.serviceRevisions];
  const began: ServiceDeploymentState = {
    arn: awsNames.serviceDeployment(cluster, name, newServiceDeploymentId(engine.random)),
    deploymentId,
    sourceDeploymentIds,
    status: 'PENDING',
    createdAt,
    updatedAt: createdAt,
    alarms: { status: service.setting.alarms === undefined ? 'DISABLED' : 'MONITORING', triggered: false },
    strategy: strategy?.type ?? 'ROLLING',
    ...(strategy === undefined ? {} : { progressive: notBegun(service, sourceDeploymentIds) }),
    breaker: {
      status: breakerSetting === undefined ? 'DISABLED' : 'MONITORING',
      failureCount: 0,
      threshold: breakerSetting === undefined ? 0 : breakerThreshold(breakerSetting, service.desired),
    },
  };
  service.serviceDeployments = [began, ...service.serviceDeployments];
  later(engine, SERVICE_DEPLOYMENT_START_MS, () => {
    const now = service.serviceDeployments.find((one) => one.arn === began.arn);
    if (now?.status === 'PENDING') amend(engine, service, deploymentId, { status: 'IN_PROGRESS', startedAt: engine.nowMs });
  });
}

/** Sources have all traffic, each of them, be there several (seen so); where ECS manages none, nobody has any. */
function notBegun({ setting }: LiveService, sources: readonly string[]): ProgressiveState {
  const sourceWeights = shiftsTraffic(setting)
    ? Object.fromEntries(sources.map((id) => [id, { test: 100, production: 100 }]))
    : {};
  return { weights: { test: 0, production: 0 }, sourceWeights, hooks: [] };
}

/** Changes what the newest service deployment of this deployment says. */
export function amend(
  engine: Engine,
  service: LiveService,
  deploymentId: string,
  changes: Partial<ServiceDeploymentState>,
): void {
  const index = service.serviceDeployments.findIndex((one) => one.deploymentId === deploymentId);
  const before = service.serviceDeployments[index];
  if (before === undefined) return;
  service.serviceDeployments = service.serviceDeployments.with(index, { ...before, ...changes, updatedAt: engine.nowMs });
  touch(engine, service);
}

/** A person started another deployment: the service deployment under way is asked to stop. */
function supersede(engine: Engine, service: LiveService): void {
  const [newest] = service.serviceDeployments;
  if (newest === undefined || !['PENDING', 'IN_PROGRESS', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'].includes(newest.status))
    return;
  stopRecord(engine, service, newest.deploymentId, {});
}

export function stopRecord(
  engine: Engine,
  service: LiveService,
  deploymentId: string,
  also: Partial<ServiceDeploymentState>,
): void {
  amend(engine, service, deploymentId, { ...also, status: 'STOP_REQUESTED' });
  later(engine, 2_000, () => {
    amend(engine, service, deploymentId, { status: 'STOPPED', stoppedAt: engine.nowMs, finishedAt: engine.nowMs });
  });
}

/** Two events, a millisecond apart; updatedAt is some milliseconds older. */
export function complete(engine: Engine, service: LiveService, deployment: LiveDeployment): void {
  service.deployments = service.deployments.filter((other) => other === deployment || other.rolloutState === 'FAILED');
  saidCompleted(engine, service, deployment);
  const rolledBack = service.serviceDeployments.find(
    (one) => one.rollback?.deploymentId === deployment.id && one.finishedAt === undefined,
  );
  if (rolledBack === undefined) succeeded(engine, service, deployment);
  else amend(engine, service, rolledBack.deploymentId, { status: 'ROLLBACK_SUCCESSFUL', finishedAt: engine.nowMs });
}

/** What `deployments[]` and the events say of a complete deployment. */
export function saidCompleted(engine: Engine, service: LiveService, deployment: LiveDeployment): void {
  deployment.rolloutState = 'COMPLETED';
  deployment.rolloutStateReason = `ECS deployment ${deployment.id} completed.`;
  deployment.updatedAt = engine.nowMs - 5;
  service.completed = deployment;
  service.steady = true;
  addEvent(engine, service, `(deployment ${deployment.id}) deployment completed.`);
  addEvent(engine, service, 'has reached a steady state.', 1);
}

/** What its service deployment says. */
export function succeeded(engine: Engine, service: LiveService, deployment: LiveDeployment): void {
  const record = service.serviceDeployments.find((one) => one.deploymentId === deployment.id);
  amend(engine, service, deployment.id, {
    status: 'SUCCESSFUL',
    finishedAt: engine.nowMs,
    ...(record === undefined ? {} : monitored(record)),
  });
}

/** Monitors that were at work, and found nothing. */
export const monitored = ({ breaker, alarms }: ServiceDeploymentState): Pick<ServiceDeploymentState, 'breaker' | 'alarms'> => ({
  breaker: breaker.status === 'MONITORING' ? { ...breaker, status: 'MONITORING_COMPLETE' } : breaker,
  alarms: alarms.status === 'MONITORING' ? { ...alarms, status: 'MONITORING_COMPLETE' } : alarms,
});
