/** How a cause is written down: it is looked for once, and what was found tells the rest. */
import type { Evidence, Finding, Remedies, Severity } from '../model/finding.ts';
import { findQuote, type Quote, type QuotedTexts } from './evidence/quotes.ts';
import type { Readings } from './evidence/readings.ts';

/** What there is to say of a cause wherever it shows. */
interface Description {
  /** The file's name; permanent. */
  readonly id: string;
  readonly severity: Severity;
  /** What was seen, not what to do: at most 80 characters, no full stop. */
  readonly title: string;
  /** What it means, for someone who has never met it. */
  readonly explanation: string;
  /** How it comes about, each a short sentence. */
  readonly origins: readonly string[];
  /** How to keep it from coming back. */
  readonly prevention: string;
  readonly docs: `https://docs.aws.amazon.com/${string}`;
}

/** What was found of a cause, told with the user's own values. */
interface Telling<Found> {
  /** One sentence, without a capital and a full stop. */
  readonly sentence: (found: Found, timeline: Readings) => string;
  /** What mends it: each act once, the best first. */
  readonly remedies: (found: Found, timeline: Readings) => Remedies;
}

interface CauseDefinition<Found> extends Description, Telling<Found> {
  /** undefined: the cause does not show. */
  readonly find: (timeline: Readings) => Found | undefined;
  /** The facts that prove it, each with the API field that it was read from. */
  readonly evidence: (found: Found, timeline: Readings) => readonly Evidence[];
}

interface QuoteCauseDefinition extends Description, Telling<QuotedTexts> {
  /** The text that is the cause, and its proof. */
  readonly quote: Quote;
}

/** A cause of the catalogue. */
export interface Cause extends Description {
  readonly detect: (timeline: Readings) => Finding | undefined;
}

/** A cause that is joined from several signs, or read from a configuration. */
export function defineCause<Found>({ find, evidence, sentence, remedies, ...description }: CauseDefinition<Found>): Cause {
  const { id, severity, title, explanation, docs } = description;
  const tell = (found: Found, timeline: Readings): Finding => {
    const [remedy, ...alternatives] = remedies(found, timeline);
    return {
      cause: id,
      severity,
      title,
      explanation,
      docs,
      sentence: sentence(found, timeline),
      remedy,
      alternatives,
      evidence: evidence(found, timeline),
    };
  };
  return {
    ...description,
    detect: (timeline) => {
      const found = find(timeline);
      return found === undefined ? undefined : tell(found, timeline);
    },
  };
}

/** A cause that AWS, the runtime or the application names in so many words. */
export const quoteCause = ({ quote, ...definition }: QuoteCauseDefinition): Cause =>
  defineCause({
    ...definition,
    find: (timeline) => findQuote(timeline, quote),
    evidence: ({ evidence }) => evidence,
  });
