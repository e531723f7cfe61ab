import { quoteCause } from '../../define-cause.ts';
import { events } from '../../evidence/texts.ts';
import { redeploy } from '../../remedy/commands.ts';

export const ecsApiThrottled = quoteCause({
  id: 'ecs-api-throttled',
  severity: 'error',
  title: 'AWS throttles what ECS does for the service',
  explanation:
    'The scheduler calls Elastic Load Balancing, Cloud Map or EC2 on behalf of the service, and these calls are limited. The deployment goes on more slowly.',
  origins: ['Many services deploy at once in the account.', 'Something else uses up the limits of the account.'],
  prevention: 'Spread deployments over time.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_event.json. */
  quote: {
    where: events,
    says: /operations are being throttled|ECS_OPERATION_THROTTLED|SERVICE_DISCOVERY_OPERATION_THROTTLED|Throttling(?:Exception)?\b|Rate exceeded/i,
  },
  sentence: () => 'the operations of the ECS scheduler for this service are throttled',
  remedies: (_found, timeline) => [
    {
      text: 'Wait, and deploy again with fewer changes at the same time.',
      paste: [redeploy(timeline)],
    },
  ],
});
