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

/** One act that mends it. */
export interface Remedy {
  /** What to do, and when where that is not plain: with the user's own values, ending with a full stop. */
  readonly text: string;
  /** It mends nothing by itself: it keeps what the others mend. */
  readonly keeps?: true;
  /** This act as something to paste, a form for each tool, the best first; never another act. */
  readonly paste: Forms;
}

/** Other acts that mend it too, the better first. */
export type Remedies = readonly [best: Remedy, ...others: Remedy[]];

/** What people change things with. */
export type Tool =
  | 'AWS CLI'
  | 'Task definition'
  | 'Terraform'
  | 'CDK'
  | 'CloudFormation'
  | 'Console'
  | 'Dockerfile'
  | 'Shell'
  | 'GitHub Actions'
  | 'Express'
  | 'Flask or FastAPI'
  | 'Django'
  | 'Rails';

/** A remedy for one tool; where it takes several commands they stand in turn. */
export interface Form {
  readonly tool: Tool;
  readonly code: string;
}

export type Forms = readonly [best: Form, ...others: Form[]];

/** A cause that showed. */
export interface Finding {
  readonly cause: string;
  readonly severity: Severity;
  readonly title: string;
  readonly sentence: string;
  readonly explanation: string;
  readonly evidence: readonly Evidence[];
  /** The best. */
  readonly remedy: Remedy;
  /** Other acts, each with its own forms, the better first; empty: there is none. */
  readonly alternatives: readonly Remedy[];
  readonly docs: string;
}
