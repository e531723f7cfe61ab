import { describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from '../../../src/model/report.ts';
import { closeGitHub, openGitHub, type GitHub, type Step, type Wanted } from '../../../src/publish/github/github.ts';
import { markerOf } from '../../../src/publish/github/pull-request-comment.ts';
import { gitHubReportOf } from '../../../src/report/render/publication.ts';
import { report } from '../../../src/report/report.ts';
import { crashLoop, founding, healthy, run as runContext, several } from '../../report/reports.ts';
import { loopback, type Loopback, type Plan } from './loopback.ts';
import { commit, jobUrl, mergeCommit, noDeadline, pretendClock, runOn } from './world.ts';

const pullRequest = { number: 7, pull_request: { number: 7, head: { sha: commit } } };

const api = { cluster: 'prod', service: 'api' };
const wanted = (changes: Partial<Wanted>): Wanted => ({
  commitStatus: true,
  prComment: true,
  sha: undefined,
  services: [api],
  region: 'eu-west-1',
  jobUrl,
  signal: new AbortController().signal,
  keep: () => undefined,
  ...changes,
});

interface Finish {
  readonly finish: (told: Report) => Promise<void>;
}

interface Engine {
  readonly github: Loopback;
  readonly open: (changes?: Partial<Wanted>, payload?: object, eventName?: string) => Pick<GitHub, 'pending'> & Finish;
  readonly close: () => Promise<void>;
  readonly warnings: string[];
}

async function play(plan: Plan, act: (engine: Engine) => Promise<void>): Promise<Engine> {
  const github = await loopback(plan);
  const warnings: string[] = [];
  let kept = '';
  const step = (payload: object, eventName: string): Step => ({
    run: { ...runOn(eventName, payload), apiUrl: github.url },
    token: github.token,
    clock: pretendClock(),
    requestMs: noDeadline,
    warn: (message) => {
      warnings.push(message);
      throw new Error('the log cannot be written');
    },
  });
  const engine: Engine = {
    github,
    warnings,
    open: (changes = {}, payload = pullRequest, eventName = 'pull_request') => {
      const keep = (text: string): void => {
        kept = text;
      };
      const opened = openGitHub(step(payload, eventName), wanted({ keep, ...changes }));
      if (!opened) throw new Error('GitHub can be asked');
      return { ...opened, finish: (told) => opened.finish(gitHubReportOf(told, opened.commit)) };
    },
    close: () => closeGitHub(step({}, ''), kept),
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
    const engine = await play({}, ({ open }) => open().finish(report(runContext, [founding()])));
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
      await open().finish(report(runContext, [founding()]));
      await open().finish(report(runContext, [healthy()]));
    });
    expect(engine.github.comments).toHaveLength(1);
    expect(engine.github.comments[0]?.body).toContain('### ✅ `prod/api`: healthy');
    expect(said(engine).at(-1)).toBe('111 ecs-health/api success: 3 tasks of 3 healthy for 30 s');
  });

  test('of several services: a status each, one comment', async () => {
    const services = ['web', 'worker', 'api'].map((service) => ({ cluster: 'prod', service }));
    const engine = await play({}, ({ open }) => open({ services }).finish(report(runContext, several())));
    expect(said(engine).map((one) => one.split(':')[0])).toStrictEqual([
      '111 ecs-health/web success',
      '111 ecs-health/worker failure',
      '111 ecs-health/api failure',
    ]);
    expect(engine.github.comments).toHaveLength(1);
  });

  test('`sha` comes first', async () => {
    const sha = '3'.repeat(40);
    const engine = await play({}, ({ open }) => open({ sha, prComment: false }).finish(report(runContext, [crashLoop()])));
    expect(engine.github.statuses[0]?.sha).toBe(sha);
    expect(engine.github.comments).toStrictEqual([]);
  });

  test('an event that names no commit is one warning, and the comment is made', async () => {
    const payload = { issue: { number: 7, pull_request: {} } };
    const engine = await play({}, ({ open }) => open({}, payload, 'issue_comment').finish(report(runContext, [founding()])));
    expect(engine.warnings).toStrictEqual([
      '`commit-status`: this event does not say which commit is meant; set `sha`. The verdict stands.',
    ]);
    expect(engine.github.statuses).toStrictEqual([]);
    expect(engine.github.comments).toHaveLength(1);
  });

  test('a push that no pull request holds: no comment, and no warning', async () => {
    const engine = await play({}, ({ open }) =>
      open({ commitStatus: false }, {}, 'push').finish(report(runContext, [founding()])),
    );
    expect(engine.github.requests).toStrictEqual([`GET /repos/o/r/commits/${mergeCommit}/pulls?per_page=100`]);
    expect(engine.warnings).toStrictEqual([]);
  });

  test('of a fork: a warning for each surface, each with its permission', async () => {
    const engine = await play({ permissions: [] }, ({ open }) => open().finish(report(runContext, [founding()])));
    expect(engine.warnings).toStrictEqual([
      expect.stringMatching(/^`commit-status`: .*`statuses: write`/),
      expect.stringMatching(/^`pr-comment`: .*`pull-requests: write`/),
    ]);
    expect(engine.github.requests).toHaveLength(2);
  });

  test('that was cancelled says so at once, although GitHub fails', async () => {
    const engine = await play({ troubles: [{ at: /./, status: 502, times: 99 }] }, ({ open }) =>
      open({ signal: AbortSignal.abort() }).finish(report(runContext, [founding()])),
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
      await open({ prComment: false }).finish(report(runContext, [healthy()]));
      await close();
    });
    expect(engine.github.requests).toHaveLength(1);
  });
});

describe('a step without what GitHub asks for', () => {
  const nowhere = {
    ...runOn('push', {}),
    apiUrl: '',
    get repo(): never {
      throw new Error('no repository');
    },
  };
  test.each([
    ['a token', { token: undefined }, '`github-token` is empty'],
    ['a token that is more than nothing', { token: '' }, '`github-token` is empty'],
    ['a repository', { token: 't', run: nowhere }, 'no repository'],
  ])('%s is one warning', async (_sentence, changes, words) => {
    const warnings: string[] = [];
    const step: Step = { clock: pretendClock(), warn: (message) => warnings.push(message), ...changes };
    expect(openGitHub(step, wanted({}))).toBeUndefined();
    await closeGitHub(step, '{}');
    expect(warnings).toStrictEqual(Array(2).fill(`Nothing can be said on GitHub: ${words}. The verdict stands.`));
  });
});

describe('where GitHub is', () => {
  /** Every address that a comment in its place takes. */
  const asked = async (path: string): Promise<readonly string[]> => {
    const urls: string[] = [];
    const marked = [{ id: 1, body: markerOf('eu-west-1', [api]), user: { login: 'github-actions[bot]', type: 'Bot' } }];
    const viewer = { data: { viewer: { login: 'github-actions[bot]' } } };
    const server = createServer(({ url = '', headers }, answer) => {
      urls.push(url);
      answer.writeHead(headers.authorization === 'token t' ? 200 : 401, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(url.endsWith('graphql') ? viewer : marked));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const warn = (message: string): never => {
      throw new Error(message);
    };
    const run = { ...runOn('pull_request', pullRequest), apiUrl };
    const step: Step = { run, token: 't', clock: pretendClock(), requestMs: noDeadline, warn };
    const told = gitHubReportOf(report(runContext, [healthy()]), commit);
    await openGitHub(step, wanted({ commitStatus: false }))?.finish(told);
    await new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
    return urls;
  };
  test.each([
    ['github.com, or an Enterprise Cloud of its own', '', '/graphql'],
    ['an Enterprise Server', '/api/v3', '/api/graphql'],
  ])('%s', async (_sentence, rest, graphql) => {
    expect(await asked(rest)).toStrictEqual([
      `${rest}/repos/o/r/issues/7/comments?per_page=100`,
      graphql,
      `${rest}/repos/o/r/issues/comments/1`,
    ]);
  });
});
