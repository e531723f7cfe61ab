import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import { openClient } from '../../../src/observe/aws/client.ts';
import type { Aws } from '../../../src/observe/aws/operations.ts';
import { readPages } from '../../../src/observe/read/pages.ts';

/** ListTasks, a page of two tasks for each of these tokens. */
async function list(tokenAfter: (page: number) => string | undefined) {
  let page = 0;
  const aws: Aws = {
    clockOffsetMs: () => 0,
    call: () => {
      page += 1;
      const nextToken = tokenAfter(page);
      return Promise.resolve({ taskArns: [`${page}a`, `${page}b`], ...(nextToken === undefined ? {} : { nextToken }) } as never);
    },
  };
  const client = openClient({
    aws,
    clock: systemClock,
    random: Math.random,
    settled: new Map(),
    signal: new AbortController().signal,
  });
  const { value, readFailures } = await readPages(client, 'ListTasks', { cluster: 'prod' }, ({ taskArns = [] }) => taskArns);
  return { value, asked: page, failures: readFailures.map(({ reason, message }) => `${reason}: ${message}`) };
}

describe('a listing', () => {
  it('is all of its pages', async () => {
    expect(await list((page) => (page < 3 ? `${page}` : undefined))).toEqual({
      value: ['1a', '1b', '2a', '2b', '3a', '3b'],
      asked: 3,
      failures: [],
    });
  });

  it.each<readonly [string, (page: number) => string, number, RegExp]>([
    ['of which every page names the same next one is not known', () => 't', 2, /^malformed: ListTasks .*circle/],
    ['that comes back to an earlier page is not known', (page) => `${page % 3}`, 4, /circle/],
    ['that never ends is not known', (page) => `${page}`, 100, /^malformed: ListTasks .*after 100 pages/],
  ])('%s', async (_, tokenAfter, asked, words) => {
    const listed = await list(tokenAfter);
    expect([listed.value, listed.asked]).toEqual([undefined, asked]);
    expect(listed.failures).toEqual([expect.stringMatching(words)]);
  });
});
