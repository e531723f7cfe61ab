/** Takes out of an answer what a scenario says that it lacks. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { START, type Omission, type Scenario } from '../scenario.ts';
import { isObject } from './schema.ts';

export const omissionsAt = ({ api }: Scenario, operation: Operation, atMs: number): readonly Omission[] =>
  (api?.omissions ?? []).filter(({ operation: of, from = -Infinity, until = Infinity }) => {
    const second = (atMs - START) / 1000;
    return of === operation && second >= from && second < until;
  });

export const without = <T>(answer: T, omissions: readonly Omission[]): T =>
  omissions.reduce((left, omission) => cut(left, omission) as T, answer);

function cut(value: unknown, omission: Omission): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => cut(element, omission));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      cut(name === omission.member && Array.isArray(member) ? member.filter((one) => stays(one, omission)) : member, omission),
    ]),
  );
}

const stays = (element: unknown, { named }: Omission): boolean =>
  named !== undefined && isObject(element) && element.name !== named;
