/** A commit status for each service: pending while it is waited for, and then the verdict. */
import type { Clock } from '../../clock.ts';
import type { CommitStatus } from '../../model/ports.ts';
import type { OpenClient, RetryPolicy } from './client.ts';
import type { Event } from './event.ts';
import { failureOf, type Failure } from './failure.ts';
import { createStatus, writePostStepState, type NamedStatus, type StatusTarget } from './post-step.ts';
import { commitStatus, warningOf } from './warning.ts';

export interface CommitStatuses {
  /** Says what is waited for, if that is new, and at most once a minute; returns at once. */
  readonly pending: (service: number, description: string) => void;
  /**
   * Says the verdict of each service, and resolves when all is said that could be. Never rejects.
   *
   * @param verdicts in the order of the services
   */
  readonly finish: (verdicts: readonly CommitStatus[], policy: RetryPolicy) => Promise<void>;
}

interface Wanted extends StatusTarget {
  readonly openClient: OpenClient;
  readonly repo: Event['repo'];
  readonly clock: Clock;
  readonly warn: (message: string) => void;
  /** Keeps a text for the `post` step, instead of the one before. */
  readonly keep: (text: string) => void;
}

/** GitHub takes 1,000 statuses of a commit and context; six hours of these are 360. */
const pauseMs = 60_000;
/** What is pending is said again in a minute: it is not worth insisting. */
const once: RetryPolicy = { attempts: 1, until: Infinity };

const cutShort = 'The job ended before the verdict.';

/** @param contexts one for each service, in order */
export function commitStatuses(contexts: readonly string[], wanted: Wanted): CommitStatuses {
  const { openClient, repo, clock, warn, keep } = wanted;
  const { commit, jobUrl } = wanted;
  const told = contexts.map((context) => ({ context, at: -Infinity, description: '', isPending: false }));
  let isRefused = false;
  let isOver = false;
  let inTurn: Promise<void> = Promise.resolve();

  const leave = (statuses: readonly NamedStatus[]): void => {
    keep(writePostStepState({ commit, jobUrl, statuses }));
  };
  /** What stood in the way; undefined: nothing did. */
  const say = async (status: NamedStatus, policy: RetryPolicy): Promise<Failure | undefined> => {
    try {
      await createStatus(openClient(policy), repo, wanted, status);
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'refused' && !isRefused) {
        isRefused = true;
        warn(warningOf(commitStatus, failure));
      }
      return failure;
    }
  };

  return {
    pending(service, description) {
      const one = told[service];
      const now = clock.now();
      if (!one || isRefused || isOver || now - one.at < pauseMs || description === one.description) return;
      if (!told.some(({ at }) => at > -Infinity)) {
        leave(contexts.map((context) => ({ context, state: 'error', description: cutShort })));
      }
      one.at = now;
      one.description = description;
      // One after the other, as GitHub asks; and none after the verdict, which would then be pending for ever.
      inTurn = inTurn.then(async () => {
        if (isRefused || isOver) return;
        const failure = await say({ context: one.context, state: 'pending', description }, once);
        if (failure) one.description = '';
        // A failure may have had its effect.
        if (!failure || failure.kind === 'failing') one.isPending = true;
      });
    },

    async finish(verdicts, policy) {
      isOver = true;
      await inTurn;
      let unsaid = verdicts.flatMap((verdict, service): NamedStatus[] => {
        const context = contexts[service];
        return context === undefined ? [] : [{ context, ...verdict }];
      });
      const stillPending = (): NamedStatus[] =>
        unsaid.filter(({ context }) => told.some((one) => one.isPending && one.context === context));
      leave(stillPending());
      let failed: Failure | undefined;
      for (const one of unsaid) {
        // Of those that are pending the `post` step says what is left unsaid then.
        if (isRefused) break;
        const failure = await say(one, policy);
        if (!failure) unsaid = unsaid.filter((other) => other !== one);
        else if (failure.kind !== 'refused') failed ??= failure;
      }
      leave(stillPending());
      if (failed) warn(warningOf(commitStatus, failed));
    },
  };
}
