/** The durations that follow from a service's configuration, in seconds, with how they came about. */
import { loadBalancersOf } from './task-health.ts';
import type { ContainerHealthCheck, HealthCheck, Observation, TargetGroup } from './observation.ts';

/** How long a target that answers wrongly, or not at all, stays unnoticed at the most. */
export const targetCondemnedSeconds = (check: HealthCheck): number =>
  check.unhealthyThreshold * check.intervalSeconds + check.timeoutSeconds;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
export const containerCondemnedSeconds = (check: ContainerHealthCheck): number =>
  check.retries * check.intervalSeconds + check.timeoutSeconds;

/** The target groups of a deployment, as far as they could be read. */
export function targetGroupsOf(observation: Observation, deploymentId: string): readonly TargetGroup[] {
  const arns = new Set(loadBalancersOf(observation, deploymentId).map(({ targetGroupArn }) => targetGroupArn));
  return observation.targetGroups.filter(({ arn }) => arns.has(arn));
}

/** The container health checks of a deployment that count for its tasks: those of essential containers. */
export function containerChecksOf(observation: Observation, taskDefinition: string | undefined): readonly ContainerHealthCheck[] {
  const definition = observation.taskDefinitions.find(({ arn }) => arn === taskDefinition);
  return (definition?.containers ?? []).flatMap(({ essential, healthCheck }) => (essential && healthCheck ? [healthCheck] : []));
}

/**
 * Whether anything but RUNNING tells that a task of this deployment is healthy. Without the task definition a container
 * check is taken as defined where a task reports a status.
 */
export function hasHealthSignal(observation: Observation, deploymentId: string, taskDefinition: string | undefined): boolean {
  if (loadBalancersOf(observation, deploymentId).some(({ targetGroupArn }) => targetGroupArn !== undefined)) return true;
  if (observation.taskDefinitions.some(({ arn }) => arn === taskDefinition))
    return containerChecksOf(observation, taskDefinition).length > 0;
  return (observation.tasks ?? []).some(
    (task) =>
      task.deploymentId === deploymentId && task.containers.some(({ healthStatus = 'UNKNOWN' }) => healthStatus !== 'UNKNOWN'),
  );
}

/** ECS itself takes a task without any health signal as healthy once it has been RUNNING this long. */
export const runningAloneSeconds = 40;
const stableForMostSeconds = 300;

/** `stable-for: auto`: the time in which a task that fails right after its first success would be found out. */
export function autoStableForSeconds(observation: Observation, deploymentId: string, taskDefinition: string | undefined): number {
  const condemned = [
    ...targetGroupsOf(observation, deploymentId).map(({ healthCheck }) => targetCondemnedSeconds(healthCheck)),
    ...containerChecksOf(observation, taskDefinition).map(containerCondemnedSeconds),
  ];
  return condemned.length === 0 ? runningAloneSeconds : Math.min(stableForMostSeconds, Math.max(...condemned));
}

/** How many tasks a rolling update may start beside those that must stay. */
export const startableAtOnce = (desired: number, minimumHealthyPercent: number, maximumPercent: number): number =>
  Math.floor((desired * maximumPercent) / 100) - Math.ceil((desired * minimumHealthyPercent) / 100);

const unknownDrainSeconds = 300;
const leastTimeoutSeconds = 600;
const mostTimeoutSeconds = 3 * 3600;
/** A job may take 6 hours at the most. https://docs.github.com/actions/reference/limits */
const jobTimeoutSeconds = 5 * 3600 + 45 * 60;

export interface Timeout {
  readonly seconds: number;
  /** How it came about, for the log. */
  readonly derivation: string;
}

/** `timeout: auto`: one and a half times what a rollout of this configuration takes when each task is slow but in time. */
export function autoTimeout(
  observation: Observation,
  deploymentId: string,
  taskDefinition: string | undefined,
  waitUntil: 'completed' | 'healthy',
  stableForSeconds: number,
): Timeout {
  const { service } = observation;
  if (!service) return { seconds: leastTimeoutSeconds, derivation: 'the service is not known' };
  const groups = targetGroupsOf(observation, deploymentId);
  const atOnce = Math.max(1, startableAtOnce(service.desiredCount, service.minimumHealthyPercent, service.maximumPercent));
  const batches = Math.max(1, Math.ceil(service.desiredCount / atOnce));
  const deployment = service.deployments.find(({ id }) => id === deploymentId);
  const onFargate =
    deployment?.launchType === 'FARGATE' ||
    (deployment?.capacityProviders ?? []).some((provider) => provider.startsWith('FARGATE'));
  const behindNlb = groups.some(({ protocol }) => protocol !== undefined && !protocol.startsWith('HTTP'));
  const start = (onFargate ? 180 : 600) + (behindNlb ? 300 : 0);
  const grace = service.healthCheckGracePeriodSeconds ?? 0;
  const check = Math.max(
    0,
    ...groups.map(({ healthCheck }) => targetCondemnedSeconds(healthCheck)),
    ...containerChecksOf(observation, taskDefinition).map(containerCondemnedSeconds),
  );
  const completed = waitUntil === 'completed';
  const drain =
    !completed || groups.length === 0
      ? 0
      : Math.max(...groups.map((group) => group.deregistrationDelaySeconds ?? unknownDrainSeconds));
  const bake = completed ? service.bakeTimeSeconds : 0;
  const raw = 1.5 * batches * (start + grace + check + drain) + bake + stableForSeconds;
  const seconds = Math.min(Math.max(raw, leastTimeoutSeconds), mostTimeoutSeconds + bake, jobTimeoutSeconds);
  const sum = `1.5 × ${batches} × (start ${start} s + grace period ${grace} s + health check ${check} s + drain ${drain} s) + bake time ${bake} s + stable for ${stableForSeconds} s`;
  const limited = seconds === raw ? '' : `, limited to ${Math.round(seconds / 60)} min`;
  return { seconds, derivation: `${sum} = ${Math.round(raw / 60)} min${limited}` };
}
