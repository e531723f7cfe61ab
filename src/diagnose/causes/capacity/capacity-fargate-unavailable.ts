import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { serviceCommand } from '../../remedy/commands.ts';

export const capacityFargateUnavailable = defineCause({
  id: 'capacity-fargate-unavailable',
  severity: 'error',
  title: 'Fargate has no capacity for the task in this zone',
  explanation: 'AWS cannot provide Fargate, or Fargate Spot, capacity of this size in the zone right now.',
  origins: ['Spot capacity is scarce.', 'The service is tied to one zone.'],
  prevention: 'Give the service subnets in three zones, and a base of on-demand capacity beside Spot.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_capacity.json. */
  find: (timeline) => cannotPlace(timeline, /Capacity is unavailable at this time|RESOURCE:FARGATE/i),
  evidence: ({ evidence }) => evidence,
  sentence: () => 'Fargate has no capacity for the task in this zone at this time',
  remedy: (_found, timeline) => ({
    text: 'Add subnets in other zones, or put on-demand Fargate beside Spot.',
    paste: [
      {
        tool: 'AWS CLI',
        code: `${serviceCommand(timeline, 'update-service')} --capacity-provider-strategy capacityProvider=FARGATE,base=1,weight=1 capacityProvider=FARGATE_SPOT,weight=1 --force-new-deployment`,
      },
    ],
  }),
});
