/** Where a deployment stands, in counts. */
import { requirementsOf, targetOf, type HealthRequirements } from '../../model/task-health.ts';
import type { TaskHistory } from '../../model/task-history.ts';
import type { Observation } from '../../model/observation.ts';
import { count } from '../../model/text.ts';
import { latestObservation, latestService, latestWithTasks, ownTasks, type Timeline } from '../../model/timeline.ts';
import { clockTime, whyOf } from '../render/labels.ts';

/** What is to be said of an observation that tells nothing of the service; undefined where it does. */
export function noAnswerText({ service, missing, readFailures }: Observation): string | undefined {
  if (service || missing !== undefined) return undefined;
  const last = readFailures.at(-1);
  return `AWS told nothing of the service${last ? ` (${last.operation}: ${last.errorName})` : ''}`;
}

/** `2 of 3 tasks healthy in api-tg; 1 initial (health checks in progress)`, for each target group. */
export function rolloutStatus(timeline: Timeline): string {
  const observation = latestWithTasks(timeline);
  const desired = latestService(timeline)?.desiredCount ?? 0;
  const { deployment, facts } = timeline;
  if (!observation || !deployment)
    return latestObservation(timeline)?.service ? 'the deployment has not appeared yet' : 'the service has not been seen yet';
  const requirements = requirementsOf(observation, deployment.id, deployment.taskDefinition);
  const tasks = ownTasks(timeline).filter(({ stop }) => !stop);
  if (requirements.groups.length === 0) {
    return `${facts.healthy.size} of ${count(desired, 'task')} healthy${tally(tasks.filter(({ task }) => !facts.healthy.has(task.arn)).map(stateOfTask))}`;
  }
  return requirements.groups.map((entry) => inGroup(tasks, entry, requirements, desired)).join('; ');
}

const stateOfTask = ({ task, health }: TaskHistory): string =>
  health.state === 'waiting' ? task.lastStatus : health.container ? `container ${health.container.name} UNHEALTHY` : health.state;

function inGroup(
  tasks: readonly TaskHistory[],
  entry: HealthRequirements['groups'][number],
  requirements: HealthRequirements,
  desired: number,
): string {
  const states = tasks.map(({ task }) => {
    const target = targetOf(task, entry, requirements.targets);
    if (!target) return task.lastStatus === 'RUNNING' ? 'not registered yet' : task.lastStatus;
    const why = target.state === 'healthy' ? undefined : whyOf(target);
    return `${target.state}${why === undefined ? '' : ` (${why})`}`;
  });
  const healthy = states.filter((state) => state === 'healthy').length;
  const name = entry.group?.name ?? entry.loadBalancer.targetGroupArn ?? '';
  return `${healthy} of ${count(desired, 'task')} healthy in ${name}${tally(states.filter((state) => state !== 'healthy'))}`;
}

/** `; 1 initial (health checks in progress), 2 PENDING`. */
function tally(states: readonly string[]): string {
  const amounts = new Map<string, number>();
  for (const state of states) amounts.set(state, (amounts.get(state) ?? 0) + 1);
  return amounts.size === 0 ? '' : `; ${[...amounts].map(([state, amount]) => `${amount} ${state}`).join(', ')}`;
}

/** Failures so far, and since when all has been well. */
export function failuresAndStability(timeline: Timeline): string {
  const { clock, tasks } = timeline.facts;
  const failed = [...tasks.values()].filter(({ stop }) => stop?.benign === false).length;
  const stable = clock ? `all healthy since ${clockTime(clock.since)}` : '';
  const deployment = latestService(timeline)?.deployments.find(({ id }) => id === timeline.deployment?.id);
  const rollout = clock && deployment?.rolloutState === 'IN_PROGRESS' ? 'ECS: IN_PROGRESS' : '';
  return [failed > 0 ? `${count(failed, 'task')} failed` : '', stable, rollout]
    .filter((part) => part !== '')
    .map((part) => `; ${part}`)
    .join('');
}
