import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import type { Container, ContainerDefinition, LogTail, Task } from '../../../src/model/observation.ts';
import { openClient } from '../../../src/observe/aws/client.ts';
import type { Aws, Operations } from '../../../src/observe/aws/operations.ts';
import { readLogs } from '../../../src/observe/read/logs.ts';
import { container, exited, killed, observation, stopped, taskDefinition, timeline } from '../../build.ts';
import { harness, scene, sound } from '../harness.ts';

type Page = Operations['GetLogEvents']['output'];
type Asked = Operations['GetLogEvents']['input'];

const lines = (...messages: readonly string[]): Page => ({
  events: messages.map((message, timestamp) => ({ timestamp, message })),
});
const says = (): Page => lines('something');
const unprefixed = { driver: 'awslogs', group: '/ecs/api', region: 'eu-west-1' };
const awslogs = { ...unprefixed, streamPrefix: 'ecs' };
const defined = (name: string, changes: Partial<ContainerDefinition> = { log: awslogs }): ContainerDefinition => ({
  name,
  image: `${name}:2`,
  essential: true,
  portMappings: [],
  ...changes,
});

interface Read {
  readonly tails: readonly LogTail[];
  readonly asked: readonly Asked[];
}

/** Reads the logs of these tasks, an hour after the gate began. */
async function read(
  tasks: readonly Task[],
  output: (input: Asked) => Page = says,
  containers: readonly ContainerDefinition[] = [defined('app')],
): Promise<Read> {
  const asked: Asked[] = [];
  const aws: Aws = {
    clockOffsetMs: () => 0,
    call: (_, input) => {
      asked.push(input as Asked);
      return Promise.resolve(output(input as Asked) as never);
    },
  };
  const shown = { taskDefinitions: [taskDefinition({ containers })], tasks };
  const watched = timeline([observation(0, { ...shown, tasks: [] }), observation(3600, shown)]);
  const client = openClient({
    aws,
    clock: systemClock,
    random: Math.random,
    settled: new Map(),
    signal: new AbortController().signal,
  });
  return { tails: await readLogs(client, watched, observation(3605, shown), 25), asked };
}

describe('whose log is read', () => {
  const placeRefused = (n: number, seconds: number): Task => stopped(n, seconds, 'TaskFailedToStart', 'no port');
  const outOfMemory = (n: number, seconds: number): Task =>
    stopped(n, seconds, 'EssentialContainerExited', 'Essential container in task exited', {
      containers: [container({ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' })],
    });
  it.each([
    ['the newest of those that failed alike', [exited(1, 100), exited(2, 300), exited(3, 200)], [2]],
    ['the newest of each reason, the newest task first', [exited(1, 100), exited(2, 300), killed(3, 200)], [2, 3]],
    ['three at the most', [exited(1, 100), killed(2, 200), placeRefused(3, 300), outOfMemory(4, 400)], [4, 3, 2]],
    ['one whose lines have had time to arrive, rather than the newest', [exited(1, 100), exited(2, 3600)], [1]],
    ['the only one, also when its lines may be on their way', [exited(1, 3604)], [1]],
    ['none where nothing failed', [], []],
  ] as const)('%s', async (_, tasks, expected) => {
    const aged = tasks.map((task) => ({ ...task, createdAt: (task.stoppedAt ?? 0) - 30_000 }));
    const { tails } = await read(aged);
    expect(tails.map(({ taskArn }) => Number(taskArn.slice(-3)))).toEqual(expected);
  });
});

describe('which container’s log is read', () => {
  const app = (changes: Partial<Container>): Container => container({ name: 'app', ...changes });
  const proxy = (changes: Partial<Container>): Container => container({ name: 'proxy', ...changes });
  const both = [defined('proxy'), defined('app')];
  const beside = [defined('proxy', { essential: false, log: awslogs }), defined('app')];
  it.each([
    ['the one that exited, though the other was stopped with it', [proxy({ exitCode: 143 }), app({ exitCode: 1 })], both, 'app'],
    ['an essential sidecar, when it is what failed', [proxy({ exitCode: 1 }), app({ exitCode: 143 })], both, 'proxy'],
    ['the one that ran out of memory', [proxy({ exitCode: 0 }), app({ exitCode: 137, reason: 'OutOfMemoryError' })], both, 'app'],
    ['the one that could not start', [proxy({}), app({ reason: 'CannotStartContainerError: no such file' })], both, 'app'],
    ['the unhealthy one', [proxy({ exitCode: 143 }), app({ exitCode: 143, healthStatus: 'UNHEALTHY' })], both, 'app'],
    ['the one behind the load balancer, when all were stopped', [proxy({ exitCode: 137 }), app({ exitCode: 137 })], both, 'app'],
    ['the one behind the load balancer, when all ended well', [proxy({ exitCode: 0 }), app({ exitCode: 0 })], both, 'app'],
    ['not one that is not essential', [proxy({ exitCode: 1 }), app({ exitCode: 0 })], beside, 'app'],
    [
      'not one that was injected into the task',
      [container({ name: 'aws-guardduty-agent', exitCode: 1 }), app({ exitCode: 1 })],
      both,
      'app',
    ],
  ] as const)('%s', async (_, containers, definitions, expected) => {
    const { tails } = await read(
      [stopped(1, 100, 'EssentialContainerExited', 'Essential container in task exited', { containers })],
      says,
      definitions,
    );
    expect(tails.map((tail) => tail.container)).toEqual([expected]);
  });
});

describe('what is asked', () => {
  it('the stream of the task, its last lines, where the log group is', async () => {
    const { asked } = await read([exited(7, 100)]);
    expect(asked).toEqual([
      {
        logGroupName: '/ecs/api',
        logStreamName: `ecs/app/${'7'.padStart(32, '0')}`,
        limit: 25,
        startFromHead: false,
        region: 'eu-west-1',
      },
    ]);
  });

  it('of a stream without a prefix, Docker’s own id', async () => {
    const task = stopped(1, 100, 'EssentialContainerExited', 'exited', {
      containers: [container({ exitCode: 1, runtimeId: 'f00d' })],
    });
    const { asked } = await read([task], says, [defined('app', { log: unprefixed })]);
    expect(asked[0]?.logStreamName).toBe('f00d');
  });

  it('the page before, where one is empty', async () => {
    const { tails, asked } = await read([exited(1, 100)], ({ nextToken }) =>
      nextToken === undefined ? { events: [], nextBackwardToken: 'b/1' } : lines('older'),
    );
    expect(asked.map(({ nextToken }) => nextToken)).toEqual([undefined, 'b/1']);
    expect(tails[0]?.lines).toEqual([{ at: 0, message: 'older' }]);
  });

  it.each([
    ['the same token again is the end', () => 'b/1', 2],
    ['three empty pages are enough', (page: number) => `b/${String(page)}`, 3],
  ] as const)('%s', async (_, token, pages) => {
    let page = 0;
    const { tails, asked } = await read([exited(1, 100)], () => ({ events: [], nextBackwardToken: token((page += 1)) }));
    expect([asked.length, tails[0]?.absence]).toEqual([pages, 'the log stream is empty']);
  });
});

describe('why there are none', () => {
  it.each([
    ['another driver', { driver: 'splunk' }, 'the log driver is splunk, so the lines are not in CloudWatch Logs'],
    ['no driver', undefined, 'the log driver is not set, so the lines are not in CloudWatch Logs'],
    ['no group', { driver: 'awslogs', streamPrefix: 'ecs' }, 'the log stream cannot be told from the task definition'],
  ] as const)('%s: nothing is asked, and it says so', async (_, log, words) => {
    const { tails, asked } = await read([exited(1, 100)], says, [defined('app', log ? { log } : {})]);
    expect([asked, tails[0]?.lines, tails[0]?.absence]).toEqual([[], [], words]);
  });

  it('AWS’s own word, where it has one', async () => {
    const { tails } = await read([exited(1, 100)], () => {
      throw Object.assign(new Error('The specified log stream does not exist.'), {
        name: 'ResourceNotFoundException',
        $metadata: { httpStatusCode: 400 },
      });
    });
    expect(tails[0]?.absence).toBe('ResourceNotFoundException: The specified log stream does not exist.');
  });
});

it('a log that hangs is given up after 5 s, and the look goes on', async () => {
  const logs = [{ afterSeconds: 1, line: 'broken' }];
  const hangs = { fault: 'hangs', operations: ['GetLogEvents'] } as const;
  const watched = harness(scene({ revisions: { 1: sound, 2: { exits: 1, logs } } }, { faults: [hangs] }), 120);
  await watched.observe(5);
  const { seen } = await watched.observeClosing();
  expect(seen?.logs[0]?.absence).toMatch(/^AbortError: /);
  expect(seen && seen.endedAt - seen.at).toBeLessThan(7000);
});
