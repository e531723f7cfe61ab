/** Where a deployment stands, in counts. */
import { measureOf, targetOf, type Measure } from '../model/health.ts';
import type { TaskHistory } from '../model/history.ts';
import type { Observation } from '../model/observation.ts';
import { count } from '../model/phrases.ts';
import { latestLook, latestService, latestWithTasks, ownTasks, type Timeline } from '../model/timeline.ts';
import { clockTime, whyOf } from './phrases.ts';

/** What is to be said of a look that tells nothing of the service; undefined where it does. */
export function silence({ service, missing, absences }: Observation): string | undefined {
  if (service || missing !== undefined) return undefined;
  const last = absences.at(-1);
  return `AWS told nothing of the service${last ? ` (${last.question}: ${last.errorName})` : ''}`;
}

/** `2 of 3 tasks healthy in api-tg; 1 initial (health checks in progress)`, for each target group. */
export function standing(timeline: Timeline): string {
  const look = latestWithTasks(timeline);
  const desired = latestService(timeline)?.desiredCount ?? 0;
  const { subject, facts } = timeline;
  if (!look || !subject)
    return latestLook(timeline)?.service ? 'the deployment has not appeared yet' : 'the service has not been seen yet';
  const measure = measureOf(look, subject.id, subject.taskDefinition);
  const tasks = ownTasks(timeline).filter(({ stop }) => !stop);
  if (measure.groups.length === 0) {
    return `${String(facts.healthy.size)} of ${count(desired, 'task')} healthy${others(tasks.filter(({ task }) => !facts.healthy.has(task.arn)).map(stateOfTask))}`;
  }
  return measure.groups.map((entry) => inGroup(tasks, entry, measure, desired)).join('; ');
}

const stateOfTask = ({ task, health }: TaskHistory): string =>
  health.state === 'waiting' ? task.lastStatus : health.container ? `container ${health.container.name} UNHEALTHY` : health.state;

function inGroup(tasks: readonly TaskHistory[], entry: Measure['groups'][number], measure: Measure, desired: number): string {
  const states = tasks.map(({ task }) => {
    const target = targetOf(task, entry, measure.targets);
    if (!target) return task.lastStatus === 'RUNNING' ? 'not registered yet' : task.lastStatus;
    const why = target.state === 'healthy' ? undefined : whyOf(target);
    return `${target.state}${why === undefined ? '' : ` (${why})`}`;
  });
  const healthy = states.filter((state) => state === 'healthy').length;
  const name = entry.group?.name ?? entry.loadBalancer.targetGroupArn ?? '';
  return `${String(healthy)} of ${count(desired, 'task')} healthy in ${name}${others(states.filter((state) => state !== 'healthy'))}`;
}

/** `; 1 initial (health checks in progress), 2 PENDING`. */
function others(states: readonly string[]): string {
  const amounts = new Map<string, number>();
  for (const state of states) amounts.set(state, (amounts.get(state) ?? 0) + 1);
  return amounts.size === 0 ? '' : `; ${[...amounts].map(([state, amount]) => `${String(amount)} ${state}`).join(', ')}`;
}

/** Failures so far, and since when all has been well. */
export function whatElse(timeline: Timeline): string {
  const { clock, tasks } = timeline.facts;
  const failed = [...tasks.values()].filter(({ stop }) => stop?.benign === false).length;
  const stable = clock ? `all healthy since ${clockTime(clock.since)}` : '';
  const deployment = latestService(timeline)?.deployments.find(({ id }) => id === timeline.subject?.id);
  const rollout = clock && deployment?.rolloutState === 'IN_PROGRESS' ? 'ECS: IN_PROGRESS' : '';
  return [failed > 0 ? `${count(failed, 'task')} failed` : '', stable, rollout]
    .filter((part) => part !== '')
    .map((part) => `; ${part}`)
    .join('');
}
