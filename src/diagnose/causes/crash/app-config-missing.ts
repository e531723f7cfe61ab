import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { log } from '../../evidence/texts.ts';
import { familyOf, hclQuoted } from '../../remedy/commands.ts';

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
  /** What programs and frameworks say about a setting that is missing or refused. */
  quote: {
    where: log,
    says: anyOf([
      /\b(?!ERR_|ER_|SSL_|MODULE_|PERMISSION_|INVALID_|FAILED_|NOT_)[A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80}\b.{0,80}\b(?:missing|not set|not defined|undefined|required|must be|unset|is empty|not found|invalid|not configured|not provided|too short)/,
      /(?:missing|required|undefined|unset|invalid|No value for|Please (?:set|provide|define)).{0,80}\b[A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80}\b/,
      /environment variables? .{0,100}(?:missing|not set|not found|not defined|required|undefined|must be)/,
      /(?:missing|required|undefined|invalid|set the) .{0,40}environment variables?|KeyError: '[A-Z]/,
      /ImproperlyConfigured|Could not resolve placeholder|validation errors? for \w{0,40}(?:Settings|Config)/,
      /Config(?:uration)? validation (?:error|failed)/,
      /(?:must be provided|must specify|You must specify|must be set|is not specified|[Nn]ot found): ?[A-Z][A-Z0-9]{1,40}_/,
      /[Yy]ou must specify [A-Z][A-Z0-9]{1,40}_|\bENV\b.{0,60}missing/,
      /[Mm]issing (?:required )?(?:config|setting|parameter|secret|credential|api[ -]?key)|key not found: "[A-Z]/,
      /Missing `?secret_key_base/,
      /(?:connection string|api key|secret key|client id|configuration|config(?: file)?|setting) .{0,60}(?:is missing|not set|not found|not provided|is required|must be set|must not be empty|cannot be null|has not been)/,
      /Unable to (?:find|load|read) (?:the )?config|Failed to (?:bind|load|parse|read) (?:properties|config)/,
      /Value cannot be null\. \(Parameter '|InvalidConfiguration|ConnectionString property has not been/,
      /ConfigurationError|no such setting|required (?:option|key|property|parameter).{0,80}(?:missing|not)/,
    ]),
    // What is only warned of did not end the application.
    butNot: /\b(?:WARN(?:ING)?|INFO|DEBUG)\b/i,
  },
  sentence: (found) => {
    const name = found.capture(variableName);
    return name === undefined
      ? 'the application refuses to start: a setting is missing or invalid'
      : `the application refuses to start: ${name} is missing or invalid`;
  },
  remedy: (found, timeline) => {
    const name = found.capture(variableName) ?? 'NAME';
    return {
      text: `Set ${name} in the task definition, as environment or from a secret, and deploy the new revision.`,
      paste: [
        {
          tool: 'Terraform',
          code: `# in container_definitions of ${familyOf(timeline)}\nsecrets = [{ name = ${hclQuoted(name)}, valueFrom = "<secret-arn>" }]`,
        },
      ],
    };
  },
});
