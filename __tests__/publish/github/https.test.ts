/** One request over real sockets: whatever the other side does, it ends, in time and with what was said. */
import { createServer as plainServer, type Server as PlainServer } from 'node:net';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import type { Asked } from '../../../src/publish/github/api.ts';
import { overHttps } from '../../../src/publish/github/https.ts';

const patienceMs = 300;

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

const ask = (url: string, env: NodeJS.ProcessEnv = {}, asked: Partial<Asked> = {}): ReturnType<ReturnType<typeof overHttps>> =>
  overHttps(env, systemClock.sleep, patienceMs)({ method: 'GET', url, headers: {}, ...asked });

/** Takes connections and says nothing. */
const silent = (): PlainServer =>
  plainServer((socket) => {
    socket.resume().on('error', () => undefined);
  });

/** Never silent for long, and never done. */
const dripping: RequestListener = (_request, answer) => {
  answer.writeHead(200);
  const drops = setInterval(() => answer.write(' '), patienceMs / 10);
  answer.on('close', () => {
    clearInterval(drops);
  });
};

const halfway: RequestListener = (_request, answer) => {
  answer.writeHead(200, { 'content-length': '100' });
  answer.write('half', () => answer.destroy());
};

describe('what never ends is given up in time', () => {
  // The last words are node's own.
  const overdue = /no answer within 0\.3 seconds|tunnel timed out after 300ms/;
  test.each([
    ['a server that says nothing', silent(), (at: string) => ask(`http://${at}/`)],
    ['a server that never says its last word', createServer(dripping), (at: string) => ask(`http://${at}/`)],
    ['a server that does not shake hands', silent(), (at: string) => ask(`https://${at}/`)],
    ['a proxy that says nothing', silent(), (at: string) => ask('http://ghe.invalid/', { HTTP_PROXY: `http://${at}` })],
    ['a proxy that opens no tunnel', silent(), (at: string) => ask('https://ghe.invalid/', { HTTPS_PROXY: `http://${at}` })],
  ])('%s', async (_sentence, server, act) => {
    const began = performance.now();
    await expect(during(server, act)).rejects.toThrow(overdue);
    expect(performance.now() - began).toBeLessThan(5 * patienceMs);
  });
});

describe('a request', () => {
  test('is sent as it is, and its answer read whole, letters that were torn apart included', async () => {
    let got = '';
    const echo: RequestListener = (request, answer) => {
      request.on('data', (chunk: Buffer) => (got += chunk.toString('utf8')));
      request.on('end', () => {
        const { method = '', headers } = request;
        const bytes = Buffer.from(`${method} ${headers['content-length'] ?? ''} ${headers.authorization ?? ''} ü`);
        answer.writeHead(201, { 'Retry-After': '7' });
        answer.write(bytes.subarray(0, -1), () => answer.end(bytes.subarray(-1)));
      });
    };
    const asked = { method: 'POST', headers: { authorization: 'Bearer t' }, body: '{"a":"ü"}' } as const;
    const answered = await during(createServer(echo), (at) => ask(`http://${at}/`, {}, asked));
    expect(got).toBe(asked.body);
    expect(answered).toMatchObject({ status: 201, text: 'POST 10 Bearer t ü', headers: { 'retry-after': '7' } });
  });

  test('whose answer is cut short has none', async () => {
    await expect(during(createServer(halfway), (at) => ask(`http://${at}/`))).rejects.toThrow('aborted');
  });

  test('to an address that is none fails as one without an answer', async () => {
    await expect(ask('https://')).rejects.toThrow('Invalid URL');
  });
});

describe('a proxy', () => {
  const wayOf = async (url: string, env: (at: string) => NodeJS.ProcessEnv): Promise<readonly string[]> => {
    const way: string[] = [];
    const server = createServer((request, answer) => {
      way.push(`${request.method ?? ''} ${request.url ?? ''}`);
      answer.end('{}');
    });
    server.on('connect', (request, socket) => {
      way.push(`CONNECT ${request.url ?? ''}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await during(server, (at) => ask(url.replace('SERVER', at), env(`http://${at}`)).catch(() => undefined));
    return way;
  };
  test.each([
    ['opens a tunnel', 'https://ghe.invalid/x', (at: string) => ({ HTTPS_PROXY: at }), ['CONNECT ghe.invalid:443']],
    [
      'passes on what is in the clear',
      'http://ghe.invalid/x',
      (at: string) => ({ HTTP_PROXY: at }),
      ['GET http://ghe.invalid/x'],
    ],
    [
      'is passed by for what NO_PROXY names',
      'http://SERVER/x',
      (at: string) => ({ HTTP_PROXY: at, NO_PROXY: '127.0.0.1' }),
      ['GET /x'],
    ],
  ])('%s', async (_sentence, url, env, expected) => {
    expect(await wayOf(url, env)).toStrictEqual(expected);
  });
});
