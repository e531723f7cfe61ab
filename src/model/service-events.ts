/**
 * What service events say, as far as anything is judged or reported by it; what only explains stands in its cause.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html; a message that repeats
 * itself is suppressed for 6 hours, so that the absence of an event proves nothing.
 */
import type { ServiceEvent } from './observation.ts';

const deploymentId = /\bdeployment (ecs-svc\/\d+)/;

/** `(service X) rolling back to deployment ecs-svc/O.` → the deployment that ECS goes back to. */
export const rollbackTarget = (event: ServiceEvent): string | undefined =>
  event.message.includes(') rolling back to deployment') ? deploymentId.exec(event.message)?.[1] : undefined;

/** `(service X) (deployment ecs-svc/F) deployment failed: tasks failed to start.` → the deployment that failed. */
export const failedDeployment = (event: ServiceEvent): string | undefined =>
  /\) deployment failed\b/.test(event.message) ? deploymentId.exec(event.message)?.[1] : undefined;

/** ECS names the deployment that it gives up a millisecond before it says that it goes back; of a person's rollback it says the latter alone. */
const pairedWithinMs = 2000;

/** The deployment that ECS goes back from, as the event beside names it; undefined: none does. */
export const rollbackSource = (back: ServiceEvent, events: readonly ServiceEvent[]): string | undefined =>
  events
    .filter(({ at }) => Math.abs(at - back.at) < pairedWithinMs)
    .map(failedDeployment)
    .find((id) => id !== undefined);

/** `(service X) has started 2 tasks: (task …) (task …).` */
export const saysStarted = (event: ServiceEvent): boolean => /\) has started \d+ tasks?\b/.test(event.message);

/** The ids of the tasks that a `has started` names, as far as it names each that it counts; undefined: it does not, or is none. */
export function startedTaskIds({ message }: ServiceEvent): readonly string[] | undefined {
  const said = /\) has started (\d+) tasks?\b/.exec(message);
  if (!said) return undefined;
  const ids = [...message.slice(said.index + 1).matchAll(/\(task ([\w-]+)\)/g)].map(([, id = '']) => id);
  return ids.length === Number(said[1]) ? ids : undefined;
}

/** What keeps a single task from starting, as opposed to what keeps it from being placed. */
const startErrors =
  /\bCannot[A-Z]\w+|ResourceInitializationError|ContainerRuntime\w*Error|DockerTimeoutError|unable to assume the role|unable to assume role/;

/** A task was placed but could not start: `was unable to place a task. Reason: CannotPullContainerError: …`. */
export const saysCouldNotStart = (event: ServiceEvent): boolean =>
  /\) (?:was unable to place a task|failed to launch a task with)\b/.test(event.message) && startErrors.test(event.message);

/** ECS found no place for a task. */
export const saysCannotPlace = (event: ServiceEvent): boolean =>
  /\) (?:was )?unable to place a task\b|\) could not launch \d+ tasks?\b|\bcapacity provider .{0,200}unable to launch/i.test(
    event.message,
  ) && !startErrors.test(event.message);

/** `(service X) has reached a steady state.`, `(service X) (deployment ecs-svc/N) deployment completed.` */
export const saysSteady = ({ message }: ServiceEvent): boolean => /has reached a steady state|deployment completed/.test(message);

/** What the scheduler says all day: tasks started and stopped, targets registered and deregistered. */
export const isRoutine = ({ message }: ServiceEvent): boolean =>
  /\) has (?:started|stopped|registered|deregistered|begun draining)\b|\b(?:de)?registered \d+ target/.test(message);

/** Whether an event tells that ECS is stopping tasks: `has stopped 2 running tasks: (task …) (task …).` */
export const saysStopped = ({ message }: ServiceEvent): boolean => message.includes(' has stopped ');
