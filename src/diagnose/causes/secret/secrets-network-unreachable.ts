import { quoteCause } from '../../define-cause.ts';
import { networkWords } from '../../evidence/network-words.ts';
import { secretContext } from '../../evidence/secret-words.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const secretsNetworkUnreachable = quoteCause({
  id: 'secrets-network-unreachable',
  severity: 'error',
  title: 'The task cannot reach Secrets Manager, Parameter Store or ECR for its start',
  explanation:
    'Before a task starts, ECS fetches its secrets from within the subnet of the task. That connection failed: there is no way through the network.',
  origins: [
    'The subnet has neither a NAT gateway nor endpoints, and the task no public IP address.',
    'The security group of an interface endpoint does not admit port 443 from the task.',
    'Private DNS is off for the endpoint.',
  ],
  prevention:
    'Keep the endpoints secretsmanager, ssm, kms, ecr.api, ecr.dkr, logs and S3 together in one module for private subnets.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_no_route.json. */
  quote: {
    where: reasons,
    says: networkWords,
    about: secretContext,
    butNot: /AccessDenied|registry auth from|\.ecr\.|\bECR\b|CloudWatch|did not contain json key/,
  },
  sentence: (found) =>
    `the task cannot reach ${/ssm|systems manager|parameter/i.test(found.evidence[0]?.text ?? '') ? 'Systems Manager Parameter Store' : 'AWS Secrets Manager'} to fetch its secrets (${found.words})`,
  remedies: (_found, timeline) => [
    {
      text: 'Give the subnet a way out: a NAT gateway, a public IP address in a public subnet, or interface endpoints whose security group admits port 443 from the task.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ec2 describe-vpc-endpoints', {
            filters: 'Name=vpc-id,Values=<vpc>',
            query: 'VpcEndpoints[].{service:ServiceName,state:State,dns:PrivateDnsEnabled,groups:Groups}',
          }),
        ),
      ],
    },
  ],
});
