import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markerOf, mostCharacters, publishComment } from '../../../src/publish/github/pull-request-comment.ts';
import { loopback, type Comment, type Loopback, type Plan } from './loopback.ts';
import { failureOf } from '../../../src/publish/github/failure.ts';
import { openClientOf, patient, pretendClock, repo } from './world.ts';

const marker = markerOf('eu-west-1', [{ cluster: 'prod', service: 'api' }]);
const bot = 'github-actions[bot]';
const by = (login: string, body: string, id = 1): Comment => ({
  id,
  number: 7,
  login,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  body,
});
const many = (amount: number): readonly Comment[] =>
  Array.from({ length: amount }, (_, index) => by('octocat', 'LGTM', index + 1));

const publish = (github: Loopback, body: string): Promise<void> =>
  publishComment({
    client: openClientOf(github, pretendClock())(patient),
    repo,
    number: 7,
    marker,
    body,
    signal: new AbortController().signal,
  });

/** The comments after publishing `body` on a GitHub with that plan, as `author: text`. */
async function after(plan: Plan, bodies: readonly string[] = ['news']): Promise<Loopback> {
  const github = await loopback(plan);
  for (const body of bodies) await publish(github, body);
  await github.close();
  expect(github.faults).toStrictEqual([]);
  return github;
}
const shown = (github: Loopback): readonly string[] =>
  github.comments.map(({ login, body }) => `${login}: ${body.replace(marker, 'MARKER').replace('\n', ' ')}`);
const ours = `${bot}: MARKER news`;

interface Row {
  readonly sentence: string;
  readonly plan: Plan;
  readonly expected: readonly string[];
}

const rows: readonly Row[] = [
  { sentence: 'made where there is none', plan: {}, expected: [ours] },
  { sentence: 'rewritten where it is', plan: { comments: [by(bot, `${marker}\nold`)] }, expected: [ours] },
  {
    sentence: 'somebody else planted the marker: theirs stays as it is',
    plan: { comments: [by('mallory', `${marker}\nhello`)] },
    expected: ['mallory: MARKER hello', ours],
  },
  {
    sentence: 'another bot planted it',
    plan: { comments: [by('other[bot]', `${marker}\nhello`)] },
    expected: ['other[bot]: MARKER hello', ours],
  },
  {
    sentence: 'a person whose name is the bot’s without its ending',
    plan: { comments: [by('github-actions', `${marker}\nhello`)] },
    expected: ['github-actions: MARKER hello', ours],
  },
  {
    sentence: 'the same bot quotes the marker',
    plan: { comments: [by(bot, `> ${marker}\nhello`)] },
    expected: [`${bot}: > MARKER hello`, ours],
  },
  {
    sentence: 'the same bot tells of other services',
    plan: { comments: [by(bot, `${markerOf('eu-west-1', [{ cluster: 'prod', service: 'web' }])}\nweb`)] },
    expected: [expect.stringContaining(' web') as unknown as string, ours],
  },
  {
    sentence: 'on another pull request',
    plan: { comments: [{ ...by(bot, `${marker}\nold`), number: 8 }] },
    expected: [`${bot}: MARKER old`, ours],
  },
  {
    sentence: 'a token of a person rewrites that person’s comment',
    plan: { viewer: 'deployer', comments: [by('deployer', `${marker}\nold`), by(bot, `${marker}\nhello`, 2)] },
    expected: ['deployer: MARKER news', `${bot}: MARKER hello`],
  },
  {
    sentence: 'two that a race left become one, the older',
    plan: { comments: [by(bot, `${marker}\nnewer`, 6), by(bot, `${marker}\nolder`, 5)] },
    expected: [ours],
  },
  {
    sentence: 'the answer to the making was lost: it is found, not made twice',
    plan: { troubles: [{ at: /^POST .*\/comments/, status: 502, isDone: true }] },
    expected: [ours],
  },
  {
    sentence: 'the connection was cut while it was made',
    plan: { troubles: [{ at: /^POST .*\/comments/, isDone: true }] },
    expected: [ours],
  },
  {
    sentence: 'GitHub failed, and did not make it',
    plan: { troubles: [{ at: /^POST .*\/comments/, status: 500 }] },
    expected: [ours],
  },
  {
    sentence: 'a secondary limit is waited out',
    plan: {
      troubles: [{ at: /^POST .*\/comments/, status: 403, headers: { 'retry-after': '60' }, body: { message: 'rate limit' } }],
    },
    expected: [ours],
  },
];

describe('one comment', () => {
  test.each(rows)('$sentence', async ({ plan, expected }) => {
    expect(shown(await after(plan))).toStrictEqual(expected);
  });

  test('ten runs later it is still one', async () => {
    const github = await after({}, ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'news']);
    expect(shown(github)).toStrictEqual([ours]);
  });

  test('is made once though the answer was lost: each would notify everybody', async () => {
    const github = await after({ troubles: [{ at: /^POST .*\/comments/, status: 502, isDone: true }] });
    expect(github.requests.map((one) => one.split(' ')[0])).toStrictEqual(['GET', 'POST', 'GET', 'POST', 'PATCH']);
    expect(github.requests.filter((one) => /^POST .*\/comments/.test(one))).toHaveLength(1);
  });

  test('on the last of many pages', async () => {
    const github = await after({ comments: [...many(399), by(bot, `${marker}\nold`, 400)] });
    expect(github.comments).toHaveLength(400);
    expect(shown(github).at(-1)).toBe(ours);
    expect(github.requests.filter((one) => one.startsWith('GET'))).toHaveLength(4);
  });

  test('another job makes its own at the same time: both keep the older', async () => {
    let hasRaced = false;
    const github = await after({
      onRequest: (request, { comments }) => {
        if (hasRaced || !request.startsWith('POST')) return;
        hasRaced = true;
        comments.push(by(bot, `${marker}\nthe other job's`, 500));
      },
    });
    expect(shown(github)).toStrictEqual([ours]);
    expect(github.comments[0]?.id).toBe(500);
  });

  test('the next page is asked for by its number, and not where an answer says that it is', async () => {
    const elsewhere = await loopback();
    const github = await after({
      troubles: [{ at: /^GET/, status: 200, body: '[]', headers: { link: `<${elsewhere.url}/steal>; rel="next"` } }],
    });
    await elsewhere.close();
    expect(elsewhere.requests).toStrictEqual([]);
    expect(github.requests.slice(0, 2)).toStrictEqual([
      'GET /repos/o/r/issues/7/comments?per_page=100',
      'GET /repos/o/r/issues/7/comments?per_page=100&page=2',
    ]);
  });

  test('a body that is too long is cut to what GitHub takes', async () => {
    const github = await after({}, ['x'.repeat(100_000)]);
    expect(github.comments[0]?.body).toHaveLength(mostCharacters);
  });

  test('whatever others write: theirs is never touched, and ours is always one', async () => {
    const pieces = fc.constantFrom(
      marker,
      marker.slice(0, -4),
      '<!-- ',
      '-->',
      '\n',
      '> ',
      ' ',
      '`',
      'ecs-health-gate:',
      '\u200b',
    );
    const body = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => `${parts.join('')}.`);
    const author = fc.constantFrom('mallory', 'other[bot]', 'github-actions', 'GitHub-Actions[bot]', `${bot} `);
    const github = await loopback();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(author, body), { maxLength: 4 }), async (foreign) => {
        const theirs = foreign.map(([login, text], index) => by(login, text, index + 1));
        (github.comments as Comment[]).splice(0, Infinity, ...theirs);
        await publish(github, 'first');
        await publish(github, 'news');
        expect(github.comments.slice(0, theirs.length)).toStrictEqual(theirs);
        expect(shown(github).slice(theirs.length)).toStrictEqual([ours]);
      }),
      { numRuns: 100 },
    );
    await github.close();
    expect(github.faults).toStrictEqual([]);
  });
});

describe('what GitHub refuses', () => {
  const failing: readonly [sentence: string, plan: Plan, expected: object][] = [
    ['a missing permission', { permissions: [] }, { kind: 'refused', words: '403 Resource not accessible by integration' }],
    [
      'a conversation that is locked',
      { troubles: [{ at: /^POST/, status: 403, body: { message: 'Unable to create comment because issue is locked.' } }] },
      { kind: 'refused', words: '403 Unable to create comment because issue is locked.' },
    ],
    ['a GitHub that is down', { troubles: [{ at: /./, status: 503, times: 99 }] }, { kind: 'failing', words: '503' }],
    [
      'a GitHub of which each page says that there is a next one',
      { troubles: [{ at: /^GET/, status: 200, times: Infinity, body: '[]', headers: { link: '<x>; rel="next"' } }] },
      { kind: 'failing', words: 'more than 30 pages' },
    ],
    [
      'a GitHub that does not say whose the token is',
      { comments: [by(bot, marker)], troubles: [{ at: /graphql/, status: 200, body: { errors: [{ message: 'Not today' }] } }] },
      { kind: 'invalid', words: expect.stringContaining('Not today') },
    ],
  ];
  test.each(failing)('%s: no comment, and the reason', async (_sentence, plan, expected) => {
    const github = await loopback(plan);
    const before = [...github.comments];
    expect(await publish(github, 'news').catch(failureOf)).toStrictEqual(expected);
    await github.close();
    expect(github.comments).toStrictEqual(before);
  });
});

describe('the marker', () => {
  const api = { cluster: 'prod', service: 'api' };
  const web = { cluster: 'prod', service: 'web' };
  test('is the same whatever the order, and whether a cluster is a name or an ARN', () => {
    const arn = 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod';
    expect(markerOf('eu-west-1', [web, { ...api, cluster: arn }])).toBe(markerOf('eu-west-1', [api, web]));
  });
  test('is another for other services, another cluster, another region', () => {
    const markers = [
      markerOf('eu-west-1', [api]),
      markerOf('eu-west-1', [web]),
      markerOf('eu-west-1', [api, web]),
      markerOf('eu-west-1', [{ ...api, cluster: 'dev' }]),
      markerOf('us-east-1', [api]),
    ];
    expect(new Set(markers).size).toBe(markers.length);
  });
  test('is a comment in HTML, whatever the names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (region, service) => {
        expect(markerOf(region, [{ cluster: 'c', service }])).toMatch(/^<!-- ecs-health-gate:[0-9a-f]{16} -->$/);
      }),
      { numRuns: 200 },
    );
  });
});
