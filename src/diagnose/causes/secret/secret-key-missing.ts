import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { secretArn, secretContext } from '../../evidence/secret-words.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand, familyOf } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

export const secretKeyMissing = quoteCause({
  id: 'secret-key-missing',
  severity: 'error',
  title: 'A secret, parameter or key of one that the task needs does not exist',
  explanation:
    'The task definition refers to a secret, a parameter, a version or a key within a JSON secret that is not there. The task cannot start without it.',
  origins: [
    'The secret was not created in this account or region, or is scheduled for deletion.',
    'The JSON key was added to the code and not to the secret.',
    'The ARN lacks the six random characters at its end, or the name is mistyped.',
  ],
  prevention: 'Create secrets in the template that refers to them, and add keys before the revision that reads them.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_json_key.json. */
  quote: {
    where: reasons,
    says: anyOf(
      [
        /ResourceNotFoundException|did not contain json key|invalid (?:ssm )?parameters?:/,
        /can'?t find the specified secret|ParameterNotFound|ParameterVersionNotFound|marked for deletion|marked deleted/,
        /secret .{0,300}(?:was )?not found|NoSuch(?:Key|Bucket)|can't find the specified secret value for|staging label/,
        /json key .{0,100}(?:not found|missing)/,
      ],
      'i',
    ),
    about: secretContext,
    butNot: /log ?group|StatusCode: 0\b|connection issue|i\/o timeout/i,
  },
  sentence: (found) => {
    const key = found.capture(/json key ['"]?([\w.-]{1,200})/);
    const secret = found.capture(secretArn) ?? found.capture(/invalid ssm parameters: ([\w/.,: -]{1,300})/);
    return key === undefined
      ? `${secret ?? 'a secret that the task needs'} does not exist`
      : `the secret${secret === undefined ? '' : ` ${secret}`} has no key ${key}`;
  },
  remedies: (found, timeline) => [
    {
      text: 'Create what is missing, or correct the reference (valueFrom) in the task definition.',
      paste: inTurn(
        awsCli(
          awsCommand(timeline, 'secretsmanager describe-secret', {
            'secret-id': found.capture(secretArn) ?? '<secret>',
          }),
        ),
        awsCli(
          awsCommand(timeline, 'ecs describe-task-definition', {
            'task-definition': familyOf(timeline),
            query: 'taskDefinition.containerDefinitions[].secrets',
          }),
        ),
      ),
    },
  ],
});
