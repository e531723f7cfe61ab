/** The contract's `auto` durations, in milliseconds, from what there is. */
import { loadBalancersOfRevision, type ServiceSetting, type TargetGroupSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceState } from '../world/world.ts';
import { codeDeployIdOf } from './code-deploy.ts';
import type { OwnDeployment } from './deployment.ts';
import { hasTaskSets, wantedOf } from './entries.ts';
import type { OracleInputs } from './inputs.ts';
import { allGroupsOf, balancerOf, isProgressive, ownGroupsOf } from './own-groups.ts';
import type { WatchedService } from './view.ts';

const seconds = (count: number): number => count * 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `timeout: auto` is never less. */
export const LEAST_TIMEOUT_MS = 10 * MINUTE_MS;

/** From the last that there is to do until it is called complete. */
const END_MS = 2 * MINUTE_MS;

/** How long a service without any signal of health must have run. */
export const NO_SIGNAL_MS = seconds(40);

/** In seconds, where nobody could read it. */
const UNKNOWN_DELAY = 300;

interface Signals {
  readonly groups: readonly TargetGroupSetting[];
  /** Of groups and container checks: how long until one that fails is found out. */
  readonly findOutMs: readonly number[];
  /** How CodeDeploy shifts traffic could not be read. */
  readonly planUnread?: boolean;
  /** CodeDeploy has not told anything. */
  readonly codeDeployUnread?: boolean;
  /** Nobody knows yet whether there is anything else that tells of health. */
  readonly mayHaveMore?: true;
}

export function signalsOf(watched: WatchedService, service: ServiceState, deployment: OwnDeployment): Signals {
  const configured = loadBalancersOfRevision(service.setting, deployment.revision);
  // Until ECS has chosen one of a pair the second is where the tasks are expected.
  const arns = ownGroupsOf(service, deployment).map(({ arn }, place) => {
    const { targetGroup = '', pair } = configured[place] ?? {};
    return arn ?? awsNames.targetGroup(pair?.alternate ?? targetGroup, balancerOf(service.setting));
  });
  return signalsFrom(watched, service, deployment, (group) => arns.includes(group.arn));
}

/** With both of each pair, one of which the old tasks leave: which is which need not be known when the time begins to run. */
export function signalsOfPairs(watched: WatchedService, service: ServiceState, deployment: OwnDeployment): Signals {
  const all = allGroupsOf(watched, service, deployment);
  return signalsFrom(watched, service, deployment, (group) => all.includes(group));
}

function signalsFrom(
  { simulation }: WatchedService,
  { setting }: ServiceState,
  { revision }: OwnDeployment,
  counts: (group: TargetGroupSetting) => boolean,
): Signals {
  const own = setting.revisions[revision];
  const groups = simulation.world.setting.targetGroups.filter(counts);
  const { retries = 3, intervalSeconds = 30, timeoutSeconds = 5 } = own?.check ?? {};
  return {
    groups,
    findOutMs: [
      ...groups.map((group) => seconds(group.unhealthyThreshold * group.intervalSeconds + group.timeoutSeconds)),
      ...(own?.check === undefined ? [] : [seconds(retries * intervalSeconds + timeoutSeconds)]),
    ],
  };
}

/** What is known of groups as long as nobody could read what they are: that they are there. */
export function withoutGroups(
  { groups, findOutMs, ...rest }: Signals,
  isUntold: (group: TargetGroupSetting) => boolean = () => true,
): Signals {
  const untold = groups.map(isUntold);
  return {
    ...rest,
    findOutMs: findOutMs.filter((_, place) => untold[place] !== true),
    groups: groups.map((group, place) =>
      untold[place] === true ? { ...group, balancer: 'ALB', deregistrationDelaySeconds: UNKNOWN_DELAY } : group,
    ),
  };
}

/** Nobody could read whether there are any. */
export const withUnknownGroups = (signals: Signals): Signals => ({
  ...withoutGroups(signals),
  groups: [],
  mayHaveMore: true,
});

/** Nobody could read whether its container is checked. */
export const withUnknownCheck = ({ groups, findOutMs, ...rest }: Signals): Signals => ({
  ...rest,
  groups,
  findOutMs: findOutMs.slice(0, groups.length),
  mayHaveMore: true,
});

/** Nobody could read how long these drain. */
export const withoutDelays = ({ groups, ...rest }: Signals, isUnread: (group: TargetGroupSetting) => boolean): Signals => ({
  ...rest,
  groups: groups.map((group) => (isUnread(group) ? { ...group, deregistrationDelaySeconds: UNKNOWN_DELAY } : group)),
});

export function stableForMs(inputs: OracleInputs, { groups, findOutMs, mayHaveMore }: Signals): number {
  if (mayHaveMore !== true && groups.length === 0 && findOutMs.length === 0)
    return Math.max(inputs.stableForMs ?? 0, NO_SIGNAL_MS);
  return inputs.stableForMs ?? (findOutMs.length === 0 ? NO_SIGNAL_MS : Math.min(Math.max(...findOutMs), 5 * MINUTE_MS));
}

/** How many tasks may start at once, beside those that must stay: where traffic is shifted, all. */
export function startableAtOnce(service: ServiceState, deployment: OwnDeployment): number {
  const { desiredCount, setting } = service;
  if (isProgressive(setting) || hasTaskSets(setting)) return wantedOf(service, deployment);
  const { maximumPercent, minimumHealthyPercent } = setting;
  return Math.floor((desiredCount * maximumPercent) / 100) - Math.ceil((desiredCount * minimumHealthyPercent) / 100);
}

export function timeoutMs(inputs: OracleInputs, service: ServiceState, deployment: OwnDeployment, signals: Signals): number {
  if (inputs.timeoutMs !== undefined) return inputs.timeoutMs;
  const { healthMs, shiftMs, waitingMs } = rolloutOf(inputs, service, deployment, signals);
  const wholeMs = healthMs + shiftMs + waitingMs + stableForMs(inputs, signals);
  return Math.min(Math.max(wholeMs, LEAST_TIMEOUT_MS), 3 * HOUR_MS + waitingMs, 5.75 * HOUR_MS);
}

interface Rollout {
  readonly healthMs: number;
  readonly shiftMs: number;
  /** Bake and waiting times: they come on top of the three hours. */
  readonly waitingMs: number;
}

function rolloutOf(inputs: OracleInputs, service: ServiceState, deployment: OwnDeployment, signals: Signals): Rollout {
  if (service.setting.kind === 'code-deploy') return codeDeployRollout(inputs, service, deployment, signals);
  if (isProgressive(service.setting)) return progressiveRollout(inputs, service, signals);
  if (service.setting.kind === 'external') return externalRollout(inputs, service, signals);
  return rollingRollout(inputs, service, deployment, signals);
}

/** When its controller moves traffic nobody knows. */
const externalRollout = ({ waitUntil }: OracleInputs, service: ServiceState, signals: Signals): Rollout => ({
  healthMs: 1.5 * upMs(service, signals),
  shiftMs: waitUntil === 'completed' ? drainMs(signals) : 0,
  waitingMs: 0,
});

function rollingRollout(
  { waitUntil }: OracleInputs,
  service: ServiceState,
  deployment: OwnDeployment,
  signals: Signals,
): Rollout {
  const completed = waitUntil === 'completed';
  // One that wants no task may be told to.
  const batches = Math.max(1, Math.ceil(service.desiredCount / Math.max(1, startableAtOnce(service, deployment))));
  const batchMs = upMs(service, signals) + (completed ? drainMs(signals) : 0);
  return { healthMs: 1.5 * batches * batchMs, shiftMs: 0, waitingMs: completed ? service.setting.bakeMinutes * MINUTE_MS : 0 };
}

function progressiveRollout({ waitUntil }: OracleInputs, service: ServiceState, signals: Signals): Rollout {
  const provisioningMs = service.setting.kind === 'express' ? 5 * MINUTE_MS : 0;
  const healthMs = 1.5 * upMs(service, signals) + provisioningMs;
  if (waitUntil === 'healthy') return { healthMs, shiftMs: 0, waitingMs: 0 };
  const { setting } = service;
  const steps = stepsOf(setting);
  const functions = (setting.strategy?.hooks ?? []).filter(({ type }) => type === 'lambda');
  const hooksMs = new Set(functions.flatMap(({ stages }) => stages)).size * 5 * MINUTE_MS;
  const shiftMs = hooksMs + followMs(signals, steps.count + TEST_SHIFTS);
  const stepsMs = (steps.count - 1) * steps.bakeMinutes * MINUTE_MS;
  if (waitUntil === 'traffic-shifted') return { healthMs, shiftMs, waitingMs: stepsMs };
  return {
    healthMs,
    shiftMs: shiftMs + drainMs(signals) + END_MS,
    waitingMs: stepsMs + setting.bakeMinutes * MINUTE_MS,
  };
}

/** A minute for each of its lifecycle events; two of them are there with a test listener alone, of which CodeDeploy alone tells. */
function codeDeployRollout(
  { waitUntil }: OracleInputs,
  service: ServiceState,
  deployment: OwnDeployment,
  signals: Signals,
): Rollout {
  const { setting } = service;
  const { shift = { type: 'all-at-once' }, ready, terminationWaitMinutes = 5, keepAlive } = setting.codeDeploy ?? {};
  const isAsked = waitUntil !== 'healthy' && codeDeployIdOf(service, deployment) !== undefined;
  const isTold = isAsked && signals.codeDeployUnread !== true;
  const events = isTold && setting.loadBalancers[0]?.pair?.testRule !== undefined ? 8 : 6;
  const steps = { 'all-at-once': 0, canary: 1, linear: shift.type === 'linear' ? Math.ceil(100 / shift.percent) - 1 : 0 };
  const planMinutes = shift.type === 'all-at-once' || signals.planUnread === true ? 0 : steps[shift.type] * shift.minutes;
  const began = { healthMs: 1.5 * upMs(service, signals), shiftMs: events * MINUTE_MS, waitingMs: 0 };
  // There is nothing to ask CodeDeploy, or no need to.
  if (!isTold) return began;
  const waitingMs = (planMinutes + (ready?.waitMinutes ?? 0)) * MINUTE_MS;
  if (waitUntil === 'traffic-shifted') return { ...began, waitingMs };
  return { ...began, waitingMs: waitingMs + (keepAlive === true ? 0 : terminationWaitMinutes * MINUTE_MS) };
}

/** How often the weights of production change, and how long ECS waits after each change but the last. */
function stepsOf({ strategy }: ServiceSetting): { readonly count: number; readonly bakeMinutes: number } {
  const { type = 'CANARY', stepPercent = 10, stepBakeMinutes } = strategy ?? {};
  if (type === 'BLUE_GREEN') return { count: 1, bakeMinutes: 0 };
  if (type === 'CANARY') return { count: 2, bakeMinutes: stepBakeMinutes ?? 10 };
  return { count: Math.ceil(100 / stepPercent), bakeMinutes: stepBakeMinutes ?? 6 };
}

/** The weights of test traffic change once, before those of production. */
const TEST_SHIFTS = 1;

/** What the load balancer takes to follow so many changes of its weights. */
function followMs(signals: Signals, changes: number): number {
  if (isNlb(signals)) return 10 * MINUTE_MS * changes;
  return isLattice(signals) ? 3 * MINUTE_MS + seconds(90) * changes : 2 * MINUTE_MS;
}

const isLattice = ({ groups }: Signals): boolean => groups.some(({ balancer }) => balancer === 'LATTICE');

const isNlb = ({ groups }: Signals): boolean => groups.some(({ balancer }) => balancer === 'NLB');

/** VPC Lattice does not tell how long it drains. */
const drainMs = ({ groups }: Signals): number =>
  seconds(
    Math.max(
      0,
      ...groups.map(({ balancer, deregistrationDelaySeconds }) => (balancer === 'LATTICE' ? 300 : deregistrationDelaySeconds)),
    ),
  );

/** From the placing of a task until one whose checks never succeed is found out. */
function upMs({ setting }: ServiceState, signals: Signals): number {
  const startMs = (setting.launch.startsWith('fargate') ? 3 : 10) * MINUTE_MS + (isNlb(signals) ? 5 * MINUTE_MS : 0);
  return startMs + seconds(setting.graceSeconds ?? 0) + Math.max(0, ...signals.findOutMs);
}
