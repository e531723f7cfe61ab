/** A commit status for each service: pending while it is waited for, and then the verdict. */
import type { Ask, Patience, Result, Time } from './api.ts';
import { description, type State } from '../../report/render/status.ts';
import { patienceAtTheEnd, sayStatus, writeLeft, type Left, type Unsaid } from './post-step.ts';
import { commitStatus, warningOf } from './warning.ts';

export interface Statuses {
  /** Says what is waited for, if that is new, and at most once a minute; returns at once. */
  readonly pending: (service: number, waitingFor: string) => void;
  /**
   * Says the verdict of each service, and resolves when all is said that could be. Never rejects.
   *
   * @param verdicts in the order of the services; `texts` as for {@link description}
   */
  readonly finish: (verdicts: readonly { readonly state: State; readonly texts: readonly string[] }[]) => Promise<void>;
}

interface World {
  readonly ask: Ask;
  /** `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  /** The page of this very job. */
  readonly jobUrl: string | undefined;
  readonly time: Time;
  /** Aborted when the job is cancelled: then nothing is waited for that could outlast the step. */
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
  /** Keeps a text for the `post` step, instead of the one before. */
  readonly keep: (text: string) => void;
}

/** GitHub takes 1,000 statuses of a commit and context; six hours of these are 360. */
const pauseMs = 60_000;
/** What is pending is said again in a minute: it is not worth insisting. */
const once: Patience = { attempts: 1, until: 0 };

const cutShort = 'The job ended before the verdict.';

/** @param contexts one for each service, in order */
export function statuses(contexts: readonly string[], world: World): Statuses {
  const { ask, repository, commit, jobUrl, time, signal, warn, keep } = world;
  const about: Pick<Left, 'commit' | 'jobUrl'> = { commit, jobUrl };
  const told = contexts.map((context) => ({ context, at: -Infinity, words: '', isPending: false }));
  let isRefused = false;
  let isOver = false;
  let inTurn: Promise<void> = Promise.resolve();

  const leave = (unsaid: readonly Unsaid[]): void => {
    try {
      keep(writeLeft({ ...about, unsaid }));
    } catch (error) {
      warn(`\`commit-status\`: a killed job may leave it pending (${String(error)})`);
    }
  };
  const say = async (said: Unsaid, patience: Patience): Promise<Result> => {
    const result = await sayStatus(ask, repository, about, said, patience);
    if (!result.ok && result.why === 'refused' && !isRefused) {
      isRefused = true;
      warn(warningOf(commitStatus, result));
    }
    return result;
  };

  return {
    pending(service, waitingFor) {
      const one = told[service];
      const now = time.now();
      const words = description([waitingFor]);
      if (!one || isRefused || isOver || now - one.at < pauseMs || words === one.words) return;
      if (!told.some(({ at }) => at > -Infinity)) {
        leave(contexts.map((context) => ({ context, state: 'error', description: cutShort })));
      }
      one.at = now;
      one.words = words;
      // One after the other, as GitHub asks; and none after the verdict, which would then be pending for ever.
      inTurn = inTurn.then(async () => {
        if (isRefused || isOver) return;
        const result = await say({ context: one.context, state: 'pending', description: words }, once);
        if (!result.ok) one.words = '';
        // A failure may have had its effect.
        if (result.ok || result.why === 'failing') one.isPending = true;
      });
    },

    async finish(verdicts) {
      isOver = true;
      await inTurn;
      let unsaid = verdicts.flatMap(({ state, texts }, service): Unsaid[] => {
        const context = contexts[service];
        return context === undefined ? [] : [{ context, state, description: description(texts) }];
      });
      const stillPending = (): Unsaid[] =>
        unsaid.filter(({ context }) => told.some((one) => one.isPending && one.context === context));
      leave(stillPending());
      const patience: Patience = { ...patienceAtTheEnd(time), signal };
      let failed: (Result & { readonly ok: false }) | undefined;
      for (const one of unsaid) {
        // What is left unsaid then, the `post` step says.
        if (isRefused || time.now() > patience.until) break;
        const result = await say(one, patience);
        if (result.ok) unsaid = unsaid.filter((other) => other !== one);
        else if (result.why !== 'refused') failed ??= result;
      }
      leave(stillPending());
      if (failed) warn(warningOf(commitStatus, failed));
    },
  };
}
