import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../../src/model/exchange.ts';
import { exchangeInWords } from '../../../src/report/render/exchange.ts';
import { unrepeatable } from '../../../src/publish/github/client.ts';
import { failureOf, type Failure } from '../../../src/publish/github/failure.ts';
import { loopback, type Loopback, type Trouble } from './loopback.ts';
import { commit, openClientOf, patient, pretendClock, repo } from './world.ts';

const statuses = /^POST \/repos\/o\/r\/statuses/;

interface Row {
  readonly sentence: string;
  readonly troubles: readonly Omit<Trouble, 'at'>[];
  readonly expected: 'ok' | Failure;
  /** In milliseconds, between the attempts. */
  readonly slept: readonly number[];
  readonly isRepeatable?: boolean;
}

const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' };

const rows: readonly Row[] = [
  { sentence: 'an answer is taken', troubles: [], expected: 'ok', slept: [] },
  { sentence: 'a 502 is asked again', troubles: [{ status: 502 }], expected: 'ok', slept: [1000] },
  { sentence: 'a 408 is no fault of the question', troubles: [{ status: 408 }], expected: 'ok', slept: [1000] },
  { sentence: 'a cut connection is asked again', troubles: [{ times: 2 }], expected: 'ok', slept: [1000, 2000] },
  {
    sentence: 'a proxy’s page is no answer of GitHub’s',
    troubles: [{ status: 200, body: '<html>' }],
    expected: 'ok',
    slept: [1000],
  },
  {
    sentence: 'after four failures it is given up',
    troubles: [{ status: 503, times: 9, body: { message: 'Service unavailable' } }],
    expected: { kind: 'failing', words: '503 Service unavailable' },
    slept: [1000, 2000, 3000],
  },
  {
    sentence: 'what may have had its effect is not repeated where that would matter',
    troubles: [{ status: 502, body: { message: 'Server Error' } }],
    expected: { kind: 'failing', words: '502 Server Error' },
    slept: [],
    isRepeatable: false,
  },
  {
    sentence: 'a limit had no effect, and is waited out even then',
    troubles: [{ status: 429, headers: { 'retry-after': '7' } }],
    expected: 'ok',
    slept: [7000],
    isRepeatable: false,
  },
  {
    sentence: 'Retry-After may be a date',
    troubles: [{ status: 429, headers: { 'retry-after': 'Tue, 24 Nov 2026 12:00:20 GMT' } }],
    expected: 'ok',
    slept: [20_000],
  },
  {
    sentence: 'a limit that lasts longer than a minute is not waited out',
    troubles: [{ status: 429, headers: { 'retry-after': '61' }, body: { message: 'Slow down' } }],
    expected: { kind: 'limited', words: '429 Slow down' },
    slept: [],
  },
  {
    sentence: 'the hourly limit is a 403 that tells when it ends',
    troubles: [{ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795521630' } }],
    expected: 'ok',
    slept: [30_000],
  },
  {
    sentence: 'a secondary limit that names no time is waited out for a minute',
    troubles: [{ status: 403, body: secondary }],
    expected: 'ok',
    slept: [60_000],
  },
  {
    sentence: 'a missing permission is not asked again',
    troubles: [{ status: 403, body: { message: 'Resource not accessible by integration' } }],
    expected: { kind: 'refused', words: '403 Resource not accessible by integration' },
    slept: [],
  },
  {
    sentence: 'nor is what is not there',
    troubles: [{ status: 404, body: { message: 'Not Found' } }],
    expected: { kind: 'refused', words: '404 Not Found' },
    slept: [],
  },
  {
    sentence: 'nor what GitHub finds invalid, which it explains',
    troubles: [{ status: 422, body: { message: 'Validation Failed', errors: [{ message: 'too long' }, 'odd'] } }],
    expected: { kind: 'invalid', words: '422 Validation Failed: {"message":"too long"}, "odd"' },
    slept: [],
  },
  {
    sentence: 'a repository that was renamed is not followed with the token',
    troubles: [{ status: 301, headers: { location: 'https://elsewhere.example/' }, body: { message: 'Moved Permanently' } }],
    expected: { kind: 'invalid', words: '301 Moved Permanently' },
    slept: [],
  },
];

/** Says a status, and what came of it. */
async function post(
  github: Loopback,
  clock = pretendClock(),
  token?: string,
  isRepeatable = true,
  policy = patient,
): Promise<'ok' | Failure> {
  const { rest } = openClientOf(github, clock, token)(policy);
  const status = { ...repo, sha: commit, state: 'success', context: 'c', description: 'd' } as const;
  return rest.repos.createCommitStatus({ ...status, request: isRepeatable ? {} : unrepeatable }).then(() => 'ok', failureOf);
}

describe('asking GitHub', () => {
  test.each(rows)('$sentence', async ({ troubles, expected, slept, isRepeatable }) => {
    const github = await loopback({ troubles: troubles.map((one) => ({ ...one, at: statuses })) });
    const clock = pretendClock();
    const result = await post(github, clock, undefined, isRepeatable);
    await github.close();
    expect(result).toStrictEqual(expected);
    expect(clock.slept).toStrictEqual(slept);
    expect(github.statuses).toHaveLength(expected === 'ok' ? 1 : 0);
    expect(github.faults).toStrictEqual([]);
  });

  test('each request is told, with its attempt, where somebody listens', async () => {
    const github = await loopback({ troubles: [{ status: 502, at: statuses, body: { message: 'Bad gateway' } }] });
    const told: string[] = [];
    const tell = (exchange: Exchange): number => told.push(exchangeInWords(exchange));
    const { rest } = openClientOf(github, pretendClock(), undefined, tell)(patient);
    await rest.repos.createCommitStatus({ ...repo, sha: commit, state: 'success', context: 'c', description: 'd' });
    await rest.repos.listPullRequestsAssociatedWithCommit({ ...repo, commit_sha: commit });
    await github.close();
    const posted = `GitHub POST /repos/o/r/statuses/${commit}: 0 ms, attempt`;
    expect(told).toStrictEqual([
      `${posted} 1: HttpError: Bad gateway, 502`,
      `${posted} 2: 201`,
      `GitHub GET /repos/o/r/commits/${commit}/pulls: 0 ms, attempt 1: 200, 0 elements`,
    ]);
    expect(told.join('\n')).not.toContain(github.token);
  });

  test('a token that ran out is refused', async () => {
    const github = await loopback();
    const result = await post(github, pretendClock(), 'old');
    await github.close();
    expect(result).toStrictEqual({ kind: 'refused', words: '401 Bad credentials' });
  });

  test('nothing listens: it fails, in words', async () => {
    const github = await loopback();
    await github.close();
    expect(await post(github)).toMatchObject({ kind: 'failing', words: expect.stringContaining('ECONNREFUSED') });
  });

  test('a cancelled job asks once, and waits for nothing', async () => {
    const github = await loopback({ troubles: [{ at: statuses, status: 502, times: 9 }] });
    const clock = pretendClock();
    const result = await post(github, clock, undefined, true, { ...patient, signal: AbortSignal.abort() });
    await github.close();
    expect([result === 'ok', github.requests.length, clock.slept]).toStrictEqual([false, 1, []]);
  });
});

describe('the description judges', () => {
  const ask = async (body: object, path = `/repos/o/r/statuses/${commit}`) => {
    const github = await loopback();
    await openClientOf(
      github,
      pretendClock(),
    )(patient)
      .request(`POST ${path}`, { ...body })
      .catch(failureOf);
    await github.close();
    return github.faults;
  };
  test.each([
    ['a state that does not exist', { state: 'passed' }, /must be equal to one of the allowed values/],
    ['a member that is missing', { context: 'c' }, /must have required property 'state'/],
    ['a member that does not exist', { state: 'success', strange: 'u' }, /body\.strange is not described/],
    ['a member of another type', { state: 'success', description: 5 }, /must be string/],
  ] as const)('%s', async (_sentence, body, fault) => {
    expect((await ask(body)).join('\n')).toMatch(fault);
  });
  test('an address that does not exist', async () => {
    expect(await ask({}, '/repos/o/r/stati')).toStrictEqual(['POST /repos/o/r/stati is not described']);
  });
});
