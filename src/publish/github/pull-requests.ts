/** Which pull requests a run is about. */
import { pagesOf, type Client } from './client.ts';
import { pullRequestsOf, type Event } from './event.ts';
import { failureOf } from './failure.ts';

/**
 * Those that the event names; else the open ones of which the commit is the head; else those that brought it, merged.
 *
 * https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function findPullRequests(client: Client, event: Event, commit: string | undefined): Promise<readonly number[]> {
  const named = pullRequestsOf(event, commit);
  if (named.length > 0 || commit === undefined) return named;
  const list = client.rest.repos.listPullRequestsAssociatedWithCommit;
  const pages = await pagesOf((page) => list({ ...event.repo, commit_sha: commit, ...page })).catch((error: unknown) => {
    // The commit may have never been pushed to this repository: then no pull request can hold it.
    if (failureOf(error).kind === 'invalid') return [];
    throw error;
  });
  const all = pages.flat();
  const open = all.filter(({ state, head }) => state === 'open' && head.sha === commit);
  const merged = all.filter(({ merged_at: mergedAt }) => typeof mergedAt === 'string');
  return (open.length > 0 ? open : merged).map(({ number }) => number);
}
