import { describe, expect, it } from '@jest/globals';
import type { Dated } from '../../src/observe/aws/dated.ts';
import { ofOneTime, type TasksAndTargets } from '../../src/observe/of-one-time.ts';
import { target, task } from '../build.ts';

/** Something that was asked for and answered at these seconds. */
const read = <T>(value: T, askedAt: number, answeredAt = askedAt): Dated<T> => ({
  value,
  readFailures: [],
  askedAt: askedAt * 1000,
  answeredAt: answeredAt * 1000,
});
const tasks = (askedAt: number, answeredAt?: number) => read([task(1)], askedAt, answeredAt);
const group = (arn: string, askedAt: number, answeredAt?: number) => ({ arn, part: read([target(1)], askedAt, answeredAt) });

/** What is read anew, and what is known in the end; whatever is read anew takes so many seconds. */
async function readAnew(first: TasksAndTargets, takesSeconds = 0) {
  const anew: string[] = [];
  let now = Math.max(first.tasks.answeredAt, ...first.groups.map(({ part }) => part.answeredAt)) / 1000;
  const ended = await ofOneTime(first, {
    tasks: () => {
      anew.push('tasks');
      now += takesSeconds;
      return Promise.resolve(tasks(now));
    },
    targets: (arn) => {
      anew.push(arn);
      now += takesSeconds;
      return Promise.resolve(group(arn, now).part);
    },
  });
  const known = [...(ended.tasks.value ? ['tasks'] : []), ...ended.groups.flatMap(({ arn, part }) => (part.value ? arn : []))];
  return { anew, known };
}

describe('tasks and targets of one time', () => {
  it.each<readonly [string, TasksAndTargets, readonly string[]]>([
    ['are those that were read side by side', { tasks: tasks(0), groups: [group('a', 0)] }, []],
    [
      'are those that were read one after the other, however long each took',
      { tasks: tasks(9, 18), groups: [group('a', 0, 9)] },
      [],
    ],
    [
      'are targets read anew, where tasks had to be asked for again and again',
      { tasks: tasks(8), groups: [group('a', 0), group('b', 7)] },
      ['a'],
    ],
    ['are tasks read anew, where targets had to be', { tasks: tasks(0), groups: [group('a', 8)] }, ['tasks']],
  ])('%s', async (_, first, anew) => {
    expect(await readAnew(first)).toEqual({ anew, known: ['tasks', ...first.groups.map(({ arn }) => arn)] });
  });

  it('are not known where they do not come together', async () => {
    const { anew, known } = await readAnew({ tasks: tasks(8), groups: [group('a', 0)] }, 9);
    expect({ anew, known }).toEqual({ anew: ['a', 'tasks'], known: ['tasks'] });
  });

  it('that could not be read stay unread', async () => {
    const none: Dated<never> = { readFailures: [], askedAt: -Infinity, answeredAt: -Infinity };
    expect(await readAnew({ tasks: tasks(8), groups: [{ arn: 'a', part: none }] })).toEqual({ anew: [], known: ['tasks'] });
  });
});
