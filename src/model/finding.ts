/** What is wrong, why, and what mends it. */
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
