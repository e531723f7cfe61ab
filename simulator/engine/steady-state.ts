/** A service that has run, healthy and complete, since the day before. */
import { hasTaskSets, isScheduled, shiftsTraffic, type ServiceSetting } from '../scenario-defaults.ts';
import type { ProgressiveState } from '../world/world.ts';
import { awsNames, newServiceDeploymentId, newUuid } from '../world/aws-names.ts';
import { startChecks } from '../load-balancer/health-checks.ts';
import { newDeployment } from './deployments.ts';
import { tellResolved } from './progressive/resolution.ts';
import type { LiveDeployment, LiveService, LiveTask, Engine } from './state.ts';
import { taskSetFromThePast } from './task-sets/past.ts';
import { takeAddress, takeHostPort } from '../capacity/addresses.ts';
import { formerPlace } from '../capacity/placement.ts';
import { scheduleDecision } from './scheduler.ts';
import { setTask, touch } from './engine.ts';
import { chosenGroups } from '../load-balancer/pairs.ts';
import { isUsed } from '../load-balancer/rules.ts';
import { bare, idleState, newTarget, showTarget } from '../load-balancer/target-states.ts';
import { canHold, place } from '../load-balancer/targets.ts';
import { createTask, watchContainer } from './tasks.ts';

const DAY_MS = 86_400_000;
/** How long the deployment of the day before took. */
const ROLLOUT_MS = 150_000;

export function steadyFromThePast(engine: Engine, service: LiveService): void {
  const { setting } = service;
  const createdAt = engine.nowMs - DAY_MS;
  service.createdAt = createdAt - DAY_MS;
  const deployment = hasTaskSets(setting)
    ? taskSetFromThePast(engine, service, createdAt)
    : deploymentFromThePast(engine, service, createdAt);
  const tasks = setting.status === 'INACTIVE' ? 0 : setting.desired;
  for (let count = 0; count < tasks; count += 1)
    makeSteady(engine, service, createTask(engine, service, deployment, formerPlace(service, engine.nowMs)));
  service.steady = true;
  // All that a deployment goes through is long behind it.
  if (setting.strategy?.shows?.resolved !== 'wrong')
    for (const moment of ['start', 'registration', 'shift'] as const) tellResolved(engine, deployment, service, moment);
  touch(engine, service);
  if (isScheduled(setting) && setting.status !== 'INACTIVE') scheduleDecision(engine, service, 1_000);
}

function deploymentFromThePast(engine: Engine, service: LiveService, createdAt: number): LiveDeployment {
  const { setting } = service;
  const begun = newDeployment(engine, service, setting.steadyRevision ?? 0);
  const deployment = Object.assign(begun, {
    createdAt,
    updatedAt: createdAt + ROLLOUT_MS - 5,
    desired: setting.desired,
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${begun.id} completed.`,
  } as const);
  service.deployments = [deployment];
  service.completed = deployment;
  const groups = chosenGroups(engine, deployment.loadBalancers);
  service.serviceRevisions = [{ deploymentId: deployment.id, revision: deployment.revision, createdAt, groups }];
  const finishedAt = createdAt + ROLLOUT_MS;
  const eventAt = (createdAtMs: number, text: string): typeof service.events => [
    { id: newUuid(engine.random), createdAt: createdAtMs, message: `(service ${setting.name}) ${text}` },
  ];
  service.events = [
    ...eventAt(engine.nowMs - DAY_MS / 8, 'has reached a steady state.'),
    ...eventAt(finishedAt + 1, 'has reached a steady state.'),
    ...eventAt(finishedAt, `(deployment ${deployment.id}) deployment completed.`),
  ];
  service.serviceDeployments = [
    {
      arn: awsNames.serviceDeployment(setting.cluster, setting.name, newServiceDeploymentId(engine.random)),
      deploymentId: deployment.id,
      sourceDeploymentIds: [],
      status: 'SUCCESSFUL',
      createdAt,
      startedAt: createdAt + 1_600,
      finishedAt,
      updatedAt: finishedAt,
      alarms: { status: setting.alarms === undefined ? 'DISABLED' : 'MONITORING_COMPLETE', triggered: false },
      strategy: setting.strategy?.type ?? 'ROLLING',
      ...(setting.strategy === undefined ? {} : { progressive: ended(setting) }),
      breaker: {
        status: setting.breaker === undefined ? 'DISABLED' : 'MONITORING_COMPLETE',
        failureCount: 0,
        threshold: setting.breaker === undefined ? 0 : 3,
      },
    },
  ];
  return deployment;
}

/** Where a deployment of the day before has come. */
function ended(setting: ServiceSetting): ProgressiveState {
  const all = shiftsTraffic(setting) ? 100 : 0;
  const { stageStays = false, stageNamed = {} } = setting.strategy?.shows ?? {};
  const stage = stageStays ? { stage: stageNamed.CLEAN_UP ?? 'CLEAN_UP' } : {};
  return { ...stage, weights: { test: all, production: all }, sourceWeights: {}, hooks: [] };
}

/** RUNNING since yesterday, its targets healthy. */
function makeSteady(engine: Engine, service: LiveService, task: LiveTask): void {
  const bornAt = engine.nowMs - DAY_MS + 10_000;
  const bridge = service.setting.network === 'bridge';
  const { loadBalancers, spec } = task.deployment;
  setTask(engine, task, {
    lastStatus: 'RUNNING',
    createdAt: bornAt,
    pullStartedAt: bornAt + 15_000,
    pullStoppedAt: bornAt + 21_000,
    containerStartedAt: bornAt + 24_000,
    startedAt: bornAt + 36_000,
    ...(bridge ? {} : { address: takeAddress(service) }),
    hostPorts: bridge ? Object.fromEntries(loadBalancers.map(({ port }) => [port, takeHostPort(service)])) : {},
    ...(spec.check === undefined
      ? {}
      : { containerHealth: 'HEALTHY', healthStatus: spec.sidecar?.essential === true ? 'UNKNOWN' : 'HEALTHY' }),
  });
  task.everHealthy = true;
  watchContainer(engine, task);
  for (const { targetGroup } of loadBalancers) {
    const group = engine.groups.get(targetGroup);
    if (group === undefined || !canHold(group, task)) continue;
    const { setting } = group;
    const target = newTarget(group, { ...place(task, group), zone: task.state.zone, taskId: task.state.id }, bornAt + 27_000);
    const idle = idleState(isUsed(engine, group), setting, task.state.zone);
    if (target.state !== undefined) target.state = bare({ ...target.state, ...(idle ?? { state: 'healthy' }) });
    task.targets.push(target);
    showTarget(engine, target);
    if (idle === undefined) startChecks(engine, target, task);
  }
}
