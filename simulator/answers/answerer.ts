/** What all answers are made of: the function's type, pages, failures, and times in the SDK's form. */
import type { Operations } from '../../src/observe/aws/operations.ts';
import type { World } from '../world/world.ts';

/** Answers a valid request out of the state of a time. */
export type Answerer<Q extends keyof Operations> = (
  world: World,
  input: Operations[Q]['input'],
  atMs: number,
) => Operations[Q]['output'];

/** The member under its name where the time is known, and nothing where it is not. */
export const dated = <Name extends string>(name: Name, atMs: number | undefined): { [N in Name]?: Date } =>
  (atMs === undefined ? {} : { [name]: new Date(atMs) }) as { [N in Name]?: Date };

/** A page of a list: what is on it, and the token of the next. Tokens are opaque to whoever asks. */
export function pageOf<T>(all: readonly T[], size: number, token: string | undefined): { page: T[]; next?: string } {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  const page = all.slice(from, from + size);
  const to = from + page.length;
  return to < all.length ? { page, next: Buffer.from(String(to)).toString('base64url') } : { page };
}

/** What DescribeX says of ARNs that it does not know. */
export const missing = (arns: readonly string[], found: readonly (string | undefined)[]): { arn: string; reason: string }[] =>
  arns.filter((arn) => !found.includes(arn)).map((arn) => ({ arn, reason: 'MISSING' }));
