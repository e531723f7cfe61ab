/**
 * What an answer of GitHub's means.
 *
 * https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
import type { Answered, Failure, Result } from './api.ts';
import { listOf, recordOf, textOf } from './json.ts';

/** GitHub asks for a minute where a secondary limit names no time. */
const unnamedLimitMs = 60_000;

/** An error stands for an answer that never came. */
export function resultOf(answered: Answered | Error): Result {
  if (answered instanceof Error) return { ok: false, why: 'failing', words: answered.message };
  const { status, headers, text } = answered;
  const body = parsed(text);
  if (status >= 200 && status < 300) {
    // An answer that was cut short, or a proxy's page, is none of GitHub's.
    if (body === undefined && text.trim() !== '') return { ok: false, why: 'failing', words: `${status} without JSON` };
    return { ok: true, body, hasNextPage: /;\s*rel="?next"?/.test(headers.link ?? '') };
  }
  return { ok: false, why: failureOf(answered), words: `${status} ${messageOf(body)}`.trim() };
}

function failureOf({ status, headers, text }: Answered): Failure {
  if (status >= 500 || status === 408) return 'failing';
  const isLimited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text);
  if (status === 429 || (status === 403 && isLimited)) return 'busy';
  return status === 401 || status === 403 || status === 404 ? 'refused' : 'invalid';
}

/** How long a limit lasts, as far as the answer tells. */
export function limitMs(answered: Answered | Error, now: number): number {
  if (answered instanceof Error) return unnamedLimitMs;
  const { 'retry-after': after, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset } = answered.headers;
  if (after !== undefined) {
    const until = /^\d+$/.test(after) ? now + Number(after) * 1000 : Date.parse(after);
    return Number.isNaN(until) ? unnamedLimitMs : Math.max(until - now, 0);
  }
  return remaining === '0' && /^\d+$/.test(reset ?? '') ? Math.max(Number(reset) * 1000 - now, 0) : unnamedLimitMs;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `Validation Failed: Body is too long (maximum is 65536 characters)`. */
function messageOf(body: unknown): string {
  const { message, errors } = recordOf(body);
  const details = listOf(errors).map((one) => textOf(typeof one === 'string' ? one : recordOf(one).message));
  return [textOf(message), ...details].filter((part) => part !== undefined && part !== '').join(': ');
}
