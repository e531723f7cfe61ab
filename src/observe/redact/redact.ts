/**
 * What must not leave AWS's answers: credentials, wherever they stand, and halves of characters. Applied to every string that
 * enters, before anything is recorded, judged or reported.
 */
import type { Aws, Operation, Operations } from '../aws/operations.ts';
import { patterns } from './patterns.ts';
import { linesOfKeys, withoutKeys } from './private-keys.ts';

export type Redact = (text: string) => string;

const redacted = '[redacted]';

/** AWS and GitHub make none that is shorter; a dummy like `testing` would hit words that are no secret. */
const leastSecretLength = 16;

/** @param secrets the values of this step's own credentials and token */
export function redactor(secrets: readonly (string | undefined)[]): Redact {
  // The longest first: one may be a part of another.
  const exact = secrets
    .filter((secret) => secret !== undefined)
    .map((secret) => secret.toWellFormed())
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret.length >= leastSecretLength)
    .sort((a, b) => b.length - a.length);
  return (given) => {
    // Half a surrogate pair, which no URL, file or log can hold, is no reason to lose a report.
    let clean = withoutKeys(given.toWellFormed(), redacted);
    for (const secret of exact) if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
    for (const [pattern, kept] of patterns) clean = clean.replace(pattern, `${kept}${redacted}`);
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
