import { describe, expect, it } from '@jest/globals';
import type { Exchange } from '../../../src/model/exchange.ts';
import type { Operations } from '../../../src/observe/aws/operations.ts';
import { traced } from '../../../src/observe/aws/traced.ts';
import { redactor } from '../../../src/observe/redact/redact.ts';
import { exchangeInWords } from '../../../src/report/render/exchange.ts';
import { play, type Played } from '../../../simulator/play.ts';
import { scenarioTests } from '../../../simulator/scenarios/index.ts';

async function played(name: string, tell?: (exchange: Exchange) => void): Promise<Played> {
  const test = scenarioTests[name];
  if (!test) throw new Error(`there is no scenario ${name}`);
  return play(test, { through: (aws, { now }) => (tell ? traced(aws, now, tell) : aws) });
}

describe('each call is told', () => {
  const told: Exchange[] = [];
  const lines = (): readonly string[] => told.map(exchangeInWords);

  it('once, with the attempts of those that are throttled, and nothing is asked otherwise for it', async () => {
    const { simulated, report } = await played('every-second-call-throttled', (exchange) => told.push(exchange));
    const unwatched = await played('every-second-call-throttled');
    expect(told).toHaveLength(simulated.calls.length);
    expect(simulated.calls).toStrictEqual(unwatched.simulated.calls);
    expect(report).toStrictEqual(unwatched.report);
    const throttled = told.filter(({ error }) => error?.name === 'ThrottlingException');
    expect(throttled.length).toBe(simulated.calls.filter(({ outcome }) => outcome === 'ThrottlingException').length);
    for (const one of throttled.filter(({ attempt }) => attempt === 1))
      expect(told.some(({ input, attempt }) => input === one.input && attempt === 2)).toBe(true);
    expect(told.filter(({ attempt }) => attempt > 1).length).toBeGreaterThan(10);
  }, 60_000);

  it('with what was asked, how long it took, and how much was answered', () => {
    expect(lines()).toContainEqual(
      expect.stringMatching(
        /^AWS DescribeTargetHealth TargetGroupArn=targetgroup\/api-tg\/[\da-f]{16}: 50 ms, attempt 2: 6 TargetHealthDescriptions$/,
      ),
    );
    expect(lines()).toContainEqual(
      expect.stringMatching(/^AWS DescribeTasks cluster=prod tasks=\(6\): 50 ms, attempt \d: 6 tasks$/),
    );
  });

  it('with the error that it met', () => {
    expect(lines()).toContainEqual(
      expect.stringMatching(/^AWS ListTasks cluster=prod .*: 50 ms, attempt 1: ThrottlingException: Rate exceeded, 400$/),
    );
  });
});

describe('what is told of a call', () => {
  const never = new AbortController().signal;
  const asked = { cluster: 'prod', tasks: ['arn:aws:ecs:eu-west-1:111122223333:task/prod/1', 'b'], nextToken: 'x'.repeat(500) };

  async function lineOf(answer: () => Promise<unknown>): Promise<string> {
    const told: Exchange[] = [];
    const call = answer as () => Promise<Operations['DescribeTasks']['output']>;
    const aws = traced(
      { call: call, clockOffsetMs: () => 0 },
      () => 0,
      (exchange) => told.push(exchange),
    );
    const ended = await aws.call('DescribeTasks', asked, never).then(
      () => 'answered',
      () => 'failed',
    );
    await Promise.resolve();
    return [ended, ...told.map(exchangeInWords).map(redactor(['the/secret/of+this/step']))].join('\n');
  }

  it.each([
    [
      'the lengths of lists, and nothing of what is in them',
      () =>
        Promise.resolve({ $metadata: { httpStatusCode: 200, requestId: 'r-1' }, tasks: [{ taskArn: 'hidden' }], failures: [] }),
      'answered\nAWS DescribeTasks cluster=prod tasks=(2) a further page: 0 ms, attempt 1: 200, 1 tasks, 0 failures, request r-1',
    ],
    [
      'the words of an error, without secrets',
      () =>
        Promise.reject(
          Object.assign(new Error('the/secret/of+this/step of AKIAIOSFODNN7ABCDEFG is not authorized'), {
            name: 'AccessDeniedException',
            $metadata: { httpStatusCode: 400, requestId: 'r-2' },
          }),
        ),
      'failed\nAWS DescribeTasks cluster=prod tasks=(2) a further page: 0 ms, attempt 1: AccessDeniedException: [redacted] of [redacted] is not authorized, 400, request r-2',
    ],
    [
      'an error that is none',
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the case at hand
      () => Promise.reject('no'),
      'failed\nAWS DescribeTasks cluster=prod tasks=(2) a further page: 0 ms, attempt 1: Error: no',
    ],
  ])('%s', async (_sentence, answer, line) => {
    expect(await lineOf(answer)).toBe(line);
  });
});
