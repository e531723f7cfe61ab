/** What a run asked of AWS. */
import type { Played } from '../simulator/play.ts';
import type { Observation } from '../src/model/observation.ts';

/** Of the whole run, up to its last verdict; undefined for one of less than a minute, of which the opening calls are most. */
export function callsAMinute({ simulated, services }: Played, startMs: number): number | undefined {
  const endMs = Math.max(...services.map(({ observations }) => observations.at(-1)?.endedMs ?? startMs));
  const minutes = (endMs - startMs) / 60_000;
  return minutes < 1 ? undefined : simulated.calls.filter(({ at }) => at < endMs).length / minutes;
}

const listEveryMs = 30_000;

/**
 * The most calls in an observation in which nothing had changed and no listing of tasks was due; undefined where a run has none.
 *
 * Of one service with one target group, on an API without faults, once all of its tasks run and unless they are listed always,
 * for their containers' health.
 */
export function quietCalls({ simulated, services }: Played): number | undefined {
  const [only, ...others] = services;
  if (!only || others.length > 0 || simulated.simulation.scenario.api?.faults) return undefined;
  const { observations, deployment } = only.timeline;
  const operationsOf = ({ at, endedAt }: Observation): readonly string[] =>
    simulated.calls.filter((call) => call.at >= at && call.at < endedAt).map(({ operation }) => operation);
  let listedMs = -Infinity;
  const costs: number[] = [];
  for (const [i, observation] of observations.entries()) {
    const operations = operationsOf(observation);
    const isDue = observation.at - listedMs >= listEveryMs;
    if (operations.includes('ListTasks')) listedMs = observation.at;
    if (!isDue && isQuiet(observation, observations[i - 1], deployment?.id)) costs.push(operations.length);
  }
  return costs.length === 0 ? undefined : Math.max(...costs);
}

function isQuiet(observation: Observation, before: Observation | undefined, deployment: string | undefined): boolean {
  const { kind, service, tasks, targets, taskDefinitions } = observation;
  if (kind !== 'quiet' || !before || targets.size !== 1) return false;
  const isUnchanged = before.service === service && before.tasks === tasks && before.targets === targets;
  const running = service?.deployments.find(({ id }) => id === deployment)?.runningCount ?? 0;
  const hasContainerCheck = taskDefinitions.some(({ containers }) => containers.some(({ healthCheck }) => healthCheck));
  return isUnchanged && service !== undefined && running >= service.desiredCount && !hasContainerCheck;
}
