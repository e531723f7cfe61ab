/** How a cause is asked, and what becomes of what it found. */
import { describe, expect, test } from '@jest/globals';
import { defineCause, quoteCause } from '../../src/diagnose/define-cause.ts';
import { readingsOf } from '../../src/diagnose/evidence/readings.ts';
import { judged } from '../../src/explain/fixture/judged.ts';

const description = {
  id: 'a-cause',
  severity: 'error',
  title: 'A title',
  explanation: 'An explanation.',
  origins: ['An origin.'],
  prevention: 'A prevention.',
  docs: 'https://docs.aws.amazon.com/x',
} as const;
const read = { tool: 'Shell', code: 'cat texts' } as const;
const stopped = (stoppedReason: string) => ({ stopCode: 'TaskFailedToStart', stoppedReason });
const timeline = readingsOf(
  judged({
    about: '',
    tasks: [stopped('disk full on sda'), stopped('disk full on sda'), stopped('Warning: disk full on sdb, then 7')],
  }).timeline,
);

describe('a defined cause', () => {
  test('is looked for once, and what was found tells the rest', () => {
    let asked = 0;
    const { detect } = defineCause({
      ...description,
      find: ({ texts }) => {
        asked += 1;
        return texts.length;
      },
      evidence: (found) => [{ field: 'Task.stoppedReason', text: `${found} texts` }],
      sentence: (found) => `${found} texts were found`,
      remedies: (found, { name }) => [
        { text: `Read ${found} texts of ${name.service}.`, paste: [read] },
        { text: 'Read all.', paste: [read] },
        { text: 'Read none.', paste: [read] },
      ],
    });
    expect(detect(timeline)).toEqual({
      cause: 'a-cause',
      severity: 'error',
      title: 'A title',
      explanation: 'An explanation.',
      docs: 'https://docs.aws.amazon.com/x',
      evidence: [{ field: 'Task.stoppedReason', text: '2 texts' }],
      sentence: '2 texts were found',
      remedy: { text: 'Read 2 texts of api.', paste: [read] },
      alternatives: [
        { text: 'Read all.', paste: [read] },
        { text: 'Read none.', paste: [read] },
      ],
    });
    expect(asked).toBe(1);
  });

  test('is silent where nothing was found', () => {
    const unasked = () => {
      throw new Error('nothing was found that could be told');
    };
    const { detect } = defineCause<string>({
      ...description,
      find: () => undefined,
      evidence: unasked,
      sentence: unasked,
      remedies: unasked,
    });
    expect(detect(timeline)).toBeUndefined();
  });
});

describe('a cause that is a text', () => {
  const says = /disk full on (\w+)/;
  const causeOf = (change: { readonly about?: RegExp; readonly butNot?: RegExp }) =>
    quoteCause({
      ...description,
      quote: { where: ['Task.stoppedReason'], says, ...change },
      sentence: ({ words, excerpt, capture }) => `${words} | ${excerpt} | ${capture(/then (\d)/) ?? 'no number'}`,
      remedies: () => [{ text: 'Mend it.', paste: [read] }],
    });

  test('is told by its words, what follows them, and a detail of any text that fits', () => {
    expect(causeOf({}).detect(timeline)?.sentence).toBe('sda | disk full on sda | 7');
  });

  test('is proved by the texts, equal ones once', () => {
    expect(causeOf({}).detect(timeline)?.evidence).toEqual([
      { field: 'Task.stoppedReason', text: 'disk full on sda (2 tasks)' },
      { field: 'Task.stoppedReason', text: 'Warning: disk full on sdb, then 7' },
    ]);
  });

  test.each([
    ['what it must also say', { about: /Warning/ }, 'sdb'],
    ['what it must not say', { butNot: /sda/ }, 'sdb'],
  ])('is read by %s', (_rule, change, words) => {
    expect(causeOf(change).detect(timeline)?.sentence).toMatch(new RegExp(`^${words} `));
  });

  test('is silent where no text fits', () => {
    expect(causeOf({ about: /nothing of the kind/ }).detect(timeline)).toBeUndefined();
  });
});
