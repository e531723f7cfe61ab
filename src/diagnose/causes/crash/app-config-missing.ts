import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { isOnlyNoted } from '../../evidence/harmless-lines.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { log } from '../../evidence/texts.ts';
import { setEnvironment, setSecret } from '../../remedy/task-definition-settings.ts';

const variableName = /\b([A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80})\b/;

export const appConfigMissing = quoteCause({
  id: 'app-config-missing',
  severity: 'error',
  title: 'The application refuses to start without a setting',
  explanation: 'The application reads its settings at its start, finds one missing or invalid, and ends.',
  origins: [
    'The new revision needs a variable that its task definition does not set.',
    'A secret was added in one environment and not in this one.',
    'A value has the wrong form.',
  ],
  prevention: 'Change the task definition together with the code that reads the setting.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  /** What is only warned of did not end the application; settings that stand elsewhere, and are out of reach, are of a dependency. */
  quote: {
    where: log,
    says: stating('read-setting'),
    butNot: anyOf([
      isOnlyNoted,
      // A request that is refused for the host that it asks for.
      /Invalid HTTP_HOST header/,
      /[Cc]onnection (?:refused|timed ?out|reset)|dial tcp|\bE(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|AI_AGAIN)|ENOTFOUND|no such host|UnknownHost/,
      /i\/o timeout|deadline exceeded|x509: |AccessDenied|not authorized to|40[13] Client Error/,
    ]),
  },
  sentence: (found) => {
    const name = found.capture(variableName);
    return name === undefined
      ? 'the application refuses to start: a setting is missing or invalid'
      : `the application refuses to start: ${name} is missing or invalid`;
  },
  remedies: (found, timeline) => {
    const name = found.capture(variableName) ?? 'NAME';
    return [
      {
        text: `Set ${name} in the task definition from a secret, and deploy the new revision.`,
        paste: setSecret(timeline, name, '<secret-arn>'),
      },
      { text: `If it is no secret, set ${name} in the open.`, paste: setEnvironment(timeline, { [name]: '<value>' }) },
    ];
  },
});
