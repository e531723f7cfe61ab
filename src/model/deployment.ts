/**
 * Which deployment is verified. Its identity is its id (`ecs-svc/<number>`, the number of its service revision, the
 * `startedBy` of its tasks); a task definition alone never is, since a forced redeployment runs the same one.
 */
import { defined } from './defined.ts';
import type { Criteria, ExpectedTaskDefinition } from './criteria.ts';
import { failedDeployment, rollbackTarget } from './service-events.ts';
import type { Deployment, Observation, Service, ServiceDeployment, ServiceEvent } from './observation.ts';

/** The deployment that is verified. */
export interface VerifiedDeployment {
  readonly id: string;
  /** undefined: known from events or by its name alone. */
  readonly createdAt?: number;
  /** Its newest entry in `deployments[]`; undefined: no look has shown it there. */
  readonly deployment?: Deployment;
  readonly taskDefinition?: string;
  readonly serviceDeployment?: ServiceDeployment;
}

/** A deployment that any look has shown, in `deployments[]` or among the service deployments. */
export interface KnownDeployment extends VerifiedDeployment {
  readonly inFirstObservation: boolean;
}

/** All that is known to pick the deployment from. */
export interface Candidates {
  readonly startedAt: number;
  readonly firstLookAt: number;
  readonly seen: ReadonlyMap<string, KnownDeployment>;
  /** The newest look that shows the service. */
  readonly observation: Observation | undefined;
}

/** Stands for the id of a deployment that is known from an event alone which does not name it. */
export const unknownId = 'unknown';

/** A rollback that ended longer ago than this before the first look concerns nobody any more. */
const rollbackMemoryMs = 6 * 3600_000;

/** Reads are eventually consistent: what a first look did not show can be this much older than the gate. */
const readLagMs = 10 * 60_000;

/** `arn:…:task-definition/family:revision` → its parts. */
export function parseTaskDefinition(arn: string): ExpectedTaskDefinition | undefined {
  const found = /^(?:.*[/])?([^/:]+)(?::(\d+))?$/.exec(arn);
  if (!found?.[1]) return undefined;
  return found[2] === undefined ? { family: found[1] } : { family: found[1], revision: Number(found[2]) };
}

const isExpected = (taskDefinition: string, expected: readonly ExpectedTaskDefinition[]): boolean => {
  const runs = parseTaskDefinition(taskDefinition);
  return expected.some(
    ({ family, revision }) => family === runs?.family && (revision === undefined || revision === runs.revision),
  );
};

/** What a deployment ran that is listed no more: by its revision, or by its tasks, which stay visible for an hour. */
const ranIn = (observation: Observation, id: string): string | undefined =>
  observation.revisions.get(id)?.taskDefinition ??
  observation.tasks?.find(({ deploymentId }) => deploymentId === id)?.taskDefinition;

/** Adds what a look shows to what is known of deployments. */
export function knownDeployments(
  seen: ReadonlyMap<string, KnownDeployment>,
  observation: Observation,
  isFirst: boolean,
): ReadonlyMap<string, KnownDeployment> {
  const next = new Map(seen);
  const see = (id: string, known: Omit<KnownDeployment, 'id' | 'inFirstObservation'>): void => {
    next.set(id, { inFirstObservation: isFirst, ...next.get(id), ...known, id });
  };
  for (const serviceDeployment of observation.serviceDeployments ?? []) {
    const { deploymentId, createdAt } = serviceDeployment;
    const runs = ranIn(observation, deploymentId);
    see(deploymentId, {
      createdAt: next.get(deploymentId)?.createdAt ?? createdAt,
      ...defined({ taskDefinition: runs }),
      serviceDeployment,
    });
  }
  for (const deployment of observation.service?.deployments ?? []) {
    see(deployment.id, { createdAt: deployment.createdAt, taskDefinition: deployment.taskDefinition, deployment });
  }
  return next;
}

export const primaryOf = (observation: Observation | undefined): Deployment | undefined =>
  observation?.service?.deployments.find(({ status }) => status === 'PRIMARY');

/** What shows that ECS went back from a deployment to an older one. */
export interface Rollback {
  readonly field: string;
  readonly text: string;
  /** The deployment that ECS went back to, where it is named. */
  readonly to?: string;
}

/** Whether ECS went back from this deployment to an older one, as far as the newest look of the service shows. */
export function rollbackOf(deployment: VerifiedDeployment, observation: Observation | undefined): Rollback | undefined {
  const { createdAt, serviceDeployment } = deployment;
  if (serviceDeployment && /^ROLLBACK_(IN_PROGRESS|SUCCESSFUL)$/.test(serviceDeployment.status)) {
    return {
      field: 'ServiceDeployment.status',
      text: serviceDeployment.status,
      ...defined({
        to: serviceDeployment.rollback?.deploymentId,
      }),
    };
  }
  const service = observation?.service;
  if (!service) return undefined;
  const primary = primaryOf(observation);
  const listed = service.deployments.some(({ id }) => id === deployment.id);
  if (primary && createdAt !== undefined && primary.createdAt < createdAt && primary.id !== deployment.id) {
    // A stale answer, from before this deployment was created, also shows the older one as PRIMARY, but untouched.
    if (listed || (deployment.deployment && primary.updatedAt > createdAt)) {
      return { field: 'Deployment.status', text: `PRIMARY is ${primary.id}, created before ${deployment.id}`, to: primary.id };
    }
  }
  const said = service.events.find((event) => {
    const to = rollbackTarget(event);
    return to !== undefined && to !== deployment.id && event.at > (createdAt ?? 0) && isRolledBackBy(deployment, event, service);
  });
  const to = said && rollbackTarget(said);
  return said && to !== undefined ? { field: 'Service.events', text: said.message, to } : undefined;
}

/** ECS names the failed deployment a millisecond before it says that it rolls back; a person's rollback has no such event. */
function isRolledBackBy(deployment: VerifiedDeployment, back: ServiceEvent, service: Service): boolean {
  const failed = service.events.find((event) => failedDeployment(event) !== undefined && Math.abs(event.at - back.at) < 2000);
  if (failed) return failedDeployment(failed) === deployment.id;
  const { createdAt } = deployment;
  return createdAt !== undefined && !service.deployments.some((one) => one.createdAt > createdAt && one.createdAt < back.at);
}

/** A deployment that was rolled back and is known from events alone: its entry is gone, service deployments are denied. */
function fromEvents({ observation, seen, firstLookAt }: Candidates): VerifiedDeployment | undefined {
  const primary = primaryOf(observation);
  const back = observation?.service?.events.find((event) => rollbackTarget(event) !== undefined);
  if (!observation?.service || !primary || !back || rollbackTarget(back) !== primary.id) return undefined;
  if (back.at < primary.createdAt || firstLookAt - back.at > rollbackMemoryMs || back.at >= firstLookAt) return undefined;
  const failed = observation.service.events.map(failedDeployment).find((id) => id !== undefined && id !== primary.id);
  if (failed !== undefined && seen.has(failed)) return undefined;
  // A person's rollback names no failed deployment: it concerns the newest that is known between the two, if there is one.
  const isBetween = ({ createdAt = 0 }: KnownDeployment): boolean => createdAt > primary.createdAt && createdAt < back.at;
  if (failed === undefined && [...seen.values()].some(isBetween)) return undefined;
  const runs = failed === undefined ? undefined : ranIn(observation, failed);
  return { id: failed ?? unknownId, ...defined({ taskDefinition: runs }) };
}

const newest = (deployments: readonly KnownDeployment[]): KnownDeployment | undefined =>
  deployments.reduce<KnownDeployment | undefined>(
    (best, one) => ((one.createdAt ?? 0) > (best?.createdAt ?? -1) ? one : best),
    undefined,
  );
const oldest = (deployments: readonly KnownDeployment[]): KnownDeployment | undefined =>
  deployments.reduce<KnownDeployment | undefined>(
    (best, one) => ((one.createdAt ?? 0) < (best?.createdAt ?? Infinity) ? one : best),
    undefined,
  );

function current(candidates: Candidates, expected: readonly ExpectedTaskDefinition[]): VerifiedDeployment | undefined {
  const { firstLookAt, observation, seen } = candidates;
  const listed = [...seen.values()];
  const fits = (one: KnownDeployment): boolean =>
    expected.length === 0 ||
    (one.taskDefinition === undefined ? rollbackOf(one, observation) !== undefined : isExpected(one.taskDefinition, expected));
  const before = listed.filter((one) => fits(one) && (one.createdAt ?? Infinity) < firstLookAt);
  const isForgotten = (one: KnownDeployment): boolean =>
    firstLookAt - (one.createdAt ?? firstLookAt) > rollbackMemoryMs && rollbackOf(one, observation) !== undefined;
  const remembered = before.filter((one) => !isForgotten(one));
  const primary = primaryOf(observation);
  const told = fromEvents(candidates);
  const isOther = told?.taskDefinition !== undefined && expected.length > 0 && !isExpected(told.taskDefinition, expected);
  const ofEvents = isOther ? undefined : told;
  const pick = newest(remembered.length < before.length ? remembered.filter((one) => one.id === primary?.id) : remembered);
  // What events alone tell of is newer than anything that is still listed, and what it ran is not known.
  if (ofEvents && (expected.length === 0 || !pick)) return ofEvents;
  return pick ?? (expected.length > 0 ? oldest(listed.filter((one) => fits(one) && one.createdAt !== undefined)) : undefined);
}

/** The deployment to verify, or undefined while it has not appeared. */
export function selectDeployment(criteria: Criteria, candidates: Candidates): VerifiedDeployment | undefined {
  const { selector, taskDefinitions } = criteria;
  const all = [...candidates.seen.values()];
  if (selector.which === 'current') return current(candidates, taskDefinitions);
  if (selector.which === 'new') {
    const isNew = (one: KnownDeployment): boolean => {
      const createdAt = one.createdAt ?? 0;
      return createdAt > candidates.startedAt || (!one.inFirstObservation && createdAt > candidates.startedAt - readLagMs);
    };
    const created = all.filter((one) => one.deployment && isNew(one));
    return oldest(
      created.filter(({ taskDefinition }) => taskDefinitions.length === 0 || isExpected(taskDefinition ?? '', taskDefinitions)),
    );
  }
  const named =
    selector.which === 'id'
      ? candidates.seen.get(selector.id)
      : all.find(({ serviceDeployment }) => serviceDeployment?.arn === selector.arn);
  const runs = named?.taskDefinition;
  // Named, and yet another one than is expected: the expected deployment is not there.
  if (runs !== undefined && taskDefinitions.length > 0 && !isExpected(runs, taskDefinitions)) return undefined;
  if (named) return named;
  if (selector.which === 'arn' || !candidates.observation) return undefined;
  const unlisted = { id: selector.id };
  return rollbackOf(unlisted, candidates.observation) ? unlisted : undefined;
}
