/**
 * restJson1, as VPC Lattice speaks it: what is asked for stands in method and path, the rest in query and body; times are texts
 * (ISO 8601), and an error is named in a header.
 */
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { AwsError } from '../api/errors.ts';
import { isObject, type FieldsSchema } from '../api/schema.ts';
import type { HttpResponse } from './http-response.ts';

/** "Request Syntax" of each operation in the API reference. */
const routes = [
  ['ListTargets', 'POST', '/targetgroups/{targetGroupIdentifier}/listtargets'],
  ['GetTargetGroup', 'GET', '/targetgroups/{targetGroupIdentifier}'],
  ['GetRule', 'GET', '/services/{serviceIdentifier}/listeners/{listenerIdentifier}/rules/{ruleIdentifier}'],
  ['GetListener', 'GET', '/services/{serviceIdentifier}/listeners/{listenerIdentifier}'],
] as const satisfies readonly (readonly [Operation, string, string])[];

export interface Route {
  readonly operation: Operation;
  /** What stands in the path, by name. */
  readonly labels: Readonly<Record<string, string>>;
}

/** undefined: there is nothing at this path. An ARN in it has its slashes escaped. */
export function routeOf(method: string, path: string): Route | undefined {
  const parts = path.split('/');
  for (const [operation, by, pattern] of routes) {
    const names = pattern.split('/');
    const fits =
      by === method && names.length === parts.length && names.every((name, at) => name.startsWith('{') || name === parts[at]);
    if (!fits) continue;
    const labels = names.flatMap((name, at) =>
      name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[at] ?? '')]] : [],
    );
    return { operation, labels: Object.fromEntries(labels) as Readonly<Record<string, string>> };
  }
  return undefined;
}

/** Labels, query and body in the SDK's form. */
export function fromRest(schema: FieldsSchema, { labels }: Route, query: URLSearchParams, body: string): unknown {
  const asked: unknown = body === '' ? {} : JSON.parse(body);
  const inQuery = [...query].map(([name, value]) => [name, schema.fields[name]?.kind === 'number' ? Number(value) : value]);
  return { ...(isObject(asked) ? asked : {}), ...(Object.fromEntries(inQuery) as object), ...labels };
}

const CONTENT_TYPE = 'application/json';

/** A `Date` becomes a text by itself. */
export const restAnswer = (answer: unknown): HttpResponse => ({ status: 200, type: CONTENT_TYPE, body: JSON.stringify(answer) });

/** How long to wait stands in a header of its own. */
export function restError({ name, message, $metadata }: AwsError, { retryAfterSeconds, ...extra }: ErrorMembers): HttpResponse {
  const wait: Readonly<Record<string, string>> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    status: $metadata.httpStatusCode,
    type: CONTENT_TYPE,
    headers: { 'x-amzn-errortype': name, ...wait },
    body: JSON.stringify({ message, ...extra }),
  };
}

interface ErrorMembers {
  readonly retryAfterSeconds?: number;
}
