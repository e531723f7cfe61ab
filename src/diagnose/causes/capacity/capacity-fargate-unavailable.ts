import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { baseOnDemand, changeSubnets } from '../../remedy/service-settings.ts';

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
  remedies: (_found, timeline) => [
    { text: 'Put on-demand Fargate beside Spot.', paste: baseOnDemand(timeline, 1) },
    { text: 'If it is on-demand capacity that is missing, add subnets in other zones.', paste: changeSubnets(timeline) },
  ],
});
