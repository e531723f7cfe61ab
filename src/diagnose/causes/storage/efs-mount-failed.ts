import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

const fileSystemId = /\b(fs-[0-9a-z]{4,40})\b/;

export const efsMountFailed = quoteCause({
  id: 'efs-mount-failed',
  severity: 'error',
  title: 'A file system of the task could not be mounted',
  explanation:
    'The volume of the task definition (EFS, FSx or S3 Files) could not be mounted, so the container was not started. The words at the end of the text tell the kind: resolving, reaching, or being refused.',
  origins: [
    'No mount target in the zone of the task, or DNS is off in the VPC.',
    "The mount target's security group does not admit port 2049 from the task.",
    'The directory or the access point does not exist.',
    'The file system policy, or the task role with IAM authorisation, forbids ClientMount.',
  ],
  prevention: 'Create mount targets in every zone of the service, with one security group for both sides.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_resolve.json. */
  quote: {
    where: anywhere,
    says: anyOf(
      [
        /EFS utils|mount\.nfs4?|\.efs\.[\w-]{1,30}\.amazonaws|\befs\b.{0,100}\bmount|mount target|s3 ?files/,
        /error while mounting volume|failed to mount .{0,200}(?:efs|nfs|fsx|s3|smb|cifs|volume)|mount error\(\d{1,4}\)/,
        /mount system call failed|fsx.{0,100}(?:mount|credential)|access point .{0,100}(?:not found|does not exist)/,
      ],
      'i',
    ),
  },
  sentence: (found) => {
    const detail = found.capture(
      /(Failed to resolve|[Cc]onnection (?:reset by peer|timed out|refused)|access denied by server|No such file or directory|Permission denied|AccessDenied|does not exist|timed out|Failed to initialize SSL)/,
    );
    const name = found.capture(fileSystemId);
    return `the file system ${name ?? 'of the task'} could not be mounted${detail === undefined ? '' : ` (${detail})`}`;
  },
  remedies: (found, timeline) => [
    {
      text: 'Look whether the file system has a mount target in the zone of the task, whose security group admits port 2049 from it.',
      paste: [
        awsCli(
          awsCommand(timeline, 'efs describe-mount-targets', {
            'file-system-id': found.capture(fileSystemId) ?? '<file-system>',
          }),
        ),
      ],
    },
  ],
});
