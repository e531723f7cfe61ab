/** Puts into an answer the values that nobody knows. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { START, type Scenario, type UnknownValue } from '../scenario.ts';
import { isObject } from './schema.ts';

export const UNKNOWN = 'SOMETHING_NEW';

export const unknownValuesAt = ({ api }: Scenario, operation: Operation, atMs: number): readonly UnknownValue[] =>
  (api?.unknownValues ?? []).filter(({ operation: of, from = -Infinity, until = Infinity }) => {
    const second = (atMs - START) / 1000;
    return of === operation && second >= from && second < until;
  });

export const withUnknownValues = <T>(answer: T, values: readonly UnknownValue[]): T =>
  values.reduce((left, { path }) => put(left, path.split('.')) as T, answer);

function put(value: unknown, path: readonly string[]): unknown {
  const [member, ...rest] = path;
  if (member === undefined) return value === undefined ? undefined : UNKNOWN;
  if (Array.isArray(value)) return value.map((element: unknown) => put(element, path));
  return isObject(value) && member in value ? { ...value, [member]: put(value[member], rest) } : value;
}
