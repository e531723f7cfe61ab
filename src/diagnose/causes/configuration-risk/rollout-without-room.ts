import { latestService, ownTasks } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { hasNoRoom, percentages } from '../../evidence/rollout-room.ts';
import { roomForRollout } from '../../remedy/service-settings.ts';

export const rolloutWithoutRoom = defineCause({
  id: 'rollout-without-room',
  severity: 'warning',
  title: 'Minimum and maximum percent leave no room for a rolling update',
  explanation:
    'With these percentages and this desired count ECS may neither start a task beside the old ones nor stop one first. The next deployment will not move.',
  origins: ['Both are 100 percent, or round to no room for a small desired count.'],
  prevention: 'Keep at least one task of room.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
  find: (timeline) => {
    const service = latestService(timeline);
    const isTight = service?.schedulingStrategy === 'REPLICA' && ownTasks(timeline).length > 0 && hasNoRoom(timeline, service);
    return isTight ? percentages(service) : undefined;
  },
  evidence: (room) => [{ field: 'Service.deploymentConfiguration', text: room }],
  sentence: (room) => `a rolling update has no room: ${room}`,
  remedies: (_found, timeline) => roomForRollout(timeline),
});
