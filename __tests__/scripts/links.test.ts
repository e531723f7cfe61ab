import { describe, expect, test } from '@jest/globals';
import { anchorsOf, brokenLinks } from '../../scripts/docs/links.ts';
import { wordsIn } from '../../scripts/words.ts';

const paths = new Set(['README.md', 'docs', 'docs/a.md', 'docs/b c.md', 'src', 'src/x.ts']);
const faults = (from: string, markdown: string, others: Readonly<Record<string, string>> = {}): readonly string[] =>
  brokenLinks(new Map([...Object.entries(others), [from, markdown]]), paths).map((line) => line.replace(`${from}: `, ''));

describe('a link', () => {
  test.each([
    ['to a page', 'README.md', '[x](docs/a.md)'],
    ['to a page beside it', 'docs/a.md', '[x](a.md)'],
    ['upwards', 'docs/a.md', '[x](../README.md)'],
    ['to a folder', 'README.md', '[x](docs/) [y](docs)'],
    ['to a name with a blank', 'README.md', '[x](docs/b%20c.md)'],
    ['to lines of a source', 'README.md', '[x](src/x.ts#L3) [y](src/x.ts#L3-L5)'],
    ['to an anchor of its own', 'README.md', '## A `b`, c!\n[x](#a-b-c)'],
    ['to another site', 'README.md', '<https://example.com/nowhere> [x](https://example.com/#y) [z](mailto:a@example.com)'],
    ['in code', 'README.md', '`[x](nowhere.md)`\n\n```md\n[x](nowhere.md)\n```'],
  ])('%s leads somewhere', (_what, from, markdown) => {
    expect(faults(from, markdown)).toStrictEqual([]);
  });

  test.each([
    ['to a file that is not there', 'README.md', '[x](docs/c.md)', 'docs/c.md: there is no docs/c.md'],
    ['of another case', 'README.md', '[x](docs/A.md)', 'docs/A.md: there is no docs/A.md'],
    ['as it would be from the root', 'docs/a.md', '[x](docs/a.md)', 'docs/a.md: there is no docs/docs/a.md'],
    ['out of the repository', 'README.md', '[x](../other/README.md)', '../other/README.md: there is no ../other/README.md'],
    ['by an absolute path', 'README.md', '[x](/docs/a.md)', '/docs/a.md: is no relative link'],
    ['to an anchor that is not there', 'README.md', '# A\n[x](#b)', '#b: README.md has no #b'],
    ['to an anchor of another page', 'README.md', '[x](docs/a.md#b)', 'docs/a.md#b: docs/a.md has no #b'],
    ['to an anchor of a source', 'README.md', '[x](src/x.ts#b)', 'src/x.ts#b: src/x.ts has no anchors'],
    ['of a picture', 'README.md', '![x](docs/c.png)', 'docs/c.png: there is no docs/c.png'],
    ['by reference', 'README.md', '[x][y]\n\n[y]: docs/c.md', 'docs/c.md: there is no docs/c.md'],
    ['in a table', 'README.md', '| a |\n| - |\n| [x](docs/c.md) |', 'docs/c.md: there is no docs/c.md'],
    ['in HTML', 'README.md', '<picture><source srcset="docs/c.svg"></picture>', 'docs/c.svg: there is no docs/c.svg'],
  ])('%s is told', (_what, from, markdown, fault) => {
    expect(faults(from, markdown, { 'docs/a.md': '# A' })).toContain(fault);
  });
});

describe('anchors', () => {
  test.each([
    ['# What it asks of AWS', ['what-it-asks-of-aws']],
    ['## `outputs.outcome` is not `outcome`', ['outputsoutcome-is-not-outcome']],
    ['## Blue/green, linear & canary', ['bluegreen-linear--canary']],
    ['## a_b – c', ['a_b--c']],
    ['## Zürich [link](x.md) *now*', ['zürich-link-now']],
    ['# A\n## A\n### a', ['a', 'a-1', 'a-2']],
    ['# A\n# A-1\n# A', ['a', 'a-1', 'a-2']],
    ['Title\n=====\n\n```\n# no heading\n```', ['title']],
    ['<a id="own"></a>\n\n<h2 name=\'other\'>B</h2>', ['own', 'other']],
  ])('of %j', (markdown, anchors) => {
    expect([...anchorsOf(markdown)]).toStrictEqual(anchors);
  });
});

test('words are what wc -w counts', () => {
  expect(wordsIn(' a  b-c\n\n| d | `e f` |\n')).toBe(8);
  expect(wordsIn('')).toBe(0);
});
