import { latestService } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { redeploy } from '../../remedy/commands.ts';
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
  remedies: (_found, timeline) => {
    const elsewhere = { text: 'Add subnets in other zones to the service.', paste: changeSubnets(timeline) };
    return latestService(timeline)?.capacityProviders.includes('FARGATE_SPOT')
      ? [{ text: 'Put on-demand Fargate beside Spot.', paste: baseOnDemand(timeline, 1) }, elsewhere]
      : [elsewhere, { text: 'If it can wait, deploy again later.', paste: [redeploy(timeline)] }];
  },
});
