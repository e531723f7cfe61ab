/** One request over real sockets: whatever the other side does, it ends, in time and with what was said. */
import { execFile } from 'node:child_process';
import { createServer as plainServer, type Server as PlainServer } from 'node:net';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import { connect } from '../../../src/publish/github/client.ts';
import { failureOf, type Failure } from '../../../src/publish/github/failure.ts';
import { openGitHub, type Step, type Wanted } from '../../../src/publish/github/github.ts';
import type { AskedThrough } from './ask.ts';
import { commit, repo, runOn } from './world.ts';

const requestMs = 300;

/** Serves while `act` asks, and ends every connection then, however it hangs. */
async function during<T>(server: PlainServer | Server, act: (address: string) => Promise<T>): Promise<T> {
  const open = new Set<{ destroy: () => void }>();
  server.on('connection', (socket: { destroy: () => void }) => open.add(socket));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await act(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => server.close(closed));
  }
}

/** Asks once, and tells what came of it. */
const ask = (apiUrl: string, patienceMs = requestMs): Promise<'ok' | Failure> =>
  connect({ apiUrl, token: 't', clock: systemClock, requestMs: patienceMs })({ attempts: 1, until: Infinity })
    .rest.repos.get(repo)
    .then(() => 'ok', failureOf);

/** The same in a process of its own: where a proxy is, is read once, at its start. */
function askThrough(env: Readonly<Record<string, string>>): Promise<AskedThrough> {
  const script = fileURLToPath(new URL('ask.ts', import.meta.url));
  const asked = promisify(execFile)(process.execPath, [script], { env: { REQUEST_MS: String(requestMs), ...env } });
  return asked.then(({ stdout }) => JSON.parse(stdout) as AskedThrough);
}

/** Takes connections and says nothing. */
const silent = (): PlainServer =>
  plainServer((socket) => {
    socket.resume().on('error', () => undefined);
  });

/** Never silent for long, and never done. */
const dripping: RequestListener = (_request, answer) => {
  answer.writeHead(200, { 'content-type': 'application/json' });
  const drops = setInterval(() => answer.write(' '), requestMs / 10);
  answer.on('close', () => {
    clearInterval(drops);
  });
};

/** As fast as it can, and never done. */
const flooding: RequestListener = (_request, answer) => {
  answer.writeHead(200, { 'content-type': 'application/json' });
  const flood = (): void => {
    while (!answer.destroyed && answer.write(' '.repeat(1_000_000)));
    answer.once('drain', flood);
  };
  flood();
};

const halfway: RequestListener = (_request, answer) => {
  answer.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  answer.write('half', () => answer.destroy());
};

describe('what never ends is given up in time', () => {
  const overdue = { kind: 'failing', words: 'no answer within 0.3 seconds' };
  test.each([
    ['a server that says nothing', silent(), 'http'],
    ['a server that never says its last word', createServer(dripping), 'http'],
    ['a server that does not shake hands', silent(), 'https'],
  ])('%s', async (_sentence, server, protocol) => {
    const began = performance.now();
    expect(await during(server, (at) => ask(`${protocol}://${at}`))).toStrictEqual(overdue);
    expect(performance.now() - began).toBeLessThan(5 * requestMs);
  });

  test('a server whose answer is larger than any: what came of it is not kept', async () => {
    const asked = during(createServer(flooding), (at) => ask(`http://${at}`, 30_000));
    expect(await asked).toStrictEqual({ kind: 'failing', words: '200 without JSON' });
  });

  test.each([
    ['says nothing', silent()],
    ['never says its last word', createServer(dripping)],
    ['fails at once', createServer((_request, answer) => answer.writeHead(502).end())],
  ])(
    'a GitHub that %s costs the end of a step a few seconds in all, and a warning for each surface',
    async (_sentence, server) => {
      const warnings: string[] = [];
      const began = performance.now();
      await during(server, async (at) => {
        const run = { ...runOn('pull_request', { pull_request: { number: 7, head: { sha: commit } } }), apiUrl: `http://${at}` };
        const step: Step = { run, token: 't', clock: systemClock, requestMs, warn: (message) => warnings.push(message) };
        const wanted: Wanted = {
          ...{ commitStatus: true, prComment: true, sha: undefined, region: 'eu-west-1', jobUrl: undefined },
          services: [{ cluster: 'prod', service: 'api' }],
          signal: new AbortController().signal,
          keep: () => undefined,
        };
        await openGitHub(step, wanted)?.finish({ statuses: [{ state: 'success', description: 'd' }], comment: 'c' });
      });
      expect(performance.now() - began).toBeLessThan(5500 + 3 * requestMs);
      expect(warnings).toStrictEqual([expect.stringMatching(/^`commit-status`/), expect.stringMatching(/^`pr-comment`/)]);
    },
    10_000,
  );

  test.each([
    ['a proxy that says nothing', 'http://ghe.invalid', 'HTTP_PROXY'],
    ['a proxy that opens no tunnel', 'https://ghe.invalid', 'HTTPS_PROXY'],
  ])('%s, and the process ends', async (_sentence, url, variable) => {
    const asked = await during(silent(), (at) => askThrough({ GITHUB_API_URL: url, [variable]: `http://${at}` }));
    expect(asked.result).toStrictEqual(overdue);
    expect(asked.ms).toBeLessThan(5 * requestMs);
  });
});

describe('an answer', () => {
  const answer =
    (status: number, type: string, body: string): RequestListener =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
  const rows: readonly [sentence: string, listener: RequestListener, expected: 'ok' | object][] = [
    ['that is an object', answer(200, 'application/json', '{}'), 'ok'],
    ['that is a list', answer(200, 'application/json', '[]'), 'ok'],
    ['that is cut short', halfway, { kind: 'failing', words: '200 without JSON' }],
    ['that is empty', answer(200, 'application/json', ''), { kind: 'failing', words: '200 without JSON' }],
    ['that is nothing', answer(200, 'application/json', 'null'), { kind: 'failing', words: '200 without JSON' }],
    ['that is a proxy’s page', answer(200, 'text/html', '<html>'), { kind: 'failing', words: '200 without JSON' }],
    ['in bytes of a kind', answer(200, 'application/octet-stream', 'x'), { kind: 'failing', words: '200 without JSON' }],
    ['that is a proxy’s page on a failure', answer(502, 'text/html', '<html>'), { kind: 'failing', words: '502' }],
  ];
  test.each(rows)('%s', async (_sentence, listener, expected) => {
    expect(await during(createServer(listener), (at) => ask(`http://${at}`))).toStrictEqual(expected);
  });

  test('is asked for in the name of this action, and nothing of it reaches the log', async () => {
    let agent = '';
    const deprecated: RequestListener = ({ headers }, response) => {
      agent = headers['user-agent'] ?? '';
      response.writeHead(200, { 'content-type': 'application/json', deprecation: '##[error]', sunset: '##[error]' }).end('{}');
    };
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await during(createServer(deprecated), (at) => ask(`http://${at}`))).toBe('ok');
    expect(agent).toMatch(/^ecs-health-gate\/\d+\.\d+\.\d+ /);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('a proxy', () => {
  const through = async (url: string, env: (at: string) => Readonly<Record<string, string>>) => {
    const way: string[] = [];
    const server = createServer();
    server.on('connect', (request, socket) => {
      way.push(`CONNECT ${request.url ?? ''}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const { result } = await during(server, (at) => askThrough({ GITHUB_API_URL: url, ...env(`http://${at}`) }));
    return { way, words: result === 'ok' ? result : result.words };
  };
  const noTunnel = 'Proxy response (502) !== 200 when HTTP Tunneling';
  test.each([
    ['opens a tunnel', 'https://ghe.invalid', (at: string) => ({ HTTPS_PROXY: at }), 'CONNECT ghe.invalid:443'],
    ['and one for what is in the clear', 'http://ghe.invalid', (at: string) => ({ HTTP_PROXY: at }), 'CONNECT ghe.invalid:80'],
  ])('%s, and why it does not is told', async (_sentence, url, env, way) => {
    expect(await through(url, env)).toStrictEqual({ way: [way], words: noTunnel });
  });

  test('is passed by for what NO_PROXY names', async () => {
    const { way, words } = await through('https://ghe.invalid', (at) => ({ HTTPS_PROXY: at, NO_PROXY: 'ghe.invalid' }));
    expect(way).toStrictEqual([]);
    expect(words).not.toBe(noTunnel);
  });
});
