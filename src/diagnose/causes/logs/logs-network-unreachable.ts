import { capture, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { networkWords } from '../../evidence/image-pull.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand, mainContainer } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_killed.json. */
const quote: Quote = {
  where: anywhere,
  says: networkWords,
  about: /logging driver|logger args|CloudWatch|logs\.[a-z0-9-]{1,30}\.(?:amazonaws|api)|log ?(?:stream|group)/,
};

export const logsNetworkUnreachable: Cause = {
  id: 'logs-network-unreachable',
  severity: 'error',
  title: 'The task cannot reach CloudWatch Logs',
  explanation:
    'The awslogs driver opens its stream before the container starts, and got no connection. AWS words this as a log group that it cannot find, and then speaks of a connection issue: it is the network.',
  origins: [
    'The subnet has neither a NAT gateway nor an endpoint for logs.',
    'The security group of the endpoint does not admit port 443 from the task.',
  ],
  prevention: 'Keep the logs endpoint beside the others of private subnets.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  sentence: (timeline) =>
    `the task cannot reach CloudWatch Logs for ${mainContainer(timeline)?.log?.group ?? 'its log group'} (${capture(timeline, quote) ?? 'no connection'})`,
  remedy: (timeline) => ({
    text: 'Add an interface endpoint for logs, or a NAT gateway, and admit port 443.',
    paste: [
      {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ec2 create-vpc-endpoint', {
          'vpc-id': '<vpc>',
          'vpc-endpoint-type': 'Interface',
          'service-name': 'com.amazonaws.<region>.logs',
          'subnet-ids': '<subnets>',
          'security-group-ids': '<security-group>',
        }),
      },
    ],
  }),
  evidence: (timeline) => saying(timeline, quote),
};
