/**
 * The inline Markdown that the summary is written in, as HTML: code, bold, links, escapes. Whatever else stands there is text.
 * A test holds it against a full renderer of Markdown, over every summary that is kept and over hostile ones.
 */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const htmlText = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

interface Parsed {
  readonly html: string;
  readonly end: number;
  readonly isClosed: boolean;
}

/** What is read off at one place: its HTML, and how long it is. */
type Reader = (text: string, at: number) => { readonly html: string; readonly length: number } | undefined;

const codeSpan: Reader = (text, at) => {
  const [whole, , code = ''] = /^(`+)(?!`)([^]*?[^`])\1(?!`)/.exec(text.slice(at)) ?? [];
  if (whole === undefined) return undefined;
  const isPadded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
  return { html: `<code>${htmlText(isPadded ? code.slice(1, -1) : code)}</code>`, length: whole.length };
};

const escaped: Reader = (text, at) => {
  const [whole, character = ''] = /^\\([!-/:-@[-`{-~])/.exec(text.slice(at, at + 2)) ?? [];
  return whole === undefined ? undefined : { html: htmlText(character), length: 2 };
};

/** Those that the summary uses. */
const named: Readonly<Record<string, string>> = { '&#8203;': '\u200b', '<br>': '<br>' };
const entity: Reader = (text, at) => {
  const found = Object.keys(named).find((one) => text.startsWith(one, at));
  return found === undefined ? undefined : { html: named[found] ?? '', length: found.length };
};

const bold: Reader = (text, at) => {
  if (!text.startsWith('**', at)) return undefined;
  const { html, end, isClosed } = parse(text, at + 2, '**');
  return isClosed ? { html: `<strong>${html}</strong>`, length: end + 2 - at } : undefined;
};

/** Only to pages of the web: nothing else is linked from a summary. */
const link: Reader = (text, at) => {
  if (text[at] !== '[') return undefined;
  const { html, end, isClosed } = parse(text, at + 1, ']');
  const found = isClosed ? /^\((?:<(https?:[^<>\s]*)>|(https?:[^()<>\s]*))\)/.exec(text.slice(end + 1)) : null;
  const [target, pointed, plain] = found ?? [];
  const url = pointed ?? plain;
  if (target === undefined || url === undefined) return undefined;
  return { html: `<a href="${htmlText(url)}">${html}</a>`, length: end + 1 + target.length - at };
};

const readers: readonly Reader[] = [codeSpan, escaped, entity, bold, link];

/** Up to `until`, or to the end. */
function parse(text: string, from: number, until?: string): Parsed {
  let html = '';
  let at = from;
  while (at < text.length) {
    if (until !== undefined && text.startsWith(until, at)) return { html, end: at, isClosed: true };
    const read = firstRead(text, at);
    html += read.html;
    at += read.length;
  }
  return { html, end: at, isClosed: false };
}

function firstRead(text: string, at: number): { readonly html: string; readonly length: number } {
  for (const reader of readers) {
    const read = reader(text, at);
    if (read) return read;
  }
  // A run of backticks that closes nowhere is text as a whole.
  const length = /^`+/.exec(text.slice(at))?.[0].length ?? 1;
  return { html: htmlText(text.slice(at, at + length)), length };
}

export const inlineHtml = (text: string): string => parse(text.trim(), 0).html;
