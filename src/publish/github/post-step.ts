/**
 * What outlives the step: which statuses of a commit it may have left pending. A step that is killed cannot say more, and a
 * required check that stays pending blocks its pull request for good, so the action's `post` step puts that right.
 */
import { defined } from '../../model/defined.ts';
import type { Ask, Patience, Time } from './api.ts';
import { listOf, recordOf, textOf } from './json.ts';
import { isSha } from './event.ts';
import type { State } from '../../report/render/status.ts';
import { commitStatus, warningOf } from './warning.ts';

/** In all, whatever is to be said: the job waits for it. */
const patienceMs = 90_000;

export const patienceAtTheEnd = ({ now }: Pick<Time, 'now'>): Patience => ({ attempts: 4, until: now() + patienceMs });

/** What is to be said of a service, should it still be pending. */
export interface Unsaid {
  readonly context: string;
  readonly state: State;
  readonly description: string;
}

export interface Left {
  readonly commit: string;
  /** Whose statuses they are: a later run may have its own by now, and these are left alone. */
  readonly jobUrl: string | undefined;
  readonly unsaid: readonly Unsaid[];
}

/** For the runner to keep; empty where nothing is left. */
export const writeLeft = (left: Left): string => (left.unsaid.length === 0 ? '' : JSON.stringify(left));

const states: readonly string[] = ['success', 'failure', 'error'] satisfies State[];

/** Undefined where nothing was left, or what was kept is not what was written. */
export function readLeft(text: string): Left | undefined {
  let kept: Readonly<Record<string, unknown>>;
  try {
    kept = recordOf(JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
  const commit = textOf(kept.commit);
  const unsaid = listOf(kept.unsaid).flatMap((one) => {
    const { context, state, description } = recordOf(one);
    const isWhole = typeof context === 'string' && typeof state === 'string' && typeof description === 'string';
    return isWhole && states.includes(state) ? [{ context, state: state as State, description }] : [];
  });
  return isSha(commit) && unsaid.length > 0 ? { commit, jobUrl: textOf(kept.jobUrl), unsaid } : undefined;
}

/** One request of the API's statuses for a commit. */
export const sayStatus = (
  ask: Ask,
  repository: string,
  { commit, jobUrl }: Pick<Left, 'commit' | 'jobUrl'>,
  said: Unsaid,
  patience: Patience,
): ReturnType<Ask> =>
  ask(
    {
      method: 'POST',
      path: `/repos/${repository}/statuses/${commit}`,
      body: { ...said, ...defined({ target_url: jobUrl }) },
    },
    patience,
  );

interface Closing {
  readonly ask: Ask;
  /** `owner/name`. */
  readonly repository: string;
  /** What {@link writeLeft} made. */
  readonly kept: string;
  readonly time: Time;
  readonly warn: (message: string) => void;
}

/** Says what was left unsaid, of those statuses alone that are pending still, and by this very job. Never rejects. */
export async function closePending({ ask, repository, kept, time, warn }: Closing): Promise<void> {
  const left = readLeft(kept);
  if (!left) return;
  const patience = patienceAtTheEnd(time);
  const rolloutStatus = await pendingContexts(ask, repository, left, patience);
  if (!Array.isArray(rolloutStatus)) {
    warn(warningOf(commitStatus, rolloutStatus));
    return;
  }
  for (const one of left.unsaid.filter(({ context }) => rolloutStatus.includes(context.toLowerCase()))) {
    const result = await sayStatus(ask, repository, left, one, patience);
    if (result.ok) continue;
    warn(warningOf(commitStatus, result));
    return;
  }
}

/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference: the latest of each context. */
async function pendingContexts(
  ask: Ask,
  repository: string,
  { commit, jobUrl }: Left,
  patience: Patience,
): Promise<string[] | (Awaited<ReturnType<Ask>> & { readonly ok: false })> {
  const found: string[] = [];
  for (let page = 1; ; page += 1) {
    const path = `/repos/${repository}/commits/${commit}/status?per_page=100&page=${page}` as const;
    const result = await ask({ method: 'GET', path }, patience);
    if (!result.ok) return result;
    for (const { context, state, target_url: url } of listOf(recordOf(result.body).statuses).map(recordOf)) {
      if (state === 'pending' && textOf(url) === jobUrl && typeof context === 'string') found.push(context.toLowerCase());
    }
    if (!result.hasNextPage) return found;
  }
}
