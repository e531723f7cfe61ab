import { quoteCause } from '../../define-cause.ts';
import { events } from '../../evidence/texts.ts';
import { changeSubnets } from '../../remedy/service-settings.ts';

export const subnetAzUnsupported = quoteCause({
  id: 'subnet-az-unsupported',
  severity: 'error',
  title: 'A subnet lies in a zone where Fargate does not run',
  explanation: 'ECS answers “Internal error” when it cannot place a Fargate task in the zone of a subnet of the service.',
  origins: [
    'The subnet is in an Availability Zone that does not support Fargate.',
    'AWS had an error of its own, if it goes away by itself.',
  ],
  prevention: 'Take subnets from zones that Fargate supports, by zone id.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_internal_error.json. */
  quote: { where: events, says: /unable to place a task\.? Reason: Internal error/i },
  sentence: () => 'ECS cannot place the task: a subnet of the service lies in a zone where Fargate does not run',
  remedies: (_found, timeline) => [{ text: 'Take the subnet of that zone from the service.', paste: changeSubnets(timeline) }],
});
