/** Targets of target groups: registered by ECS, checked by the load balancer, drained, gone. */
import { startChecks } from './health-checks.ts';
import { addEvent, addEventOf, addEventOnce } from '../engine/events.ts';
import { tellResolved } from '../engine/progressive/resolution.ts';
import type { LiveDeployment, LiveGroup, LiveService, LiveTarget, LiveTask, Engine } from '../engine/state.ts';
import { draw, later } from '../engine/engine.ts';
import { ACCOUNT } from '../world/aws-names.ts';
import { isUsed } from './rules.ts';
import { idleState, INITIAL_CHECKS, isDraining, newTarget, setTarget, showTarget } from './target-states.ts';
import { ALB_REGISTERS, DRAINING_SHOWS, NLB_REGISTERS, REGISTRATION_BATCH_MS, REGISTRATION_SHOWS } from '../engine/timings.ts';

/** Registers the task in each of its deployment's target groups; the event tells of all that come at about the same time. */
export function registerTask(engine: Engine, task: LiveTask): void {
  for (const { targetGroup } of task.deployment.loadBalancers) {
    const waiting = task.service.registering.get(targetGroup);
    if (waiting !== undefined) {
      waiting.push(task);
      continue;
    }
    task.service.registering.set(targetGroup, [task]);
    later(engine, REGISTRATION_BATCH_MS, () => {
      registerBatch(engine, task.service, targetGroup);
    });
  }
}

function registerBatch(engine: Engine, service: LiveService, targetGroup: string): void {
  const waiting = service.registering.get(targetGroup) ?? [];
  service.registering.delete(targetGroup);
  const group = engine.groups.get(targetGroup);
  if (group === undefined) return;
  const tasks = waiting.filter((task) => task.stop === undefined && canHold(group, task));
  if (tasks.length === 0) return;
  if (group.deletedAtMs !== undefined) {
    addEventOnce(engine, service, `task set (${tasks[0]?.deployment.id ?? ''}) ${missing(group, 'TARGET GROUP')}`);
    return;
  }
  if (service.setting.roleLacks === 'register') {
    addEventOnce(engine, service, notPermitted(group.setting.arn));
    return;
  }
  addEventOf(engine, service, tasks[0]?.deployment, `registered ${tasks.length} targets in (target-group ${group.setting.arn})`);
  for (const task of tasks) {
    later(engine, draw(engine, REGISTRATION_SHOWS), () => {
      if (task.stop === undefined) enter(engine, task, group);
    });
  }
}

const missing = ({ setting }: LiveGroup, what: 'TARGET' | 'TARGET GROUP'): string =>
  `is not healthy in target-group (${setting.arn}) due to ${what} IS NOT FOUND`;

const notPermitted = (group: string): string =>
  `failed to register targets in (target-group ${group}) with (error User: arn:aws:sts::${ACCOUNT}:assumed-role/ecsServiceRole/ecs-service-scheduler is not authorized to perform: elasticloadbalancing:RegisterTargets on resource: ${group})`;

/** By hand: the tasks of the deployment go on, and ECS misses their targets ("Amazon ECS service event messages"). */
export function takeOut(engine: Engine, service: LiveService, group: LiveGroup, deployment: LiveDeployment): void {
  for (const task of service.liveTasks) {
    if (task.deployment !== deployment) continue;
    for (const target of task.targets.filter((one) => one.group === group && one.state !== undefined)) {
      drain(engine, target);
      const missed = `task set (${deployment.id}) (task ${task.state.id}) ${missing(group, 'TARGET')}`;
      later(engine, group.setting.deregistrationDelaySeconds * 1000 + 1000, () => {
        addEvent(engine, service, missed);
      });
    }
  }
}

function enter(engine: Engine, task: LiveTask, group: LiveGroup): void {
  const { id, port } = place(task, group);
  const target = newTarget(group, { id, port, zone: task.state.zone, taskId: task.state.id }, engine.nowMs);
  task.targets.push(target);
  showTarget(engine, target);
  tellResolved(engine, task.deployment, task.service, 'registration');
  const { setting } = group;
  later(engine, draw(engine, setting.balancer === 'NLB' ? NLB_REGISTERS : ALB_REGISTERS), () => {
    if (target.state?.state !== 'initial') return;
    const idle = idleState(isUsed(engine, group), setting, task.state.zone);
    setTarget(engine, target, idle ?? INITIAL_CHECKS);
    if (idle === undefined) startChecks(engine, target, task);
  });
}

/** Whether a task can be a target there: a group of functions, or of load balancers, holds none. */
export const canHold = ({ setting: { targetType } }: LiveGroup, { state }: LiveTask): boolean =>
  targetType === 'ip' ? state.address !== undefined : targetType === 'instance' && state.instance !== undefined;

/** `ip` targets are the task's own address and container port, `instance` targets the instance and its host port. */
export function place(task: LiveTask, group: LiveGroup): { id: string; port: number } {
  const port =
    task.deployment.loadBalancers.find((balancer) => balancer.targetGroup === group.setting.name)?.port ?? group.setting.port;
  if (group.setting.targetType === 'ip') return { id: task.state.address ?? '', port };
  return { id: task.state.instance?.ec2InstanceId ?? '', port: task.state.hostPorts[port] ?? port };
}

/** Takes the tasks out of all their groups, one event a group; the entries stay, draining, for the whole delay. */
export function deregister(engine: Engine, service: LiveService, tasks: readonly LiveTask[]): void {
  const leaving = tasks
    .flatMap((task) => task.targets)
    .filter((target) => target.state !== undefined && !isDraining(target.state));
  for (const group of new Set(leaving.map((target) => target.group))) {
    const targets = leaving.filter((target) => target.group === group);
    addEvent(engine, service, `deregistered ${targets.length} targets in (target-group ${group.setting.arn})`);
    for (const target of targets)
      later(engine, draw(engine, DRAINING_SHOWS), () => {
        drain(engine, target);
      });
  }
}

function drain(engine: Engine, target: LiveTarget): void {
  const { deregistrationDelaySeconds } = target.group.setting;
  const before = target.state?.state;
  if (before === 'unused' || deregistrationDelaySeconds === 0) {
    setTarget(engine, target, undefined);
    return;
  }
  const unhealthy = target.group.setting.balancer === 'NLB' && before === 'unhealthy';
  setTarget(engine, target, {
    state: unhealthy ? 'unhealthy.draining' : 'draining',
    reason: 'Target.DeregistrationInProgress',
    description: 'Target deregistration is in progress',
  });
  later(engine, deregistrationDelaySeconds * 1000, () => {
    setTarget(engine, target, undefined);
  });
}
