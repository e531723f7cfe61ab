/**
 * A run where people look for it on GitHub: commit statuses and the comment on a pull request. Loaded only where an input asks
 * for it. Whatever GitHub refuses is a warning; nothing here rejects, and nothing delays an observation.
 */
import { context } from '@actions/github';
import type { Clock } from '../../clock.ts';
import { defined } from '../../model/defined.ts';
import type { TellExchange } from '../../model/exchange.ts';
import type { ServiceName } from '../../model/inputs.ts';
import type { GitHubReport } from '../../model/ports.ts';
import { connect, type OpenClient, type RetryPolicy } from './client.ts';
import { commitStatuses, type CommitStatuses } from './commit-status.ts';
import { contextsOf } from './contexts.ts';
import { commitOf, type Event } from './event.ts';
import { failureOf } from './failure.ts';
import { closePending } from './post-step.ts';
import { markerOf, publishComment } from './pull-request-comment.ts';
import { findPullRequests } from './pull-requests.ts';
import { prComment, warningOf } from './warning.ts';

/** What a step has, to be heard on GitHub. */
export interface Step {
  /** The input `github-token`. */
  readonly token: string | undefined;
  readonly clock: Clock;
  readonly warn: (message: string) => void;
  /** The run; default: what the runner tells of it. */
  readonly run?: Event & Pick<typeof context, 'apiUrl'>;
  /** How long an answer may take; default: the client's own. */
  readonly requestMs?: number;
  /** Told each request; default: nobody listens. */
  readonly tell?: TellExchange | undefined;
}

export interface Wanted {
  readonly commitStatus: boolean;
  readonly prComment: boolean;
  /** The input `sha`; undefined: the commit that the event is about. */
  readonly sha: string | undefined;
  readonly services: readonly ServiceName[];
  readonly region: string;
  readonly jobUrl: string | undefined;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Keeps a text for the `post` step, instead of the one before. */
  readonly keep: (text: string) => void;
}

export interface GitHub {
  /** What the run is about; undefined where neither the event nor an input says so. */
  readonly commit: string | undefined;
  /** What a service, by its place among those asked for, is waited for; returns at once. */
  readonly pending: (service: number, description: string) => void;
  /** Once, at the end; resolves when all is said that could be. */
  readonly finish: (report: GitHubReport) => Promise<void>;
}

/** What both surfaces need. */
interface Surroundings {
  readonly openClient: OpenClient;
  readonly event: Event;
  readonly repo: Event['repo'];
  readonly clock: Clock;
  readonly warn: (message: string) => void;
}

/** Undefined where GitHub cannot be asked at all. */
export function openGitHub(step: Step, wanted: Wanted): GitHub | undefined {
  const surroundings = surroundingsOf(step);
  if (!surroundings) return undefined;
  const commit = wanted.sha ?? commitOf(surroundings.event);
  const statuses = wanted.commitStatus ? statusesOf(wanted, commit, surroundings) : undefined;
  return {
    commit,
    pending: (service, description) => statuses?.pending(service, description),
    async finish(report) {
      const policy = policyAtTheEnd(wanted, surroundings.clock);
      await statuses?.finish(report.statuses, policy);
      if (wanted.prComment) await comment(wanted, commit, report.comment, policy, surroundings);
    },
  };
}

/**
 * For all that is said at the end. The verdict is there, and the job waits: GitHub's trouble may cost it a few seconds, and no more;
 * where GitHub answers, each status takes its fraction of one.
 */
const patienceMs = 5000;
const patienceForEachMs = 500;

const policyAtTheEnd = ({ services, signal }: Wanted, { now }: Clock): RetryPolicy => ({
  attempts: 4,
  until: now() + patienceMs + services.length * patienceForEachMs,
  signal,
});

function statusesOf(wanted: Wanted, commit: string | undefined, surroundings: Surroundings): CommitStatuses | undefined {
  if (commit !== undefined) return commitStatuses(contextsOf(wanted.services), { ...wanted, ...surroundings, commit });
  surroundings.warn('`commit-status`: this event does not say which commit is meant; set `sha`. The verdict stands.');
  return undefined;
}

async function comment(
  { region, services, signal }: Wanted,
  commit: string | undefined,
  body: string,
  policy: RetryPolicy,
  { openClient, event, repo, warn }: Surroundings,
): Promise<void> {
  try {
    const client = openClient(policy);
    const marker = markerOf(region, services);
    for (const number of await findPullRequests(client, event, commit))
      await publishComment({ client, repo, number, marker, body, signal });
  } catch (error) {
    warn(warningOf(prComment, failureOf(error)));
  }
}

/** The `post` step: says what a step that was killed could not. */
export async function closeGitHub(step: Step, kept: string): Promise<void> {
  const surroundings = surroundingsOf(step);
  if (surroundings) await closePending({ ...surroundings, kept });
}

function surroundingsOf({ token, clock, warn: loudly, run = context, requestMs, tell }: Step): Surroundings | undefined {
  const warn = quietly(loudly);
  try {
    if (token === undefined || token === '') throw new Error('`github-token` is empty');
    const openClient = connect({ apiUrl: run.apiUrl, token, clock, tell, ...defined({ requestMs }) });
    // Where the runner does not tell the repository, this throws.
    return { openClient, event: run, repo: run.repo, clock, warn };
  } catch (error) {
    warn(`Nothing can be said on GitHub: ${failureOf(error).words}. The verdict stands.`);
    return undefined;
  }
}

/** Where a warning cannot be said, there is nowhere left to say so. */
const quietly =
  (warn: (message: string) => void) =>
  (message: string): void => {
    try {
      warn(message);
    } catch {
      // The log itself cannot be written.
    }
  };
