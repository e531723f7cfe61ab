import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, truncate, codeBlock, escapeHtml, link, plain, prose, escapeMarkdown } from '../../../src/report/render/escape.ts';
import { elements, hostile, plainText, reference, rendered } from '../hostile.ts';

describe('foreign text forges nothing', () => {
  test('as words: one paragraph, and no reference', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = escapeMarkdown(`${text}.`);
        expect(elements(markdown)).toStrictEqual(['p']);
        expect(plainText(markdown)).not.toMatch(reference);
      }),
      { numRuns: 1000 },
    );
  });
  test('as prose: words and code', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = prose(`${text}.`);
        expect(elements(markdown).filter((name) => name !== 'code')).toStrictEqual(['p']);
        expect(plainText(markdown)).not.toMatch(reference);
      }),
      { numRuns: 1000 },
    );
  });
  test('as code in a table: a table of two cells', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const found = elements(`| a | b |\n| --- | --- |\n| ${code(a)} | ${code(b)} |`);
        expect(found.filter((name) => name !== 'code')).toStrictEqual([
          'table',
          'thead',
          'tr',
          'th',
          'th',
          'tbody',
          'tr',
          'td',
          'td',
        ]);
      }),
      { numRuns: 1000 },
    );
  });
  test('as words in a table: a table of two cells', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const found = elements(`| a | b |\n| --- | --- |\n| x${escapeMarkdown(a)} | x${escapeMarkdown(b)} |`);
        expect(found).toStrictEqual(['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td']);
      }),
      { numRuns: 1000 },
    );
  });
  test('as a fence inside a fold: one block, and the fold ends where it should', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (lines) => {
        const markdown = `<details>\n<summary>s</summary>\n\n${codeBlock(lines)}\n\n</details>\n\nafter`;
        expect(elements(markdown)).toStrictEqual(['details', 'summary', 'pre', 'code', 'p']);
        expect(rendered(markdown)).toMatch(/<\/details>\n+<p>after<\/p>$/);
      }),
      { numRuns: 1000 },
    );
  });
  test('as the title of a fold', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(elements(`<details>\n<summary>${escapeHtml(text)}</summary>\n\nx\n\n</details>`)).toStrictEqual([
          'details',
          'summary',
          'p',
        ]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('foreign text is shown as it is', () => {
  const rows: readonly [why: string, said: string, shows: string][] = [
    ['code', code('GET /a_b*c'), '<p><code>GET /a_b*c</code></p>'],
    ['code with backticks', code('a `b` ``c``'), '<p><code>a `b` ``c``</code></p>'],
    ['code that begins with one', code('`a'), '<p><code>`a</code></p>'],
    ['code that is a space', code(' '), '<p>–</p>'],
    ['a line break in code', code('a\nb'), '<p><code>a\\nb</code></p>'],
    ['a carriage return and a tab in code', code('a\rb\tc'), '<p><code>a\\rb\\tc</code></p>'],
    ['a change of direction', escapeMarkdown('a\u202eb'), '<p>a\\u{202e}b</p>'],
    ['words with marks', escapeMarkdown('1.5 × [404] <b> a_b & `c`'), '<p>1.5 × [404] &#x3C;b> a_b &#x26; `c`</p>'],
    ['words that look like a list', escapeMarkdown('1. a'), '<p>1. a</p>'],
    ['words that look like the end of a long list', escapeMarkdown('12) a'), '<p>12) a</p>'],
    ['words that look like an entity', escapeMarkdown('&lt;'), '<p>&#x26;lt;</p>'],
    ['words that look like a reference', escapeMarkdown('is #1'), '<p>is #\u200b1</p>'],
    ['a sentence with values', prose('asks `GET /` on a_b'), '<p>asks <code>GET /</code> on a_b</p>'],
    ['a title in HTML', `<b>${escapeHtml('a & <b> "c" #1')}</b>`, '<p><b>a &#x26; &#x3C;b> "c" #\u200b1</b></p>'],
    ['a link with parentheses in it', link('a', 'https://x.y/(z)'), '<p><a href="https://x.y/%28z%29">a</a></p>'],
    ['a link with a tab in it', link('a', 'https://x.y/\tz'), '<p><a href="https://x.y/%09z">a</a></p>'],
    ['a link that there is not', link('a', undefined), '<p>a</p>'],
  ];
  test.each(rows)('%s', (_why, said, shows) => {
    expect(rendered(said)).toBe(shows);
  });
  const cells: readonly [why: string, text: string, shows: string][] = [
    ['a pipe', 'a|b', 'a|b'],
    ['a pipe behind a backslash, of which a space keeps it apart', 'a\\|b', 'a\\ |b'],
  ];
  test.each(cells)('code in a table: %s', (_why, text, shows) => {
    expect(rendered(`| a |\n| --- |\n| ${code(text)} |`)).toContain(`<td><code>${shows}</code></td>`);
  });
  test('a block of lines: line breaks break them, and tabs are wide', () => {
    const block = codeBlock(['a\tb', 'c\r\nd\re\nf', '```', '\u202e']);
    expect(rendered(block)).toBe('<pre><code>a    b\nc\nd\ne\nf\n```\n\\u{202e}\n</code></pre>');
  });
  test('a block of code in a language', () => {
    expect(rendered(codeBlock(['exit 1'], 'sh'))).toBe('<pre><code class="language-sh">exit 1\n</code></pre>');
  });
  test('where there is no Markdown, nothing is marked', () => {
    expect(plain('asks `GET /`\nfor *all*')).toBe('asks GET /\\nfor *all*');
  });
  test('code has no more marks and spaces around it than it takes', () => {
    expect(['a', 'a `b` c d', '`a', 'a '].map(code)).toStrictEqual(['`a`', '``a `b` c d``', '`` `a ``', '` a  `']);
  });
  test('a dollar begins no formula: GitHub reads them, the judge of these tests does not', () => {
    expect(escapeMarkdown('costs $x$')).toBe('costs \\$x\\$');
  });
  test('a text that is too long says how much is missing', () => {
    expect(truncate('abcdef', 4)).toBe('abcd… (2 more characters)');
    expect(truncate('abcd', 4)).toBe('abcd');
  });
});
