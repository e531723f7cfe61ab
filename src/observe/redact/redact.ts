/**
 * What must not leave AWS's answers: credentials, wherever they stand. Applied to every string that enters, before anything
 * is recorded, judged or reported. Each pattern runs in linear time.
 */
import type { Aws, Operation, Operations } from '../aws/operations.ts';
import { linesOfKeys, withoutKeys } from './private-keys.ts';

export type Redact = (text: string) => string;

const redacted = '[redacted]';

/** AWS and GitHub make none that is shorter; a dummy like `testing` would hit words that are no secret. */
const leastSecretLength = 16;

/** What stands before a secret in settings, JSON (also in a string of JSON) and connection strings. */
const keyed = String.raw`(?:password|passwd|pwd|_pass|secret|(?:account|api|private|secret|secret[_-]?access)[_-]?key|(?:access|auth|session)[_-]?token|client[_-]?secret)\\?["']?\s{0,4}[:=]\s{0,4}`;

/** A pattern, and what of its match is kept. */
const patterns: readonly (readonly [pattern: RegExp, kept: string])[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g, ''],
  // Session tokens begin like this, whatever service issued them.
  [/\b(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[\w+/=%-]{20,4096}/g, ''],
  // An app's token may be a JWT behind its prefix.
  [/\b(?:gh[pousr]|github_pat)_[\w.-]{20,4096}/g, ''],
  [/\beyJ[\w-]{5,4096}\.eyJ[\w-]{5,4096}\.[\w-]{0,4096}/g, ''],
  [/\b(xox[abprs]-)[\w-]{10,200}/g, '$1'],
  [/\b(sk_live_|rk_live_|npm_|glpat-|AIza)[\w-]{20,200}/g, '$1'],
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@'"]{0,200}:)[^\s/@'"]{1,400}(?=@)/gi, '$1'],
  // A token in the place of the user: a name is not that long.
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/:@'"[\]]{20,400}(?=@)/gi, '$1'],
  [
    /(\bauthorization\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?(?:(?:bearer|basic|token|apikey|digest|aws4-hmac-sha256)\s{1,4})?)(?!\[redacted\])[^\s"',\\]{8,4096}/gi,
    '$1',
  ],
  [/(\bbearer\s{1,4})[\w~+/.=-]{16,4096}/gi, '$1'],
  // A presigned URL is as good as the credentials that signed it.
  [/(\bX-Amz-(?:Signature|Security-Token)=)(?!\[redacted\])[\w%.~+/=-]{1,4096}/gi, '$1'],
  // In quotes a value may hold blanks.
  [new RegExp(String.raw`(${keyed}\\?(["']))(?!\[redacted\])(?:(?!\2)[^\\\n]){3,4096}`, 'gi'), '$1'],
  [
    new RegExp(
      String.raw`(${keyed})(?!\[redacted\]|(?:null|undefined|true|false)\b|\w{0,60}(?:Exception|Error)\b)[^\s"',;&\\]{3,4096}`,
      'gi',
    ),
    '$1',
  ],
  // After a colon a bare `token` is mostly a parser's word ("unexpected token: …"), unless it is quoted.
  [/(token(?:=["']?|\\?["']\s{0,4}:\s{0,4}\\?["']))(?!\[redacted\])[^\s"',;&\\]{8,4096}/gi, '$1'],
];

/** ARNs name secrets and do not hold them: in `arn:…:secret:prod/db-AbCdEf` nothing is to hide. */
const withinArn = /\barn:[^\s"',]{0,200}:$/;

/** @param secrets the values of this step's own credentials and token */
export function redactor(secrets: readonly (string | undefined)[]): Redact {
  // The longest first: one may be a part of another.
  const exact = secrets
    .filter((secret) => secret !== undefined)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret.length >= leastSecretLength)
    .sort((a, b) => b.length - a.length);
  return (given) => {
    let clean = withoutKeys(given, redacted);
    for (const secret of exact) if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
    for (const [pattern, kept] of patterns) {
      const text = clean;
      clean = text.replace(pattern, (match: string, ...rest: readonly unknown[]) => {
        const offset = rest.find((one) => typeof one === 'number') ?? 0;
        if (withinArn.test(text.slice(Math.max(0, offset - 210), offset))) return match;
        return `${kept !== '' && typeof rest[0] === 'string' ? rest[0] : ''}${redacted}`;
      });
    }
    return clean;
  };
}

/** The same value with every string in it redacted; the keys of objects stay. */
export function redactDeep<T>(value: T, redact: Redact): T {
  if (typeof value === 'string') return redact(value) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => redactDeep(one, redact)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactDeep(one as unknown, redact)])) as T;
}

/** The port, with every answer and every refusal redacted. */
export const redacting = (aws: Aws, redact: Redact): Aws => ({
  ...aws,
  call: async (operation, input, signal) => {
    try {
      return redactDeep(withoutKeyLines(operation, await aws.call(operation, input, signal)), redact);
    } catch (error) {
      if (error instanceof Error) error.message = redact(error.message);
      throw error;
    }
  },
});

/** What a container writes in several lines is several messages, none of which looks like a key by itself. */
function withoutKeyLines<Q extends Operation>(operation: Q, output: Operations[Q]['output']): Operations[Q]['output'] {
  if (operation !== 'GetLogEvents') return output;
  const { events = [] } = output as Operations['GetLogEvents']['output'];
  const lines = linesOfKeys(events.map(({ message }) => message ?? ''));
  return { ...output, events: events.map((event, place) => (lines.has(place) ? { ...event, message: redacted } : event)) };
}
