import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { isOnlyNoted } from '../../evidence/harmless-lines.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { ownedAccessPoint } from '../../remedy/file-systems.ts';
import { shell } from '../../remedy/forms.ts';
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
  remedies: (_found, timeline) => [
    {
      text: 'Let the volume belong to the user that the container runs as: an access point that owns its directory as that user, here 1000.',
      paste: ownedAccessPoint(1000),
    },
    {
      text: 'If it is not plain who that user is, ask the image.',
      paste: [shell(`docker run --rm --entrypoint id ${imageWord(timeline)}`)],
    },
  ],
});
