/** All pages of a listing. A page that is missing makes all of it unknown, as does a listing that does not end. */
import { defined } from '../../model/defined.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { malformed } from '../aws/malformed.ts';
import type { Operations } from '../aws/operations.ts';
import { readFailureOf, type About } from '../aws/read-failure.ts';

/** Twice as many tasks as a service may have by its quota, a hundred in each. */
const mostPages = 100;

type Listing = 'ListTasks' | 'ListServiceDeployments' | 'ListTargets';

/** @param found what a page tells */
export async function readPages<Q extends Listing, T>(
  client: AwsClient,
  operation: Q,
  input: Operations[Q]['input'],
  found: (page: Operations[Q]['output']) => readonly T[],
  about: About = {},
): Promise<Part<readonly T[]>> {
  const all: T[] = [];
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  for (;;) {
    const { output, readFailure } = await client.call(operation, { ...input, ...defined({ nextToken }) }, about);
    if (readFailure) return { readFailures: [readFailure] };
    all.push(...found(output));
    nextToken = output.nextToken;
    if (nextToken === undefined) return { value: all, readFailures: [] };
    if (tokens.has(nextToken)) return endless('its pages go round in a circle');
    tokens.add(nextToken);
    if (tokens.size === mostPages) return endless(`it goes on after ${mostPages} pages`);
  }

  function endless(words: string): Part<never> {
    return { readFailures: [readFailureOf(operation, malformed(`${operation} does not end: ${words}`), about)] };
  }
}
