/**
 * What the workflow's event says: on which commit a status belongs, and which pull requests it is about.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
import type { context } from '@actions/github';

/** Of the context: `sha` is that of a pull request's merge commit, on which nobody looks for a status. */
export type Event = Pick<typeof context, 'eventName' | 'payload' | 'sha' | 'repo'>;

/** What is read of the payload: no event has it all, and what somebody passes on as one may have anything. */
interface Payload {
  readonly pull_request?: { readonly number?: unknown; readonly head?: Head };
  readonly issue?: { readonly number?: unknown; readonly pull_request?: object };
  readonly workflow_run?: { readonly head_sha?: unknown; readonly pull_requests?: readonly PullRequest[] };
  readonly check_run?: { readonly head_sha?: unknown };
  readonly check_suite?: { readonly head_sha?: unknown };
  readonly merge_group?: { readonly head_sha?: unknown };
  readonly deployment?: Head;
  readonly sha?: unknown;
}

interface Head {
  readonly sha?: unknown;
}

interface PullRequest {
  readonly number: number;
  readonly head: Head;
  readonly base: { readonly repo: { readonly url: string } };
}

/** A whole id of a commit; SHA-256 repositories have longer ones. */
export const isSha = (sha: unknown): sha is string => typeof sha === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha);

/** Events about an issue: `GITHUB_SHA` is then the tip of the default branch, whatever the pull request under discussion. */
const aboutIssues = new Set([
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'label',
  'milestone',
  'watch',
  'fork',
]);

/** The commit that the run is about; undefined where the event does not say. */
export function commitOf({ eventName, payload, sha }: Event): string | undefined {
  const event: Payload = payload;
  const told = [
    event.pull_request?.head?.sha,
    event.workflow_run?.head_sha,
    event.check_run?.head_sha,
    event.check_suite?.head_sha,
    event.merge_group?.head_sha,
    event.deployment?.sha,
    eventName === 'status' ? event.sha : undefined,
  ].find(isSha);
  if (told !== undefined) return told;
  return !aboutIssues.has(eventName) && isSha(sha) ? sha : undefined;
}

/** The pull requests that the event names; a `workflow_run` names none that come from a fork, and others it may name late. */
export function pullRequestsOf({ payload, repo }: Event, commit: string | undefined): readonly number[] {
  const { issue, pull_request: pullRequest, workflow_run: workflowRun }: Payload = payload;
  const number = issue?.pull_request === undefined ? pullRequest?.number : issue.number;
  if (Number.isSafeInteger(number)) return [number as number];
  // A fork's own pull requests have the same numbers, and are none of ours.
  const ours = `/repos/${repo.owner}/${repo.repo}`.toLowerCase();
  return (workflowRun?.pull_requests ?? [])
    .filter(({ head, base }) => head.sha === commit && base.repo.url.toLowerCase().endsWith(ours))
    .map((one) => one.number);
}
