/**
 * GitHub's API by octokit, which has its addresses, types and proxies. What octokit leaves open is settled here: when a request
 * is over, what is no answer, what is worth asking again, and that neither an answer nor a list of pages goes on for ever.
 *
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
import { getOctokit } from '@actions/github';
import type { Clock } from '../../clock.ts';
import { version } from '../../model/version.ts';
import type { TellExchange } from '../../model/exchange.ts';
import { failureOf, limitMs, type ResponseError } from './failure.ts';
import { traced } from './traced.ts';

export type Client = ReturnType<typeof getOctokit>;

/** How long to insist. */
export interface RetryPolicy {
  /** How often to ask at most. */
  readonly attempts: number;
  /**
   * In milliseconds since the epoch: no request is begun later, and no wait that would end later, so that a limit of an hour costs
   * nothing.
   */
  readonly until: number;
  /** Ends a wait at once; a request that is under way is waited for, since its effect could come later. */
  readonly signal?: AbortSignal;
}

/** A client, each of whose requests keeps to the policy. */
export type OpenClient = (policy: RetryPolicy) => Client;

export interface Connection {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** The workflow's token; a secret, sent nowhere else. */
  readonly token: string;
  readonly clock: Clock;
  /** How long a whole answer may take, its last byte included. Default: 5 seconds. */
  readonly requestMs?: number;
  /** Told each request; undefined: nobody listens. */
  readonly tell?: TellExchange | undefined;
}

/** For requests that must not be made twice: a failure that may have had its effect is final then. A limit never has. */
export const unrepeatable = { isRepeatable: false };

const pauseAfterFailureMs = 1000;

export const connect =
  ({ apiUrl, token, clock, requestMs = 5000, tell }: Connection): OpenClient =>
  (policy) => {
    const client = getOctokit(token, { baseUrl: apiUrl, userAgent: `ecs-health-gate/${version}` });
    client.hook.wrap('request', (send, options) => {
      options.headers['x-github-api-version'] = '2022-11-28';
      const fetch = bounded(options.request.fetch as typeof globalThis.fetch);
      const asked = { ...options };
      const once = (attempt: number): Promise<Awaited<ReturnType<typeof send>>> => {
        const answer = answered(clock, requestMs, async (signal) => {
          // All hooks share these options. Octokit would follow a redirect, and write to the log what GitHub calls deprecated.
          Object.assign(options.request, { signal, fetch, redirect: 'manual', log: { warn: () => undefined } });
          return send(options);
        });
        return tell ? traced(tell, clock.now, asked, attempt, answer) : answer;
      };
      return repeated(policy, clock, options.request.isRepeatable !== false, once);
    });
    return client;
  };

/** More than any answer has: a hundred comments of 65,536 characters that are three bytes each. */
const mostBytes = 20_000_000;

/** Breaks an answer off where it goes on for ever: octokit would keep all of it. */
const bounded =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (!response.body) return response;
    let bytes = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(new Error(`more than ${mostBytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    const { status, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, headers });
  };

/** GitHub keeps 2,500 comments on a pull request at most, and there is nothing else of which it has more. */
const mostPages = 30;

interface Page<T> {
  readonly data: T;
  readonly headers: { readonly link?: string | undefined };
}

/**
 * The pages of a list, each asked for by its number: octokit would follow, with the token, to wherever an answer says that the next
 * one is, and as often as it says so.
 *
 * @throws {Error} what `failureOf` explains, also when there is no end to them
 */
export async function pagesOf<T>(
  ask: (page: { readonly per_page: 100; readonly page?: number }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const pages: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data, headers } = await ask({ per_page: 100, ...(page > 1 ? { page } : {}) });
    pages.push(data);
    if (!/\brel="next"/.test(headers.link ?? '')) return pages;
  }
  throw new Error(`more than ${mostPages} pages`);
}

async function repeated<T>(
  { attempts, until, signal }: RetryPolicy,
  clock: Clock,
  isRepeatable: boolean,
  once: (attempt: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (clock.now() > until) throw new Error('it took all the time that there is for it');
      return await once(attempt);
    } catch (error) {
      const { kind } = failureOf(error);
      const isWorthIt = kind === 'limited' || (kind === 'failing' && isRepeatable);
      const pauseMs = kind === 'limited' ? limitMs(error, clock.now()) : attempt * pauseAfterFailureMs;
      if (!isWorthIt || attempt >= attempts || clock.now() + pauseMs > until || signal?.aborted) throw error;
      await clock.sleep(pauseMs, signal);
      if (signal?.aborted) throw error;
    }
  }
}

/** @throws {Error} when the answer is late, or none of those that were asked for */
async function answered<T extends Answer>(
  clock: Clock,
  requestMs: number,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  void clock.sleep(requestMs, over.signal).then(() => {
    over.abort(new Error(`no answer within ${requestMs / 1000} seconds`));
  });
  try {
    const answer = await send(over.signal);
    over.signal.throwIfAborted();
    if (answer.status >= 300) throw redirected(answer);
    // Octokit takes an answer that broke off for an empty one, and a proxy's page for GitHub's.
    if (answer.status !== 204 && !isJson(answer.data)) throw new Error(`${answer.status} without JSON`);
    return answer;
  } finally {
    over.abort();
  }
}

type Answer = Pick<Required<ResponseError>, 'status'> & Required<ResponseError>['response'];

const isJson = (body: unknown): boolean => /^\[object (?:Object|Array)\]$/.test(Object.prototype.toString.call(body));

const redirected = ({ status, ...response }: Answer): ResponseError =>
  Object.assign(new Error((response.data as { readonly message?: string }).message), { status, response });
