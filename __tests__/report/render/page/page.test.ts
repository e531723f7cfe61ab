/** The page of a summary, against a full renderer of Markdown: every summary that is kept, and hostile ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, codeBlock, escapeHtml, escapeMarkdown, prose } from '../../../../src/report/render/escape.ts';
import { table } from '../../../../src/report/render/markdown-table.ts';
import { blocksHtml } from '../../../../src/report/render/page/blocks.ts';
import { pageOf } from '../../../../src/report/render/page/page.ts';
import { elementsOf, hostile, rendered } from '../../hostile.ts';

/** Diagrams aside, which are drawn here, and without what makes no difference to a reader. */
const comparable = (html: string): string =>
  html
    .replace(/<pre><code class="language-mermaid">[^]*?<\/code><\/pre>|<table class="gantt">[^]*?<\/table>/g, 'DIAGRAM')
    .replace(/ class="language-\w+"/g, '')
    // Within cells of a table of HTML a browser puts rows into a body, which no one wrote.
    .replace(/<\/?tbody>/g, '')
    .replace(/&#x3C;|&#60;/g, '&lt;')
    .replace(/&#x26;|&#38;/g, '&amp;')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x22;', '"')
    .replaceAll('&quot;', '"')
    .replace(/>\s+</g, '><')
    .trim();

const root = new URL('../../../', import.meta.url);
const summaries = ['report/golden', 'scenarios/golden'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);

test.each(summaries)('the page of %s is what Markdown makes of it', (name) => {
  const markdown = readFileSync(new URL(name, root), 'utf8');
  expect(comparable(blocksHtml(markdown))).toBe(comparable(rendered(markdown)));
});

describe('what others wrote', () => {
  const forms: readonly (readonly [string, (text: string) => readonly string[]])[] = [
    ['in words', (text) => [escapeMarkdown(text)]],
    ['in a sentence of the diagnosis', (text) => [`**${prose(text)}**`]],
    ['in a list', (text) => [`- ${code(text)}: ${escapeMarkdown(text)}`]],
    [
      'in a table',
      (text) =>
        table(
          ['a', 'b'],
          [
            [code(text), escapeMarkdown(text)],
            ['c', 'd'],
          ],
        ),
    ],
    ['in code', (text) => ['before', '', codeBlock([text]), '', 'after']],
    ['in a title', (text) => ['<details>', `<summary>x ${escapeHtml(text)}</summary>`, '', 'y', '', '</details>']],
  ];

  test.each(forms)('%s reads as Markdown has it', (_where, form) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = form(`x${text}y`).join('\n');
        expect(comparable(blocksHtml(markdown))).toBe(comparable(rendered(markdown)));
      }),
      { numRuns: 300 },
    );
  });

  test.each(forms)('%s adds no element but code to a page', (_where, form) => {
    const bare = new Set([...elementsOf(blocksHtml(form('x').join('\n'))), 'code', 'p']);
    fc.assert(
      fc.property(hostile, (text) => {
        const elements = elementsOf(blocksHtml(form(text).join('\n')));
        expect(elements.filter((one) => !bare.has(one))).toStrictEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('can be no title of the page', () => {
    expect(pageOf('x', '</title><script>y</script>')).toContain('<title>&lt;/title&gt;&lt;script&gt;y&lt;/script&gt;</title>');
  });
});

test('a diagram is drawn with its bars in their places', () => {
  const html = blocksHtml(
    [
      '```mermaid',
      'gantt',
      'dateFormat YYYY-MM-DD HH:mm:ss',
      'section task 1',
      'starting :active, 2026-01-05 10:00:00, 2026-01-05 10:00:30',
      'unhealthy :crit, 2026-01-05 10:00:30, 2026-01-05 10:02:00',
      'section verdict',
      'targets unhealthy :milestone, 2026-01-05 10:02:00, 0s',
      '```',
    ].join('\n'),
  );
  expect(html).toContain('<th>task 1</th>');
  expect(html).toContain('class="bar active" style="margin-left:0.00%;width:25.00%" title="starting, 10:00:00 to 10:00:30"');
  expect(html).toContain('class="bar crit" style="margin-left:25.00%;width:75.00%" title="unhealthy, 10:00:30 to 10:02:00"');
  expect(html).toContain('class="bar milestone" style="margin-left:100.00%;width:0.00%" title="targets unhealthy, 10:02:00"');
});
