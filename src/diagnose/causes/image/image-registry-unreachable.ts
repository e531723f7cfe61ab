import { quoteCause } from '../../define-cause.ts';
import { imageNamed } from '../../evidence/image-pull.ts';
import { networkWords } from '../../evidence/network-words.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const imageRegistryUnreachable = quoteCause({
  id: 'image-registry-unreachable',
  severity: 'error',
  title: 'The task cannot reach the image registry',
  explanation:
    'The pull ended in a timeout or a failed connection: the task has no way through the network to the registry, or to the store of its layers (S3, for ECR).',
  origins: [
    'The subnet has neither a NAT gateway nor endpoints, and the task no public IP address.',
    'An endpoint is missing: ECR needs ecr.api, ecr.dkr and the S3 gateway.',
    'The security group of the task or of an endpoint does not admit port 443.',
    'The name of the registry cannot be resolved.',
  ],
  prevention: 'Test the network with one small task in each subnet before services are moved there.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_timeout.json. */
  quote: {
    where: anywhere,
    says: anyOf([
      networkWords,
      /(?:[Uu]nable to|[Ff]ailed to|[Cc]ould not|[Cc]annot) (?:connect|reach)\b/,
      // What answers in its place is a proxy, or no TLS.
      /x509: |server gave HTTP response to HTTPS client|proxyconnect|\b(?:Get|Head|Post) "?https?:\S{1,400}: unexpected EOF/,
    ]),
    about:
      /CannotPull|failed to resolve ref|pull image manifest|ref pull has been retried|\bECR\b|\.dkr\.ecr\.|api\.ecr\.|registry auth from|failed to copy: http|error pulling image/,
    butNot: /AWS Secrets Manager|Systems Manager|secret from asm|secrets from ssm|secretsmanager\.|ssm\.[a-z]|AccessDenied/,
  },
  sentence: (found, timeline) => `the task cannot reach the registry of ${imageNamed(found, timeline)} (${found.words})`,
  remedies: (_found, timeline) => [
    {
      text: 'Give the subnet a way to the registry: a NAT gateway, a public IP address in a public subnet, or the endpoints ecr.api, ecr.dkr and S3, with port 443 open.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ec2 describe-route-tables', {
            filters: 'Name=association.subnet-id,Values=<subnet-of-the-task>',
          }),
        ),
      ],
    },
  ],
});
