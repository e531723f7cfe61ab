import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  accessDenied,
  awsError,
  clusterNotFound,
  expiredToken,
  htmlFromProxy,
  logNotFound,
  noSuchHost,
  serverError,
  serviceNotFound,
  serviceOf,
  targetGroupNotFound,
  throttled,
  truncated,
} from '../../../simulator/api/errors.ts';
import { shifted } from '../../../simulator/http/time-shift.ts';
import type { ServerOptions, Respond, Server } from '../../../simulator/http/server.ts';
import { serve } from '../../../simulator/http/serve.ts';
import { START } from '../../../simulator/scenario.ts';
import type { Operation } from '../../../src/observe/aws/operations.ts';
import { sdkAws } from '../../../src/observe/aws/sdk.ts';
import { group, operations, samples } from './samples.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const listen = async (respond: Respond, options?: ServerOptions): Promise<Server> => {
  const server = await serve(respond, options);
  stops.push(() => server.close());
  process.env.AWS_ENDPOINT_URL = server.url;
  process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  return server;
};

const never = new AbortController().signal;

const call = (operation: Operation, shiftMs = Date.now() - START): Promise<unknown> =>
  sdkAws({ region: 'eu-west-1', env: {}, now: Date.now }).call(
    operation,
    shifted(operation, samples[operation].asks, shiftMs) as never,
    never,
  );

describe('what the SDK asks and is told over the wire is what was asked and told', () => {
  it.each(operations)('%s', async (operation) => {
    const server = await listen((asked) => ({ afterMs: 0, output: samples[asked].answers }));
    const shiftMs = server.startedMs - START;
    const answer = await call(operation, shiftMs);
    expect(shifted(operation, answer, -shiftMs)).toEqual(samples[operation].answers);
    // Logs are asked in a region of their own; the port says so beside AWS's own parameters.
    expect(server.requests).toMatchObject([{ operation, input: samples[operation].asks, attempt: 1 }]);
    expect(Object.keys(server.requests[0]?.input as object).sort()).toEqual(Object.keys(samples[operation].asks).sort());
  });
});

describe('the SDK names an error as the pretend AWS does', () => {
  const resource = 'arn:aws:ecs:eu-west-1:111122223333:service/shop/ui';
  const errors: readonly (readonly [string, Operation, Error])[] = [
    ...operations.flatMap((operation) => [
      [`throttled ${operation}`, operation, throttled(operation)] as const,
      [`denied ${operation}`, operation, accessDenied(operation, resource)] as const,
      [`expired credentials at ${operation}`, operation, expiredToken(operation)] as const,
      [`a server's error at ${operation}`, operation, serverError(operation)] as const,
    ]),
    ['no such cluster', 'DescribeServices', clusterNotFound()],
    ['no such service', 'ListServiceDeployments', serviceNotFound()],
    ['no such target group', 'DescribeTargetHealth', targetGroupNotFound(group)],
    ['no such log stream', 'GetLogEvents', logNotFound('stream')],
    ['health that cannot be told', 'DescribeTargetHealth', awsError('HealthUnavailableException', 'a <b> & c', 500)],
    [
      'no such load balancer',
      'DescribeTargetGroups',
      awsError('LoadBalancerNotFoundException', "One or more 'x' not found", 400),
    ],
  ];
  it.each(errors)('%s', async (_, operation, error) => {
    await listen(() => ({ afterMs: 0, error }));
    const { name, message } = error;
    await expect(call(operation)).rejects.toMatchObject({
      name,
      message,
      $metadata: (error as { $metadata?: object }).$metadata,
    });
  });

  it.each<Operation>(['DescribeServices', 'DescribeTargetHealth'])(
    "a proxy's page instead of %s keeps its status",
    async (operation) => {
      await listen(() => ({ afterMs: 0, error: htmlFromProxy(403) }));
      await expect(call(operation)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    },
  );

  it.each<[Operation, string]>([
    ['DescribeServices', 'SyntaxError'],
    ['DescribeTargetHealth', 'Error'],
    ['ListTargets', 'SyntaxError'],
  ])('half an answer to %s is none, as in process', async (operation, name) => {
    await listen(() => ({ afterMs: 0, error: truncated(operation) }));
    expect(truncated(operation).name).toBe(name);
    await expect(call(operation)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 200 } });
  });

  it('an error that is no answer breaks the connection', async () => {
    await listen(() => ({ afterMs: 0, error: noSuchHost('ecs.eu-west-9.amazonaws.com') }));
    await expect(call('DescribeServices')).rejects.toThrow('socket hang up');
  });
});

describe('time on the wire', () => {
  it('an answer comes after its time, divided by the speed', async () => {
    await listen(() => ({ afterMs: 3000, output: { services: [] } }), { speed: 10 });
    const started = Date.now();
    await call('DescribeServices');
    expect(Date.now() - started).toBeGreaterThanOrEqual(299);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it("the scenario's clock starts where it is told and runs at its speed", async () => {
    const server = await listen(() => ({ afterMs: 0, output: { services: [] } }), { speed: 1000, fromMs: START + 60_000 });
    await new Promise((wake) => setTimeout(wake, 50));
    await call('DescribeServices');
    expect(server.requests[0]?.atMs).toBeGreaterThanOrEqual(START + 60_000 + 49_000);
  });

  it('closing cuts what hangs', async () => {
    const server = await listen(() => ({ hangs: true }));
    const outcome = call('DescribeServices').catch((error: unknown) => error);
    await until(() => server.requests.length > 0);
    await server.close();
    stops.length = 0;
    expect(await outcome).toBeInstanceOf(Object);
  });
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((wake) => setTimeout(wake, 5));
};

describe('an answer that AWS would not give is never sent', () => {
  it.each<readonly [string, unknown]>([
    ['a member that no service has', { services: [{ serviceNme: 'ui' }] }],
    ['a date as text', { services: [{ createdAt: '2026-01-05' }] }],
    ['a count as text', { services: [{ desiredCount: '2' }] }],
  ])('%s', async (_, answer) => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await listen(() => ({ afterMs: 0, output: answer }));
    await expect(call('DescribeServices')).rejects.toThrow();
    expect(written.mock.calls.join()).toContain('An answer that AWS would not give');
  });
});

it('every operation has its service', () => {
  expect(new Set(operations.map(serviceOf))).toEqual(
    new Set(['ecs', 'elasticloadbalancing', 'vpc-lattice', 'logs', 'codedeploy']),
  );
});
