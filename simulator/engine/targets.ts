/** Targets of target groups: registered by ECS, checked by the load balancer, drained, gone. */
import { startChecks } from './checks.ts';
import { tell } from './events.ts';
import type { LiveGroup, LiveService, LiveTarget, LiveTask, Stage } from './live.ts';
import { draw, later } from './stage.ts';
import { idleState, isDraining, newTarget, setTarget, showTarget } from './target-states.ts';
import { ALB_REGISTERS, DRAINING_SHOWS, NLB_REGISTERS, REGISTRATION_BATCH_MS, REGISTRATION_SHOWS } from './timings.ts';

/** Registers the task in each of its deployment's target groups; the event tells of all that come at about the same time. */
export function registerTask(stage: Stage, task: LiveTask): void {
  for (const { targetGroup } of task.deployment.loadBalancers) {
    const waiting = task.service.registering.get(targetGroup);
    if (waiting !== undefined) {
      waiting.push(task);
      continue;
    }
    task.service.registering.set(targetGroup, [task]);
    later(stage, REGISTRATION_BATCH_MS, () => {
      tellRegistered(stage, task.service, targetGroup);
    });
  }
}

function tellRegistered(stage: Stage, service: LiveService, targetGroup: string): void {
  const tasks = (service.registering.get(targetGroup) ?? []).filter((task) => task.ending === undefined);
  service.registering.delete(targetGroup);
  const group = stage.groups.get(targetGroup);
  if (group === undefined || tasks.length === 0) return;
  tell(stage, service, `registered ${String(tasks.length)} targets in (target-group ${group.setting.arn})`);
  for (const task of tasks) {
    later(stage, draw(stage, REGISTRATION_SHOWS), () => {
      if (task.ending === undefined) enter(stage, task, group);
    });
  }
}

function enter(stage: Stage, task: LiveTask, group: LiveGroup): void {
  const { id, port } = place(task, group);
  const target = newTarget(group, { id, port, zone: task.state.zone, taskId: task.state.id }, stage.nowMs);
  task.targets.push(target);
  showTarget(stage, target);
  const { setting } = group;
  const onward = idleState(setting.listener, setting.zones.includes(task.state.zone), setting.checksDisabled);
  later(stage, draw(stage, setting.balancer === 'NLB' ? NLB_REGISTERS : ALB_REGISTERS), () => {
    if (target.state?.state !== 'initial') return;
    setTarget(stage, target, onward ?? { reason: 'Elb.InitialHealthChecking', description: 'Initial health checks in progress' });
    if (onward === undefined) startChecks(stage, target, task);
  });
}

/** `ip` targets are the task's own address and container port, `instance` targets the instance and its host port. */
export function place(task: LiveTask, group: LiveGroup): { id: string; port: number } {
  const port =
    task.deployment.loadBalancers.find((balancer) => balancer.targetGroup === group.setting.name)?.port ?? group.setting.port;
  if (group.setting.targetType === 'ip') return { id: task.state.address ?? '', port };
  return { id: task.state.instance?.ec2InstanceId ?? '', port: task.state.hostPorts[port] ?? port };
}

/** Takes the tasks out of all their groups, one event a group; the entries stay, draining, for the whole delay. */
export function deregister(stage: Stage, service: LiveService, tasks: readonly LiveTask[]): void {
  const leaving = tasks
    .flatMap((task) => task.targets)
    .filter((target) => target.state !== undefined && !isDraining(target.state));
  for (const group of new Set(leaving.map((target) => target.group))) {
    const targets = leaving.filter((target) => target.group === group);
    tell(stage, service, `deregistered ${String(targets.length)} targets in (target-group ${group.setting.arn})`);
    for (const target of targets)
      later(stage, draw(stage, DRAINING_SHOWS), () => {
        drain(stage, target);
      });
  }
}

function drain(stage: Stage, target: LiveTarget): void {
  const { deregistrationDelaySeconds } = target.group.setting;
  const before = target.state?.state;
  if (before === 'unused' || deregistrationDelaySeconds === 0) {
    setTarget(stage, target, undefined);
    return;
  }
  const unhealthy = target.group.setting.balancer === 'NLB' && before === 'unhealthy';
  setTarget(stage, target, {
    state: unhealthy ? 'unhealthy.draining' : 'draining',
    reason: 'Target.DeregistrationInProgress',
    description: 'Target deregistration is in progress',
  });
  later(stage, deregistrationDelaySeconds * 1000, () => {
    setTarget(stage, target, undefined);
  });
}
