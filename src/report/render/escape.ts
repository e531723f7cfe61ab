/**
 * Foreign text in Markdown. Whatever AWS, a container or an input wrote passes through here on its way into the job
 * summary: it can then forge neither structure nor HTML, links, images, mathematics, mentions or references.
 *
 * https://github.github.com/gfm/ for structure; GitHub's own filters turn `@name`, `#1` and `GH-1` in plain text into
 * mentions and references after the Markdown has been rendered, so a backslash does not stop them and a zero-width space
 * has to.
 */

import { beginning, withoutAnsiCodes } from '../../model/text.ts';

/** Control, format (bidirectional marks, zero-width characters), and line-separating characters, and halves of a pair. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Shows what cannot be seen: `\n`, `\u{202e}`. */
export const visible = (text: string): string =>
  withoutAnsiCodes(text).replace(
    invisible,
    (character) => escapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** The text, or its beginning with a word on how much is missing. */
export function truncate(text: string, mostCharacters: number): string {
  const shown = beginning(text, mostCharacters);
  const rest = text.length - shown.length;
  return rest === 0 ? text : `${shown}… (${rest} more characters)`;
}

const longestBacktickRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** A code span that holds in a table cell too; `–` for an empty text. */
export function code(text: string): string {
  // A pipe ends a cell even in code. A backslash before it would escape the escape: the space keeps them apart.
  const shown = visible(text)
    .replace(/\\(?=\|)/g, '\\ ')
    .replaceAll('|', '\\|');
  if (shown.trim() === '') return '–';
  const ticks = '`'.repeat(longestBacktickRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

const zeroWidth = '&#8203;';

/** What begins a mention, a reference or a link of its own accord. */
const referring = /@|#(?=[\w\\])|\bGH-(?=\d)|www(?=\.)|:(?=\/\/)/gi;

/** Plain words: every character stands for itself. */
export const escapeMarkdown = (text: string): string =>
  visible(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~$&]/g, '\\$&')
    .replace(/^(\s*)([#+=:-]|\d+[.)](?=\s|$))/, (_all, space: string, mark: string) => `${space}${guarded(mark)}`)
    .replace(referring, (found) => `${found}${zeroWidth}`);

/** At the start of a line these would open a heading, a list or a rule. */
const guarded = (mark: string): string => (mark.length === 1 ? `\\${mark}` : mark.replace(/[.)]/, '\\$&'));

/** In HTML of our own, such as the title of a collapsed section, where Markdown is not read. */
export const escapeHtml = (text: string): string =>
  visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(referring, (found) => `${found}${zeroWidth}`);

/** A sentence of the diagnosis: words, and values between backticks as code. */
export const prose = (text: string): string =>
  text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('');

/** The same sentence where there is no Markdown: log, annotation, output. */
export const plain = (text: string): string => visible(text.replaceAll('`', ''));

/** A block of lines as they are; the fence is longer than any run of backticks in them. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const shown = lines.flatMap((line) => line.split(/\r\n|\r|\n/)).map((line) => visible(line.replaceAll('\t', '    ')));
  const ticks = '`'.repeat(Math.max(3, ...shown.map((line) => longestBacktickRun(line) + 1)));
  return [`${ticks}${language}`, ...shown, ticks].join('\n');
}

/** `[text](url)` with a URL made here; parentheses and angle brackets in it cannot end the link. */
export const link = (text: string, url: string | undefined): string =>
  url === undefined
    ? text
    : `[${text}](${url.replace(/[()<>\s\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
