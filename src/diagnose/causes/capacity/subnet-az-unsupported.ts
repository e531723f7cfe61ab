import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { events } from '../../evidence/texts.ts';
import { serviceCommand } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_internal_error.json. */
const quote: Quote = { where: events, says: /unable to place a task\.? Reason: Internal error/i };

export const subnetAzUnsupported: Cause = {
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
  sentence: () => 'ECS cannot place the task: a subnet of the service lies in a zone where Fargate does not run',
  remedy: (timeline) => ({
    text: 'Take the subnet of that zone from the service.',
    paste: [
      {
        tool: 'AWS CLI',
        code: serviceCommand(timeline, 'update-service', {
          'network-configuration': 'awsvpcConfiguration={subnets=[<subnets>],securityGroups=[<security-group>]}',
        }),
      },
    ],
  }),
  evidence: (timeline) => saying(timeline, quote),
};
