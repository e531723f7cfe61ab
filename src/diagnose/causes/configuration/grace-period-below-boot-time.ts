import { graceSeconds } from '../../../model/health-checks.ts';
import type { Cause } from '../../../model/finding.ts';
import { givenSeconds } from '../../evidence/failed-checks.ts';
import { changeGrace } from '../../remedy/configuration-changes.ts';
import { ownTasks, type Timeline } from '../../../model/timeline.ts';

/** How long tasks took from start to their first healthy look, where that was watched. */
const boot = (timeline: Timeline): number | undefined => {
  const given = givenSeconds(timeline);
  const seen = ownTasks(timeline).flatMap(({ task, firstSeenAt, firstHealthyAt }) =>
    firstHealthyAt !== undefined &&
    task.startedAt !== undefined &&
    firstSeenAt < firstHealthyAt &&
    firstSeenAt <= task.startedAt + watchedMs
      ? [(firstHealthyAt - task.startedAt) / 1000]
      : [],
  );
  const slowest = Math.max(0, ...seen);
  return given !== undefined && slowest > graceSeconds(timeline) && slowest > tightShare * given
    ? Math.round(slowest)
    : undefined;
};
/** A start that was not watched from its beginning says nothing about its length. */
const watchedMs = 60_000;
/** Beyond this share of the time that it is given, a start has little left to grow. */
const tightShare = 0.6;

export const gracePeriodBelowBootTime: Cause = {
  id: 'grace-period-below-boot-time',
  severity: 'warning',
  title: 'Tasks become healthy only shortly before they would be condemned',
  explanation:
    'Tasks of this deployment needed longer than the grace period to become healthy. A little more load or data, and they would be killed while they start.',
  origins: ['The application grew, and the grace period did not.'],
  prevention: 'Set the grace period above the slowest measured start.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
  evidence: (timeline) => {
    const seconds = boot(timeline);
    return seconds === undefined
      ? []
      : [
          { field: 'TargetHealth.State', text: `healthy ${seconds} s after the start of the task` },
          {
            field: 'Service.healthCheckGracePeriodSeconds',
            text: `${graceSeconds(timeline)}, so that a task is condemned after ${givenSeconds(timeline) ?? 0} s`,
          },
        ];
  },
  sentence: (timeline) =>
    `tasks take ${boot(timeline) ?? 0} s to become healthy, and are condemned ${givenSeconds(timeline) ?? 0} s after their start`,
  remedy: (timeline) => {
    const seconds = Math.ceil(((boot(timeline) ?? 60) * 1.5) / 30) * 30;
    return { text: `Raise the grace period to ${seconds} s.`, paste: changeGrace(timeline, seconds) };
  },
};
