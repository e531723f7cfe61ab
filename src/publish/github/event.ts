/**
 * What the workflow's event says: on which commit a status belongs, and which pull requests it is about.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
import { listOf, numberOf, recordOf, textOf } from './json.ts';

export interface Event {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** What stands in the file `GITHUB_EVENT_PATH`; undefined where there is none. */
  readonly payload: unknown;
  /** `GITHUB_SHA`: for a pull request the merge commit, on which nobody looks for a status. */
  readonly sha: string | undefined;
  /** `GITHUB_REPOSITORY`, `owner/name`. */
  readonly repository: string;
}

/** A whole id of a commit; SHA-256 repositories have longer ones. */
export const isSha = (text: string | undefined): text is string => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text ?? '');

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
export function commitOf({ name, payload, sha }: Event): string | undefined {
  const event = recordOf(payload);
  const told = [
    recordOf(recordOf(event.pull_request).head).sha,
    recordOf(event.workflow_run).head_sha,
    recordOf(event.check_run).head_sha,
    recordOf(event.check_suite).head_sha,
    recordOf(event.merge_group).head_sha,
    recordOf(event.deployment).sha,
    name === 'status' ? event.sha : undefined,
  ]
    .map(textOf)
    .find(isSha);
  if (told !== undefined) return told;
  return !aboutIssues.has(name) && isSha(sha) ? sha : undefined;
}

/** The pull requests that the event names; a `workflow_run` names none that come from a fork, and others it may name late. */
export function pullRequestsOf({ payload, repository }: Event, commit: string | undefined): readonly number[] {
  const event = recordOf(payload);
  const { issue } = event;
  const subject = recordOf(issue).pull_request === undefined ? event.pull_request : issue;
  const number = numberOf(recordOf(subject).number);
  if (number !== undefined) return [number];
  return listOf(recordOf(event.workflow_run).pull_requests)
    .map(recordOf)
    .filter(({ head, base }) => recordOf(head).sha === commit && isOf(repository, recordOf(base).repo))
    .flatMap((one) => numberOf(one.number) ?? []);
}

/** A fork's own pull requests have the same numbers, and are none of ours. */
const isOf = (repository: string, repo: unknown): boolean =>
  textOf(recordOf(repo).url)?.toLowerCase().endsWith(`/repos/${repository}`.toLowerCase()) === true;
