/**
 * What is to be said of a run: one plain value from which the job summary, the log, the outputs, the annotations and
 * the JSON file are made. Times are milliseconds since the epoch by AWS's clock; the JSON file has them as ISO 8601.
 *
 * The members' names are those of the JSON file: workflows read them, so they stay as they are, whatever the code calls the same
 * thing (`moments` are milestones, `windows` the clients' impact, `allowance` the health checks' budget, a `look` an observation).
 */
import type { Finding, Severity } from './finding.ts';
import type { LifecycleEvent, LogTail, ServiceEvent } from './observation.ts';
import type { Outcome } from './outcome.ts';

/** `undecided`: another service ended the step before this one had its verdict. */
export type ServiceOutcome = Outcome | 'undecided';

/** Raised with every change that a reader of the JSON file could trip over. */
export const reportSchema = 1;

/** Where and with what the action ran. */
export interface RunContext {
  /** `audit`: the configuration was judged alone. */
  readonly mode: 'verify' | 'audit';
  /** The action's own version. */
  readonly version: string;
  readonly region: string;
  /** By AWS's clock. */
  readonly startedAt: number;
  /** The page of the job, or of its run where GitHub does not tell the job. */
  readonly jobUrl?: string;
}

export interface Report {
  readonly schema: typeof reportSchema;
  readonly run: RunContext;
  readonly outcome: Outcome;
  /** Whether the step passes. */
  readonly passes: boolean;
  /** The id of the root cause; absent when none could be shown. */
  readonly cause?: string;
  /** One sentence: what happened and why. */
  readonly headline: string;
  /** From the start of the first observation to the last verdict, an observation that was cut short included. */
  readonly durationSeconds: number;
  /** As asked for, in that order; empty when the action ended before it could observe any. */
  readonly services: readonly ServiceReport[];
}

export interface ServiceReport {
  /** `cluster/service`, by their names. */
  readonly key: string;
  readonly cluster: string;
  readonly service: string;
  readonly outcome: ServiceOutcome;
  readonly passes: boolean;
  /** The first finding that is an error; absent when the service is healthy or nothing could be shown. */
  readonly cause?: string;
  /** One sentence: the root cause, else what the judge saw; values may stand between backticks. */
  readonly story: string;
  /** The same as plain text, the service's name first. */
  readonly headline: string;
  /** What the judge saw. */
  readonly because: string;
  /** The root cause first. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** The deployment that was verified; absent when none appeared. */
  readonly verified?: DeploymentReport;
  /** What the service runs now. */
  readonly live?: DeploymentReport;
  readonly targetGroups: readonly TargetGroupReport[];
  readonly targets: readonly TargetRow[];
  readonly tasks: readonly TaskRow[];
  /** In order of time. */
  readonly moments: readonly Milestone[];
  /** Newest first. */
  readonly events: readonly ServiceEvent[];
  readonly logs: readonly LogReport[];
  readonly windows: readonly ClientImpact[];
  /** How ECS, or CodeDeploy, brought traffic to the deployment; absent where none is shifted. */
  readonly traffic?: TrafficReport;
  /** What CodeDeploy said of its deployment; absent where it carries out none, or was not asked. */
  readonly codeDeploy?: CodeDeployReport;
  /** Where the deployment waited for a person at the end; absent: nowhere. */
  readonly pauses?: readonly PauseReport[];
  /** Deployments that were verified before this one, each superseded by the next; absent: none. */
  readonly followed?: readonly string[];
  /** IAM actions that were denied. */
  readonly deniedActions: readonly string[];
  /** What the health checks allow a task, a sentence each. */
  readonly allowance: readonly string[];
  readonly times: Times;
  /** What weakens or qualifies what is said here, each a sentence. */
  readonly notes: readonly string[];
  /** The service's page in the AWS console. */
  readonly consoleUrl?: string;
}

/** How the deployment's tasks stood in the last observation before the verdict. */
export interface Counts {
  readonly desired: number;
  readonly healthy: number;
  readonly running: number;
  /** Tasks that failed and count, over the whole wait. */
  readonly failed: number;
}

export interface DeploymentReport {
  /** `ecs-svc/<number>`; `unknown` where only an event told of it. */
  readonly id: string;
  readonly taskDefinition?: string;
  readonly createdAt?: number;
  readonly rolloutState?: string;
  readonly rolloutStateReason?: string;
}

/** What a target group was configured to ask, beside what this deployment's targets answered. */
export interface TargetGroupReport {
  readonly arn: string;
  readonly name: string;
  readonly protocol: string;
  /** `traffic-port` or a number, as configured. */
  readonly port: string;
  /** The ports that were really asked, as the targets told. */
  readonly portsAsked: readonly string[];
  readonly path?: string;
  readonly matcher?: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly enabled: boolean;
  /** The most telling first: states other than `healthy`, by how many targets showed them. */
  readonly observed: readonly Answer[];
  readonly consoleUrl?: string;
}

/** A state that targets of this deployment showed, with how often. */
export interface Answer {
  readonly state: string;
  readonly reason?: string;
  readonly description?: string;
  /** How many targets showed it. */
  readonly targetCount: number;
  /** In how many observations. */
  readonly lookCount: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** A target as it was last seen. */
export interface TargetRow {
  readonly targetGroup: string;
  /** `10.0.1.17:3000` or `i-…:32768`. */
  readonly target: string;
  readonly availabilityZone?: string;
  readonly state: string;
  readonly reason?: string;
  readonly description?: string;
  readonly lastSeenAt: number;
  /** Whether it was still registered in the last observation. */
  readonly registered: boolean;
  /** The task behind it; absent for a target that is none of this deployment's. */
  readonly taskId?: string;
}

export interface TaskRow {
  readonly id: string;
  /** `healthy`, `unhealthy`, `stopped: failed` … : how it stood when last seen. */
  readonly state: string;
  readonly lastStatus: string;
  readonly failed: boolean;
  readonly createdAt?: number;
  readonly startedAt?: number;
  readonly stoppedAt?: number;
  readonly firstHealthyAt?: number;
  readonly lastHealthyAt?: number;
  /** From its start to its stop, or to when it was last seen; absent when it was never RUNNING. */
  readonly livedSeconds?: number;
  /** What ended it, in AWS's words. */
  readonly ended?: string;
  /** Exit codes and reasons of its containers, where there are any. */
  readonly containers: readonly { readonly name: string; readonly exitCode?: number; readonly reason?: string }[];
  readonly consoleUrl?: string;
}

/** Something that happened, and when. */
export interface Milestone {
  readonly at: number;
  readonly text: string;
}

export interface LogReport extends LogTail {
  readonly consoleUrl?: string;
}

/** CodeDeploy's deployment, as it stood at the end. */
export interface CodeDeployReport {
  /** `d-…` */
  readonly id: string;
  readonly application: string;
  readonly deploymentGroup: string;
  readonly status: string;
  readonly configurationName?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /** The deployment that rolls this one back. */
  readonly rolledBackBy?: string;
  /** In the order in which they come. */
  readonly lifecycleEvents: readonly LifecycleEvent[];
  /** Its page in the console of CodeDeploy. */
  readonly consoleUrl?: string;
}

/** How the shares of traffic of a deployment changed that gets it by and by, and where they go in the end. */
export interface TrafficReport {
  /** The deployments that it replaces, and that have the rest of the traffic. */
  readonly replaces: readonly DeploymentReport[];
  /** In order of time, each until the next. */
  readonly steps: readonly TrafficStep[];
  /** Both target groups of each pair, this deployment's own first. */
  readonly pairs: readonly PairedGroup[];
}

/** A time in which neither the stage nor this deployment's shares of traffic changed, as the observations showed. */
export interface TrafficStep {
  readonly from: number;
  /** Absent: it still was so at the end. */
  readonly until?: number;
  /** `status` of the service deployment, or of CodeDeploy's deployment. */
  readonly status: string;
  /** Its `lifecycleStage`; absent: not told, or of CodeDeploy, whose lifecycle events have times of their own. */
  readonly stage?: string;
  /** What ECS asked for; absent: not told. */
  readonly productionPercent?: number;
  readonly testPercent?: number;
  /** What the listener rules give it, the least of several; absent: not read. */
  readonly rulePercent?: number;
}

/** A target group of a pair between which ECS shifts traffic, as it stood at the end. */
export interface PairedGroup {
  readonly arn: string;
  readonly name: string;
  /** `own`: this deployment's; `other`: its counterpart; `unknown`: no task is registered in either, or in both. */
  readonly role: 'own' | 'other' | 'unknown';
  /** Of production traffic, by the listener rule, else as ECS asked for it; absent: not known. */
  readonly productionPercent?: number;
  /** Whose targets are registered in it; absent: it was not read. */
  readonly occupants?: readonly Occupants[];
  readonly consoleUrl?: string;
}

/** The targets that the tasks of one deployment have in a target group, or that are none of the service's tasks. */
export interface Occupants {
  readonly whose: 'own' | 'other-deployment' | 'nobody';
  /** Absent: they are no tasks of the service. */
  readonly deploymentId?: string;
  /** How many there are in each state, as ELB names it. */
  readonly states: readonly { readonly state: string; readonly targetCount: number }[];
}

/** Where a deployment waits for a person: at a hook, or, of CodeDeploy, before it gets production traffic. */
export interface PauseReport {
  /** The hook's id; of CodeDeploy that of its deployment (`d-…`). */
  readonly hookId: string;
  /** The hook's stage; of CodeDeploy the lifecycle event that does not begin. */
  readonly stage?: string;
  readonly expiresAt?: number;
  /** What happens then: `CONTINUE`, `ROLLBACK`; of CodeDeploy `CONTINUE_DEPLOYMENT`, `STOP_DEPLOYMENT`. */
  readonly timeoutAction?: string;
  /** That it waits, where, until when, and what happens then: a clause without a capital and a full stop. */
  readonly sentence: string;
  /** Both to paste into a shell. */
  readonly continueCommand: string;
  readonly rollBackCommand: string;
}

/**
 * A time in which clients of a target group cannot have been served as usual.
 *
 * - `no-targets`: no target at all was registered: clients must have met 503s (behind an NLB: no connection)
 * - `none-in-use`: all targets were unused or draining: likewise
 * - `fail-open`: all targets were unhealthy: the load balancer sent requests to all of them
 */
export interface ClientImpact {
  readonly targetGroup: string;
  readonly kind: 'no-targets' | 'none-in-use' | 'fail-open';
  /** Of a pair: the most that the group got of production traffic meanwhile. Others get all that comes to their load balancer. */
  readonly productionPercent?: number;
  /** What clients meet when nothing serves them. */
  readonly meets: '503s' | 'no connection';
  /** The first observation that showed it. */
  readonly from: number;
  /** The first observation that showed otherwise; absent: it still was so at the end. */
  readonly until?: number;
}

export interface Times {
  readonly timeoutSeconds?: number;
  /** How the timeout came about. */
  readonly timeoutDerivation?: string;
  readonly stableForSeconds?: number;
  readonly firstLookAt?: number;
  readonly decidedAt?: number;
  readonly lookCount: number;
}

/** A part of the step's log. `dump`: lines that a container wrote, shown as they are. */
export type LogPart =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'group' | 'dump'; readonly title: string; readonly lines: readonly string[] };

export interface Annotation {
  readonly level: Severity;
  readonly title: string;
  /** Several lines. */
  readonly message: string;
}

/** A report in the words of each surface. */
export interface Publication {
  readonly log: readonly LogPart[];
  readonly annotations: readonly Annotation[];
  /** Markdown. */
  readonly summary: string;
  /** By the outputs' names. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The report file: where it goes, and its text. */
  readonly file: { readonly path: string; readonly text: string };
}
