/** Containers of the deployment that fail their own health check. */
import type { ContainerDefinition } from '../../model/observation.ts';
import { ownDefinition, ownTasks, type Timeline } from '../../model/timeline.ts';
import { saysQuote, type Quote } from './quotes.ts';
import type { Readings } from './readings.ts';
import { reasons } from './texts.ts';

/** Those that are UNHEALTHY now, or were when they last suffered. */
export const unhealthyContainers = (timeline: Timeline): readonly string[] => [
  ...new Set(
    ownTasks(timeline).flatMap(({ task, lastSuffering }) => {
      const now = task.containers.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY').map(({ name }) => name);
      const past = lastSuffering?.health.container?.name;
      return past === undefined ? now : [...now, past];
    }),
  ),
];

export const failedContainerChecks: Quote = { where: reasons, says: /failed container health checks/i };

export const containerChecksFail = (timeline: Readings): boolean =>
  unhealthyContainers(timeline).length > 0 || saysQuote(timeline, failedContainerChecks);

/** The container of the task definition that has a health check. */
export const checkedContainer = (timeline: Timeline): ContainerDefinition | undefined =>
  ownDefinition(timeline)?.containers.find(({ healthCheck }) => healthCheck);

/** Why the command of a health check cannot be run as it is written. */
export function misspelling([form = '', ...words]: readonly string[]): string | undefined {
  if (!/^CMD(?:-SHELL)?$|^NONE$/.test(form)) return `the command begins with ${form}, not with CMD or CMD-SHELL`;
  if (form !== 'CMD') return undefined;
  if (words.length === 1 && /\s/.test(words[0] ?? ''))
    return 'CMD is given one string with spaces, and takes it for the name of a program';
  const isShellLine = words.some((word) => /^(?:\|\||&&|\||;)$/.test(word));
  return isShellLine ? 'CMD runs no shell, so that `||` is passed to the program' : undefined;
}
