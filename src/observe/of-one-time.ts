/**
 * Tasks and targets as they were at about the same time: an address may pass from one task to another while a question is asked
 * again and again. What was read much sooner than the rest is read anew; what does not come together is not known.
 */
import { readApart, type Target, type Task } from '../model/observation.ts';
import type { Dated } from './aws/dated.ts';
import { readFailureOf } from './aws/read-failure.ts';
import type { Operation } from './aws/operations.ts';

/** Answers that AWS gives side by side, or one for the other, are never that far apart. */
const apartMs = 5_000;
const mostRepeats = 2;

export interface TargetsOfGroup {
  readonly arn: string;
  readonly part: Dated<readonly Target[]>;
}

export interface TasksAndTargets {
  readonly tasks: Dated<readonly Task[]>;
  readonly groups: readonly TargetsOfGroup[];
}

/** Reads a part anew, unless that was asked for since `notBefore`, by this machine's clock. */
interface Readings {
  readonly tasks: () => Promise<TasksAndTargets['tasks']>;
  readonly targets: (arn: string, notBefore: number) => Promise<TargetsOfGroup['part']>;
}

export async function ofOneTime(read: TasksAndTargets, again: Readings): Promise<TasksAndTargets> {
  let { tasks, groups } = read;
  for (let repeats = 0; ; repeats += 1) {
    const notBefore = Math.max(...[tasks, ...groups.map(({ part }) => part)].map(({ askedAt }) => askedAt)) - apartMs;
    const isOld = ({ value, answeredAt }: Dated<unknown>): boolean => value !== undefined && answeredAt < notBefore;
    if (!isOld(tasks) && !groups.some(({ part }) => isOld(part))) return { tasks, groups };
    if (repeats === mostRepeats) {
      return {
        tasks: isOld(tasks) ? apart(tasks, 'DescribeTasks') : tasks,
        groups: groups.map((one) => (isOld(one.part) ? { ...one, part: apart(one.part, 'DescribeTargetHealth', one.arn) } : one)),
      };
    }
    [tasks, groups] = await Promise.all([
      isOld(tasks) ? again.tasks() : tasks,
      Promise.all(groups.map(async (one) => (isOld(one.part) ? { ...one, part: await again.targets(one.arn, notBefore) } : one))),
    ]);
  }
}

function apart<T>({ askedAt, answeredAt, readFailures }: Dated<T>, operation: Operation, resource?: string): Dated<T> {
  const error = { name: readApart, message: 'tasks and targets were not answered within a few seconds of each other' };
  const about = resource === undefined ? {} : { resource };
  return { askedAt, answeredAt, readFailures: [...readFailures, readFailureOf(operation, error, about)] };
}
