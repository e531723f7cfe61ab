import { quoteCause } from '../../define-cause.ts';
import { imageNamed } from '../../evidence/image-pull.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const imageRateLimited = quoteCause({
  id: 'image-rate-limited',
  severity: 'error',
  title: 'The registry limits how often images are pulled',
  explanation: 'The registry refused the pull because too many were made, by this account or by others behind the same address.',
  origins: [
    'Docker Hub counts anonymous pulls by address, and a NAT gateway shares one.',
    'Many tasks start at once and pull the same image.',
  ],
  prevention: 'Pull through ECR: a pull-through cache, or a copy of the image.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_docker_hub.json. */
  quote: {
    where: reasons,
    says: /toomanyrequests|pull rate limit|429 Too Many Requests|too many requests|Rate exceeded|unauthenticated pull/i,
    butNot: /logs:|secretsmanager|ssm:|target health|targets? (?:in|on)\b|network interface/i,
  },
  sentence: (found, timeline) => `the registry refused to serve the image ${imageNamed(found, timeline)}: too many pulls`,
  remedies: (_found, timeline) => [
    {
      text: 'Pull with credentials, or keep a copy of the image in ECR.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ecr create-pull-through-cache-rule', {
            'ecr-repository-prefix': 'docker-hub',
            'upstream-registry-url': 'registry-1.docker.io',
            'credential-arn': '<secret-arn>',
          }),
        ),
      ],
    },
  ],
});
