/** What is known of a service's deployments, over all observations. */
import type { ExpectedTaskDefinition } from './criteria.ts';
import { defined } from './defined.ts';
import type { CodeDeployDeployment, Deployment, Observation, Service, ServiceDeployment, TaskSet } from './observation.ts';
import { isBehindShift } from './strategy/stages.ts';

/** A deployment that any observation has shown, in `deployments[]`, among the service deployments, or in events. */
export interface KnownDeployment {
  /** `ecs-svc/<number>` */
  readonly id: string;
  /** undefined: known from events or by its name alone. */
  readonly createdAt?: number;
  /** Its newest entry in `deployments[]`; undefined: no observation has shown it there. */
  readonly entry?: Deployment;
  readonly taskDefinition?: string;
  /** The newest that brings its revision, or the one that was asked for by name. */
  readonly serviceDeployment?: ServiceDeployment;
  /** What CodeDeploy says of it, as far as it was asked. */
  readonly codeDeploy?: CodeDeployDeployment;
  /** Since which observation, without a break, a task set has been listed no more; absent: it is, or is none. */
  readonly unlistedSince?: number;
  /** How far ECS has brought its traffic, where it shifts any. */
  readonly traffic?: TrafficProgress;
  /** Whether the first observation of the service showed it; absent: known from events or by its name alone. */
  readonly inFirstObservation?: boolean;
}

/** The stage of a service deployment and its share of production traffic, each with the observation that first showed it. */
export interface TrafficProgress {
  /** The newest that was told. */
  readonly stage?: string;
  readonly stageSince: number;
  /** In percent, as requested of the load balancer; undefined: not told. */
  readonly productionWeight?: number;
  readonly weightSince: number;
  /** Since which observation ECS has said that production traffic is shifted. */
  readonly shiftedSince?: number;
  /** Whether any observation showed a stage behind that shift: one before it means a rollback from then on. */
  readonly wasBehindShift: boolean;
}

/** Stands for the id of a deployment that is known from an event alone which does not name it. */
export const unknownId = 'unknown';

/** `arn:…:task-definition/family:revision` → its parts. */
export function parseTaskDefinition(arn: string): ExpectedTaskDefinition | undefined {
  const found = /^(?:.*[/])?([^/:]+)(?::(\d+))?$/.exec(arn);
  if (!found?.[1]) return undefined;
  return found[2] === undefined ? { family: found[1] } : { family: found[1], revision: Number(found[2]) };
}

/** What a deployment ran that is listed no more: by its revision, or by its tasks, which stay visible for an hour. */
export const ranIn = (observation: Observation, id: string): string | undefined =>
  observation.revisions.get(id)?.taskDefinition ??
  observation.tasks?.find(({ deploymentId }) => deploymentId === id)?.taskDefinition;

/** Adds what an observation shows to what is known of deployments. */
export function addDeployments(
  known: ReadonlyMap<string, KnownDeployment>,
  observation: Observation,
  isFirst: boolean,
): ReadonlyMap<string, KnownDeployment> {
  const next = new Map(known);
  const add = (id: string, shown: Omit<KnownDeployment, 'id' | 'inFirstObservation'>): void => {
    next.set(id, { inFirstObservation: isFirst, ...next.get(id), ...shown, id });
  };
  for (const serviceDeployment of newestOfEach(observation.serviceDeployments ?? [])) {
    const { deploymentId, createdAt } = serviceDeployment;
    const runs = ranIn(observation, deploymentId);
    const before = next.get(deploymentId);
    add(deploymentId, {
      createdAt: before?.createdAt ?? createdAt,
      ...defined({ taskDefinition: runs, traffic: trafficAfter(before?.traffic, serviceDeployment, observation.at) }),
      serviceDeployment,
    });
  }
  for (const entry of observation.service?.deployments ?? []) {
    add(entry.id, { createdAt: entry.createdAt, taskDefinition: entry.taskDefinition, entry });
  }
  for (const one of observation.service ? next.values() : []) {
    if (one.entry?.taskSet) next.set(one.id, withTaskSet(one, one.entry.taskSet, observation));
  }
  return next;
}

/** A revision that is deployed again has several: the last tells how it stands. */
const newestOfEach = (serviceDeployments: readonly ServiceDeployment[]): readonly ServiceDeployment[] =>
  serviceDeployments.filter(
    (one) => !serviceDeployments.some((other) => other.deploymentId === one.deploymentId && other.createdAt > one.createdAt),
  );

/** A task set: since when it is gone, and what CodeDeploy says of it. */
function withTaskSet(
  { unlistedSince, ...deployment }: KnownDeployment,
  { externalId }: TaskSet,
  { at, service, codeDeploy }: Observation,
): KnownDeployment {
  const isListed = service?.deployments.some(({ id }) => id === deployment.id) === true;
  return {
    ...deployment,
    ...(codeDeploy !== undefined && codeDeploy.id === externalId ? { codeDeploy } : {}),
    ...(isListed ? {} : { unlistedSince: unlistedSince ?? at }),
  };
}

function trafficAfter(
  before: TrafficProgress | undefined,
  { status, lifecycleStage, target }: ServiceDeployment,
  at: number,
): TrafficProgress | undefined {
  const isBehind = isBehindShift(lifecycleStage);
  const isShifted = status === 'SUCCESSFUL' || isBehind;
  if (lifecycleStage === undefined && !isShifted) return before;
  const stage = lifecycleStage ?? before?.stage;
  const productionWeight = target?.productionWeight;
  return {
    ...defined({ stage, productionWeight, shiftedSince: before?.shiftedSince ?? (isShifted ? at : undefined) }),
    stageSince: before?.stage === stage && before ? before.stageSince : at,
    weightSince: before?.productionWeight === productionWeight && before ? before.weightSince : at,
    wasBehindShift: isBehind || before?.wasBehindShift === true,
  };
}

export const primaryOf = (observation: Observation | undefined): Deployment | undefined =>
  observation?.service?.deployments.find(({ status }) => status === 'PRIMARY');

/** It is deleted, or is being: nothing of it is deployed any more. */
export const isDeleted = ({ status }: Service): boolean => status === 'INACTIVE' || status === 'DRAINING';
