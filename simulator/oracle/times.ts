/** The contract's `auto` durations, in milliseconds, from what there is. */
import { loadBalancersOfRevision, type TargetGroupSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceState } from '../world/world.ts';
import type { OracleInputs } from './inputs.ts';
import type { WatchedService } from './view.ts';

const seconds = (count: number): number => count * 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a service without any signal of health must have run. */
export const NO_SIGNAL_MS = seconds(40);

interface Signals {
  readonly groups: readonly TargetGroupSetting[];
  /** Of groups and container checks: how long until one that fails is found out. */
  readonly findOutMs: readonly number[];
}

export function signalsOf({ simulation }: WatchedService, service: ServiceState, revision: number): Signals {
  const own = service.setting.revisions[revision];
  const arns = loadBalancersOfRevision(service.setting, revision).map(({ targetGroup }) => awsNames.targetGroup(targetGroup));
  const groups = simulation.world.setting.targetGroups.filter(({ arn }) => arns.includes(arn));
  const { retries = 3, intervalSeconds = 30, timeoutSeconds = 5 } = own?.check ?? {};
  return {
    groups,
    findOutMs: [
      ...groups.map((group) => seconds(group.unhealthyThreshold * group.intervalSeconds + group.timeoutSeconds)),
      ...(own?.check === undefined ? [] : [seconds(retries * intervalSeconds + timeoutSeconds)]),
    ],
  };
}

export function stableForMs(inputs: OracleInputs, { findOutMs }: Signals): number {
  if (findOutMs.length === 0) return Math.max(inputs.stableForMs ?? 0, NO_SIGNAL_MS);
  return inputs.stableForMs ?? Math.min(Math.max(...findOutMs), 5 * MINUTE_MS);
}

/** How many tasks may start at once, beside those that must stay. */
export const startableAtOnce = ({ desiredCount, setting }: ServiceState): number =>
  Math.floor((desiredCount * setting.maximumPercent) / 100) - Math.ceil((desiredCount * setting.minimumHealthyPercent) / 100);

export function timeoutMs(inputs: OracleInputs, service: ServiceState, signals: Signals): number {
  if (inputs.timeoutMs !== undefined) return inputs.timeoutMs;
  const { setting, desiredCount } = service;
  const completed = inputs.waitUntil === 'completed';
  const batches = Math.ceil(desiredCount / Math.max(1, startableAtOnce(service)));
  const nlb = signals.groups.some(({ balancer }) => balancer === 'NLB');
  const startMs = (setting.launch.startsWith('fargate') ? 3 : 10) * MINUTE_MS + (nlb ? 5 * MINUTE_MS : 0);
  const checkMs = Math.max(0, ...signals.findOutMs);
  const drainMs = completed ? seconds(Math.max(0, ...signals.groups.map((group) => group.deregistrationDelaySeconds))) : 0;
  const bakeMs = completed ? setting.bakeMinutes * MINUTE_MS : 0;
  const batchMs = startMs + seconds(setting.graceSeconds ?? 0) + checkMs + drainMs;
  const wholeMs = 1.5 * batches * batchMs + bakeMs + stableForMs(inputs, signals);
  return Math.min(Math.max(wholeMs, 10 * MINUTE_MS), 3 * HOUR_MS + bakeMs, 5.75 * HOUR_MS);
}
