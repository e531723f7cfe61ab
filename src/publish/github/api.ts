/**
 * Asking GitHub's REST API: what an answer means, and which question is worth asking again.
 *
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */

import { limitMs, resultOf } from './answer.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Sends one request; rejects when no answer comes. */
export type Send = (asked: Asked) => Promise<Answered>;

/** The part of the house's clock that is needed here. */
export interface Time {
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /** Ends at once, without an error, when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Why a question was not answered.
 *
 * - `refused`: not allowed, or, which GitHub does not tell apart, not there (401, 403, 404)
 * - `invalid`: not accepted as it is (any other 4xx, or a redirect: a repository that was renamed)
 * - `busy`: a rate limit
 * - `failing`: no answer, or one that says that GitHub fails; the question may have had its effect all the same
 */
export type Failure = 'refused' | 'invalid' | 'busy' | 'failing';

export type Result =
  | { readonly ok: true; readonly body: unknown; readonly hasNextPage: boolean }
  | { readonly ok: false; readonly why: Failure; readonly words: string };

/** How long to insist. */
export interface Patience {
  /** How often to ask at most. */
  readonly attempts: number;
  /** In milliseconds since the epoch: a wait that would end later is not begun, so that a limit of an hour costs nothing. */
  readonly until: number;
  /** Ends a wait at once; a question that is under way is waited for, since its effect could come later. */
  readonly signal?: AbortSignal;
}

export interface Operation {
  readonly method: Asked['method'];
  /** Below the API's address, from a slash on; or `graphql`, whose address is one of its own. */
  readonly path: 'graphql' | `/${string}`;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Whether it may be asked again after a failure that may have had its effect; a limit never has. Default: true. */
  readonly isRepeatable?: boolean;
}

/** Never rejects. */
export type Ask = (operation: Operation, patience: Patience) => Promise<Result>;

export interface Place {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The workflow's token; a secret, sent nowhere else. */
  readonly token: string;
  /** Names this action to GitHub. */
  readonly userAgent: string;
}

export function asking({ apiUrl, graphqlUrl, token, userAgent }: Place, send: Send, time: Time): Ask {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': userAgent,
    'x-github-api-version': '2022-11-28',
  };
  const once = async ({ method, path, body }: Operation): Promise<Answered | Error> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    const url = path === 'graphql' ? graphqlUrl : `${apiUrl}${path}`;
    try {
      return await send({ method, url, headers: typed, ...sent });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  return async (operation, { attempts, until, signal }) => {
    for (let attempt = 1; ; attempt += 1) {
      const answered = await once(operation);
      const result = resultOf(answered);
      if (result.ok || result.why === 'refused' || result.why === 'invalid') return result;
      if (result.why === 'failing' && operation.isRepeatable === false) return result;
      const pauseMs = result.why === 'busy' ? limitMs(answered, time.now()) : attempt * pauseAfterFailureMs;
      if (attempt >= attempts || time.now() + pauseMs > until || signal?.aborted) return result;
      await time.sleep(pauseMs, signal);
      if (signal?.aborted) return result;
    }
  };
}

const pauseAfterFailureMs = 1000;
