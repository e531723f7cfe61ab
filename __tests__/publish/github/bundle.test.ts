/** The built action, unchanged, as the runner starts it, between a pretend AWS and a pretend GitHub; and its `post` step. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runAction, type Asked, type Ran } from '../../../scripts/runner.ts';
import { serveScenario } from '../../../simulator/http/scenario.ts';
import { loopback, type Loopback, type Plan } from './loopback.ts';

const head = 'a'.repeat(40);
const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-event-'));
const event = join(folder, 'event.json');
writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head: { sha: head } } }));
const cutShort = join(folder, 'cut-short.json');
writeFileSync(cutShort, '{"pull_request":');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Watched {
  readonly ran: Ran;
  readonly github: Loopback;
  /** Runs the step that follows the job, with what the run left. */
  readonly post: () => Promise<Ran>;
}

/** Long after the evidence is there: the first look decides. */
const late = 90;

async function watch(
  plan: Plan,
  startAt: number,
  kill?: Asked['kill'],
  inputs: Readonly<Record<string, string>> = {},
  runnerEnv: Readonly<Record<string, string>> = {},
): Promise<Watched> {
  const github = await loopback({ pulls: [{ number: 7, head, state: 'open', merged: false, commits: [head] }], ...plan });
  const aws = await serveScenario(
    {
      title: 'the founding story, well under way',
      services: [
        {
          desired: 2,
          graceSeconds: 0,
          loadBalancers: [{ targetGroup: 'api-tg' }],
          revisions: { 1: { answers: 200 }, 2: { answers: 404 } },
        },
      ],
      targetGroups: { 'api-tg': { path: '/', intervalSeconds: 5, timeoutSeconds: 2, unhealthyThreshold: 2 } },
      actions: [{ at: 0, deploy: 2 }],
    },
    { startAt },
  );
  const env = {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDSIMULATED',
    AWS_SECRET_ACCESS_KEY: 'simulated-secret',
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: 'https://github.example.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '1',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_SHA: 'b'.repeat(40),
    ...runnerEnv,
  };
  const asked = {
    cluster: 'prod',
    service: 'api',
    'poll-interval': '1s',
    'commit-status': 'true',
    'pr-comment': 'true',
    'github-token': github.token,
    'check-run-id': '22',
    ...inputs,
  };
  const ran = await runAction({ inputs: asked, env, ...(kill ? { kill } : {}) });
  await aws.close();
  const state = Object.fromEntries(Object.entries(ran.state).map(([name, value]) => [`STATE_${name}`, value]));
  return { ran, github, post: () => runAction({ step: 'post', inputs: asked, env: { ...env, ...state } }) };
}

describe('the bundle', () => {
  it('says on the head of the pull request that it waits, and then the cause, with a link to its job', async () => {
    const { ran, github, post } = await watch({}, 45);
    expect(ran.outputs.outcome).toBe('targets-unhealthy');
    const [first, last] = [github.statuses[0], github.statuses.at(-1)];
    expect(first).toMatchObject({ sha: head, context: 'ecs-health/api', state: 'pending' });
    expect(last).toMatchObject({ sha: head, context: 'ecs-health/api', state: 'failure' });
    expect(last?.description).toContain('gets 404 and accepts only 200');
    expect(last?.target_url).toBe('https://github.example.com/o/r/actions/runs/1/job/22');
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('gets 404 and accepts only 200');
    const before = github.requests.length;
    expect((await post()).code).toBe(0);
    expect(github.requests).toHaveLength(before);
    expect(github.faults).toEqual([]);
    await github.close();
  }, 90_000);

  it('warns once, naming the permission, when its token may not, and its verdict stands', async () => {
    const { ran, github } = await watch({ permissions: [] }, late);
    expect({ code: ran.code, outcome: ran.outputs.outcome }).toEqual({ code: 1, outcome: 'targets-unhealthy' });
    const warnings = ran.log.filter((line) => line.startsWith('::warning'));
    expect(warnings).toEqual([expect.stringContaining('statuses: write'), expect.stringContaining('pull-requests: write')]);
    await github.close();
  }, 90_000);

  it('asks, and judges, whatever an environment says that is kept for the post step', async () => {
    const kept = { STATE_started: 'true', STATE_left: '{}', STATE_isPost: 'true' };
    const { ran, github } = await watch({}, late, undefined, {}, kept);
    expect({ code: ran.code, outcome: ran.outputs.outcome }).toEqual({ code: 1, outcome: 'targets-unhealthy' });
    await github.close();
  }, 90_000);

  it.each([
    ['the address of GitHub is none', { GITHUB_API_URL: 'nowhere' }],
    ['that of the proxy is none', { GITHUB_API_URL: 'http://ghe.invalid', http_proxy: '[' }],
  ])(
    'warns, and its verdict stands, where %s',
    async (_sentence, env) => {
      const { ran, github, post } = await watch({}, late, undefined, {}, env);
      expect({ code: ran.code, outcome: ran.outputs.outcome }).toEqual({ code: 1, outcome: 'targets-unhealthy' });
      expect(ran.log.filter((line) => line.startsWith('::warning'))).not.toEqual([]);
      expect((await post()).code).toBe(0);
      await github.close();
    },
    90_000,
  );

  it('leaves no status pending when it is killed: the post step says so', async () => {
    const { ran, github, post } = await watch({}, 45, { signal: 'SIGKILL', after: /tasks healthy in api-tg/ });
    expect(ran.outputs.outcome).toBeUndefined();
    expect((await post()).code).toBe(0);
    expect(github.statuses.at(-1)?.state).not.toBe('pending');
    expect(github.faults).toEqual([]);
    await github.close();
  }, 90_000);

  it.each([
    ['is not there', join(folder, 'missing.json')],
    ['is cut short', cutShort],
  ])(
    'goes by the commit that it is given where the file of the event %s',
    async (_sentence, path) => {
      const { ran, github } = await watch({}, late, undefined, { sha: head }, { GITHUB_EVENT_PATH: path });
      expect({ code: ran.code, outcome: ran.outputs.outcome }).toEqual({ code: 1, outcome: 'targets-unhealthy' });
      expect(github.statuses.at(-1)).toMatchObject({ sha: head, state: 'failure' });
      expect(github.comments).toHaveLength(1);
      expect(ran.log.filter((line) => /GITHUB_EVENT_PATH|::warning/.test(line))).toEqual([]);
      await github.close();
    },
    90_000,
  );

  it('prints no retired command where the runner has no files for outputs and state', async () => {
    const { ran, github } = await watch({}, late, undefined, {}, { GITHUB_OUTPUT: '', GITHUB_STATE: '' });
    expect(ran.code).toBe(1);
    expect(ran.log.filter((line) => /::set-output|::save-state/.test(line))).toEqual([]);
    expect(ran.log).toContainEqual(expect.stringContaining('the output outcome could not be set'));
    await github.close();
  }, 90_000);

  it('asks GitHub nothing where nothing is asked of it', async () => {
    const { github } = await watch({}, late, undefined, { 'commit-status': 'false', 'pr-comment': 'false' });
    expect(github.requests).toEqual([]);
    await github.close();
  }, 90_000);
});
