/** The blocks that the summary is made of, as HTML: headings, paragraphs, lists, tables, code, collapsed sections. */
import { ganttHtml } from './gantt-html.ts';
import { htmlText, inlineHtml } from './inline.ts';

/** The lines of HTML that the summary has of its own. A line that others wrote never begins with `<`. */
const ownTags: ReadonlySet<string> = new Set(['<details>', '</details>', '<table><tr>', '</tr></table>', '<td>', '</td>']);

/** A block at the beginning of the lines: its HTML, and how many lines it takes. */
type Reader = (lines: readonly string[]) => { readonly html: string; readonly taken: number } | undefined;

const heading: Reader = ([line = '']) => {
  const [, marks, text = ''] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
  return marks === undefined ? undefined : { html: element(`h${marks.length}`, inlineHtml(text)), taken: 1 };
};

const ownHtml: Reader = ([line = '']) => {
  if (ownTags.has(line)) return { html: line, taken: 1 };
  const [, title] = /^<summary>(.*)<\/summary>$/.exec(line) ?? [];
  return title === undefined ? undefined : { html: element('summary', htmlText(unescapedHtml(title))), taken: 1 };
};

/** What stands there has been escaped once. */
const unescapedHtml = (text: string): string =>
  text
    .replaceAll('&#8203;', '\u200b')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

const codeBlock: Reader = (lines) => {
  const [, fence, language = ''] = /^(`{3,})([a-z]*)$/.exec(lines[0] ?? '') ?? [];
  if (fence === undefined) return undefined;
  const end = lines.indexOf(fence, 1);
  const code = lines.slice(1, end === -1 ? lines.length : end);
  const html = language === 'mermaid' ? ganttHtml(code) : `<pre><code>${htmlText(`${code.join('\n')}\n`)}</code></pre>`;
  return { html, taken: code.length + (end === -1 ? 1 : 2) };
};

const list: Reader = (lines) => {
  const items = leading(lines, (line) => line.startsWith('- '));
  if (items.length === 0) return undefined;
  return { html: element('ul', items.map((item) => element('li', inlineHtml(item.slice(2)))).join('\n')), taken: items.length };
};

const table: Reader = (lines) => {
  const rows = leading(lines, (line) => line.startsWith('|'));
  const [head, divider, ...body] = rows;
  if (head === undefined || divider === undefined || !/^[|\s-]+$/.test(divider)) return undefined;
  const row = (line: string, cell: 'th' | 'td'): string =>
    element(
      'tr',
      cellsOf(line)
        .map((text) => element(cell, inlineHtml(text)))
        .join(''),
    );
  const html = `${element('thead', row(head, 'th'))}\n${element('tbody', body.map((line) => row(line, 'td')).join('\n'))}`;
  return { html: `<table>\n${html}\n</table>`, taken: rows.length };
};

/** A pipe with a backslash before it is a character of its cell, in code too. */
function cellsOf(line: string): readonly string[] {
  const cells = [''];
  for (const [piece] of line
    .trim()
    .replace(/^\||\|$/g, '')
    .matchAll(/\\[\\|]|[^\\|]+|[\\|]/g)) {
    if (piece === '|') cells.push('');
    else cells.push(`${cells.pop() ?? ''}${piece === '\\|' ? '|' : piece}`);
  }
  return cells;
}

const paragraph: Reader = (lines) => {
  const own = leading(lines, (line) => line !== '' && !starters.some((reader) => reader([line])));
  // Whatever it begins like, a line is read as something.
  const read = own.length === 0 ? lines.slice(0, 1) : own;
  return { html: element('p', inlineHtml(read.join('\n'))), taken: read.length };
};

/** What ends a paragraph. */
const starters: readonly Reader[] = [heading, ownHtml, codeBlock, list];
const readers: readonly Reader[] = [...starters, table, paragraph];

function leading(lines: readonly string[], matches: (line: string) => boolean): readonly string[] {
  const end = lines.findIndex((line) => !matches(line));
  return end === -1 ? lines : lines.slice(0, end);
}

const element = (name: string, html: string): string => `<${name}>${html}</${name}>`;

export function blocksHtml(markdown: string): string {
  const blocks: string[] = [];
  let lines: readonly string[] = markdown.split('\n');
  while (lines.length > 0) {
    const read = lines[0] === '' ? undefined : readers.map((reader) => reader(lines)).find((one) => one !== undefined);
    if (read) blocks.push(read.html);
    lines = lines.slice(read?.taken ?? 1);
  }
  return blocks.join('\n');
}
