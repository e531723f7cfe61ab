import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import { markerOf } from '../../../src/publish/github/comment.ts';
import { closeGitHub, openGitHub, type GitHub, type Runner, type Wanted } from '../../../src/publish/github/github.ts';
import { overHttps } from '../../../src/publish/github/https.ts';
import { code, link, prose } from '../../../src/report/render/escape.ts';
import { markOf, outcomeInWords } from '../../../src/report/render/labels.ts';
import { report } from '../../../src/report/report.ts';
import { crashLoop, founding, healthy, run, several } from '../../report/reports.ts';
import { loopback, type Loopback, type Plan } from './loopback.ts';
import { commit, jobUrl, mergeCommit, pretendTime, repository } from './world.ts';

const pullRequest = { number: 7, pull_request: { number: 7, head: { sha: commit } } };

const api = { cluster: 'prod', service: 'api' };
const wanted = (changes: Partial<Wanted>): Wanted => ({
  commitStatus: true,
  prComment: true,
  sha: undefined,
  services: [api],
  region: 'eu-west-1',
  jobUrl,
  wording: { prose, code, link, outcome: outcomeInWords, mark: markOf },
  signal: new AbortController().signal,
  keep: () => undefined,
  ...changes,
});

interface Engine {
  readonly github: Loopback;
  readonly open: (changes?: Partial<Wanted>, payload?: unknown, name?: string) => GitHub;
  readonly close: () => Promise<void>;
  readonly warnings: string[];
}

async function play(plan: Plan, act: (engine: Engine) => Promise<void>): Promise<Engine> {
  const github = await loopback(plan);
  const warnings: string[] = [];
  let kept = '';
  const runner = (payload: unknown, name: string): Runner => ({
    env: {
      GITHUB_API_URL: `${github.url}/`,
      GITHUB_REPOSITORY: repository,
      GITHUB_EVENT_NAME: name,
      GITHUB_SHA: mergeCommit,
    },
    payload,
    token: github.token,
    version: '1.0.0',
    time: pretendTime(),
    send: overHttps({}, systemClock.sleep),
    warn: (message) => {
      warnings.push(message);
      throw new Error('the log cannot be written');
    },
  });
  const engine: Engine = {
    github,
    warnings,
    open: (changes = {}, payload = pullRequest, name = 'pull_request') =>
      openGitHub(
        runner(payload, name),
        wanted({
          keep: (text) => {
            kept = text;
          },
          ...changes,
        }),
      ),
    close: () => closeGitHub(runner(undefined, ''), kept),
  };
  await act(engine);
  await github.close();
  expect(github.faults).toStrictEqual([]);
  return engine;
}

const said = ({ github }: Engine): readonly string[] =>
  github.statuses.map(({ sha, context, state, description }) => `${sha.slice(0, 3)} ${context} ${state}: ${description}`);

describe('a run on GitHub', () => {
  test('of a pull request: the status on its head, one comment on it, in which the cause stands', async () => {
    const engine = await play({}, ({ open }) => open().finish(report(run, [founding()])));
    expect(said(engine)).toStrictEqual([
      '111 ecs-health/api failure: the load balancer asks GET / on port 3000, gets 404 and accepts only 200; three tasks were killed for it',
    ]);
    expect(engine.github.comments).toStrictEqual([
      expect.objectContaining({ number: 7, body: expect.stringMatching(/^<!-- ecs-health-gate:\w+ -->\n### ❌ `prod\/api`/) }),
    ]);
    expect(engine.warnings).toStrictEqual([]);
  });

  test('that is mended by the next push: the same comment says so', async () => {
    const engine = await play({}, async ({ open }) => {
      await open().finish(report(run, [founding()]));
      await open().finish(report(run, [healthy()]));
    });
    expect(engine.github.comments).toHaveLength(1);
    expect(engine.github.comments[0]?.body).toContain('### ✅ `prod/api`: healthy');
    expect(said(engine).at(-1)).toBe('111 ecs-health/api success: 3 tasks of 3 healthy for 30 s');
  });

  test('of several services: a status each, one comment', async () => {
    const services = ['web', 'worker', 'api'].map((service) => ({ cluster: 'prod', service }));
    const engine = await play({}, ({ open }) => open({ services }).finish(report(run, several())));
    expect(said(engine).map((one) => one.split(':')[0])).toStrictEqual([
      '111 ecs-health/web success',
      '111 ecs-health/worker failure',
      '111 ecs-health/api failure',
    ]);
    expect(engine.github.comments).toHaveLength(1);
  });

  test('`sha` comes first', async () => {
    const sha = '3'.repeat(40);
    const engine = await play({}, ({ open }) => open({ sha, prComment: false }).finish(report(run, [crashLoop()])));
    expect(engine.github.statuses[0]?.sha).toBe(sha);
    expect(engine.github.comments).toStrictEqual([]);
  });

  test('an event that names no commit is one warning, and the comment is made', async () => {
    const payload = { issue: { number: 7, pull_request: {} } };
    const engine = await play({}, ({ open }) => open({}, payload, 'issue_comment').finish(report(run, [founding()])));
    expect(engine.warnings).toStrictEqual([
      '`commit-status`: this event does not say which commit is meant; set `sha`. The verdict stands.',
    ]);
    expect(engine.github.statuses).toStrictEqual([]);
    expect(engine.github.comments).toHaveLength(1);
  });

  test('a push that no pull request holds: no comment, and no warning', async () => {
    const engine = await play({}, ({ open }) => open({ commitStatus: false }, {}, 'push').finish(report(run, [founding()])));
    expect(engine.github.requests).toStrictEqual([`GET /repos/o/r/commits/${mergeCommit}/pulls?per_page=100&page=1`]);
    expect(engine.warnings).toStrictEqual([]);
  });

  test('of a fork: a warning for each surface, each with its permission', async () => {
    const engine = await play({ permissions: [] }, ({ open }) => open().finish(report(run, [founding()])));
    expect(engine.warnings).toStrictEqual([
      expect.stringMatching(/^`commit-status`: .*`statuses: write`/),
      expect.stringMatching(/^`pr-comment`: .*`pull-requests: write`/),
    ]);
    expect(engine.github.requests).toHaveLength(2);
  });

  test('that was cancelled says so at once, although GitHub fails', async () => {
    const engine = await play({ troubles: [{ at: /./, status: 502, times: 99 }] }, ({ open }) =>
      open({ signal: AbortSignal.abort() }).finish(report(run, [founding()])),
    );
    expect(engine.github.requests).toHaveLength(2);
    expect(engine.warnings).toHaveLength(2);
  });

  test('that was killed while it waited leaves nothing pending', async () => {
    const engine = await play({}, async ({ open, close, github }) => {
      open().pending(0, '0 of 3 tasks healthy');
      for (let turn = 0; turn < 500 && github.statuses.length === 0; turn += 1) await new Promise((next) => setTimeout(next, 2));
      await close();
    });
    expect(said(engine)).toStrictEqual([
      '111 ecs-health/api pending: 0 of 3 tasks healthy',
      '111 ecs-health/api error: The job ended before the verdict.',
    ]);
  });

  test('that ended well leaves nothing to do', async () => {
    const engine = await play({}, async ({ open, close }) => {
      await open({ prComment: false }).finish(report(run, [healthy()]));
      await close();
    });
    expect(engine.github.requests).toHaveLength(1);
  });
});

describe('where GitHub is', () => {
  /** Every address that a comment in its place takes, and what was sent there beside the token. */
  const asked = async (env: NodeJS.ProcessEnv): Promise<readonly string[]> => {
    const urls: string[] = [];
    const marked = [{ id: 1, body: markerOf('eu-west-1', [api]), user: { login: 'github-actions[bot]', type: 'Bot' } }];
    const viewer = { data: { viewer: { login: 'github-actions[bot]' } } };
    const runner: Runner = {
      env: { GITHUB_REPOSITORY: repository, ...env },
      payload: pullRequest,
      token: 't',
      version: '1.0.0',
      time: pretendTime(),
      warn: () => undefined,
      send: ({ url, headers }) => {
        expect(headers.authorization).toBe('Bearer t');
        urls.push(url);
        return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(url.endsWith('graphql') ? viewer : marked) });
      },
    };
    await openGitHub(runner, wanted({ commitStatus: false })).finish(report(run, [healthy()]));
    return urls;
  };
  const enterprise = { GITHUB_API_URL: 'https://ghe.example/api/v3', GITHUB_GRAPHQL_URL: 'https://ghe.example/api/graphql' };
  test.each([
    ['github.com', {}, 'https://api.github.com', 'https://api.github.com/graphql'],
    ['an Enterprise Server', enterprise, 'https://ghe.example/api/v3', 'https://ghe.example/api/graphql'],
    [
      'an Enterprise Server that does not tell where its GraphQL is',
      { GITHUB_API_URL: 'https://ghe.example/api/v3' },
      'https://ghe.example/api/v3',
      'https://ghe.example/api/graphql',
    ],
    [
      'an Enterprise Cloud with data residency',
      { GITHUB_API_URL: 'https://api.octo.ghe.com' },
      'https://api.octo.ghe.com',
      'https://api.octo.ghe.com/graphql',
    ],
  ])('%s', async (_sentence, env, rest, graphql) => {
    expect(await asked(env)).toStrictEqual([
      `${rest}/repos/o/r/issues/7/comments?per_page=100&page=1`,
      graphql,
      `${rest}/repos/o/r/issues/comments/1`,
    ]);
  });
});
