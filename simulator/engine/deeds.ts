/** What people, alarms and the underlying infrastructure do to a service. */
import { settleTargetGroup } from '../defaults.ts';
import { START, type Deed, type Interruption } from '../scenario.ts';
import { addVersion } from '../versions.ts';
import { giveUp } from './breaker.ts';
import { beginDeployment, primary } from './deployments.ts';
import { endTask, stopTasks } from './ending.ts';
import { tell } from './events.ts';
import { wanted } from './health.ts';
import { launch } from './launching.ts';
import type { Ending, LiveDeployment, LiveService, LiveTask, Stage } from './live.ts';
import { wake } from './scheduler.ts';
import { changed, draw, later, touch } from './stage.ts';
import { DECISION, FIRST_DECISION } from './timings.ts';

export const deedAtMs = (deed: Deed): number => START + deed.at * 1000;

export function act(stage: Stage, deed: Deed): void {
  if ('reconfigure' in deed) {
    reconfigure(stage, deed.reconfigure, deed.to);
    return;
  }
  const service = stage.services.find((one) => deed.service === undefined || one.setting.name === deed.service);
  if (service === undefined) throw new Error(`The scenario has no service ${deed.service ?? ''}.`);
  if ('create' in deed) create(stage, service, deed.create);
  else if (service.createdAt > stage.nowMs)
    throw new Error(`${service.setting.name} does not exist yet at ${String(deed.at)} s.`);
  else if ('deploy' in deed) deploy(stage, service, deed.deploy);
  else if ('redeploy' in deed) deploy(stage, service, service.revision);
  else if ('scale' in deed) scale(stage, service, deed.scale);
  else if ('interrupt' in deed) interrupt(stage, service, deed.interrupt, deed.tasks ?? 1, deed.of ?? 'new');
  else if ('remove' in deed) remove(stage, service);
  else endDeployment(stage, service, deed);
}

function create(stage: Stage, service: LiveService, revision: number): void {
  service.createdAt = stage.nowMs;
  deploy(stage, service, revision);
}

function deploy(stage: Stage, service: LiveService, revision: number): void {
  beginDeployment(stage, service, revision);
  if (service.setting.kind === 'rolling') wake(stage, service, draw(stage, FIRST_DECISION));
}

/** While a deployment is under way, more tasks are wanted of the old revision too. */
function scale(stage: Stage, service: LiveService, desired: number): void {
  const more = Math.max(0, desired - service.desired);
  for (const old of service.deployments) if (old.status === 'ACTIVE' && old.rolloutState === 'COMPLETED') old.desired += more;
  service.desired = desired;
  service.steady = false;
  touch(stage, service);
  wake(stage, service, draw(stage, FIRST_DECISION));
}

const INTERRUPTIONS: { readonly [I in Exclude<Interruption, 'az-rebalancing'>]: Omit<Ending, 'by'> } = {
  spot: { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' },
  maintenance: {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  },
  'instance-draining': {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task stopped because the container instance is in DRAINING state.',
  },
  'host-terminated': { stopCode: 'TerminationNotice', stoppedReason: 'Host EC2 (instance i-0) terminated.' },
  user: { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' },
};

function interrupt(stage: Stage, service: LiveService, why: Interruption, count: number, of: 'new' | 'old'): void {
  const current = primary(service);
  const tasks = wanted(
    service,
    (task) => (task.deployment === current) === (of === 'new') && task.state.lastStatus === 'RUNNING',
  ).slice(0, count);
  if (why === 'az-rebalancing') rebalance(stage, service, tasks);
  else if (why === 'host-terminated') for (const task of tasks) endTask(stage, task, hostGone(task));
  else stopTasks(stage, tasks, () => ({ ...INTERRUPTIONS[why], by: why }));
  wake(stage, service, draw(stage, DECISION));
}

const hostGone = (task: LiveTask): Ending => ({
  by: 'host-terminated',
  stopCode: INTERRUPTIONS['host-terminated'].stopCode,
  stoppedReason: `Host EC2 (instance ${task.state.instance?.ec2InstanceId ?? 'i-0'}) terminated.`,
});

/** Starts first; the scheduler stops the other when its replacement is healthy. */
function rebalance(stage: Stage, service: LiveService, tasks: readonly LiveTask[]): void {
  const zone = tasks[0]?.state.zone ?? 'a';
  tell(stage, service, `is not AZ balanced with ${String(service.standing.size)} tasks in ${zone}. AZ Rebalancing in progress.`);
  for (const task of tasks) {
    const [replacement] = launch(stage, service, task.deployment, 1, 'az-rebalancing');
    if (replacement !== undefined) Object.assign(task, { replacement, replacedFor: 'az-rebalancing' });
  }
}

function endDeployment(stage: Stage, service: LiveService, deed: Deed): void {
  const current = primary(service);
  if (current?.rolloutState !== 'IN_PROGRESS') throw new Error(`No deployment is under way at ${String(deed.at)} s.`);
  if ('alarm' in deed) giveUp(stage, service, current, 'alarm', service.setting.alarms?.rollback === true);
  else giveUp(stage, service, current, 'person', 'rollBack' in deed);
  wake(stage, service, draw(stage, DECISION));
}

function remove(stage: Stage, service: LiveService): void {
  service.status = 'DRAINING';
  service.desired = 0;
  stopTasks(stage, wanted(service), (task) => scaled(task.deployment));
  later(stage, 120_000, () => {
    service.status = 'INACTIVE';
    touch(stage, service);
  });
  touch(stage, service);
}

const scaled = (deployment: LiveDeployment): Ending => ({
  by: 'scheduler',
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Scaling activity initiated by (deployment ${deployment.id})`,
});

function reconfigure(stage: Stage, name: string, to: Parameters<typeof settleTargetGroup>[1]): void {
  const group = stage.groups.get(name);
  if (group === undefined) throw new Error(`The scenario has no target group ${name}.`);
  group.setting = settleTargetGroup(name, { ...group.setting, ...to }, stage.setting.services);
  addVersion(group.settings, stage.nowMs, group.setting);
  changed(stage);
}
