/** What a run asked of AWS. */
import type { Played } from '../simulator/play.ts';
import type { Scenario } from '../simulator/scenario.ts';
import { loadBalancersOfRevision } from '../simulator/scenario-defaults.ts';
import type { Observation } from '../src/model/observation.ts';

/** Of the whole run, up to its last verdict; undefined for one of less than a minute, of which the opening calls are most. */
export function callsAMinute({ simulated, services }: Played, startMs: number): number | undefined {
  const endMs = Math.max(...services.map(({ observations }) => observations.at(-1)?.endedMs ?? startMs));
  const minutes = (endMs - startMs) / 60_000;
  return minutes < 1 ? undefined : simulated.calls.filter(({ at }) => at < endMs).length / minutes;
}

const listEveryMs = 30_000;

/** What a quiet observation cost, and what it may cost at the most. */
export interface QuietCost {
  readonly calls: number;
  readonly price: number;
}

/**
 * The dearest of the observations in which nothing had changed and no listing of tasks was due; undefined where a run has none.
 *
 * Of one service, on an API without faults, once all of its tasks run and unless they are listed always, for their containers'
 * health. Not of the observation that calls a rolling update healthy before ECS calls it complete, nor of those in which ECS is
 * about to end the deployment: these ask for the service deployment besides. Nor of those after the deployment has got further, which
 * ask once more which group of a pair ECS has chosen, as long as it has not said so.
 */
export function quietCost(played: Played): QuietCost | undefined {
  const { simulated, services } = played;
  const [only, ...others] = services;
  if (!only || others.length > 0 || isDisturbed(simulated.simulation.scenario)) return undefined;
  const { deployment, criteria } = only.timeline;
  const observations = only.timeline.observations.filter(({ kind }) => kind !== 'closing');
  const operationsOf = ({ at, endedAt }: Observation): readonly string[] =>
    simulated.calls.filter((call) => call.at >= at && call.at < endedAt).map(({ operation }) => operation);
  let listedMs = -Infinity;
  const costs: QuietCost[] = [];
  for (const [i, observation] of observations.entries()) {
    const operations = operationsOf(observation);
    const isDue = observation.at - listedMs >= listEveryMs;
    if (operations.includes('ListTasks')) listedMs = observation.at;
    const decides = criteria.waitUntil !== 'completed' && i === observations.length - 1;
    const asksForChoice = operations.includes('DescribeServiceRevisions') && !isManagedByEcs(played);
    if (isDue || decides || asksForChoice || isEnding(observation, deployment?.id) || asksForHistory(played, observation))
      continue;
    if (!isQuiet(observation, observations[i - 1], deployment?.id)) continue;
    costs.push({ calls: operations.length, price: priceOf(played, criteria.waitUntil) + furtherPages(observation) });
  }
  return costs.toSorted((one, other) => other.calls - other.price - (one.calls - one.price))[0];
}

/** By faults, by others who use up what AWS allows, or by answers that contradict each other: one that stands still or lags, a state that nobody knows. */
const isDisturbed = ({ api = {} }: Scenario): boolean =>
  [api.faults, api.neighbours, api.stale, api.lagSeconds, api.unknownValues].some((one) => one !== undefined);

/**
 * One call for the service and one for each target group; where traffic is shifted one for the service deployment, one for the
 * other group of each pair, and one for the rules unless the tasks alone are waited for; and one for what ECS itself manages.
 */
function priceOf({ simulated }: Played, waitUntil: string): number {
  const [service] = simulated.world.setting.services;
  if (!service) return 0;
  const { kind, loadBalancers, strategy } = service;
  const pairs = loadBalancers.filter(({ pair }) => pair !== undefined).length;
  // A revision may have others than its service.
  const groupsOf = (revision: string): number =>
    new Set(loadBalancersOfRevision(service, Number(revision)).map(({ targetGroup }) => targetGroup)).size;
  const groups = Math.max(...Object.keys(service.revisions).map(groupsOf)) + pairs;
  const isShifted = strategy !== undefined || kind === 'express';
  return (
    1 + groups + (isShifted ? 1 : 0) + (pairs > 0 && waitUntil !== 'healthy' ? 1 : 0) + (isManagedByEcs({ simulated }) ? 1 : 0)
  );
}

/** Where ECS makes what carries the requests, and its revision tells how that stands. */
const isManagedByEcs = ({ simulated }: Pick<Played, 'simulated'>): boolean =>
  simulated.world.setting.services.some(({ kind }) => kind === 'express' || kind === 'gateway');

/** Beside one observation of a run the service's last deployments are asked for. */
const asksForHistory = ({ simulated }: Played, { at, endedAt }: Observation): boolean =>
  simulated.calls.some(
    (call) => call.operation === 'ListServiceDeployments' && 'status' in call.input && call.at >= at && call.at < endedAt,
  );

/** VPC Lattice lists a hundred targets at a time. */
const furtherPages = ({ targets }: Observation): number =>
  [...targets].reduce(
    (sum, [arn, { length }]) => sum + (arn.includes(':vpc-lattice:') ? Math.floor(Math.max(0, length - 1) / 100) : 0),
    0,
  );

function isQuiet(observation: Observation, before: Observation | undefined, deployment: string | undefined): boolean {
  const { kind, service, tasks, targets, taskDefinitions } = observation;
  if (kind !== 'quiet' || !before) return false;
  const isUnchanged =
    before.service === service &&
    before.tasks === tasks &&
    before.targets === targets &&
    before.serviceDeployments === observation.serviceDeployments;
  const entry = service?.deployments.find(({ id }) => id === deployment);
  const hasContainerCheck = taskDefinitions.some(({ containers }) => containers.some(({ healthCheck }) => healthCheck));
  if (!isUnchanged || hasContainerCheck || service === undefined || entry === undefined) return false;
  return entry.runningCount >= Math.max(service.desiredCount, entry.desiredCount);
}

/** Whether ECS has been asked to end the deployment, and has not yet. */
const isEnding = ({ serviceDeployments = [] }: Observation, deployment: string | undefined): boolean =>
  serviceDeployments.some(
    ({ deploymentId, status }) => deploymentId === deployment && !/^(?:IN_PROGRESS|SUCCESSFUL)$/.test(status),
  );
