/** The failed tasks of the deployment: which count, how they add up, and how many are too many. */
import { saysCouldNotStart } from './service-events.ts';
import { neverHeals, type FailureKind } from './stop-reason.ts';
import { tellsHealth } from './task-health.ts';
import type { TaskHistory } from './task-history.ts';
import type { Observation, ServiceEvent } from './observation.ts';
import { firstObservation, lastJudgedObservation, latestService, neededCountIn, ownTasks, type Timeline } from './timeline.ts';

export interface FailedTask {
  readonly kind: FailureKind;
  /** When, by AWS's clock. */
  readonly at: number;
  /** Whether another try may go better. */
  readonly heals: boolean;
  /** undefined: known from an event alone. */
  readonly history?: TaskHistory;
  readonly event?: ServiceEvent;
}

/** A target or container is judged only this long after the grace period has ended, by the task's `startedAt`. */
const afterGraceMs = 15_000;

/** Failures that count: since the deployment last stayed healthy for long enough, and those that last. */
export function failedTasks(timeline: Timeline): readonly FailedTask[] {
  const stopped = countedStops(timeline);
  return [...stopped, ...ailingNow(timeline), ...eventFailures(timeline, stopped)];
}

/** Failures before the first observation of a deployment that was complete by then: told, not counted. */
export function earlierFailures(timeline: Timeline): readonly FailedTask[] {
  const first = firstObservation(timeline);
  return first && wasCompleteAtFirst(timeline) ? stoppedFailures(timeline).filter((one) => knownFrom(one) <= first.at) : [];
}

/**
 * Whether ECS had called the deployment complete by the first observation that tells, whatever is left of older ones; as long as
 * none has told, it may have been: whoever knows that little must not blame it for what was before.
 */
function wasCompleteAtFirst({ observations, deployment }: Timeline): boolean {
  if (!deployment) return false;
  const isCalledSo = ({ service }: Observation) =>
    service?.deployments.some(
      ({ id, status, rolloutState }) => id === deployment.id && status === 'PRIMARY' && rolloutState === 'COMPLETED',
    );
  const isComplete = (one: Observation) =>
    isCalledSo(one) === true || (one.service ? deployment.strategy.isComplete(deployment, one) : undefined);
  const first = observations.find((one) => isComplete(one) !== undefined);
  return first ? isComplete(first) === true : observations.some(({ service }) => service !== undefined);
}

/** From when on failures count of a deployment that was complete when it was first observed; of another all of them do. */
const countedSince = (timeline: Timeline): number =>
  wasCompleteAtFirst(timeline) ? (firstObservation(timeline)?.at ?? 0) : -Infinity;

function countedStops(timeline: Timeline): readonly FailedTask[] {
  const since = countedSince(timeline);
  const forgiven = timeline.facts.lastStable?.stopped;
  return stoppedFailures(timeline).filter((one) => knownFrom(one) > since && forgiven?.has(one.history?.task.arn ?? '') !== true);
}

/** Whatever its date, what was seen to stop had failed by then. */
const knownFrom = ({ at, history }: FailedTask): number => Math.min(at, history?.stopSeenAt ?? at);

const stoppedFailures = (timeline: Timeline): readonly FailedTask[] =>
  ownTasks(timeline).flatMap((history) => {
    const { stop } = history;
    return stop?.benign === false ? [{ kind: stop.kind, at: stop.at, heals: stop.heals, history }] : [];
  });

function ailingNow(timeline: Timeline): readonly FailedTask[] {
  const observation = lastJudgedObservation(timeline);
  const { deployment } = timeline;
  if (!observation?.service || !deployment || !tellsHealth(observation, deployment)) return [];
  const graceMs = (observation.service.healthCheckGracePeriodSeconds ?? 0) * 1000;
  return ownTasks(timeline).flatMap((history) => {
    const { stop, health, task } = history;
    if (stop || health.state !== 'unhealthy' || task.startedAt === undefined) return [];
    if (observation.at < task.startedAt + graceMs + afterGraceMs) return [];
    return [{ kind: health.target ? 'load-balancer' : 'itself', at: observation.at, heals: true, history }];
  });
}

/** Events tell of tasks that could not start; those that are also seen stopped are not counted twice. */
function eventFailures(timeline: Timeline, stopped: readonly FailedTask[]): readonly FailedTask[] {
  const createdAt = timeline.deployment?.createdAt;
  if (createdAt === undefined) return [];
  const after = Math.max(createdAt, countedSince(timeline), timeline.facts.lastStable?.newestEventAt ?? 0);
  const events = (latestService(timeline)?.events ?? []).filter((event) => event.at > after && saysCouldNotStart(event));
  const seen = stopped.filter(({ history }) => history?.task.stopCode === 'TaskFailedToStart').length;
  return events.slice(seen).map((event) => ({ kind: 'itself', at: event.at, heals: !neverHeals(event.message), event }));
}

const leastThreshold = 2;
const mostThreshold = 200;

/** This many failed tasks make the deployment a failure. */
export function failureThreshold(timeline: Timeline): number {
  const { failedTasksThreshold } = timeline.criteria;
  if (failedTasksThreshold !== 'auto') return failedTasksThreshold;
  const service = latestService(timeline);
  const { deployment, facts } = timeline;
  if (!service || !deployment) return leastThreshold;
  const quarter = Math.ceil(neededCountIn(timeline) / 4);
  const wasHealthy = facts.firstHealthyAt !== undefined;
  const most = wasHealthy ? quarter : Math.min(quarter, deployment.strategy.startableAtOnce(service));
  return Math.min(Math.max(most, leastThreshold), mostThreshold);
}
