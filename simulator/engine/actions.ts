/** What people, alarms and the underlying infrastructure do to a service. */
import { assertForwards } from '../load-balancer-defaults.ts';
import { isUsed, setForwards } from '../load-balancer/rules.ts';
import { INSTANCE_STOPPED, setTarget } from '../load-balancer/target-states.ts';
import { takeOut } from '../load-balancer/targets.ts';
import { hasTaskSets, isScheduled, settleTargetGroup } from '../scenario-defaults.ts';
import { START, type Action, type Interruption, type RuleSpec } from '../scenario.ts';
import { addVersion } from '../world/versions.ts';
import { amend, beginDeployment, primary } from './deployments.ts';
import { endDeployment } from './ending.ts';
import { beginRollout } from './progressive/begin.ts';
import { awaitedPause, endHook } from './progressive/hooks.ts';
import { endTask, hostGone, stopTasks } from './task-stop.ts';
import { addEvent } from './events.ts';
import { wanted } from './health.ts';
import { launch } from './launching.ts';
import type { TaskStop, LiveDeployment, LiveGroup, LiveService, LiveTask, Engine } from './state.ts';
import { scheduleDecision } from './scheduler.ts';
import { actOnTaskSets, createServiceOfTaskSets } from './task-sets/actions.ts';
import { changed, draw, later, touch } from './engine.ts';
import { DECISION, FIRST_DECISION } from './timings.ts';

export const actionAtMs = (action: Action): number => START + action.at * 1000;

export function act(engine: Engine, action: Action): void {
  if ('reconfigure' in action) {
    reconfigure(engine, action.reconfigure, action.to);
    return;
  }
  if ('deleteTargetGroup' in action) {
    deleteTargetGroup(engine, action.deleteTargetGroup);
    return;
  }
  if ('setRule' in action) {
    setRule(engine, action.setRule, action.forwards);
    return;
  }
  const service = engine.services.find((one) => action.service === undefined || one.setting.name === action.service);
  if (service === undefined) throw new Error(`The scenario has no service ${action.service ?? ''}.`);
  if ('create' in action) create(engine, service, action.create);
  else if (service.createdAt > engine.nowMs) throw new Error(`${service.setting.name} does not exist yet at ${action.at} s.`);
  else if (isRemoved(service)) throw new Error(`ServiceNotActiveException: ${service.setting.name} is gone at ${action.at} s.`);
  else if (hasTaskSets(service.setting) && actOnTaskSets(engine, service, action)) return;
  else if ('deploy' in action) deploy(engine, service, action.deploy);
  else if ('redeploy' in action) deploy(engine, service, service.revision);
  else if ('scale' in action) scale(engine, service, action.scale);
  else if ('event' in action) addEvent(engine, service, action.event);
  else if ('deregister' in action) deregister(engine, service, action.deregister);
  else if ('interrupt' in action) interrupt(engine, service, action.interrupt, action.tasks ?? 1, action.of ?? 'new');
  else if ('remove' in action) remove(engine, service);
  else if ('serviceDeploymentStatus' in action) showStatus(engine, service, action.serviceDeploymentStatus);
  else if ('resume' in action) resume(engine, service, action.resume);
  else if ('alarm' in action || 'rollBack' in action || 'stopDeployment' in action) interfere(engine, service, action);
  else throw new Error(`${service.setting.name} has no task sets, and no CodeDeploy: ${JSON.stringify(action)}`);
}

/** Not one that a scenario shows so from the beginning. */
const isRemoved = ({ status, setting }: LiveService): boolean => status !== 'ACTIVE' && setting.status === undefined;

function create(engine: Engine, service: LiveService, revision: number): void {
  service.createdAt = engine.nowMs;
  if (!hasTaskSets(service.setting)) {
    deploy(engine, service, revision);
    return;
  }
  createServiceOfTaskSets(engine, service, revision);
  scheduleDecision(engine, service, draw(engine, FIRST_DECISION));
}

function deploy(engine: Engine, service: LiveService, revision: number): void {
  const deployment = beginDeployment(engine, service, revision);
  const { strategy } = service.setting;
  if (strategy !== undefined) beginRollout(engine, service, deployment, strategy);
  if (isScheduled(service.setting)) scheduleDecision(engine, service, draw(engine, FIRST_DECISION));
}

/** While a deployment is under way, more tasks are wanted of the old revision too. */
function scale(engine: Engine, service: LiveService, desired: number): void {
  const more = Math.max(0, desired - service.desired);
  for (const old of service.deployments) if (old.status === 'ACTIVE' && old.rolloutState === 'COMPLETED') old.desired += more;
  service.desired = desired;
  service.steady = false;
  touch(engine, service);
  scheduleDecision(engine, service, draw(engine, FIRST_DECISION));
}

const INTERRUPTIONS: {
  readonly [I in Exclude<Interruption, 'az-rebalancing' | 'instance-stopped' | 'host-terminated'>]: Omit<TaskStop, 'by'>;
} = {
  spot: { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' },
  maintenance: {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  },
  'instance-draining': {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task stopped because the container instance is in DRAINING state.',
  },
  user: { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' },
};

function interrupt(engine: Engine, service: LiveService, why: Interruption, count: number, of: 'new' | 'old'): void {
  const current = primary(service);
  const tasks = wanted(
    service,
    (task) => (task.deployment === current) === (of === 'new') && task.state.lastStatus === 'RUNNING',
  ).slice(0, count);
  if (why === 'az-rebalancing') rebalance(engine, service, tasks);
  else if (why === 'instance-stopped') for (const task of tasks) loseInstance(engine, task);
  else if (why === 'host-terminated') for (const task of tasks) endTask(engine, task, hostGone(task));
  else stopTasks(engine, tasks, () => ({ ...INTERRUPTIONS[why], by: why }));
  scheduleDecision(engine, service, draw(engine, DECISION));
}

/** The load balancer knows at once; ECS only when it has missed the agent for a while: by then its tasks are RUNNING to all appearance. */
function loseInstance(engine: Engine, task: LiveTask): void {
  for (const target of task.targets) setTarget(engine, target, INSTANCE_STOPPED);
}

/** Starts first; the scheduler stops the other when its replacement is healthy. */
function rebalance(engine: Engine, service: LiveService, tasks: readonly LiveTask[]): void {
  const zone = tasks[0]?.state.zone ?? 'a';
  addEvent(engine, service, `is not AZ balanced with ${service.liveTasks.size} tasks in ${zone}. AZ Rebalancing in progress.`);
  for (const task of tasks) {
    const [replacement] = launch(engine, service, task.deployment, 1, 'az-rebalancing');
    if (replacement !== undefined) Object.assign(task, { replacement, replacedFor: 'az-rebalancing' });
  }
}

function interfere(engine: Engine, service: LiveService, action: Action): void {
  const current = primary(service);
  const { rollout } = service;
  const isDecided = rollout !== undefined && (rollout.steps === undefined || rollout.deployment.over);
  if (current?.rolloutState !== 'IN_PROGRESS' || isDecided) throw new Error(`No deployment is under way at ${action.at} s.`);
  if ('alarm' in action) endDeployment(engine, service, current, 'alarm', watchedAlarms(service).rollback);
  else endDeployment(engine, service, current, 'person', 'rollBack' in action);
  scheduleDecision(engine, service, draw(engine, DECISION));
}

function watchedAlarms({ setting: { alarms } }: LiveService): NonNullable<LiveService['setting']['alarms']> {
  if (alarms === undefined) throw new Error('No deployment alarm is configured.');
  return alarms;
}

/** ContinueServiceDeployment: refused where no pause waits. */
function resume(engine: Engine, service: LiveService, answer: 'CONTINUE' | 'ROLLBACK'): void {
  const { rollout } = service;
  const pause = rollout && awaitedPause(rollout);
  if (rollout === undefined || pause === undefined) throw new Error('No pause waits for an answer.');
  endHook(engine, rollout, pause.id, answer === 'CONTINUE' ? 'SUCCEEDED' : 'FAILED');
  if (answer === 'ROLLBACK') endDeployment(engine, service, rollout.deployment, 'person', true);
}

function setRule(engine: Engine, name: string, forwards: RuleSpec['forwards'] | undefined): void {
  const rule = engine.rules.get(name);
  if (rule === undefined) throw new Error(`The scenario has no rule ${name}.`);
  if (forwards !== undefined) assertForwards(forwards, [...engine.groups.keys()]);
  setForwards(engine, rule, forwards);
}

function showStatus(engine: Engine, service: LiveService, status: string): void {
  const [newest] = service.serviceDeployments;
  // What has ended stays as it is.
  if (newest?.finishedAt !== undefined) throw new Error(`${newest.deploymentId} has ended by then.`);
  if (newest !== undefined) amend(engine, service, newest.deploymentId, { status });
}

function deregister(engine: Engine, service: LiveService, name: string): void {
  const current = primary(service);
  if (current !== undefined) takeOut(engine, service, groupNamed(engine, name), current);
}

function remove(engine: Engine, service: LiveService): void {
  service.status = 'DRAINING';
  service.desired = 0;
  delete service.rollout;
  delete service.codeDeploy;
  stopTasks(engine, wanted(service), (task) => scaled(task.deployment));
  later(engine, 120_000, () => {
    service.status = 'INACTIVE';
    touch(engine, service);
  });
  touch(engine, service);
}

const scaled = (deployment: LiveDeployment): TaskStop => ({
  by: 'scheduler',
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Scaling activity initiated by (deployment ${deployment.id})`,
});

function groupNamed(engine: Engine, name: string): LiveGroup {
  const group = engine.groups.get(name);
  if (group === undefined) throw new Error(`The scenario has no target group ${name}.`);
  return group;
}

function deleteTargetGroup(engine: Engine, name: string): void {
  const group = groupNamed(engine, name);
  if (isUsed(engine, group)) throw new Error(`ResourceInUse: a listener or rule names ${name}.`);
  group.deletedAtMs = engine.nowMs;
  changed(engine);
}

function reconfigure(engine: Engine, name: string, to: Parameters<typeof settleTargetGroup>[1]): void {
  const group = groupNamed(engine, name);
  group.setting = settleTargetGroup(name, { ...group.setting, ...to }, engine.setting.services);
  addVersion(group.settings, engine.nowMs, group.setting);
  changed(engine);
}
