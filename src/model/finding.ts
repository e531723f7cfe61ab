/** What is wrong, why, and what mends it. */
import type { Timeline } from './timeline.ts';

/** GitHub's own levels of annotations. */
export type Severity = 'error' | 'warning' | 'notice';

/** A fact that proves a cause. */
export interface Evidence {
  /** The API field that it was read from, e.g. `TargetHealth.Description`. */
  readonly field: string;
  /** What it says, in a short phrase with its value. */
  readonly text: string;
}

export interface Remedy {
  /** What to do: imperative, with the user's own values, ending with a full stop. */
  readonly text: string;
  /** The same as something to paste; the most direct first. */
  readonly paste: readonly Snippet[];
}

export interface Snippet {
  readonly tool: 'AWS CLI' | 'Terraform' | 'CDK' | 'CloudFormation' | 'Console' | 'Dockerfile' | 'Shell';
  readonly code: string;
}

export interface Cause {
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
  /** The facts that prove it in this timeline; empty: it does not show. */
  readonly evidence: (timeline: Timeline) => readonly Evidence[];
  /** Asked only where there is evidence. */
  readonly remedy: (timeline: Timeline) => Remedy;
  /** One sentence that tells the cause with the user's own values; asked only where there is evidence. */
  readonly sentence: (timeline: Timeline) => string;
}

/** A cause that showed. */
export interface Finding {
  readonly cause: string;
  readonly severity: Severity;
  readonly title: string;
  readonly sentence: string;
  readonly explanation: string;
  readonly evidence: readonly Evidence[];
  readonly remedy: Remedy;
  readonly docs: string;
}
