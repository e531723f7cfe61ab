import { quoteCause } from '../../define-cause.ts';
import { imageNamed } from '../../evidence/image-pull.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { attachPolicy } from '../../remedy/execution-role.ts';

export const imageRegistryAuth = quoteCause({
  id: 'image-registry-auth',
  severity: 'error',
  title: 'The registry does not let ECS pull the image',
  explanation:
    'The registry answered, and refused. For ECR the execution role of the task needs the permissions, not the task role; other accounts also need a repository policy, and private registries repositoryCredentials.',
  origins: [
    'The execution role lacks the ECR permissions, or the task has no execution role.',
    'The repository belongs to another account and does not admit this one.',
    'The credentials for a private registry are wrong or expired.',
  ],
  prevention: 'Attach AmazonECSTaskExecutionRolePolicy to execution roles, and test a pull across accounts once.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_execution_role.json. */
  quote: {
    where: anywhere,
    says: anyOf(
      [
        /pull access denied|\b403\b.{0,20}(?:Forbidden)?|\b401\b|Forbidden|Unauthorized|no basic auth credentials/,
        /authentication required|authorization failed|insufficient_scope|\bdenied\b|not authorized|AccessDenied/,
        /permissions? to pull|authorization token|AuthorizationToken .{0,60}expired|CannotPullContainerAuthError/,
        /unable to assume|failed to authorize(?!.{0,600}(?:time-?out|dial|refused|reset|lookup|EOF|canceled|deadline))/,
      ],
      'i',
    ),
    about:
      /CannotPull|failed to resolve ref|pull image manifest|\becr:(?:GetAuthorizationToken|BatchGetImage|GetDownloadUrlForLayer|BatchCheckLayerAvailability)|pull access denied|no basic auth credentials|registry auth|permissions? to pull|pull the image|Error response from daemon: (?:Get|Head|login)|\b(?:unauthorized|denied): (?:authentication required|incorrect username|your authorization token|requested access|access forbidden)/i,
    butNot: /i\/o timeout|StatusCode: 0\b|connection issue|from (?:ssm|asm)\b|secretsmanager:|ssm:Get|kms:|asm:|logs:Create/i,
  },
  sentence: (found, timeline) => {
    const action = found.capture(/not authorized to perform: (ecr:\w{1,60})/);
    const image = imageNamed(found, timeline);
    return action === undefined
      ? `the registry refuses the image ${image}`
      : `the execution role may not call ${action}, which pulling ${image} needs`;
  },
  remedies: (_found, timeline) => [
    {
      text: 'Give the execution role the permission to pull, or correct the credentials of the registry.',
      paste: [attachPolicy(timeline, 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy')],
    },
  ],
});
