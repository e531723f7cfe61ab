import { quoteCause } from '../../define-cause.ts';
import { networkWords } from '../../evidence/network-words.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const networkPathBlocked = quoteCause({
  id: 'network-path-blocked',
  severity: 'error',
  title: 'The task cannot reach an address outside of its subnet',
  explanation:
    'A connection that starting the task needs failed. The text does not tell whether a route, a network ACL, a security group or DNS is to blame.',
  origins: [
    'The subnet has no route to the internet or to the endpoints.',
    'A security group or network ACL drops the traffic.',
    'DNS is off in the VPC.',
  ],
  prevention: 'Test the network with one small task in each subnet before services are moved there.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** The connection failed, and the text does not say to what. */
  quote: {
    where: reasons,
    says: networkWords,
    butNot:
      /CannotPull|\bECR\b|\.ecr\.|registry auth|resolve ref|secret|\bssm\b|\basm\b|logs\.|CloudWatch|logging driver|logger args|EFS|nfs|ENI\b|network interface|Host EC2/i,
  },
  sentence: (found) => `a connection that starting the task needs failed: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Let VPC Reachability Analyzer tell where the path from the network interface of the task ends.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ec2 create-network-insights-path', {
            source: '<network-interface-of-the-task>',
            destination: '<internet-gateway-or-endpoint>',
            protocol: 'tcp',
            'destination-port': 443,
          }),
        ),
      ],
    },
  ],
});
