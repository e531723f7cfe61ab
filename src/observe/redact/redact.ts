/**
 * What must not leave AWS's answers: credentials, wherever they stand, and halves of characters. Applied to every string that
 * enters, before anything is recorded, judged or reported.
 */
import type { Aws, Operation, Operations } from '../aws/operations.ts';
import { withoutEncoded } from './encoded.ts';
import { secretLines } from './log-lines.ts';
import { ownSecrets } from './own-secrets.ts';
import { withoutKeys } from './private-keys.ts';
import { tokens } from './tokens.ts';
import { withoutSettings } from './walk.ts';

export type Redact = (text: string) => string;

const redacted = '[redacted]';

/** What is not seen: `pass<zero-width space>word` is read as a password, and so is one in colour. */
// eslint-disable-next-line no-control-regex -- a terminal's colours are control signs
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]|\u001b\[[\d;]{0,20}m/g;

/** Names, states and ARNs come again with every look. */
const mostKnown = 20_000;
const longestKnown = 200;

/** @param secrets the values of this step's own credentials and token */
export function redactor(secrets: readonly (string | undefined)[]): Redact {
  const withoutOwn = ownSecrets(secrets);
  const asItStands: Redact = (given) => {
    let clean = withoutSettings(withoutOwn(withoutKeys(given, redacted), redacted), redacted);
    for (const [pattern, kept] of tokens) clean = clean.replace(pattern, `${kept}${redacted}`);
    return clean;
  };
  const decoded: Redact = (given) => withoutEncoded(asItStands(given), redacted, (text) => asItStands(text) !== text);
  /** Those in which nothing is to hide. */
  const known = new Set<string>();
  return (text) => {
    // Half a surrogate pair, which no URL, file or log can hold, is no reason to lose a report.
    const given = text.toWellFormed();
    // Stryker disable next-line ConditionalExpression: to have forgotten it costs time alone
    if (known.has(given)) return given;
    const seen = given.replace(unseen, '');
    const clean = decoded(seen);
    // Where one secret was, another may begin that could not be told from it.
    if (clean !== seen) return decoded(clean);
    // Stryker disable ConditionalExpression, EqualityOperator, CallExpression: what is remembered is a matter of time and room alone
    if (known.size >= mostKnown) known.clear();
    if (given.length <= longestKnown) known.add(given);
    // Stryker restore ConditionalExpression, EqualityOperator, CallExpression
    return given;
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
      return redactDeep(withoutSecretLines(operation, await aws.call(operation, input, signal)), redact);
    } catch (error) {
      if (error instanceof Error) error.message = redact(error.message);
      throw error;
    }
  },
});

function withoutSecretLines<Q extends Operation>(operation: Q, output: Operations[Q]['output']): Operations[Q]['output'] {
  if (operation !== 'GetLogEvents') return output;
  const { events = [] } = output as Operations['GetLogEvents']['output'];
  const lines = secretLines(events.map(({ message }) => message ?? ''));
  return { ...output, events: events.map((event, place) => (lines.has(place) ? { ...event, message: redacted } : event)) };
}
