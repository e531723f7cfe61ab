/** Texts that fit a pattern, as the evidence of a cause and for its sentence. */
import type { Evidence } from '../../model/finding.ts';
import { count } from '../../model/text.ts';
import type { Readings } from './readings.ts';
import { oneLine, type Field, type Text } from './texts.ts';

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

/** The texts that fit a quote. */
export interface QuotedTexts {
  /** The most trusted of them, as evidence. */
  readonly evidence: readonly Evidence[];
  /** The words of the most trusted text that fit. */
  readonly words: string;
  /** What the most trusted text says from these words on, for a sentence. */
  readonly excerpt: string;
  /** What a detail captures in the most trusted text that has it; the whole of what it matches if it captures nothing. */
  readonly capture: (detail: RegExp) => string | undefined;
}

const mostEvidence = 3;

/** undefined: no text fits. */
export function findQuote({ texts }: Readings, quote: Quote): QuotedTexts | undefined {
  return quotedTexts(
    texts.filter((text) => fits(text, quote)),
    quote,
  );
}

export const saysQuote = ({ texts }: Readings, quote: Quote): boolean => texts.some((text) => fits(text, quote));

function quotedTexts(fitting: readonly Text[], { says }: Quote): QuotedTexts | undefined {
  const [first] = fitting;
  const found = first && says.exec(first.text);
  if (!found) return undefined;
  return {
    evidence: fitting.slice(0, mostEvidence).map(({ field, text, times }) => ({
      field,
      text: `${around(text, says)}${timesIn(field, times)}`,
    })),
    words: captured(found),
    excerpt: excerptFrom(found),
    capture: (detail) => {
      for (const { text } of fitting) {
        const part = detail.exec(text);
        if (part) return captured(part);
      }
      return undefined;
    },
  };
}

const fits = ({ field, text }: Text, { where, says, about, butNot }: Quote): boolean =>
  where.includes(field) && says.test(text) && (about?.test(text) ?? true) && !(butNot?.test(text) ?? false);

const captured = (found: RegExpExecArray): string => found.slice(1).find(Boolean) ?? found[0];

const mostOfAnExcerpt = 160;

const excerptFrom = ({ input, index }: RegExpExecArray): string => excerptOf(input.slice(index));

/** The beginning of a text of AWS, on one line, for a sentence. */
export function excerptOf(text: string): string {
  const line = oneLine(text);
  return line.length > mostOfAnExcerpt ? `${line.slice(0, mostOfAnExcerpt)}…` : line.replace(/\.$/, '');
}

const mostQuoted = 400;

/** The part of a long text around what was found in it. */
function around(text: string, says: RegExp): string {
  if (text.length <= mostQuoted) return text;
  const start = Math.max(0, (says.exec(text)?.index ?? 0) - mostQuoted / 4);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + mostQuoted)}${start + mostQuoted < text.length ? '…' : ''}`;
}

/** What says a text again and again; ECS says of a deployment in two fields what is one and the same. */
const saidBy: Partial<Record<Field, string>> = {
  'Container.reason': 'task',
  'Task.stoppedReason': 'task',
  log: 'line',
  'Service.events': 'event',
};

function timesIn(field: Field, times: number): string {
  const noun = saidBy[field];
  return times < 2 || noun === undefined ? '' : ` (${count(times, noun)})`;
}
