import { latestService, ownTasks } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { hasNoRoom, percentages } from '../../evidence/rollout-room.ts';
import { events } from '../../evidence/texts.ts';
import { roomForRollout } from '../../remedy/service-settings.ts';

/** Its text stands, with its field, in shows_event.json. */
const quote: Quote = {
  where: events,
  says: /unable to stop or start tasks during a deployment because of the service deployment configuration/i,
};

export const deploymentConfigDeadlock = defineCause({
  id: 'deployment-config-deadlock',
  severity: 'error',
  title: 'Minimum and maximum percent leave no room to start or stop a task',
  explanation:
    'During a rolling update ECS keeps between the minimum healthy percent and the maximum percent of the desired count running. Here neither a task may be started nor one be stopped, so that the deployment waits for ever.',
  origins: ['Both are 100 percent.', 'The desired count is small, and the percentages round to no room.'],
  prevention: 'Keep at least one task of room: maximum percent 200 for small services.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  find: (timeline) => {
    const service = latestService(timeline);
    if (!service) return undefined;
    const quoted = findQuote(timeline, quote);
    const isStuck = ownTasks(timeline).length === 0 && hasNoRoom(timeline, service);
    return quoted || isStuck ? { quoted, isStuck, room: percentages(service) } : undefined;
  },
  evidence: ({ quoted, isStuck, room }) => [
    ...(quoted?.evidence ?? []),
    ...(isStuck ? [{ field: 'Service.deploymentConfiguration', text: room }] : []),
  ],
  sentence: ({ room }) => `ECS may neither start nor stop a task: ${room}`,
  remedies: (_found, timeline) => roomForRollout(timeline),
});
