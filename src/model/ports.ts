/** What two layers hand each other, and neither owns. */
import type { Finding } from './finding.ts';
import type { Observation } from './observation.ts';
import type { Verdict } from './outcome.ts';
import type { Timeline } from './timeline.ts';

/** Observes services; an observation that `signal` cut short is undefined. */
export interface Observer {
  /** One observation of each service, in their order; undefined where one could not be observed any more. */
  observe(timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly (Observation | undefined)[] | undefined>;
  /** The closing observation, once a verdict has fallen that it can explain. */
  observeClosing(timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined>;
}

/** A service that is waited for, and what is known of it. */
export interface WatchedService {
  readonly timeline: Timeline;
  readonly verdict: Verdict;
  /** In how many observations on end an error of the gate's own kept it from being judged. */
  readonly mishaps?: number;
  /** What the failures point to that count in the newest observation; absent: none counts. */
  readonly suspicion?: Suspicion;
  /** What the most failures pointed to that have counted at a time: they may have healed since. */
  readonly gravest?: Suspicion;
}

/** Failed tasks, as long as they are too few to make the deployment a failure. */
export interface Suspicion {
  readonly failures: number;
  /** So many are too many. */
  readonly threshold: number;
  /** The best cause that shows by now; absent: none does. */
  readonly cause?: Finding;
}

/** A service that is no longer waited for; undecided where another one ended the step. */
export interface VerifiedService extends WatchedService {
  readonly findings: readonly Finding[];
}

/** How a timeline is judged, and what is found in it once it is. */
export interface Rules {
  readonly judge: (timeline: Timeline) => Verdict;
  /** When time alone decides, by AWS's clock; undefined: it does not, up to `until`. */
  readonly dueAt: (timeline: Timeline, until: number) => number | undefined;
  readonly diagnose: (timeline: Timeline, verdict: Verdict) => readonly Finding[];
  /** The best cause that shows while nothing is decided. */
  readonly suspect: (timeline: Timeline) => Finding | undefined;
}

/**
 * What a commit status says. `error`: nothing was found out about the deployment; `failure`: it failed.
 *
 * https://docs.github.com/rest/commits/statuses#create-a-commit-status
 */
export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** At most 140 characters of plain text. */
  readonly description: string;
}

/** A report as it stands on GitHub. */
export interface GitHubReport {
  /** One for each service, as asked for. */
  readonly statuses: readonly CommitStatus[];
  /** The comment on the pull request, in Markdown. */
  readonly comment: string;
}
