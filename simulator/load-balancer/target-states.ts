/** What a target shows, and when it changes. */
import { addVersion, newVersions } from '../world/versions.ts';
import type { TargetState } from '../world/world.ts';
import type { TargetGroupSetting } from '../scenario-defaults.ts';
import type { LiveGroup, LiveTarget, Engine } from '../engine/state.ts';
import { changed } from '../engine/engine.ts';

/** Target group not configured | zone not enabled: no health check ever runs. */
const NOT_CONFIGURED = 'Target group is not configured to receive traffic from the load balancer';
const ZONE_OFF = 'Target is in an Availability Zone that is not enabled for the load balancer';
const ADDRESS_IN_USE = 'The IP address cannot be used as a target, as it is in use by a load balancer';

/** As long as no check has said anything. */
export const INITIAL_CHECKS: Partial<TargetState> = {
  state: 'initial',
  reason: 'Elb.InitialHealthChecking',
  description: 'Initial health checks in progress',
};

export function setTarget(engine: Engine, target: LiveTarget, changes: Partial<TargetState> | undefined): void {
  if (target.state === undefined) return;
  target.state = changes === undefined ? undefined : bare({ ...target.state, ...changes });
  showTarget(engine, target);
}

/** No two entries are equal in id and port: the newer takes over, and the older is heard of no more. */
export function showTarget(engine: Engine, target: LiveTarget): void {
  const holder = target.group.holders.get(target.key);
  if (holder !== target && (holder?.state?.registeredAt ?? 0) > (target.state?.registeredAt ?? 0)) return;
  target.group.holders.set(target.key, target);
  const versions = target.group.targets.get(target.key) ?? newVersions<TargetState | undefined>();
  target.group.targets.set(target.key, versions);
  addVersion(versions, engine.nowMs, target.state);
  changed(engine);
}

/** Reason and description are absent when healthy, and where an NLB drains an unhealthy target. */
export function bare(state: TargetState): TargetState {
  if (state.state !== 'healthy' && state.state !== 'unhealthy.draining') return state;
  const { id, port, zone, taskId, registeredAt } = state;
  return { id, port, zone, ...(taskId === undefined ? {} : { taskId }), state: state.state, registeredAt };
}

export function newTarget(group: LiveGroup, at: Pick<TargetState, 'id' | 'port' | 'zone' | 'taskId'>, nowMs: number): LiveTarget {
  return {
    group,
    key: `${at.id}:${at.port}`,
    state: {
      ...at,
      state: 'initial',
      reason: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
      registeredAt: nowMs,
    },
    checked: false,
    successes: 0,
    failures: 0,
  };
}

/** The state of a target that no check will ever reach; undefined: it is checked. */
export function idleState(
  isUsed: boolean,
  { zones, checksDisabled, addressesInUse }: TargetGroupSetting,
  zone: string,
): Partial<TargetState> | undefined {
  if (addressesInUse) return { state: 'unused', reason: 'Target.IpUnusable', description: ADDRESS_IN_USE };
  if (!isUsed) return { state: 'unused', reason: 'Target.NotInUse', description: NOT_CONFIGURED };
  if (!zones.includes(zone)) return { state: 'unused', reason: 'Target.NotInUse', description: ZONE_OFF };
  if (checksDisabled)
    return { state: 'unavailable', reason: 'Target.HealthCheckDisabled', description: 'Health checks are disabled' };
  return undefined;
}

/** Of an instance target whose instance has stopped. */
export const INSTANCE_STOPPED: Partial<TargetState> = {
  state: 'unused',
  reason: 'Target.InvalidState',
  description: 'Target is in the stopped state',
};

/** No check, and no second deregistration, touches it any more. */
export const isDraining = ({ state }: TargetState): boolean => state === 'draining' || state === 'unhealthy.draining';
