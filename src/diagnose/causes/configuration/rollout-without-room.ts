import type { Cause } from '../../../model/finding.ts';
import { percentages, startableAtOnce } from '../../evidence/failed-checks.ts';
import { latestService, ownTasks, type Timeline } from '../../../model/timeline.ts';
import { serviceCommand } from '../../remedy/commands.ts';

const tight = (timeline: Timeline): boolean => {
  const service = latestService(timeline);
  if (service?.schedulingStrategy !== 'REPLICA' || ownTasks(timeline).length === 0) return false;
  return service.desiredCount > 0 && (startableAtOnce(timeline) ?? 1) <= 0;
};

export const rolloutWithoutRoom: Cause = {
  id: 'rollout-without-room',
  severity: 'warning',
  title: 'Minimum and maximum percent leave no room for a rolling update',
  explanation:
    'With these percentages and this desired count ECS may neither start a task beside the old ones nor stop one first. The next deployment will not move.',
  origins: ['Both are 100 percent, or round to no room for a small desired count.'],
  prevention: 'Keep at least one task of room.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
  evidence: (timeline) => (tight(timeline) ? [{ field: 'Service.deploymentConfiguration', text: percentages(timeline) }] : []),
  sentence: (timeline) => `a rolling update has no room: ${percentages(timeline)}`,
  remedy: (timeline) => ({
    text: 'Let more tasks run, or fewer, during a deployment.',
    paste: [
      {
        tool: 'AWS CLI',
        code: serviceCommand(timeline, 'update-service', {
          'deployment-configuration': 'minimumHealthyPercent=100,maximumPercent=200',
        }),
      },
    ],
  }),
};
