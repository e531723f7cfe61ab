/** What a look must ask for, and what has not changed since the last. */
import { failedDeployment, rollbackTarget } from '../model/service-events.ts';
import type { Observation, Service } from '../model/observation.ts';
import type { Timeline } from '../model/timeline.ts';

/** Tasks are listed this often even when nothing points at a change. */
const listEveryMs = 30_000;

/** What a service's deployments look like from far: not the counts, which change all the time. */
const outline = (service: Service): string =>
  service.deployments.map(({ id, status, rolloutState }) => `${id} ${status} ${rolloutState ?? ''}`).join();
const newestVerdictEvent = (service: Service): string | undefined =>
  service.events.find((event) => rollbackTarget(event) !== undefined || failedDeployment(event) !== undefined)?.id;

/**
 * Whether service deployments may have something new to tell: a deployment came, went or changed its state, ECS gave one up,
 * none could be read so far, or the one that is verified is known by its ARN alone and has not been found.
 */
export function serviceDeploymentsAreDue({ observations, criteria, deployment }: Timeline, service: Service): boolean {
  const before = observations.at(-1);
  return (
    !before?.service ||
    !before.serviceDeployments ||
    (criteria.selector.which === 'arn' && !deployment) ||
    outline(before.service) !== outline(service) ||
    newestVerdictEvent(before.service) !== newestVerdictEvent(service)
  );
}

/**
 * Whether the tasks must be listed at every look: fewer run than desired, a container health check is or may be defined, or
 * the last listing failed.
 */
export function tasksAreAlwaysDue(
  timeline: Timeline,
  observation: Pick<Observation, 'taskDefinitions'>,
  service: Service,
): boolean {
  const { deployment } = timeline;
  const entry = service.deployments.find(({ id }) => id === deployment?.id);
  if (!entry || entry.runningCount < service.desiredCount) return true;
  const tasks = timeline.observations.at(-1)?.tasks;
  if (!tasks) return true;
  const definition = observation.taskDefinitions.find(({ arn }) => arn === deployment?.taskDefinition);
  if (definition) return definition.containers.some(({ essential, healthCheck }) => essential && healthCheck !== undefined);
  return tasks.some(({ containers }) => containers.some(({ healthStatus = 'UNKNOWN' }) => healthStatus !== 'UNKNOWN'));
}

/** Whether counts, events or targets point at a change of tasks, or it is time. */
export const tasksAreDue = (
  before: Observation | undefined,
  service: Service,
  targets: Observation['targets'],
  sinceListedMs: number,
): boolean => before?.service !== service || before.targets !== targets || sinceListedMs >= listEveryMs;
