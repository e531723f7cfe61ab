import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { isOnlyNoted } from '../../evidence/harmless-lines.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { imageWord } from '../../remedy/images.ts';

export const volumePermissionDenied = quoteCause({
  id: 'volume-permission-denied',
  severity: 'error',
  title: 'The process may not use a directory that it needs',
  explanation:
    'The container runs as a user that may not read or write the path: most often a mounted volume that belongs to another user, or a read-only root file system.',
  origins: [
    'The EFS access point or directory belongs to another uid than the container runs as.',
    'The image expects to change ownership, which an access point forbids.',
    'The root file system is read-only (readonlyRootFilesystem).',
  ],
  prevention: 'Give the access point the uid and gid of the image (posixUser and rootDirectory.creationInfo).',
  docs: 'https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html',
  /** Its text stands, with its field, in shows_mkdir.json. */
  quote: {
    where: anywhere,
    says: stating('write-file'),
    butNot: anyOf([
      /listen EACCES|bind\b|0\.0\.0\.0:\d|port \d|\bexec\b|OCI runtime|CannotPull|CannotStop|\.efs\.|EFS utils|mount\.nfs|docker\.sock/,
      // A server that refuses a request is no file, nor is what a database keeps.
      /https?:\/\/|PermissionDenied desc|PERMISSION_DENIED|\bpq: |permission denied (?:to \w|for (?:table|schema|relation|database|sequence|function|view))/,
      isOnlyNoted,
    ]),
  },
  sentence: (found) =>
    `the application may not use ${found.capture(/['"]?(\/[\w./@-]{1,200})/) ?? 'a directory that it needs'} (permission denied)`,
  remedy: (_found, timeline) => ({
    text: 'Let the volume belong to the user that the container runs as.',
    paste: [
      {
        tool: 'Terraform',
        code: '# an access point that owns its directory as uid 1000\nresource "aws_efs_access_point" "app" {\n  file_system_id = "<file-system>"\n  posix_user { uid = 1000, gid = 1000 }\n  root_directory {\n    path = "/app"\n    creation_info { owner_uid = 1000, owner_gid = 1000, permissions = "755" }\n  }\n}',
      },
      { tool: 'Shell', code: `docker run --rm --entrypoint id ${imageWord(timeline)}` },
    ],
  }),
});
