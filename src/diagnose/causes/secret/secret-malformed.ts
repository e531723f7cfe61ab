import { anyOf, said, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { secretContext } from '../../evidence/image-pull.ts';
import { reasons } from '../../evidence/texts.ts';
import { familyOf } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_no_json.json. */
const quote: Quote = {
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
};

export const secretMalformed: Cause = {
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
  sentence: (timeline) => `a secret that the task needs cannot be read: ${said(timeline, quote)}`,
  remedy: (timeline) => ({
    text: 'Make the secret valid JSON, or correct the form of valueFrom.',
    paste: [
      {
        tool: 'Terraform',
        code: `# in container_definitions of ${familyOf(timeline)}: four colons after the secret's name when a key is named\nsecrets = [{ name = "PASSWORD", valueFrom = "<secret-arn>:password::" }]`,
      },
    ],
  }),
  evidence: (timeline) => saying(timeline, quote),
};
