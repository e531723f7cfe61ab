import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { quoted } from '../../scripts/docs/gallery.ts';
import { isOf, signed } from '../../scripts/docs/picture.ts';
import { textIn, withText } from '../../scripts/docs/png-text.ts';
import { terminal } from '../../scripts/docs/terminal.ts';
import { outcomesInOrder } from '../../src/model/outcome.ts';
import { stories } from '../../simulator/scenarios/stories.ts';

const docs = (name: string): Buffer => readFileSync(new URL(`../../docs/${name}`, import.meta.url));

describe('the gallery', () => {
  const page = docs('gallery.md').toString();

  it('has a story of each outcome', () => {
    const shown = new Set([...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, outcome]) => outcome));
    expect([...shown].sort()).toStrictEqual([...outcomesInOrder].sort());
  });

  it('is rendered by GitHub, which gives up on files of more than 512 kB', () => {
    expect(page.length).toBeLessThan(400_000);
  });

  it('has one heading for each story, and no other', () => {
    const headings = page.split('\n').filter((line) => /^#{2,6} /.test(line));
    expect(headings).toStrictEqual(Object.keys(stories).map((name) => `## ${name}`));
  });
});

describe('a summary in a quotation', () => {
  it.each([
    ['a heading is bold', '### Why', '> **Why**'],
    [
      'what is like one in code stays',
      '```hcl\n# in the service\n```\n## Then',
      '> ```hcl\n> # in the service\n> ```\n> **Then**',
    ],
    ['a shorter fence does not end a longer one', '````\n```\n# a\n````', '> ````\n> ```\n> # a\n> ````'],
    ['an empty line has no blank at its end', 'a\n\nb', '> a\n>\n> b'],
  ])('%s', (_sentence, summary, text) => {
    expect(quoted(summary)).toBe(text);
  });
});

describe('a terminal in SVG', () => {
  const svg = terminal('a & b', [
    { afterSeconds: 0, lines: ['$ npm run demo', '10:00:20 <b> & c'] },
    { afterSeconds: 40, lines: Array.from({ length: 60 }, (_, row) => `row ${row}`) },
    { afterSeconds: 40, lines: ['word '.repeat(50)] },
  ]);

  it('has each line as text, which can be no markup', () => {
    expect(svg).toContain('<tspan class="time">10:00:20</tspan> &lt;b&gt; &amp; c</text>');
    expect(svg.match(/>row \d+<\/text>/g)).toHaveLength(60);
    expect(svg).not.toMatch(/<script|<foreignObject|href|url\((?!#)/);
  });

  it('breaks what is too long between words', () => {
    for (const [, text = ''] of svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)) expect(text.length).toBeLessThanOrEqual(112);
  });

  it('leafs through what is more than a screen, and never shows fewer rows than before', () => {
    const cover = /@keyframes cover\{(.*)\}/.exec(svg)?.[1] ?? '';
    const steps = [...cover.matchAll(/([\d.]+)%\{transform:translateY\((\d+)px\)\}/g)].map(([, at, down]) => [
      Number(at),
      Number(down),
    ]);
    expect(steps.length).toBeGreaterThanOrEqual(5);
    expect(steps).toStrictEqual(steps.toSorted(([one = 0], [other = 0]) => one - other));
    expect(steps.map(([, down]) => down)).toStrictEqual(steps.map(([, down = 0]) => down).toSorted((one, other) => one - other));
    expect(steps.at(-1)?.[0]).toBeLessThan(100);
  });
});

describe('a picture', () => {
  const chunk = (type: string, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0, 0, 0, body.length]), Buffer.from(type), body, Buffer.alloc(4)]);
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.alloc(13)),
    chunk('IDAT', deflateSync(Buffer.alloc(5))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

  it('keeps a word, beside others, and nothing of it is lost', () => {
    const both = withText(withText(png, 'Source', 'abc'), 'Author', 'nobody');
    expect([textIn(both, 'Source'), textIn(both, 'Author'), textIn(both, 'Title')]).toStrictEqual(['abc', 'nobody', undefined]);
    expect(Buffer.concat([both.subarray(0, 33), both.subarray(both.indexOf('IDAT') - 4)])).toStrictEqual(png);
  });

  it('is known by the summary that it shows', () => {
    expect([isOf(signed(png, 'one'), 'one'), isOf(signed(png, 'one'), 'two'), isOf(png, 'one')]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['light', 'dark'])('for the README is one that GitHub shows soon (%s)', (theme) => {
    expect(docs(`summary-${theme}.png`).length).toBeLessThan(400_000);
  });
});
