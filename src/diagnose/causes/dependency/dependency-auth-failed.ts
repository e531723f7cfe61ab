import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { harmlessToDependencies, isMoreThanNoted } from '../../evidence/harmless-lines.ts';
import { log } from '../../evidence/texts.ts';
import { tailLog } from '../../remedy/lookups.ts';

export const dependencyAuthFailed = quoteCause({
  id: 'dependency-auth-failed',
  severity: 'error',
  title: 'A database or another service refuses the application',
  explanation:
    'The application reaches what it depends on, and is refused: the credentials are wrong, TLS is demanded, or a permission is missing.',
  origins: [
    'The password was rotated, and the task still has the old one.',
    'The server demands TLS, as RDS for PostgreSQL does since version 15.',
    'The task role lacks a permission.',
  ],
  prevention: 'Take credentials from Secrets Manager, and start new tasks after a rotation.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  /** Whom a server refuses in passing, such as a user, it notes; who is refused itself calls it an error. */
  quote: { where: log, says: stating('authenticate'), about: isMoreThanNoted, butNot: harmlessToDependencies },
  sentence: (found) => `a dependency refuses the application: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Correct the credentials, the TLS mode or the permission of the task role that the message names.',
      paste: [tailLog(timeline)],
    },
  ],
});
