/** Which pull requests a run is about. */
import type { Ask, Patience, Result } from './api.ts';
import { listOf, numberOf, recordOf } from './json.ts';
import { pullRequestsOf, type Event } from './event.ts';

type Found = { readonly ok: true; readonly numbers: readonly number[] } | (Result & { readonly ok: false });

/**
 * Those that the event names; else the open ones of which the commit is the head; else those that brought it, merged.
 *
 * https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function findPullRequests(ask: Ask, event: Event, commit: string | undefined, patience: Patience): Promise<Found> {
  const named = pullRequestsOf(event, commit);
  if (named.length > 0 || commit === undefined) return { ok: true, numbers: named };
  const all: Readonly<Record<string, unknown>>[] = [];
  for (let page = 1; ; page += 1) {
    const path = `/repos/${event.repository}/commits/${commit}/pulls?per_page=100&page=${page}` as const;
    const result = await ask({ method: 'GET', path }, patience);
    // The commit may have never been pushed to this repository: then no pull request can hold it.
    if (!result.ok) return result.why === 'invalid' ? { ok: true, numbers: [] } : result;
    all.push(...listOf(result.body).map(recordOf));
    if (!result.hasNextPage) break;
  }
  const open = all.filter(({ state, head }) => state === 'open' && recordOf(head).sha === commit);
  const merged = all.filter(({ merged_at: mergedAt }) => typeof mergedAt === 'string');
  return { ok: true, numbers: (open.length > 0 ? open : merged).flatMap(({ number }) => numberOf(number) ?? []) };
}
