/** The durations that follow from a service's configuration, in seconds, with how they came about. */
import type { Criteria, WaitUntil } from './criteria.ts';
import type { ContainerHealthCheck, HealthCheck, Observation, Service, TargetGroup } from './observation.ts';
import type { RolloutDurations, VerifiedDeployment } from './strategy/strategy.ts';
import { knowsLoadBalancers, loadBalancersOf } from './task-health.ts';

/** How long a target that answers wrongly, or not at all, stays unnoticed at the most. */
export const targetCondemnedSeconds = (check: HealthCheck): number =>
  check.unhealthyThreshold * check.intervalSeconds + check.timeoutSeconds;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
export const containerCondemnedSeconds = (check: ContainerHealthCheck): number =>
  check.retries * check.intervalSeconds + check.timeoutSeconds;

/** The target groups of a deployment, as far as they could be read. */
export function targetGroupsOf(observation: Observation, deployment: VerifiedDeployment): readonly TargetGroup[] {
  const arns = new Set(loadBalancersOf(observation, deployment).map(({ targetGroupArn }) => targetGroupArn));
  return observation.targetGroups.filter(({ arn }) => arns.has(arn));
}

/** The same with the others of their pairs: which one ECS chooses is not known before the tasks are registered, and the old ones leave the other. */
export function pairedGroupsOf(observation: Observation, deployment: VerifiedDeployment): readonly TargetGroup[] {
  const arns = new Set(pairedArns(observation, deployment));
  return observation.targetGroups.filter(({ arn }) => arns.has(arn));
}

const pairedArns = (observation: Observation, deployment: VerifiedDeployment): readonly string[] =>
  loadBalancersOf(observation, deployment).flatMap(({ targetGroupArn, otherTargetGroupArn }) =>
    [targetGroupArn, otherTargetGroupArn].filter((arn) => arn !== undefined),
  );

/** The container health checks of a deployment that count for its tasks: those of essential containers. */
function containerChecksOf(observation: Observation, { taskDefinition }: VerifiedDeployment): readonly ContainerHealthCheck[] {
  const definition = observation.taskDefinitions.find(({ arn }) => arn === taskDefinition);
  return (definition?.containers ?? []).flatMap(({ essential, healthCheck }) => (essential && healthCheck ? [healthCheck] : []));
}

/** Whether anything but RUNNING tells that a task of this deployment is healthy; what is not known yet may. */
export function hasHealthSignal(observation: Observation, deployment: VerifiedDeployment): boolean {
  if (loadBalancersOf(observation, deployment).some(({ targetGroupArn }) => targetGroupArn !== undefined)) return true;
  const isKnown =
    knowsLoadBalancers(observation, deployment) &&
    observation.taskDefinitions.some(({ arn }) => arn === deployment.taskDefinition);
  return !isKnown || containerChecksOf(observation, deployment).length > 0;
}

/** ECS itself takes a task without any health signal as healthy once it has been RUNNING this long. */
export const runningAloneSeconds = 40;
const stableForMostSeconds = 300;

/** How long a failing health check of the deployment goes unnoticed, each of them. */
const condemnedSeconds = (
  observation: Observation,
  deployment: VerifiedDeployment,
  groups: readonly TargetGroup[],
): readonly number[] => [
  ...groups.map(({ healthCheck }) => targetCondemnedSeconds(healthCheck)),
  ...containerChecksOf(observation, deployment).map(containerCondemnedSeconds),
];

/** `stable-for: auto`: the time in which a task that fails right after its first success would be found out. */
function autoStableForSeconds(observation: Observation, deployment: VerifiedDeployment, groups: readonly TargetGroup[]): number {
  const condemned = condemnedSeconds(observation, deployment, groups);
  return condemned.length === 0 ? runningAloneSeconds : Math.min(stableForMostSeconds, Math.max(...condemned));
}

/** How long all must stay healthy, in seconds, by an observation's configuration. */
export function stableForSeconds(
  criteria: Criteria,
  observation: Observation,
  deployment: VerifiedDeployment,
  groups = targetGroupsOf(observation, deployment),
): number {
  const { stableForSeconds: given } = criteria;
  const asked = given === 'auto' ? autoStableForSeconds(observation, deployment, groups) : given;
  return hasHealthSignal(observation, deployment) ? asked : Math.max(asked, runningAloneSeconds);
}

const unknownDrainSeconds = 300;
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html */
const nlbWeightChangeSeconds = 600;
/**
 * What ECS waits for VPC Lattice at POST_SCALE_UP, and after each change of weights.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
const lattice = { beforeShift: 180, weightChange: 90 };
/** `timeout: auto` is never less. */
export const leastTimeoutSeconds = 600;
const mostTimeoutSeconds = 3 * 3600;
/** A job may take 6 hours at the most. https://docs.github.com/actions/reference/limits */
export const jobTimeoutSeconds = 5 * 3600 + 45 * 60;

export interface Timeout {
  readonly seconds: number;
  /** What it would be without limits. */
  readonly wantedSeconds: number;
  /** How it came about, for the log. */
  readonly derivation: string;
}

/** `timeout: auto`: what a rollout of this configuration takes when each task is slow but in time, and half as much again. */
export function autoTimeout(
  observation: Observation,
  deployment: VerifiedDeployment,
  waitUntil: WaitUntil,
  stableForSeconds: number,
): Timeout {
  const { service } = observation;
  if (!service)
    return { seconds: leastTimeoutSeconds, wantedSeconds: leastTimeoutSeconds, derivation: 'the service is not known' };
  const {
    seconds: rollout,
    waitingSeconds,
    sum,
  } = deployment.strategy.rolloutTime(service, deployment, waitUntil, rolloutDurations(observation, service, deployment));
  const raw = rollout + stableForSeconds;
  const seconds = Math.min(Math.max(raw, leastTimeoutSeconds), mostTimeoutSeconds + waitingSeconds, jobTimeoutSeconds);
  const limited = seconds === raw ? '' : `, limited to ${Math.round(seconds / 60)} min`;
  return {
    seconds,
    wantedSeconds: raw,
    derivation: `${sum} + stable for ${stableForSeconds} s = ${Math.round(raw / 60)} min${limited}`,
  };
}

function rolloutDurations(observation: Observation, service: Service, deployment: VerifiedDeployment): RolloutDurations {
  const groups = pairedGroupsOf(observation, deployment);
  const drains = pairedArns(observation, deployment).map(
    (target) => groups.find(({ arn }) => arn === target)?.deregistrationDelaySeconds ?? unknownDrainSeconds,
  );
  const entry = service.deployments.find(({ id }) => id === deployment.id);
  const onFargate =
    entry?.launchType === 'FARGATE' || entry?.capacityProviders.some((name) => name.startsWith('FARGATE')) === true;
  const behindNlb = groups.some(
    ({ isLattice, protocol }) => !isLattice && protocol !== undefined && !protocol.startsWith('HTTP'),
  );
  const behindLattice = groups.some(({ isLattice }) => isLattice);
  return {
    start: (onFargate ? 180 : 600) + (behindNlb ? 300 : 0),
    gracePeriod: service.healthCheckGracePeriodSeconds ?? 0,
    healthCheck: Math.max(0, ...condemnedSeconds(observation, deployment, groups)),
    drain: Math.max(0, ...drains),
    ...(behindLattice ? lattice : {}),
    ...(behindNlb ? { weightChange: nlbWeightChangeSeconds } : {}),
  };
}
