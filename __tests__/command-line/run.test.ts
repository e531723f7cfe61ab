/** The command as a process, on no terminal, against the pretend AWS over HTTP on real time. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { serveScenario } from '../../simulator/http/scenario.ts';
import type { Revision, Scenario } from '../../simulator/scenario.ts';
import { newFolder, start, type Ended, type Started } from './process.ts';

jest.setTimeout(180_000);

const well = { '/': 200, '/health': 200 };
const update = (next: Revision): Scenario => ({
  title: 'an update of a service of two tasks behind one target group, checked as often as AWS allows',
  services: [
    { desired: 2, graceSeconds: 0, loadBalancers: [{ targetGroup: 'api-tg' }], revisions: { 1: { answers: well }, 2: next } },
  ],
  targetGroups: {
    'api-tg': { path: '/', intervalSeconds: 5, timeoutSeconds: 2, unhealthyThreshold: 2, deregistrationDelaySeconds: 10 },
  },
  actions: [{ at: 0, deploy: 2 }],
});
const healthy = update({ answers: well });
/** The log of what fails tries to steer the terminal, and to be a command of the CI. */
const failing = update({
  answers: well,
  later: [{ afterSeconds: 4, exits: 1 }],
  logs: ['\u001b]0;owned\u0007\u001b[2Jgone', '::error::forged', '##vso[task.setvariable variable=a]b', '##[error]forged'].map(
    (line) => ({ afterSeconds: 1, line }),
  ),
});
const keys = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIDSIMULATED', AWS_SECRET_ACCESS_KEY: 'simulated-secret' };

interface Run extends Started {
  readonly scenario: Scenario;
  /** When the command starts, in seconds of the scenario. */
  readonly startAt: number;
}

async function run(args: readonly string[], { scenario, startAt, env = keys, ...started }: Run): Promise<Ended> {
  const aws = await serveScenario(scenario, { startAt });
  try {
    return await start([...args, '--cluster', 'prod'], { ...started, env: { AWS_ENDPOINT_URL: aws.url, ...env } });
  } finally {
    await aws.close();
  }
}

/** What a terminal or a CI would do more with than show it. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^\s*::|##\w*\[/m;
const verify = ['verify', 'api', '--poll-interval', '2s'];

test.concurrent('a pass is said on standard output, in plain lines', async () => {
  const { code, stdout, stderr } = await run(verify, { scenario: healthy, startAt: 150 });
  expect([code, stderr]).toStrictEqual([0, '']);
  expect(stdout).toMatch(/^\d\d:\d\d:\d\d verifying deployment ecs-svc\//);
  expect(stdout).toMatch(/^✅ prod\/api: healthy$/m);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Exit code 0 after \d+ s: it passed\.$/);
  expect(stdout).not.toMatch(acting);
});

test.concurrent(
  'a failure leaves its document on standard output, and a summary and a recording where they were asked for',
  async () => {
    const folder = newFolder();
    const files = ['--json', '--summary', join(folder, 'summary.html'), '--recording', join(folder, 'run.jsonl')];
    const { code, stdout, stderr } = await run([...verify, ...files], { scenario: failing, startAt: 25 });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      outcome: 'tasks-cycling',
      run: { mode: 'verify', region: 'eu-west-1' },
    });
    expect(stderr).toMatch(/^❌ prod\/api: tasks keep failing$/m);
    expect(stderr).toMatch(/^Exit code 1 after .*: the deployment failed\.$/m);
    expect(stderr).toContain('\\u{1b}]0;owned\\u{7}\\u{1b}[2Jgone');
    expect(stderr).not.toMatch(acting);
    expect(stdout).not.toMatch(acting);
    const page = readFileSync(join(folder, 'summary.html'), 'utf8');
    expect(page).toContain('<h2>❌ prod/api: tasks keep failing</h2>');
    const replayed = await start(['replay', join(folder, 'run.jsonl'), '--json']);
    expect(replayed.stdout).toBe(stdout);
    rmSync(folder, { recursive: true });
  },
);

test.concurrent('colours come where they are forced, and what a container wrote has none of its own', async () => {
  const { code, stdout } = await run(verify, { scenario: failing, startAt: 25, env: { ...keys, FORCE_COLOR: '1' } });
  expect(code).toBe(1);
  expect(stdout).toContain('\u001b[31m❌ prod/api: tasks keep failing');
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  expect(stdout.replace(/\u001b\[\d{1,2}m/g, '')).not.toMatch(acting);
});

test.concurrent('SIGINT ends it with what is known, and 130', async () => {
  const kill = { signal: 'SIGINT', after: /tasks healthy in api-tg/ } as const;
  // However slow the machine is, there is no verdict before the signal.
  const { code, stdout } = await run([...verify, '--stable-for', '10m'], { scenario: healthy, startAt: 25, kill });
  expect(code).toBe(130);
  expect(stdout).toMatch(/^⚠️ prod\/api: cancelled before the verdict$/m);
  expect(stdout).toContain('Health checks:');
});

test.concurrent('an audit waits for nothing', async () => {
  const { code, stdout } = await run(['audit', 'api'], { scenario: healthy, startAt: 150 });
  expect([code, stdout]).toStrictEqual([0, expect.stringContaining('✅ prod/api: configuration audited')]);
});

test.concurrent('credentials that AWS does not know are no failure of the deployment', async () => {
  const env = { ...keys, AWS_ACCESS_KEY_ID: 'unknown' };
  const { code, stdout } = await run(verify, { scenario: healthy, startAt: 150, env });
  expect([code, stdout]).toStrictEqual([4, expect.stringContaining('no access to AWS')]);
});

test.concurrent('a service that is not there is none of them either', async () => {
  const { code } = await run(['verify', 'nobody'], { scenario: healthy, startAt: 150 });
  expect(code).toBe(6);
});

/** IAM Identity Center's portal, which gives credentials for a token. */
async function portal() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url ?? ''} ${String(request.headers['x-amz-sso_bearer_token'])}`);
    response.writeHead(200, { 'content-type': 'application/json' });
    const roleCredentials = {
      accessKeyId: 'ASIDSIMULATED',
      secretAccessKey: 'simulated',
      sessionToken: 'simulated',
      expiration: Date.now() + 3_600_000,
    };
    response.end(JSON.stringify({ roleCredentials }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => server.close() };
}

test.concurrent.each([
  [
    'by --profile, whatever keys the environment has',
    ['--profile', 'prod-readonly'],
    { AWS_ACCESS_KEY_ID: 'unknown', AWS_SECRET_ACCESS_KEY: 'x' },
  ],
  ['by AWS_PROFILE', [], { AWS_PROFILE: 'prod-readonly' }],
] as const)('a profile of IAM Identity Center gives credentials and region, named %s', async (_how, args, more) => {
  const home = newFolder();
  const sso = await portal();
  mkdirSync(join(home, '.aws/sso/cache'), { recursive: true });
  writeFileSync(
    join(home, '.aws/config'),
    [
      '[profile prod-readonly]',
      'sso_session = company',
      'sso_account_id = 111122223333',
      'sso_role_name = ReadOnly',
      'region = eu-west-1',
      '[sso-session company]',
      'sso_start_url = https://company.awsapps.com/start',
      'sso_region = eu-west-1',
    ].join('\n'),
  );
  const token = { accessToken: 'sso-token', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  const cache = `${createHash('sha1').update('company').digest('hex')}.json`;
  writeFileSync(join(home, '.aws/sso/cache', cache), JSON.stringify(token));
  const env = { HOME: home, USERPROFILE: home, AWS_ENDPOINT_URL_SSO: sso.url, ...more };
  const { code, stdout, stderr } = await run(['audit', 'api', ...args], { scenario: healthy, startAt: 150, env });
  sso.close();
  rmSync(home, { recursive: true });
  expect([code, stderr]).toStrictEqual([0, '']);
  expect(stdout).toContain('✅ prod/api: configuration audited');
  expect(sso.asked).toStrictEqual(['/federation/credentials?account_id=111122223333&role_name=ReadOnly sso-token']);
});
