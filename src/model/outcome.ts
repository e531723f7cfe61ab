/** What can become of a deployment, and what is known of each outcome. */

/** What the report, GitHub and the poll loop need to know of an outcome. */
export interface OutcomeDescription {
  /** When it is the outcome, for docs/reference.md. */
  readonly when: string;
  /** In a heading, in a few words. */
  readonly label: string;
  readonly mark: '✅' | '⚠️' | '❌';
  /** Whether it lets the step pass: ever, never, or where the named input says so. */
  readonly passes: 'always' | 'never' | `by ${string}`;
  /** Whether it says something about the deployment; otherwise a commit status is an `error`, not a `failure`. */
  readonly blamesDeployment: boolean;
  /** Whether the catalogue of causes has anything to explain. */
  readonly isDiagnosed: boolean;
  /** Whether a closing observation can explain it: what failed tasks logged, a configuration that was mended meanwhile. */
  readonly isExplainedLater: boolean;
  /** What the first sentence tells: the outcome itself, its root cause, or the outcome's label and then the cause. */
  readonly toldBy: 'outcome' | 'cause' | 'both';
}

/** All outcomes, in order of precedence: when several fit one observation, the first wins. */
export const outcomes = {
  cancelled: {
    when: "the job was cancelled, or an error of the gate's own ended it; what was known by then is still reported",
    label: 'cancelled before the verdict',
    mark: '⚠️',
    passes: 'never',
    blamesDeployment: false,
    isDiagnosed: true,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
  'no-access': {
    when: 'no credentials, expired ones, a required permission missing, or no answer from AWS in the first 2 minutes',
    label: 'no access to AWS',
    mark: '❌',
    passes: 'never',
    blamesDeployment: false,
    isDiagnosed: false,
    isExplainedLater: false,
    toldBy: 'cause',
  },
  misconfigured: {
    when: 'inputs that make no sense, no such service, another health check than expected, a service that cannot be verified',
    label: 'misconfigured',
    mark: '❌',
    passes: 'never',
    blamesDeployment: false,
    isDiagnosed: false,
    isExplainedLater: false,
    toldBy: 'cause',
  },
  'rolled-back': {
    when: 'ECS went back to an older deployment',
    label: 'rolled back',
    mark: '❌',
    passes: 'never',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: true,
    toldBy: 'both',
  },
  superseded: {
    when: "a newer deployment took this one's place before it was healthy",
    label: 'superseded by a newer deployment',
    mark: '❌',
    passes: 'by on-superseded',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
  'targets-unhealthy': {
    when: 'enough tasks failed, most of them at the load balancer, or a target can never become healthy',
    label: 'targets unhealthy',
    mark: '❌',
    passes: 'never',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: true,
    toldBy: 'cause',
  },
  'tasks-cycling': {
    when: 'enough tasks failed, most of them by themselves: they exit, cannot start, or fail their container health check',
    label: 'tasks keep failing',
    mark: '❌',
    passes: 'never',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: true,
    toldBy: 'cause',
  },
  'tasks-not-placed': {
    when: 'ECS cannot place the tasks, and has placed none for 10 minutes',
    label: 'tasks cannot be placed',
    mark: '❌',
    passes: 'never',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: true,
    toldBy: 'cause',
  },
  'deployment-failed': {
    when: 'ECS gave up, and nothing above tells it better',
    label: 'deployment failed',
    mark: '❌',
    passes: 'never',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: true,
    toldBy: 'both',
  },
  'no-tasks': {
    when: 'the desired count is 0, so there is nothing to verify',
    label: 'no tasks to verify',
    mark: '❌',
    passes: 'by allow-no-tasks',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
  'no-deployment': {
    when: 'the expected deployment did not appear in time',
    label: 'no deployment appeared',
    mark: '❌',
    passes: 'by on-no-deployment',
    blamesDeployment: true,
    isDiagnosed: false,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
  paused: {
    when: 'the deployment waits for a person (at a hook, or CodeDeploy `Ready`), and `on-pause` or the end of the time says not to wait any longer',
    label: 'paused for a person',
    mark: '⚠️',
    passes: 'by on-pause',
    blamesDeployment: false,
    isDiagnosed: true,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
  'timed-out': {
    when: 'the time is up; the report says what was missing, and whether it was still moving',
    label: 'timed out',
    mark: '❌',
    passes: 'never',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: true,
    toldBy: 'both',
  },
  'audit-passed': {
    when: '`mode: audit` found nothing in the configuration that fails; health was not looked at',
    label: 'configuration audited',
    mark: '✅',
    passes: 'always',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
  healthy: {
    when: 'all of what was asked for, for as long as it was asked for',
    label: 'healthy',
    mark: '✅',
    passes: 'always',
    blamesDeployment: true,
    isDiagnosed: true,
    isExplainedLater: false,
    toldBy: 'outcome',
  },
} as const satisfies Readonly<Record<string, OutcomeDescription>>;

export type Outcome = keyof typeof outcomes;

/** In order of precedence. */
export const outcomesInOrder = Object.keys(outcomes) as readonly Outcome[];

/** The smaller, the earlier in the order of precedence. */
export const precedenceOf = (outcome: Outcome): number => outcomesInOrder.indexOf(outcome);

/** As {@link outcomes}, where the outcome is not known beforehand. */
export const describeOutcome = (outcome: Outcome): OutcomeDescription => outcomes[outcome];

export type Verdict = InProgress | Decided;

export interface InProgress {
  readonly decided: false;
}

export interface Decided {
  readonly decided: true;
  readonly outcome: Outcome;
  /** When it was known: the end of the observation that showed it, by AWS's clock. */
  readonly at: number;
  /** Whether it lets the step pass. */
  readonly passes: boolean;
  /** What was seen that makes it so: one sentence, in counts and in the user's own values. */
  readonly because: string;
}
