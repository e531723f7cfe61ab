import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../../simulator/virtual-clock.ts';
import { systemClock } from '../../../src/clock.ts';
import { openClient, type SettledFailures } from '../../../src/observe/aws/client.ts';
import type { Aws, Operation, Operations } from '../../../src/observe/aws/operations.ts';

const said = (name: string): Error => Object.assign(new Error('no'), { name, $metadata: { httpStatusCode: 400 } });
const revision = (service: string): string => `arn:aws:ecs:eu-west-1:111122223333:service-revision/prod/${service}/1`;

/** What is really asked, of questions asked one after the other, each in a look of its own. */
async function asked<Q extends Operation>(
  errorName: string,
  operation: Q,
  inputs: readonly (readonly [Operations[Q]['input'], resource: string])[],
): Promise<readonly string[]> {
  const really: string[] = [];
  const settled: SettledFailures = new Map();
  let resource = '';
  const aws: Aws = {
    clockOffsetMs: () => 0,
    call: () => {
      really.push(resource);
      return Promise.reject(said(errorName));
    },
  };
  for (const [input, about] of inputs) {
    resource = about;
    const client = openClient({ aws, clock: systemClock, random: () => 0, settled, signal: new AbortController().signal });
    await client.call(operation, input, { resource });
  }
  return really;
}

const definitions = [
  [{ TargetGroupArn: 'api:1' }, 'api:1'],
  [{ TargetGroupArn: 'api:1' }, 'api:1'],
  [{ TargetGroupArn: 'api:2' }, 'api:2'],
] as const;

it('what is denied is not asked again', async () => {
  expect(await asked('AccessDeniedException', 'DescribeTargetGroupAttributes', definitions)).toEqual(['api:1']);
});

it('what is refused is not asked again, but the same question about another thing is', async () => {
  expect(await asked('ClientException', 'DescribeTargetGroupAttributes', definitions)).toEqual(['api:1', 'api:2']);
});

it('what failed otherwise is asked again', async () => {
  const inEach = await asked('ServerException', 'DescribeTargetGroupAttributes', definitions);
  expect(inEach).toEqual(['api:1', 'api:1', 'api:2'].flatMap((one) => [one, one, one, one]));
});

it('what is needed is asked again, whatever was said', async () => {
  const tasks = [[{ cluster: 'prod', serviceName: 'api' }, 'api']] as const;
  expect(await asked('AccessDeniedException', 'ListTasks', [...tasks, ...tasks])).toEqual(['api', 'api']);
});

it('what is denied for one service is asked for another', async () => {
  const revisions = ['api', 'api', 'web'].map((one): [{ serviceRevisionArns: string[] }, string] => [
    { serviceRevisionArns: [revision(one)] },
    one,
  ]);
  expect(await asked('AccessDeniedException', 'DescribeServiceRevisions', revisions)).toEqual(['api', 'web']);
});

describe('a question that AWS does not answer', () => {
  /** The seconds at which it is asked, on virtual time, and what comes of it in the end. */
  async function askedAt(
    answers: (call: number) => string,
    {
      limitMs = 60_000,
      random = (): number => 0.5,
      operation = 'ListTasks',
      ...options
    }: { limitMs?: number; random?: () => number; operation?: Operation; callLimitMs?: number; isUnseen?: boolean } = {},
  ): Promise<{ readonly seconds: readonly number[]; readonly ended: string; readonly heldUpMs: number | undefined }> {
    const clock = virtualClock(0);
    const seconds: number[] = [];
    const aws: Aws = {
      clockOffsetMs: () => 0,
      call: () => {
        seconds.push(clock.now() / 1000);
        const answer = answers(seconds.length);
        if (answer === 'hangs') return new Promise(() => undefined);
        return answer === 'answered' ? Promise.resolve({} as never) : Promise.reject(said(answer));
      },
    };
    const limit = new AbortController();
    if (limitMs === 0) limit.abort();
    void clock.sleep(limitMs).then(() => {
      limit.abort();
    });
    const client = openClient({ aws, clock, random, settled: new Map(), signal: limit.signal, ...options });
    const reply = await clock.run(client.call(operation, {}));
    return { seconds, ended: reply.readFailure?.errorName ?? 'answered', heldUpMs: client.heldUpMs() };
  }
  const throttledUntil = (call: number) => (n: number) => (n < call ? 'ThrottlingException' : 'answered');

  it('because it throttles is asked again after pauses that double up to two seconds', async () => {
    const { seconds, ended } = await askedAt(throttledUntil(6));
    expect({ seconds, ended }).toEqual({ seconds: [0, 0.25, 0.75, 1.75, 2.75, 3.75], ended: 'answered' });
  });

  it('is asked again sooner by a step that nothing has been shown yet', async () => {
    const { seconds } = await askedAt(throttledUntil(6), { isUnseen: true });
    expect(seconds).toEqual([0, 0.25, 0.6, 0.95, 1.3, 1.65]);
  });

  it('tells for how long ECS has kept it waiting, and of another API not', async () => {
    expect((await askedAt(throttledUntil(6))).heldUpMs).toBe(3750);
    expect((await askedAt(() => 'answered')).heldUpMs).toBeUndefined();
    expect((await askedAt(throttledUntil(6), { operation: 'DescribeTargetHealth' })).heldUpMs).toBeUndefined();
  });

  it('is asked again at a random part of the pause', async () => {
    expect((await askedAt(throttledUntil(3), { random: () => 0 })).seconds).toEqual([0, 0, 0]);
    expect((await askedAt(throttledUntil(3), { random: () => 0.9 })).seconds).toEqual([0, 0.45, 1.35]);
  });

  it.each([
    ['ThrottlingException', 'ListTasks', 40],
    ['ThrottlingException', 'DescribeServiceRevisions', 8],
    ['ThrottlingException', 'DescribeTargetHealth', 8],
    ['ServerException', 'ListTasks', 4],
    ['TimeoutError', 'ListTasks', 3],
    ['AccessDeniedException', 'ListTasks', 1],
    ['ExpiredTokenException', 'ListTasks', 1],
  ] as const)('%s of %s: is given up after %d tries', async (error, operation, tries) => {
    const { seconds, ended } = await askedAt(() => error, { operation });
    expect({ tries: seconds.length, ended }).toEqual({ tries, ended: error });
  });

  it('is given up in its pause when the time is up, and what AWS said last is kept', async () => {
    const { seconds, ended } = await askedAt(() => 'ThrottlingException', { limitMs: 500 });
    expect({ seconds, ended }).toEqual({ seconds: [0, 0.25], ended: 'ThrottlingException' });
  });

  it('has all its repeats within the limit of one call', async () => {
    const { seconds, ended } = await askedAt((n) => (n === 1 ? 'ThrottlingException' : 'hangs'), { callLimitMs: 3000 });
    expect({ seconds, ended }).toEqual({ seconds: [0, 0.25], ended: 'AbortError' });
  });

  it('once there is no time left is not asked at all, and that is not said of AWS', async () => {
    const { seconds, ended } = await askedAt(() => 'answered', { limitMs: 0 });
    expect({ seconds, ended }).toEqual({ seconds: [], ended: 'NotAsked' });
  });
});
