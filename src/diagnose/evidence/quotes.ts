/** Texts that fit a pattern, as the evidence of a cause and for its sentence. */
import type { Evidence } from '../../model/finding.ts';
import { count } from '../../model/text.ts';
import { type Field, type Said, saidOf } from './texts.ts';
import type { Timeline } from '../../model/timeline.ts';

export interface Quote {
  readonly where: readonly Field[];
  /** Bounded quantifiers only. */
  readonly says: RegExp;
  /** Must stand in the same text too. */
  readonly about?: RegExp;
  readonly butNot?: RegExp;
}

/** One pattern of many, so that each line of a list stays readable. */
export const anyOf = (patterns: readonly RegExp[], flags = ''): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), flags);

const fits = (said: Said, { where, says, about, butNot }: Quote): boolean =>
  where.includes(said.field) && says.test(said.text) && (about?.test(said.text) ?? true) && !(butNot?.test(said.text) ?? false);

const mostEvidence = 3;
const mostQuoted = 400;

/** The texts that fit, as evidence. */
export const saying = (timeline: Timeline, quote: Quote): readonly Evidence[] =>
  saidOf(timeline)
    .filter((said) => fits(said, quote))
    .slice(0, mostEvidence)
    .map(({ field, text, times }) => ({ field, text: `${excerpt(text, quote.says)}${timesOf(field, times)}` }));

const timesOf = (field: Field, times: number): string => {
  if (times < 2) return '';
  return ` (${field === 'log' ? count(times, 'line') : field === 'Service.events' ? count(times, 'event') : count(times, 'task')})`;
};

/** The part of a long text around what was found in it. */
function excerpt(text: string, says: RegExp): string {
  if (text.length <= mostQuoted) return text;
  const start = Math.max(0, (says.exec(text)?.index ?? 0) - mostQuoted / 4);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + mostQuoted)}${start + mostQuoted < text.length ? '…' : ''}`;
}

/** What a detail captures in the most trusted text that fits the quote; the whole of what it matches if it captures nothing. */
export function capture(timeline: Timeline, quote: Quote, detail: RegExp = quote.says): string | undefined {
  for (const one of saidOf(timeline)) {
    const found = fits(one, quote) ? detail.exec(one.text) : null;
    if (found) return found.slice(1).find(Boolean) ?? found[0];
  }
  return undefined;
}

const mostSaid = 160;

/** What the most trusted text that fits says from there on, for a sentence. */
export function said(timeline: Timeline, quote: Quote): string {
  const one = saidOf(timeline).find((text) => fits(text, quote));
  if (!one) return '';
  const rest = one.text.slice(quote.says.exec(one.text)?.index ?? 0);
  return rest.length > mostSaid ? `${rest.slice(0, mostSaid)}…` : rest.replace(/\.$/, '');
}
