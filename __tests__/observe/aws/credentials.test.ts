/** A source of credentials that comes and goes, and a clock that is wrong: what the SDK makes of them. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFailureOf } from '../../../src/observe/aws/read-failure.ts';
import { sdkAws } from '../../../src/observe/aws/sdk.ts';
import type { Aws } from '../../../src/observe/aws/operations.ts';

const variables = [
  'AWS_ENDPOINT_URL',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_PROFILE',
];
const before = variables.map((name) => [name, process.env[name]] as const);
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': '1' };
const aws = (): Aws => sdkAws({ region: 'eu-west-1', env: {}, now: Date.now });
const never = new AbortController().signal;

/** Credentials as the endpoint of a container gives them. */
const credentials = (secondsLeft: number): string =>
  JSON.stringify({
    AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    SecretAccessKey: 'secret',
    Token: 'token',
    Expiration: new Date(Date.now() + secondsLeft * 1000).toISOString(),
  });

describe('credentials of an endpoint', () => {
  async function withEndpoint(secondsLeft: number): Promise<{ readonly asked: Aws; readonly fail: () => void }> {
    let isFailing = false;
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) Reflect.deleteProperty(process.env, name);
    process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = await listening((_, response) => {
      response
        .writeHead(isFailing ? 500 : 200, { 'content-type': 'application/json' })
        .end(isFailing ? '{}' : credentials(secondsLeft));
    });
    process.env.AWS_ENDPOINT_URL = await listening((request, response) => {
      const isQuery = request.headers['content-type']?.includes('urlencoded') === true;
      const xml = '<DescribeTargetGroupsResponse><DescribeTargetGroupsResult/></DescribeTargetGroupsResponse>';
      response.writeHead(200, isQuery ? { 'content-type': 'text/xml' } : json).end(isQuery ? xml : '{}');
    });
    return {
      asked: aws(),
      fail: () => {
        isFailing = true;
      },
    };
  }

  it('that fails are used for as long as they are valid, by an API that is asked for the first time too', async () => {
    // The SDK would have new ones five minutes before these end.
    const { asked, fail } = await withEndpoint(120);
    await asked.call('DescribeServices', { services: ['ui'] }, never);
    fail();
    expect(await asked.call('DescribeServices', { services: ['ui'] }, never)).toEqual({});
    expect(await asked.call('DescribeTargetGroups', {}, never)).toEqual({});
  });

  it('that fails once they have ended are none, which is no word of AWS', async () => {
    const { asked, fail } = await withEndpoint(-60);
    await asked.call('DescribeServices', { services: ['ui'] }, never);
    fail();
    const error: unknown = await asked.call('DescribeServices', { services: ['ui'] }, never).catch((thrown: unknown) => thrown);
    expect(readFailureOf('DescribeServices', error).reason).toBe('no-credentials');
  }, 15_000);
});

describe('a clock that is a day off', () => {
  /** Takes a signature of its own time alone, as AWS does. */
  async function aDayApart(hours: number): Promise<{ readonly asked: Aws; readonly signed: readonly number[] }> {
    process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
    const signed: number[] = [];
    process.env.AWS_ENDPOINT_URL = await listening((request, response) => {
      const now = Date.now() + hours * 3_600_000;
      const offMs = Math.abs(signedAt(request) - now);
      signed.push(offMs);
      const headers = { ...json, date: new Date(now).toUTCString() };
      if (offMs < 300_000) response.writeHead(200, headers).end('{}');
      else
        response
          .writeHead(400, headers)
          .end(JSON.stringify({ __type: 'InvalidSignatureException', message: 'Signature expired: it is now earlier' }));
    });
    return { asked: aws(), signed };
  }

  it.each([24, -24])('%d hours: is set right with the first answer, and known from then on', async (hours) => {
    const { asked, signed } = await aDayApart(hours);
    expect(await asked.call('DescribeServices', { services: ['ui'] }, never)).toEqual({});
    expect(await asked.call('DescribeServices', { services: ['ui'] }, never)).toEqual({});
    expect(signed.map((offMs) => offMs < 300_000)).toEqual([false, true, true]);
    expect(Math.abs(asked.clockOffsetMs() - hours * 3_600_000)).toBeLessThan(2_000);
  });
});

/** `20260126T101500Z` */
function signedAt({ headers }: IncomingMessage): number {
  const [, day = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(String(headers['x-amz-date'])) ?? [];
  const dashed = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return Date.parse(`${dashed}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
}
