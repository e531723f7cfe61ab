/**
 * Which deployment is verified. Its identity is its id (`ecs-svc/<number>`, the number of its service revision, the
 * `startedBy` of its tasks); a task definition alone never is, since a forced redeployment runs the same one.
 */
import type { Criteria, ExpectedTaskDefinition } from './criteria.ts';
import { defined } from './defined.ts';
import { parseTaskDefinition, ranIn, unknownId, type KnownDeployment } from './deployment.ts';
import type { Deployment, Observation, ReadFailure, ServiceEvent } from './observation.ts';
import { rollbackSource, rollbackTarget } from './service-events.ts';
import type { Strategy } from './strategy/strategy.ts';

/** All that is known to pick the deployment from. */
export interface Candidates {
  readonly startedAt: number;
  readonly firstObservationAt: number;
  /** When the first observation that shows the service had ended: AWS may have answered nothing before. */
  readonly firstShownAt: number;
  readonly known: ReadonlyMap<string, KnownDeployment>;
  /** The newest observation that shows the service. */
  readonly observation: Observation | undefined;
  readonly strategy: Strategy;
  /** The deployment that was verified so far. */
  readonly verified: string | undefined;
}

/** A rollback that ended longer ago than this before the first observation concerns nobody any more. */
const rollbackMemoryMs = 6 * 3600_000;

/** Reads are eventually consistent: what a first observation did not show can be this much older than the gate. */
const readLagMs = 10 * 60_000;

const isExpected = (taskDefinition: string, expected: readonly ExpectedTaskDefinition[]): boolean => {
  const runs = parseTaskDefinition(taskDefinition);
  return expected.some(
    ({ family, revision }) => family === runs?.family && (revision === undefined || revision === runs.revision),
  );
};

/** Whether it runs what is expected, where anything is; what it runs may not be known yet. */
export const isExpectedDeployment = (
  { taskDefinition = '' }: KnownDeployment,
  expected: readonly ExpectedTaskDefinition[],
): boolean => expected.length === 0 || isExpected(taskDefinition, expected);

/** A deployment that was rolled back and is known from events alone: its entry is gone, service deployments are denied. */
function fromEvents({ observation, known, firstObservationAt, firstShownAt }: Candidates): KnownDeployment | undefined {
  // What became PRIMARY after the first observation does not tell what was PRIMARY then.
  const listed = observation?.service?.deployments.filter(({ createdAt }) => createdAt < firstObservationAt) ?? [];
  const primary = listed.find(({ status }) => status === 'PRIMARY') ?? newest(listed);
  const back = observation?.service?.events.find((event) => rollbackTarget(event) !== undefined && event.at < firstShownAt);
  if (!observation?.service || !primary || !back || rollbackTarget(back) !== primary.id) return undefined;
  // They go back as far as a rollback is remembered: a deployment that is not among them is older.
  if (observation.serviceDeployments) return undefined;
  if (back.at < primary.createdAt || firstObservationAt - back.at > rollbackMemoryMs) return undefined;
  const source = rollbackSource(back, observation.service.events);
  if (source !== undefined && known.has(source)) return undefined;
  // A person's rollback names no deployment: it concerns the newest that is known between the two, if there is one.
  const isBetween = ({ createdAt = 0 }: KnownDeployment): boolean => createdAt > primary.createdAt && createdAt < back.at;
  if (source === undefined && [...known.values()].some(isBetween)) return undefined;
  const runs = source === undefined ? ranBetween(observation, primary, back) : ranIn(observation, source);
  return { id: source ?? unknownId, ...defined({ taskDefinition: runs }) };
}

/** What a deployment without a name ran: its tasks were started between that of the deployment that ECS went back to and the way back. */
const ranBetween = ({ tasks = [], service }: Observation, from: Deployment, back: ServiceEvent): string | undefined =>
  tasks.find(
    ({ deploymentId, createdAt = 0 }) =>
      createdAt > from.createdAt && createdAt < back.at && service?.deployments.every(({ id }) => id !== deploymentId),
  )?.taskDefinition;

const newest = <T extends KnownDeployment | Deployment>(deployments: readonly T[]): T | undefined =>
  deployments.reduce<T | undefined>((best, one) => ((one.createdAt ?? 0) > (best?.createdAt ?? -1) ? one : best), undefined);
const oldest = (deployments: readonly KnownDeployment[]): KnownDeployment | undefined =>
  deployments.reduce<KnownDeployment | undefined>(
    (best, one) => ((one.createdAt ?? 0) < (best?.createdAt ?? Infinity) ? one : best),
    undefined,
  );

function current(candidates: Candidates, expected: readonly ExpectedTaskDefinition[]): KnownDeployment | undefined {
  const { firstObservationAt, observation, known, strategy } = candidates;
  const isRolledBack = (one: KnownDeployment): boolean => strategy.rollback(one, observation) !== undefined;
  // What it ran its revision may have to tell, and where that was only not answered it will.
  const isTold = observation?.readFailures.every(
    ({ operation, reason }) => operation !== 'DescribeServiceRevisions' || settled.has(reason),
  );
  const fits = ({ taskDefinition, ...one }: KnownDeployment): boolean =>
    expected.length === 0 ||
    (taskDefinition === undefined ? isTold === true && isRolledBack(one) : isExpected(taskDefinition, expected));
  // What is rolled back while it is verified concerns whoever looks, however old it is.
  const isForgotten = (one: KnownDeployment): boolean =>
    one.id !== candidates.verified &&
    firstObservationAt - (one.createdAt ?? firstObservationAt) > rollbackMemoryMs &&
    isRolledBack(one);

  const fitting = [...known.values()].filter(fits);
  const before = fitting.filter(({ createdAt = Infinity }) => createdAt < firstObservationAt);
  const isListed = ({ id }: KnownDeployment): boolean => observation?.service?.deployments.some((one) => one.id === id) === true;
  const last = newest(before);
  // What was there before a deployment that is forgotten is not looked for anew, but for the one that ECS went back to.
  const pick = last && isForgotten(last) ? newest(before.filter((one) => isListed(one) && !isForgotten(one))) : last;

  const ofEvents = fromEvents(candidates);
  // What events alone tell of is newer than anything that is still listed.
  if (expected.length === 0) return ofEvents ?? pick;
  if (ofEvents?.taskDefinition !== undefined && isExpectedDeployment(ofEvents, expected)) return ofEvents;
  if (pick) return pick;
  const yetToCome = oldest(fitting.filter(({ createdAt }) => createdAt !== undefined));
  return yetToCome ?? (ofEvents && mayBeExpected(ofEvents, observation) ? ofEvents : undefined);
}

/**
 * What a deployment ran that events alone tell of its tasks may tell, as long as they are yet to be read; else the one that is expected
 * may be yet to come.
 */
const mayBeExpected = ({ taskDefinition }: KnownDeployment, observation: Observation | undefined): boolean =>
  taskDefinition === undefined &&
  observation?.tasks === undefined &&
  observation?.readFailures.some(({ operation }) => operation === 'ListTasks' || operation === 'DescribeTasks') !== true;

function created(candidates: Candidates, expected: readonly ExpectedTaskDefinition[]): KnownDeployment | undefined {
  // A list that could not be read at first tells of what was there before.
  const isNew = ({ createdAt = 0, entry, inFirstObservation }: KnownDeployment): boolean =>
    createdAt > candidates.startedAt ||
    (entry !== undefined && inFirstObservation !== true && createdAt > candidates.startedAt - readLagMs);
  const fits = ({ taskDefinition = '' }: KnownDeployment): boolean =>
    expected.length === 0 || isExpected(taskDefinition, expected);
  return oldest([...candidates.known.values()].filter((one) => isNew(one) && fits(one)));
}

/** The deployment to verify, or undefined while it has not appeared. */
export function selectDeployment({ selector, taskDefinitions }: Criteria, candidates: Candidates): KnownDeployment | undefined {
  if (selector.which === 'current') return current(candidates, taskDefinitions);
  if (selector.which === 'new') return created(candidates, taskDefinitions);
  const { known, observation, strategy } = candidates;
  const named = selector.which === 'id' ? known.get(selector.id) : broughtBy(selector.arn, candidates);
  // Named, and yet another one than is expected: the expected deployment is not there.
  if (isOther(named, taskDefinitions)) return undefined;
  if (named || selector.which === 'arn' || !observation) return named;
  const unlisted = { id: selector.id };
  return strategy.rollback(unlisted, observation) ? unlisted : undefined;
}

/** Whether it is known to run something else. */
const isOther = (deployment: KnownDeployment | undefined, expected: readonly ExpectedTaskDefinition[]): boolean =>
  deployment?.taskDefinition !== undefined && !isExpectedDeployment(deployment, expected);

const namedBy: ReadonlySet<string> = new Set(['ListServiceDeployments', 'DescribeServiceDeployments']);
/** To ask again would be in vain. */
const settled: ReadonlySet<ReadFailure['reason']> = new Set(['denied', 'refused', 'expired-credentials', 'invalid-credentials']);

/**
 * Whether an observation that shows the service would show the deployment too: one that is given by name, a list may have to tell,
 * unless it is known and runs something else than is expected.
 */
export const wouldShow = (
  { selector, taskDefinitions }: Criteria,
  known: Candidates['known'],
  { readFailures }: Observation,
): boolean =>
  (selector.which !== 'id' && selector.which !== 'arn') ||
  (selector.which === 'id' && isOther(known.get(selector.id), taskDefinitions)) ||
  readFailures.every(({ operation, reason }) => !namedBy.has(operation) || settled.has(reason));

/** What a service deployment brings, as that one tells of it: its revision may have been deployed before, or again. */
function broughtBy(arn: string, { known, observation }: Candidates): KnownDeployment | undefined {
  const last = [...known.values()].find(({ serviceDeployment }) => serviceDeployment?.arn === arn);
  const serviceDeployment = observation?.serviceDeployments?.find((one) => one.arn === arn);
  const brought = last ?? (serviceDeployment && known.get(serviceDeployment.deploymentId));
  return brought && { ...brought, ...defined({ serviceDeployment }) };
}
