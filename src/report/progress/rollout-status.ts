/** Where a deployment stands, in counts; what could not be read is said as not known. */
import type { Observation } from '../../model/observation.ts';
import { requirementsOf, targetOf, type HealthRequirements, tellsHealth } from '../../model/task-health.ts';
import type { TaskHistory } from '../../model/task-history.ts';
import { count, percentage } from '../../model/text.ts';
import type { VerifiedDeployment } from '../../model/strategy/strategy.ts';
import { latestObservation, neededCountIn, ownTasks, type Timeline } from '../../model/timeline.ts';
import { ownGroupName } from '../pair-names.ts';
import { clockTime, shortenArns, whyOf } from '../render/labels.ts';
import { ownPercentByRule } from '../traffic-shares.ts';
import { serviceDeploymentIn } from '../../model/strategy/traffic-shift.ts';

type Group = HealthRequirements['groups'][number];

/** `2 of 3 tasks healthy in api-tg; 1 initial (health checks in progress)`, for each target group. */
export function rolloutStatus(timeline: Timeline): string {
  const observation = latestObservation(timeline);
  const { deployment, facts } = timeline;
  if (!observation || observation.missing !== undefined) return 'the service has not been seen yet';
  if (!observation.service) return `AWS told nothing of the service${failureOf(observation, [])}`;
  if (!deployment) return 'the deployment has not appeared yet';
  if (!observation.tasks) return `tasks not known${failureOf(observation, taskOperations)}`;
  const needed = neededCountIn(timeline);
  const requirements = requirementsOf(observation, deployment);
  const tasks = ownTasks(timeline).filter(({ stop }) => !stop);
  if (requirements.groups.length > 0) {
    return requirements.groups
      .map(
        (group) =>
          unknownHealth(observation, group) ??
          `${inGroup(tasks, needed, group, requirements, observation)}${registrationOf(group)}`,
      )
      .join('; ');
  }
  const unread = unreadConfiguration(requirements);
  // What does not run is not healthy, whatever is checked.
  if (unread && tasks.some(({ task }) => task.lastStatus === 'RUNNING')) {
    const statuses = tally(tasks.map(({ task }) => task.lastStatus));
    return `health of ${count(needed, 'task')} not known${failureOf(observation, unread)}${statuses}`;
  }
  const others = tasks.filter(({ task }) => !facts.healthy.has(task.arn));
  return `${facts.healthy.size} of ${count(needed, 'task')} healthy${tally(others.map(stateOfTask))}`;
}

/** ` (ListTasks: ThrottlingException)`: why something is not known, by the last of these operations that failed, or of all. */
function failureOf({ readFailures }: Observation, operations: readonly string[], resource?: string): string {
  const failed = readFailures.findLast(
    (one) =>
      (operations.length === 0 || operations.includes(one.operation)) &&
      (one.resource === undefined || resource === undefined || one.resource === resource),
  );
  return failed ? ` (${failed.operation}: ${failed.errorName})` : '';
}

/** What would tell of which health checks there are, where the answer to that is missing. */
function unreadConfiguration({ hasAllGroups, definition }: HealthRequirements): readonly string[] | undefined {
  if (!hasAllGroups) return ['DescribeServiceRevisions'];
  return definition ? undefined : ['DescribeTaskDefinition'];
}

const taskOperations = ['ListTasks', 'DescribeTasks', 'DescribeContainerInstances'];

/** What is to be said of a target group that could not be read, or not its targets; undefined: both were. */
function unknownHealth(observation: Observation, { group, loadBalancer }: Group): string | undefined {
  const { targetGroupArn = '' } = loadBalancer;
  if (group && observation.targets.has(targetGroupArn)) return undefined;
  const operation = group ? 'DescribeTargetHealth' : 'DescribeTargetGroups';
  const name = group?.name ?? shortenArns(targetGroupArn);
  return `target health of ${name} not known${failureOf(observation, [operation], targetGroupArn)}`;
}

const stateOfTask = ({ task, health }: TaskHistory): string =>
  health.state === 'waiting' ? task.lastStatus : health.container ? `container ${health.container.name} UNHEALTHY` : health.state;

/** Nothing is healthy of a deployment whose tasks are not where they belong. */
const registrationOf = ({ loadBalancer }: Group): string =>
  loadBalancer.registration === 'contradictory' ? '; its tasks are in both groups of the pair, or elsewhere than ECS says' : '';

function inGroup(
  tasks: readonly TaskHistory[],
  needed: number,
  entry: Group,
  requirements: HealthRequirements,
  observation: Observation,
): string {
  const states = tasks.map(({ task }) => {
    const target = targetOf(task, entry, requirements.targets);
    if (!target) return task.lastStatus === 'RUNNING' ? 'not registered yet' : task.lastStatus;
    const why = target.state === 'healthy' ? undefined : whyOf(target);
    return `${target.state}${why === undefined ? '' : ` (${why})`}`;
  });
  const healthy = states.filter((state) => state === 'healthy').length;
  const others = states.filter((state) => state !== 'healthy');
  return `${healthy} of ${count(needed, 'task')} healthy in ${ownGroupName(observation, entry) ?? ''}${tally(others)}`;
}

/** `; 1 initial (health checks in progress), 2 PENDING`. */
function tally(states: readonly string[]): string {
  const amounts = new Map<string, number>();
  for (const state of states) amounts.set(state, (amounts.get(state) ?? 0) + 1);
  return amounts.size === 0 ? '' : `; ${[...amounts].map(([state, amount]) => `${amount} ${state}`).join(', ')}`;
}

/** Failures so far, and since when all has been well, where the newest observation can tell. */
export function failuresAndStability(timeline: Timeline): string {
  const observation = latestObservation(timeline);
  const { deployment } = timeline;
  if (!observation?.service) return '';
  const { clock, tasks } = timeline.facts;
  const failed = [...tasks.values()].filter(({ stop }) => stop?.benign === false).length;
  const isStable = clock !== undefined && deployment !== undefined && tellsHealth(observation, deployment);
  const progress = deployment?.strategy.progress(deployment, observation, isStable);
  const misled = deployment && misledInWords(deployment, observation);
  const parts = [
    ...(failed > 0 ? [`${count(failed, 'task')} failed`] : []),
    ...(isStable ? [`all healthy since ${clockTime(clock.since)}`] : []),
    ...(progress === undefined ? [] : [progress]),
    ...(misled === undefined ? [] : [misled]),
  ];
  return parts.map((part) => `; ${part}`).join('');
}

/** Rules may follow what ECS asks for a little late; a percent is as near as their whole weights come. */
function misledInWords(deployment: VerifiedDeployment, observation: Observation): string | undefined {
  const requested = serviceDeploymentIn(observation, deployment)?.target?.productionWeight;
  const byRule = ownPercentByRule(observation, deployment);
  if (requested === undefined || byRule === undefined || Math.abs(requested - byRule) <= 1) return undefined;
  return `the listener rule sends it ${percentage(byRule)}`;
}
