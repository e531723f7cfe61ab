/**
 * What it means that GitHub did not do what it was asked to.
 *
 * https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */

/**
 * - `refused`: not allowed, or, which GitHub does not tell apart, not there (401, 403, 404)
 * - `invalid`: not accepted as it is (any other 4xx, or a redirect: a repository that was renamed)
 * - `limited`: a rate limit
 * - `failing`: no answer, or one that says that GitHub fails; the request may have had its effect all the same
 */
export type FailureKind = 'refused' | 'invalid' | 'limited' | 'failing';

export interface Failure {
  readonly kind: FailureKind;
  /** GitHub's own words, or the network's. */
  readonly words: string;
}

/** What octokit's errors have beside their message; without a `response` no answer came. */
export interface ResponseError extends Error {
  readonly status?: number;
  readonly response?: {
    readonly data: unknown;
    readonly headers?: Readonly<Record<string, string | number | undefined>>;
  };
}

export function failureOf(error: unknown): Failure {
  const { status, response, message } = error as ResponseError;
  if (response === undefined) return { kind: 'failing', words: reasonOf(error) };
  // GraphQL answers 200 whatever happens.
  if (status === undefined) return { kind: 'invalid', words: message };
  // Octokit's message has GitHub's explanation; of a proxy's page it would be the whole page.
  const words = typeof response.data === 'object' ? `${status} ${message}` : String(status);
  return { kind: kindOf(error as ResponseError, status), words };
}

function kindOf({ response, message }: ResponseError, status: number): FailureKind {
  if (status >= 500 || status === 408) return 'failing';
  const { 'retry-after': after, 'x-ratelimit-remaining': remaining } = response?.headers ?? {};
  const isLimited = after !== undefined || remaining === '0' || /rate limit/i.test(message);
  if (status === 429 || (status === 403 && isLimited)) return 'limited';
  return status === 401 || status === 403 || status === 404 ? 'refused' : 'invalid';
}

/** Behind octokit's words stand those of `fetch`, behind these those of the network or of the proxy: the last ones tell. */
function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return (cause === undefined ? '' : reasonOf(cause)) || message;
}

/** GitHub asks for a minute where a secondary limit names no time. */
const unnamedLimitMs = 60_000;

/** How long a limit lasts, as far as the answer tells. */
export function limitMs(error: unknown, now: number): number {
  const {
    'retry-after': after,
    'x-ratelimit-remaining': remaining,
    ...headers
  } = (error as ResponseError).response?.headers ?? {};
  if (after !== undefined) {
    const until = /^\d+$/.test(String(after)) ? now + Number(after) * 1000 : Date.parse(String(after));
    return Number.isNaN(until) ? unnamedLimitMs : Math.max(until - now, 0);
  }
  const reset = Number(headers['x-ratelimit-reset']);
  return remaining === '0' && Number.isFinite(reset) ? Math.max(reset * 1000 - now, 0) : unnamedLimitMs;
}
