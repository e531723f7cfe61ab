import { quoteCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { networkWords } from '../../evidence/network-words.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const logsNetworkUnreachable = quoteCause({
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
  /** Its text stands, with its field, in shows_killed.json. */
  quote: {
    where: anywhere,
    says: networkWords,
    about: /logging driver|logger args|CloudWatch|logs\.[a-z0-9-]{1,30}\.(?:amazonaws|api)|log ?(?:stream|group)/,
    // What an agent beside the application sends, and where it listens.
    butNot: /\bmetrics\b|127\.0\.0\.1|localhost/,
  },
  sentence: (found, timeline) =>
    `the task cannot reach CloudWatch Logs for ${mainContainer(timeline)?.log?.group ?? 'its log group'} (${found.words})`,
  remedies: (_found, timeline) => [
    {
      text: 'Add an interface endpoint for logs, or a NAT gateway, and admit port 443.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ec2 create-vpc-endpoint', {
            'vpc-id': '<vpc>',
            'vpc-endpoint-type': 'Interface',
            'service-name': 'com.amazonaws.<region>.logs',
            'subnet-ids': '<subnets>',
            'security-group-ids': '<security-group>',
          }),
        ),
      ],
    },
  ],
});
