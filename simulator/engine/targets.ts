/** Targets of target groups: registered by ECS, checked by the load balancer, drained, gone. */
import { addVersion, newVersions } from '../versions.ts';
import type { TargetState } from '../world.ts';
import { startChecks } from './checks.ts';
import { tell } from './events.ts';
import type { LiveGroup, LiveService, LiveTarget, LiveTask, Stage } from './live.ts';
import { changed, draw, later } from './stage.ts';
import { ALB_REGISTERS, DRAINING_SHOWS, NLB_REGISTERS, REGISTRATION_BATCH_MS, REGISTRATION_SHOWS } from './timings.ts';

/** Target group not configured | zone not enabled: no health check ever runs. */
const NOT_CONFIGURED = 'Target group is not configured to receive traffic from the load balancer';
const ZONE_OFF = 'Target is in an Availability Zone that is not enabled for the load balancer';

export function setTarget(stage: Stage, target: LiveTarget, changes: Partial<TargetState> | undefined): void {
  if (target.state === undefined) return;
  target.state = changes === undefined ? undefined : bare({ ...target.state, ...changes });
  showTarget(stage, target);
}

/** No two entries are equal in id and port: the newer takes over, and the older is heard of no more. */
export function showTarget(stage: Stage, target: LiveTarget): void {
  const holder = target.group.holders.get(target.key);
  if (holder !== undefined && holder !== target && holder.state !== undefined) {
    if (holder.state.registeredAt > (target.state?.registeredAt ?? 0)) return;
    holder.state = undefined;
  }
  target.group.holders.set(target.key, target);
  const versions = target.group.targets.get(target.key) ?? newVersions<TargetState | undefined>();
  target.group.targets.set(target.key, versions);
  addVersion(versions, stage.nowMs, target.state);
  changed(stage);
}

/** Reason and description are absent when healthy, and where an NLB drains an unhealthy target. */
export function bare(state: TargetState): TargetState {
  if (state.state !== 'healthy' && state.state !== 'unhealthy.draining') return state;
  const { id, port, zone, taskId, registeredAt } = state;
  return { id, port, zone, ...(taskId === undefined ? {} : { taskId }), state: state.state, registeredAt };
}

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

export function newTarget(group: LiveGroup, at: Pick<TargetState, 'id' | 'port' | 'zone' | 'taskId'>, nowMs: number): LiveTarget {
  return {
    group,
    key: `${at.id}:${String(at.port)}`,
    state: {
      ...at,
      state: 'initial',
      reason: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
      registeredAt: nowMs,
    },
    successes: 0,
    failures: 0,
  };
}

/** The state of a target that no check will ever reach; undefined: it is checked. */
export function idleState(listener: boolean, zoneEnabled: boolean, checksDisabled: boolean): Partial<TargetState> | undefined {
  if (!listener) return { state: 'unused', reason: 'Target.NotInUse', description: NOT_CONFIGURED };
  if (!zoneEnabled) return { state: 'unused', reason: 'Target.NotInUse', description: ZONE_OFF };
  if (checksDisabled)
    return { state: 'unavailable', reason: 'Target.HealthCheckDisabled', description: 'Health checks are disabled' };
  return undefined;
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

/** No check, and no second deregistration, touches it any more. */
export const isDraining = ({ state }: TargetState): boolean => state === 'draining' || state === 'unhealthy.draining';

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
