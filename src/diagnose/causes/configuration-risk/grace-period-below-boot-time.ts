import { graceSeconds } from '../../../model/health-checks.ts';
import type { TaskHistory } from '../../../model/task-history.ts';
import { ownTasks, type Timeline } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { condemnedAfterSeconds } from '../../evidence/failed-checks.ts';
import { changeGracePeriod } from '../../remedy/service-settings.ts';

/** A start that was not watched from its beginning says nothing about its length. */
const watchedMs = 60_000;
/** Beyond this share of the time that it is given, a start has little left to grow. */
const tightShare = 0.6;

/** How long a task took from its start to its first healthy look, where that was watched. */
function secondsToHealthy({ task: { startedAt }, firstSeenAt, firstHealthyAt }: TaskHistory): readonly number[] {
  if (startedAt === undefined || firstHealthyAt === undefined) return [];
  const isWatched = firstSeenAt < firstHealthyAt && firstSeenAt <= startedAt + watchedMs;
  return isWatched ? [(firstHealthyAt - startedAt) / 1000] : [];
}

/** Until a load balancer uses their group, targets are not checked, however soon their tasks would answer. */
const wasUnchecked = ({ observations }: Timeline): boolean =>
  observations.some(({ targets }) =>
    [...targets.values()].some((group) => group.some(({ reason }) => reason === 'Target.NotInUse')),
  );

export const gracePeriodBelowBootTime = defineCause({
  id: 'grace-period-below-boot-time',
  severity: 'warning',
  title: 'Tasks become healthy only shortly before they would be condemned',
  explanation:
    'Tasks of this deployment needed longer than the grace period to become healthy. A little more load or data, and they would be killed while they start.',
  origins: ['The application grew, and the grace period did not.'],
  prevention: 'Set the grace period above the slowest measured start.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
  find: (timeline) => {
    if (wasUnchecked(timeline)) return undefined;
    const slowest = Math.max(0, ...ownTasks(timeline).flatMap(secondsToHealthy));
    const condemned = condemnedAfterSeconds(timeline);
    const isTight = condemned !== undefined && slowest > graceSeconds(timeline) && slowest > tightShare * condemned;
    return isTight ? { seconds: Math.round(slowest), condemned } : undefined;
  },
  evidence: ({ seconds, condemned }, timeline) => [
    { field: 'TargetHealth.State', text: `healthy ${seconds} s after the start of the task` },
    {
      field: 'Service.healthCheckGracePeriodSeconds',
      text: `${graceSeconds(timeline)}, so that a task is condemned after ${condemned} s`,
    },
  ],
  sentence: ({ seconds, condemned }) =>
    `tasks take ${seconds} s to become healthy, and are condemned ${condemned} s after their start`,
  remedies: ({ seconds }, timeline) => {
    const enough = Math.ceil((seconds * 1.5) / 30) * 30;
    return [{ text: `Raise the grace period to ${enough} s.`, paste: changeGracePeriod(timeline, enough) }];
  },
});
