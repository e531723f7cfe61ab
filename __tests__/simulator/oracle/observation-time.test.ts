import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../simulator/in-process.ts';
import { askedWithin, blindTo, movedTo, readAtMs, readTimes, stateAtMs } from '../../../simulator/oracle/observation-time.ts';

const call = (operation: Call['operation'], at: number, answeredAt?: number): Call => ({
  operation,
  at,
  input: {},
  ...(answeredAt === undefined ? {} : { answeredAt }),
});

const time = { atMs: 1000, endedMs: 20_000, answered: true, whole: true };

describe('what an observation read is dated', () => {
  it.each([
    ['by its start when it was not asked for', undefined, 1000],
    ['by its start when it was read promptly', 2000, 1000],
    ['by when it was read when that was late', 19_000, 19_000],
  ])('%s', (_, tasks, expected) => {
    expect(readAtMs({ ...time, readMs: tasks === undefined ? {} : { tasks } }, 'tasks')).toBe(expected);
  });

  it.each([
    ['of its start when it was not asked for', undefined, 1000],
    ['of when AWS sent it', 18_950, 18_950],
  ])('shows the state %s', (_, tasks, expected) => {
    expect(stateAtMs({ ...time, sentMs: tasks === undefined ? {} : { tasks } }, 'tasks')).toBe(expected);
  });

  it('shows the state of when AWS told of one by itself, whatever it told of others', () => {
    const asked = { ...time, sentMs: { tasks: 9000 }, sentAboutMs: new Map([['one', 5000]]) };
    expect([stateAtMs(asked, 'tasks', 'one'), stateAtMs(asked, 'tasks', 'other')]).toEqual([5000, 9000]);
  });

  it('is all that was asked within it, answered or not', () => {
    const calls = [call('DescribeServices', 900, 950), call('ListTasks', 1050, 1100), call('GetDeployment', 9100)];
    expect([...askedWithin(calls, 1000, 20_000)]).toEqual(['ListTasks', 'GetDeployment']);
  });

  it('by the last answer of those that belong to it', () => {
    const calls = [
      call('DescribeServices', 900, 950),
      call('DescribeServices', 1000, 1050),
      call('ListTasks', 1050, 1100),
      call('DescribeTasks', 1100, 9000),
      call('ListTasks', 9100),
      call('DescribeTargetHealth', 30_000, 31_000),
      // What begins as it ends is the next one's.
      call('DescribeServices', 20_000, 20_050),
    ];
    expect(readTimes(calls, 1000, 20_000, 50)).toMatchObject({
      readMs: { service: 1050, taskLists: 1100, tasks: 9000 },
      sentMs: { service: 1000, taskLists: 1050, tasks: 8950 },
    });
  });

  it('page by page where the targets of a group come so', () => {
    const page = (at: number, nextToken?: string): Call => ({
      ...call('ListTargets', at, at + 100),
      input: { targetGroupIdentifier: 'arn:group', ...(nextToken === undefined ? {} : { nextToken }) },
    });
    // Asked once more, they begin anew.
    const calls = [page(1000), page(1100, 'two'), page(2000), page(2100, 'two')];
    expect(readTimes(calls, 1000, 20_000, 50).pagesMs).toEqual(new Map([['arn:group', [2050, 2150]]]));
  });

  it('as much earlier where the observation is thought of as earlier', () => {
    expect(movedTo({ ...time, readMs: { targets: 3000 }, sentMs: { targets: 2950 } }, 500)).toEqual({
      ...time,
      atMs: 500,
      endedMs: 19_500,
      readMs: { targets: 2500 },
      sentMs: { targets: 2450 },
      sentAboutMs: new Map(),
      pagesMs: new Map(),
    });
  });

  it('as soon as the one before read it where it is to see no more than that, but for what it sees for itself', () => {
    const before = { ...time, atMs: 500, sentMs: { service: 600 } };
    const blind = blindTo({ ...time, sentMs: { targets: 1100 } }, before, true);
    expect(blind).toMatchObject({ atMs: 1000, endedMs: 20_000, sentMs: { service: 600, tasks: 500, targets: 1100 } });
  });
});
