/** Moves the times in requests and answers between the scenario's clock and the wall's. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { isObject } from '../api/schema.ts';

/** Times of Logs that are plain numbers of milliseconds. */
const numeric: readonly string[] = ['timestamp', 'ingestionTime', 'startTime', 'endTime'];

/** The same value with every time moved by so many milliseconds. */
export const shifted = (operation: Operation, value: unknown, milliseconds: number): unknown => {
  if (value instanceof Date) return new Date(value.getTime() + milliseconds);
  if (Array.isArray(value)) return value.map((member: unknown) => shifted(operation, member, milliseconds));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      operation === 'GetLogEvents' && numeric.includes(name) && typeof member === 'number'
        ? Math.max(0, member + milliseconds)
        : shifted(operation, member, milliseconds),
    ]),
  );
};
