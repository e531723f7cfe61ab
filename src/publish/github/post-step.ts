/**
 * What outlives the step: which statuses of a commit it may have left pending. A step that is killed cannot say more, and a
 * required check that stays pending blocks its pull request for good, so the action's `post` step puts that right.
 */
import type { Clock } from '../../clock.ts';
import { defined } from '../../model/defined.ts';
import type { CommitStatus } from '../../model/ports.ts';
import { pagesOf, type Client, type OpenClient, type RetryPolicy } from './client.ts';
import { isSha, type Event } from './event.ts';
import { failureOf } from './failure.ts';
import { commitStatus, warningOf } from './warning.ts';

/** The job waits for it, but a required check that stays pending would block its pull request for good: as long as a limit lasts. */
const patienceMs = 90_000;
const policyOf = ({ now }: Pick<Clock, 'now'>): RetryPolicy => ({ attempts: 4, until: now() + patienceMs });

/** A status under its name. */
export interface NamedStatus extends CommitStatus {
  readonly context: string;
}

/** Where statuses stand, and who says so. */
export interface StatusTarget {
  readonly commit: string;
  /** Whose statuses they are: a later run may have its own by now, and these are left alone. */
  readonly jobUrl: string | undefined;
}

export interface PostStepState extends StatusTarget {
  /** What is to be said of each service, should it still be pending. */
  readonly statuses: readonly NamedStatus[];
}

/** For the runner to keep; empty where nothing is left. */
export const writePostStepState = (state: PostStepState): string => (state.statuses.length === 0 ? '' : JSON.stringify(state));

const final: readonly unknown[] = ['success', 'failure', 'error'] satisfies CommitStatus['state'][];

/** Undefined where nothing was left, or what was kept is not what was written. */
export function readPostStepState(text: string): PostStepState | undefined {
  try {
    const { commit, jobUrl, statuses } = JSON.parse(text) as Partial<PostStepState>;
    const whole = (statuses ?? []).filter(({ state }) => final.includes(state));
    return isSha(commit) && whole.length > 0 ? { commit, jobUrl, statuses: whole } : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {Error} what `failureOf` explains */
export async function createStatus(
  client: Client,
  repo: Event['repo'],
  { commit, jobUrl }: StatusTarget,
  status: NamedStatus,
): Promise<void> {
  await client.rest.repos.createCommitStatus({ ...repo, sha: commit, ...status, ...defined({ target_url: jobUrl }) });
}

interface Closing {
  readonly openClient: OpenClient;
  readonly repo: Event['repo'];
  /** What {@link writePostStepState} made. */
  readonly kept: string;
  readonly clock: Clock;
  readonly warn: (message: string) => void;
}

/** Says what was left unsaid, of those statuses alone that are pending still, and by this very job. Never rejects. */
export async function closePending({ openClient, repo, kept, clock, warn }: Closing): Promise<void> {
  const state = readPostStepState(kept);
  if (!state) return;
  try {
    const client = openClient(policyOf(clock));
    const pending = await pendingContexts(client, repo, state);
    for (const status of state.statuses.filter(({ context }) => pending.includes(context.toLowerCase())))
      await createStatus(client, repo, state, status);
  } catch (error) {
    warn(warningOf(commitStatus, failureOf(error)));
  }
}

/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference: the latest of each context. */
async function pendingContexts(
  client: Client,
  repo: Event['repo'],
  { commit, jobUrl }: StatusTarget,
): Promise<readonly string[]> {
  const list = client.rest.repos.getCombinedStatusForRef;
  const pages = await pagesOf((page) => list({ ...repo, ref: commit, ...page }));
  return pages
    .flatMap(({ statuses }) => statuses)
    .filter(({ state, target_url: url }) => state === 'pending' && (url ?? undefined) === jobUrl)
    .map(({ context }) => context.toLowerCase());
}
