import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { accessDenied, expiredToken, serverError, throttled } from '../../../simulator/api/errors.ts';
import type { Respond, Server } from '../../../simulator/http/server.ts';
import { serve } from '../../../simulator/http/serve.ts';
import type { Aws, Operation } from '../../../src/observe/aws/operations.ts';
import { readFailureOf } from '../../../src/observe/aws/read-failure.ts';
import { sdkAws } from '../../../src/observe/aws/sdk.ts';

const region = 'eu-west-1';
const services = { services: ['ui'] };
const never = new AbortController().signal;
const variables = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'AWS_EC2_METADATA_DISABLED'];
const before = variables.map((name) => [name, process.env[name]] as const);

const stops: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

const pretend = async (respond: Respond): Promise<Server> => {
  const server = await serve(respond);
  stops.push(() => server.close());
  process.env.AWS_ENDPOINT_URL = server.url;
  return server;
};

const listening = async (server: HttpServer): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const aws = (answerMilliseconds = 5_000): Aws =>
  sdkAws({ region, env: {}, now: Date.now, retryPolicy: { connectMilliseconds: 1_000, answerMilliseconds } });

const empty = { afterMs: 0, output: {} };
const millisecondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const nameOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error as Error).name,
  );

describe('how often a question is repeated before the look does without it', () => {
  const asked = { DescribeServices: services, DescribeTargetGroups: {} };
  it.each<readonly [string, keyof typeof asked, Error, number]>([
    ['a throttled one not at all: the loop widens its interval', 'DescribeServices', throttled('DescribeServices'), 1],
    ['a throttled one of ELBv2 not at all', 'DescribeTargetGroups', throttled('DescribeTargetGroups'), 1],
    ['a denied one not at all', 'DescribeServices', accessDenied('DescribeServices', '*'), 1],
    ['one with expired credentials not at all', 'DescribeTargetGroups', expiredToken('DescribeTargetGroups'), 1],
    ["one that met a server's error once", 'DescribeServices', serverError('DescribeServices'), 2],
    ["one of ELBv2 that met a server's error once", 'DescribeTargetGroups', serverError('DescribeTargetGroups'), 2],
  ])('%s', async (_, operation, error, attempts) => {
    const server = await pretend(() => ({ afterMs: 0, error }));
    expect(await nameOf(aws().call(operation, asked[operation], never))).toBe(error.name);
    expect(server.requests.map(({ attempt }) => attempt)).toEqual([1, 2].slice(0, attempts));
  });

  it("a server's error that passes is never seen", async () => {
    let times = 0;
    await pretend(() => (times++ === 0 ? { afterMs: 0, error: serverError('DescribeServices') } : empty));
    expect(await aws().call('DescribeServices', services, never)).toEqual({});
  });
});

describe('a question ends', () => {
  it('when nobody answers: after two times of the patience', async () => {
    const server = await pretend(() => ({ hangs: true }));
    const waited = await millisecondsOf(async () => {
      expect(await nameOf(aws(150).call('DescribeServices', services, never))).toBe('TimeoutError');
    });
    expect(server.requests).toHaveLength(2);
    expect(waited).toBeGreaterThan(290);
    expect(waited).toBeLessThan(3_000);
  });

  it('when the body of an answer never ends and the look is given up', async () => {
    const half = createServer((_, response) => response.writeHead(200, { 'content-length': 1000 }).write('{'));
    process.env.AWS_ENDPOINT_URL = `http://${await listening(half)}`;
    expect(await nameOf(aws().call('DescribeServices', services, AbortSignal.timeout(100)))).toBe('AbortError');
  });

  it.each<Operation>(['DescribeServices', 'DescribeTargetGroups'])('at once when %s is given up', async (operation) => {
    await pretend(() => ({ hangs: true }));
    const giveUp = new AbortController();
    const asked = nameOf(aws().call(operation, operation === 'DescribeServices' ? services : {}, giveUp.signal));
    await new Promise((wake) => setTimeout(wake, 150));
    const waited = await millisecondsOf(async () => {
      giveUp.abort();
      expect(await asked).toBe('AbortError');
    });
    expect(waited).toBeLessThan(100);
  });

  it('before anything is sent, when given up already', async () => {
    const server = await pretend(() => empty);
    expect(await nameOf(aws().call('DescribeServices', services, AbortSignal.abort()))).toBe('AbortError');
    expect(server.requests).toEqual([]);
  });

  it('without an answer, when there are no credentials', async () => {
    await pretend(() => empty);
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) Reflect.deleteProperty(process.env, name);
    process.env.AWS_EC2_METADATA_DISABLED = 'true';
    expect(await nameOf(aws().call('DescribeServices', services, never))).toBe('CredentialsProviderError');
  });
});

/** A server that begins every answer like this. */
const writing = async (status: number, write: (response: ServerResponse) => void): Promise<void> => {
  const server = createServer((_, response) => {
    write(response.writeHead(status, { 'x-amzn-requestid': '1' }));
  });
  process.env.AWS_ENDPOINT_URL = `http://${await listening(server)}`;
};

describe('a body', () => {
  const asked = {
    DescribeServices: services,
    DescribeTargetHealth: { TargetGroupArn: 'arn' },
    ListTargets: { targetGroupIdentifier: 'tg-1' },
    GetDeployment: { deploymentId: 'd-1' },
    GetLogEvents: { logGroupName: '/ecs/ui', logStreamName: 'ecs/app/1' },
  };
  const operations = Object.keys(asked) as (keyof typeof asked)[];

  it.each(operations.flatMap((operation) => [200, 500].map((status) => [operation, status] as const)))(
    'of %s (%i) that has no end is not read to the end of all memory',
    async (operation, status) => {
      const written: ServerResponse[] = [];
      await writing(status, (response) => {
        written.push(response);
        const some = Buffer.alloc(2 ** 16, 'a');
        const pour = (): void => {
          while (!response.destroyed && response.write(some));
          response.once('drain', pour);
        };
        pour();
      });
      expect(await nameOf(aws().call(operation, asked[operation], never))).toBe('MalformedAnswer');
      expect(written).toHaveLength(1);
    },
  );

  it.each(operations)('of %s that comes a byte at a time is given up, and asked for once more', async (operation) => {
    const closed: number[] = [];
    await writing(200, (response) => {
      const drip = setInterval(() => response.write('a'), 20);
      response.once('close', () => {
        clearInterval(drip);
        closed.push(performance.now());
      });
    });
    const waited = await millisecondsOf(async () => {
      expect(await nameOf(aws(200).call(operation, asked[operation], never))).toBe('TimeoutError');
    });
    expect(waited).toBeLessThan(3_000);
    await new Promise((wake) => setTimeout(wake, 50));
    expect(closed).toHaveLength(2);
  });

  it.each<readonly [string, string]>([
    ['with a date that is none', '{"services":[{"createdAt":"soon"}]}'],
    ['of lists in lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('%s is no answer to believe', async (_, body) => {
    await writing(200, (response) => response.end(body));
    const error: unknown = await aws()
      .call('DescribeServices', services, never)
      .catch((one: unknown) => one);
    expect(readFailureOf('DescribeServices', error).reason).toBe('malformed');
    expect(readFailureOf('DescribeServices', error).message).not.toMatch(/\n|hidden field/);
  });

  it('that is a page of a proxy is no answer at all', async () => {
    await writing(200, (response) => response.end('<html>'));
    const error: unknown = await aws()
      .call('DescribeServices', services, never)
      .catch((one: unknown) => one);
    expect(readFailureOf('DescribeServices', error).reason).toBe('no-answer');
  });
});

describe('logs', () => {
  const stream = { logGroupName: '/ecs/ui', logStreamName: 'ecs/app/1' };
  it.each([
    ['are asked in the region of their group', { ...stream, region: 'us-east-1' }, 'us-east-1'],
    ["are asked in the service's region otherwise", stream, region],
  ])('%s', async (_, input, asked) => {
    const server = await pretend(() => ({ afterMs: 0, output: { events: [] } }));
    await aws().call('GetLogEvents', input, never);
    expect(server.requests.map((request) => request.input)).toEqual([{ ...stream, region: asked }]);
  });
});

describe("AWS's clock minus this machine's", () => {
  const answering = async (status: number, headers: OutgoingHttpHeaders): Promise<Aws> => {
    const server = createServer((_, response) => response.writeHead(status, headers).end('{}'));
    process.env.AWS_ENDPOINT_URL = `http://${await listening(server)}`;
    const asked = aws();
    await nameOf(asked.call('DescribeServices', services, never));
    return asked;
  };
  const dated = (seconds: number): OutgoingHttpHeaders => ({
    date: new Date(Date.now() + seconds * 1000).toUTCString(),
    'x-amzn-requestid': '1',
  });

  it('is 0 before the first answer', () => {
    expect(aws().clockOffsetMs()).toBe(0);
  });
  // Dated when asked for: a busy machine may come to a row seconds after the table was made.
  it.each<readonly [string, number, () => OutgoingHttpHeaders, number]>([
    ['is 0 when under two seconds', 200, () => dated(1), 0],
    ['is positive when this machine is late', 200, () => dated(90), 90_000],
    ['is negative when this machine is early', 200, () => dated(-3600), -3_600_000],
    ['is known from an error too', 400, () => dated(90), 90_000],
    ["is not taken from a proxy's answer", 502, () => ({ date: dated(90).date }), 0],
    ['is 0 when the date cannot be read', 200, () => ({ date: 'soon', 'x-amzn-requestid': '1' }), 0],
  ])('%s', async (_, status, headers, offset) => {
    const found = (await answering(status, headers())).clockOffsetMs();
    expect(Math.abs(found - offset)).toBeLessThan(offset === 0 ? 1 : 2_000);
  });
});

// An agent takes its proxy from an environment since Node 24, and a script in TypeScript runs there as it is.
const onNode24 = Number(process.versions.node.split('.')[0]) >= 24;

(onNode24 ? describe : describe.skip)('a proxy', () => {
  it.each([
    ['is told which host to connect to', {}, ['ecs.pretend.invalid:443']],
    ['is left aside for the hosts of NO_PROXY', { NO_PROXY: '.pretend.invalid' }, []],
  ])('%s', async (_, exceptions, expected) => {
    const hosts = new Set<string | undefined>();
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      hosts.add(request.url);
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
    });
    process.env.AWS_ENDPOINT_URL = 'https://ecs.pretend.invalid';
    const env = { HTTPS_PROXY: `http://${await listening(proxy)}`, ...exceptions };
    const retryPolicy = { connectMilliseconds: 300, answerMilliseconds: 300 };
    expect(await nameOf(sdkAws({ region, env, now: Date.now, retryPolicy }).call('DescribeServices', services, never))).not.toBe(
      'answered',
    );
    expect([...hosts]).toEqual(expected);
  });
});

(onNode24 ? describe : describe.skip)('the process ends by itself', () => {
  const sdk = new URL('../../../src/observe/aws/sdk.ts', import.meta.url).href;
  it.each<readonly [string, Respond, string]>([
    ['after an answer', () => empty, 'answered'],
    ['after a question was given up', () => ({ hangs: true }), 'AbortError'],
  ])(
    '%s',
    async (_, respond, expected) => {
      const server = await pretend(respond);
      const script = `const { sdkAws } = await import(${JSON.stringify(sdk)});
      const asked = sdkAws({ region: 'eu-west-1', env: {}, now: Date.now }).call('DescribeServices', { services: ['ui'] }, AbortSignal.timeout(700));
      console.log(await asked.then(() => 'answered', (error) => error.name));`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...process.env, NODE_OPTIONS: '', AWS_ENDPOINT_URL: server.url },
        timeout: 8_000,
      });
      let written = '';
      child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      expect({ written, code }).toEqual({ written: `${expected}\n`, code: 0 });
    },
    10_000,
  );
});
