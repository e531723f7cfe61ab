import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { secretContext } from '../../evidence/secret-words.ts';
import { reasons } from '../../evidence/texts.ts';
import { setSecretKey } from '../../remedy/task-definition-settings.ts';

export const secretMalformed = quoteCause({
  id: 'secret-malformed',
  severity: 'error',
  title: 'A reference to a secret, or the content of one, has the wrong form',
  explanation: 'ECS could not make sense of valueFrom, or of a secret from which it should take one JSON key.',
  origins: [
    'The secret holds plain text, or JSON with a mistake in it, and a key is asked for.',
    'The ARN has the wrong number of colons.',
    'A parameter name is given where an ARN of another kind is meant.',
  ],
  prevention: 'Write valueFrom as arn:…:secret:name-AbCdEf:key:: and test that the secret is valid JSON.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_no_json.json. */
  quote: {
    where: reasons,
    says: anyOf(
      [
        /invalid character .{0,80}(?:looking for|after|in (?:string|numeric|literal))|unexpected (?:ARN|arn) format/,
        /Invalid parameter name|unexpected end of JSON|cannot unmarshal|invalid (?:arn|ARN)\b/,
        /arn: .{0,60}(?:invalid|not enough)|ValidationException|too many colons/,
        /secret .{0,80}(?:malformed|not valid JSON)|unable to parse/,
      ],
      'i',
    ),
    about: secretContext,
  },
  sentence: (found) => `a secret that the task needs cannot be read: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: "Make the secret valid JSON, or correct the form of valueFrom: two colons after the key that follows the secret's ARN.",
      paste: setSecretKey(timeline, 'PASSWORD', '<secret-arn>', 'password'),
    },
  ],
});
