import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { clusterNotFound, targetGroupNotFound } from '../../../simulator/api/errors.ts';
import { escaped } from '../../../simulator/http/aws-query.ts';
import type { Respond, Server } from '../../../simulator/http/server.ts';
import { serve } from '../../../simulator/http/serve.ts';
import { group } from './samples.ts';

const createdMs = 1_777_518_042_816;
const service = 'arn:aws:ecs:eu-west-1:111122223333:service/shop/ui';

const respond: Respond = (operation, input) => {
  if (JSON.stringify(input).includes('none')) {
    return { afterMs: 0, error: operation === 'DescribeServices' ? clusterNotFound() : targetGroupNotFound('a<b') };
  }
  if (operation === 'GetLogEvents') return { afterMs: 0, output: { events: [{ timestamp: createdMs, message: 'é' }] } };
  if (operation === 'DescribeTargetHealth') {
    const Target = { Id: '10.0.1.17', Port: 8080, AvailabilityZone: 'eu-west-1a' };
    const TargetHealth = {
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [404]',
    };
    return { afterMs: 0, output: { TargetHealthDescriptions: [{ HealthCheckPort: '8080', TargetHealth, Target }] } };
  }
  if (operation === 'DescribeTargetGroups') return { afterMs: 0, output: { TargetGroups: [] } };
  const createdAt = new Date(createdMs);
  return { afterMs: 0, output: { services: [{ serviceArn: service, desiredCount: 0, events: [], createdAt }], failures: [] } };
};

let server: Server;
beforeAll(async () => {
  // The scenario happens when it happened: no time is moved, but for the milliseconds until the server is up.
  server = await serve(respond, { fromMs: Date.now() });
});
afterAll(() => server.close());

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const send = (headers: Record<string, string | undefined>, body: string, method = 'POST', path = '/'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
    const sent = httpRequest(server.url + path, { method, headers: given, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

const stamp = (milliseconds = Date.now()): string => new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
const signed = (of: string, at = stamp(), key = 'AKIAIOSFODNN7EXAMPLE'): Record<string, string> => ({
  'x-amz-date': at,
  authorization:
    `AWS4-HMAC-SHA256 Credential=${key}/${at.slice(0, 8)}/eu-west-1/${of}/aws4_request, ` +
    `SignedHeaders=content-type;host;x-amz-date, Signature=${'0'.repeat(64)}`,
});
const json = (operation: string): Record<string, string> => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
});
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const asked = JSON.stringify({ services: ['ui'], cluster: 'shop' });

describe('the wire carries what the real endpoints write', () => {
  it('JSON with times in epoch seconds', async () => {
    const { status, headers, body } = await send({ ...json('DescribeServices'), ...signed('ecs') }, asked);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.parse(headers.date ?? '') - Date.now())).toBeLessThan(2_000);
    const moved = createdMs + server.startedMs - server.fromMs;
    expect(body).toBe(
      `{"services":[{"serviceArn":"${service}","desiredCount":0,"events":[],"createdAt":${String(moved / 1000)}}],"failures":[]}`,
    );
  });

  it('times of logs in epoch milliseconds', async () => {
    const target = { ...json(''), 'x-amz-target': 'Logs_20140328.GetLogEvents' };
    const { body } = await send({ ...target, ...signed('logs') }, '{"logGroupName":"g","logStreamName":"s"}');
    expect(body).toBe(`{"events":[{"timestamp":${String(createdMs + server.startedMs - server.fromMs)},"message":"é"}]}`);
  });

  it('XML with a namespace and members', async () => {
    const query = `Action=DescribeTargetHealth&Version=2015-12-01&TargetGroupArn=${encodeURIComponent(group)}&Include.member.1=All`;
    const { status, headers, body } = await send({ ...form, ...signed('elasticloadbalancing') }, query);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/xml');
    expect(body).toBe(
      '<DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeTargetHealthResult>' +
        '<TargetHealthDescriptions><member><HealthCheckPort>8080</HealthCheckPort><TargetHealth><State>unhealthy</State>' +
        '<Reason>Target.ResponseCodeMismatch</Reason><Description>Health checks failed with these codes: [404]</Description>' +
        '</TargetHealth><Target><Id>10.0.1.17</Id><Port>8080</Port><AvailabilityZone>eu-west-1a</AvailabilityZone></Target></member>' +
        '</TargetHealthDescriptions></DescribeTargetHealthResult><ResponseMetadata>' +
        `<RequestId>${String(headers['x-amzn-requestid'])}</RequestId></ResponseMetadata></DescribeTargetHealthResponse>`,
    );
  });

  it('an error in JSON', async () => {
    const answer = await send({ ...json('DescribeServices'), ...signed('ecs') }, '{"services":["none"]}');
    expect([answer.status, answer.body]).toEqual([400, '{"__type":"ClusterNotFoundException","message":"Cluster not found."}']);
  });

  it('an error in XML, under its code on the wire', async () => {
    const { status, body } = await send(
      { ...form, ...signed('elasticloadbalancing') },
      'Action=DescribeTargetGroups&Version=2015-12-01&Names.member.1=none',
    );
    expect(status).toBe(400);
    expect(body).toContain(
      '<Error><Type>Sender</Type><Code>TargetGroupNotFound</Code><Message>Target groups &apos;a&lt;b&apos; not found</Message></Error>',
    );
  });

  it('a list of two comes in the order of its numbers, not of the form', async () => {
    const numbered = [10, 9, 2, 1].map((number) => `Names.member.${String(number)}=n${String(number)}`).join('&');
    await send({ ...form, ...signed('elasticloadbalancing') }, `Action=DescribeTargetGroups&Version=2015-12-01&${numbered}`);
    expect(server.requests.at(-1)?.input).toEqual({ Names: ['n1', 'n2', 'n9', 'n10'] });
  });
});

describe('a request that the endpoint does not take', () => {
  const rows: readonly (readonly [string, Record<string, string | undefined>, string, number, string])[] = [
    ['unsigned', json('DescribeServices'), asked, 400, 'MissingAuthenticationTokenException'],
    ['unsigned, of ELBv2', form, 'Action=DescribeTargetGroups&Version=2015-12-01', 403, 'MissingAuthenticationToken'],
    [
      'signed in another form',
      { ...json('DescribeServices'), authorization: 'Bearer x' },
      asked,
      400,
      'InvalidSignatureException',
    ],
    [
      'signed by a key that is none',
      { ...json('DescribeServices'), ...signed('ecs', stamp(), 'key') },
      asked,
      400,
      'UnrecognizedClientException',
    ],
    ['signed for another service', { ...json('DescribeServices'), ...signed('logs') }, asked, 400, 'InvalidSignatureException'],
    ['of ELBv2, signed for ECS', { ...form, ...signed('ecs') }, 'Action=DescribeTargetGroups', 403, 'SignatureDoesNotMatch'],
    [
      'signed an hour ago',
      { ...json('DescribeServices'), ...signed('ecs', stamp(Date.now() - 3_600_000)) },
      asked,
      400,
      'InvalidSignatureException',
    ],
    [
      'for an operation that does not exist',
      { ...json('GuessServices'), ...signed('ecs') },
      '{}',
      400,
      'UnknownOperationException',
    ],
    [
      'for an operation that changes something',
      { ...json('ContinueServiceDeployment'), ...signed('ecs') },
      '{}',
      400,
      'UnknownOperationException',
    ],
    [
      'for an operation that changes a rule',
      { ...form, ...signed('elasticloadbalancing') },
      'Action=ModifyRule&Version=2015-12-01',
      400,
      'InvalidAction',
    ],
    [
      'for an operation of another service',
      { ...json('GetLogEvents'), ...signed('ecs') },
      '{}',
      400,
      'UnknownOperationException',
    ],
    [
      'for an operation of the same name as a method of all objects',
      { ...json('toString'), ...signed('ecs') },
      '{}',
      400,
      'UnknownOperationException',
    ],
    [
      'of another content type',
      { ...json('DescribeServices'), 'content-type': 'application/json', ...signed('ecs') },
      asked,
      400,
      'UnknownOperationException',
    ],
    ['that is not JSON', { ...json('DescribeServices'), ...signed('ecs') }, '{"services"', 400, 'SerializationException'],
    ['without an action', { ...form, ...signed('elasticloadbalancing') }, 'Version=2015-12-01', 400, 'MissingAction'],
    [
      'of another version',
      { ...form, ...signed('elasticloadbalancing') },
      'Action=DescribeTargetGroups&Version=2012-06-01',
      400,
      'InvalidAction',
    ],
    [
      'with a parameter that is unknown',
      { ...form, ...signed('elasticloadbalancing') },
      'Action=DescribeTargetGroups&Version=2015-12-01&Nmaes.member.1=x',
      400,
      'ValidationError',
    ],
    ['that is not valid', { ...json('DescribeServices'), ...signed('ecs') }, '{}', 400, 'InvalidParameterException'],
  ];
  it.each(rows)('%s', async (_, headers, body, status, code) => {
    const count = server.requests.length;
    const answer = await send(headers, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(new RegExp(`("__type":"|<Code>)${code}("|<)`));
    expect(server.requests).toHaveLength(count);
  });

  it.each([
    ['GET', '/', 405],
    ['PUT', '/', 405],
    ['POST', '/prod', 404],
  ])('%s %s', async (method, path, status) => {
    expect((await send({ ...json('DescribeServices'), ...signed('ecs') }, '', method, path)).status).toBe(status);
  });
});

it.each([
  ['markup', `<a href="x">'&'</a>`, '&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;'],
  ['a carriage return, which a parser would drop', 'a\r\nb', 'a&#13;\nb'],
  ['a character that XML cannot carry', 'a\u0000b\u001bc', 'a\ufffdb\ufffdc'],
  ['what is not ASCII, as it is', 'é€😀', 'é€😀'],
])('XML escapes %s', (_, content, expected) => {
  expect(escaped(content)).toBe(expected);
});
