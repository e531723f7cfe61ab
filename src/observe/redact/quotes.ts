/**
 * Where what stands in quotes ends: in JSON, JSON within JSON, YAML, a shell, or a value that a program printed as it was. A quote
 * is told from one within by the backslashes before it, and by what follows it.
 */

export interface Quote {
  readonly sign: string;
  /** Before the quote that opens: 0, of JSON within JSON 1, within that 3, … */
  readonly backslashes: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  /** Where to go on: behind the quote that closes. */
  readonly next: number;
}

export const quoteSigns = String.raw`["'\x60]`;
/** With all the backslashes before it. */
export const quoteWithin = String.raw`(?<!\\)\\*${quoteSigns}`;
/** As it opens a value. */
const opening = /\\{0,31}["']/y;
const quoteOrLine = new RegExp(String.raw`\n|${quoteWithin}`, 'g');
const quoteOrBlank = new RegExp(String.raw`[\s\0]|(${quoteWithin})`, 'g');
/** What is inside a word, as in `don't`, opens nothing. */
const beforeOpening = /[^\p{L}\p{N}_)\]}.!?]/u;
/** A sign that separates, with nothing behind it that only a password has there. */
const behindClosing = /[\s\0]|[,;:)}\]>&|<](?:[\s\w"'`\\([{<>}\]),;$-]|$)|\\+[nrt]|$/y;

/** Quotes that would close none are most likely no quotes. */
const deepest = 6;

/**
 * With each level of JSON a backslash becomes two, and a quote gets one more: of those before a quote of its own level, a string
 * that `\"` opened has 1, 5, 9, …
 */
const closes = ({ sign, backslashes }: Quote, other: Quote): boolean =>
  sign === other.sign && other.backslashes % (2 * (backslashes + 1)) === backslashes;

function isDelimited(text: string, at: number): boolean {
  behindClosing.lastIndex = at;
  return behindClosing.test(text);
}

/** @param found with all the backslashes before it */
export const quoteOf = (found: string): Quote => ({ sign: found.slice(-1), backslashes: found.length - 1 });

/** The open quote that this one closes, as its place from outside; -1 where it closes none. */
function closed(open: readonly Quote[], quote: Quote, text: string, end: number): number {
  let place = open.length - 1;
  for (let one = open[place]; one && !closes(one, quote); one = open[place]) place -= 1;
  if (isDelimited(text, end)) return place;
  // Behind it there may be the end of what it stands in.
  const next = quoteAt(text, end);
  return next && open.slice(0, place).some((one) => closes(one, next)) ? place : -1;
}

function quoteAt(text: string, at: number): Quote | undefined {
  opening.lastIndex = at;
  const found = opening.exec(text)?.[0];
  return found === undefined ? undefined : quoteOf(found);
}

const quotes = new RegExp(quoteWithin, 'g');

/** Takes note of every quote between two places. */
export function noteAll(open: Quote[], text: string, from: number, to: number): void {
  for (const { 0: found, index } of text.slice(from, to).matchAll(quotes))
    note(open, text, quoteOf(found), from + index + found.length);
}

/** Takes note of a quote that ends at `end`: it opens, it closes, or it is only a sign. */
export function note(open: Quote[], text: string, quote: Quote, end: number): void {
  const place = closed(open, quote, text, end);
  if (place >= 0) open.length = place;
  else if (open.length < deepest && isOpening(text, end - 1 - quote.backslashes)) open.push(quote);
}

const isOpening = (text: string, at: number): boolean => at === 0 || beforeOpening.test(text.charAt(at - 1));

/** The value that stands at `from`: in its own quotes, or up to a blank or the end of the quotes in which it stands. */
export function valueAt(text: string, from: number, open: readonly Quote[]): Span {
  const quote = quoteAt(text, from);
  if (!quote) return bareAt(text, from, open);
  const begin = from + quote.backslashes + 1;
  // What closes the quotes around opens no value.
  if (closed(open, quote, text, begin) >= 0) return { from, to: from, next: from };
  return quotedAt(text, begin, quote, open);
}

function quotedAt(text: string, from: number, quote: Quote, open: readonly Quote[]): Span {
  const all = [...open, quote];
  quoteOrLine.lastIndex = from;
  for (let found = quoteOrLine.exec(text); found; found = quoteOrLine.exec(text)) {
    const [whole] = found;
    const end = quoteOrLine.lastIndex;
    if (whole === '\n') return { from, to: found.index, next: found.index };
    const one = quoteOf(whole);
    // YAML and SQL double the quote that is meant as a sign; a shell ends the word, escapes one, and begins again.
    const gone = goneOn(text, end, one.sign);
    if (gone > 0) {
      quoteOrLine.lastIndex = end + gone;
      continue;
    }
    const place = closed(all, one, text, end);
    if (place >= 0) return { from, to: closingAt(all, place, end), next: place === open.length ? end : found.index };
  }
  return { from, to: text.length, next: text.length };
}

/** Where the quote begins that closes this one: of the backslashes before it, as many are its own as opened it. */
const closingAt = (open: readonly Quote[], place: number, end: number): number => end - 1 - (open[place]?.backslashes ?? 0);

/** How many signs behind a quote say that it ended nothing. */
function goneOn(text: string, end: number, sign: string): number {
  if (text.startsWith(`\\${sign}${sign}`, end)) return 3;
  return text.startsWith(sign, end) && !/^(?:\s|$)/.test(text.slice(end + 1, end + 2)) ? 1 : 0;
}

/** Without quotes of its own. */
export function bareAt(text: string, from: number, open: readonly Quote[]): Span {
  quoteOrBlank.lastIndex = from;
  for (let found = quoteOrBlank.exec(text); found; found = quoteOrBlank.exec(text)) {
    const [, quote] = found;
    if (quote === undefined) return { from, to: found.index, next: found.index };
    const place = closed(open, quoteOf(quote), text, quoteOrBlank.lastIndex);
    if (place >= 0) {
      const to = closingAt(open, place, quoteOrBlank.lastIndex);
      return { from, to, next: to };
    }
  }
  return { from, to: text.length, next: text.length };
}
