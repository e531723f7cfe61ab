import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
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
  /** PostgreSQL, MySQL, SQL Server, Oracle, MongoDB, Redis, RabbitMQ, Kafka, LDAP, and AWS's own services. */
  quote: {
    where: log,
    says: anyOf([
      /password authentication failed|no pg_hba\.conf entry|Access denied for user|\bER_ACCESS_DENIED|\bNOAUTH\b/,
      /WRONGPASS|invalid username-password pair|invalid password|Login failed for user|ORA-01017|ORA-28000/,
      /ACCESS_REFUSED|SASL.{0,60}(?:fail|denied)|bad auth|MongoServerError: Auth|AuthenticationFailed/,
      /[Aa]uthentication (?:failed|error|unsuccessful)|AuthenticationException|role "[^"]{1,100}" does not exist/,
      /SSL (?:is|connection is) required|SSL off|no encryption|self[- ]signed certificate|certificate verify failed/,
      /unable to verify the first certificate|PKIX path building failed|x509: certificate|InvalidClientTokenId/,
      /SignatureDoesNotMatch|is not authorized to perform: (?!secretsmanager|ssm|kms|ecr|logs)/,
      /An error occurred \((?:AccessDenied|Unauthorized)\w{0,40}\)|AccessDenied(?:Exception)?: |invalid_client|28P01/,
      /28000/,
    ]),
  },
  sentence: (found) => `a dependency refuses the application: ${found.excerpt}`,
  remedy: (_found, timeline) => ({
    text: 'Correct the credentials, the TLS mode or the permission of the task role that the message names.',
    paste: [tailLog(timeline)],
  }),
});
