/** What is known of a deployment's fate. */

/** All outcomes, in order of precedence: when several fit one look, the first wins. */
export const outcomes = [
  'cancelled',
  'no-access',
  'misconfigured',
  'rolled-back',
  'superseded',
  'targets-unhealthy',
  'tasks-cycling',
  'tasks-not-placed',
  'deployment-failed',
  'no-tasks',
  'no-deployment',
  'timed-out',
  'audit-passed',
  'healthy',
] as const;

export type Outcome = (typeof outcomes)[number];

export type Verdict = InProgress | Decided;

export interface InProgress {
  readonly decided: false;
}

export interface Decided {
  readonly decided: true;
  readonly outcome: Outcome;
  /** When it was known: the end of the look that showed it, by AWS's clock. */
  readonly at: number;
  /** Whether it lets the step pass. */
  readonly passes: boolean;
  /** What was seen that makes it so: one sentence, in counts and in the user's own values. */
  readonly because: string;
}

/** Outcomes that a closer look can explain: failed containers have something to tell, or the configuration was mended meanwhile. */
export const outcomesToExplain: ReadonlySet<Outcome> = new Set([
  'rolled-back',
  'targets-unhealthy',
  'tasks-cycling',
  'tasks-not-placed',
  'deployment-failed',
  'timed-out',
]);
