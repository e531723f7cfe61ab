import { describe, expect, it } from '@jest/globals';
import { checked } from '../../../src/observe/aws/checked.ts';
import type { Operation } from '../../../src/observe/aws/operations.ts';

const never = new AbortController().signal;
const come = (operation: Operation, output: unknown): Promise<unknown> =>
  checked({ clockOffsetMs: () => 0, call: () => Promise.resolve(output as never) }).call(operation, {}, never);

const health = (changes: object) => ({
  TargetHealthDescriptions: [{ Target: { Id: '10.0.0.1', Port: 80 }, TargetHealth: { State: 'healthy' } }, changes],
});
const logged = (message: unknown) => ({ events: [{ timestamp: Date.UTC(2026), message }] });

describe('an answer that is not as AWS documents it is told by its member', () => {
  it.each<readonly [string, Operation, unknown, string]>([
    ['nothing at all', 'ListTasks', null, 'ListTasks is absent instead of an object'],
    ['a list in the place of it', 'ListTasks', [], 'ListTasks is a list of 0 instead of an object'],
    ['a list that is missing', 'ListTasks', {}, 'ListTasks.taskArns is absent, which AWS always tells'],
    ['an element of another kind', 'ListTasks', { taskArns: ['a', 5] }, 'ListTasks.taskArns[1] is 5 instead of a text'],
    [
      'a list of millions',
      'ListTasks',
      { taskArns: Array(1e6) },
      'ListTasks.taskArns is a list of 1000000 instead of a list of 0 to 20000 elements',
    ],
    [
      'one target of many without a state',
      'DescribeTargetHealth',
      health({ Target: { Id: '10.0.0.2', Port: 80 }, TargetHealth: {} }),
      'DescribeTargetHealth.TargetHealthDescriptions[1].TargetHealth.State is absent, which AWS always tells',
    ],
    [
      'a port that is none',
      'DescribeTargetHealth',
      health({ Target: { Id: '10.0.0.2', Port: -1 }, TargetHealth: { State: 'healthy' } }),
      'DescribeTargetHealth.TargetHealthDescriptions[1].Target.Port is -1 instead of a whole number from 1 to 65535',
    ],
    [
      'a task definition without containers',
      'DescribeTaskDefinition',
      { taskDefinition: { taskDefinitionArn: 'a', family: 'a', containerDefinitions: [] } },
      'DescribeTaskDefinition.taskDefinition.containerDefinitions is a list of 0 instead of a list of 1 to 20000 elements',
    ],
    [
      'a name of megabytes',
      'ListTasks',
      { taskArns: ['a'.repeat(2e6)] },
      'ListTasks.taskArns[0] is a text of 2000000 characters instead of one of at most 100000',
    ],
    [
      'a time that is none',
      'GetLogEvents',
      { events: [{ timestamp: 1e20, message: 'a' }] },
      'GetLogEvents.events[0].timestamp is 100000000000000000000 instead of a whole number from 946684800000 to 4102444800000',
    ],
  ])('%s', async (_, operation, output, words) => {
    await expect(come(operation, output)).rejects.toMatchObject({ name: 'MalformedAnswer', message: words });
  });
});

describe('of an answer', () => {
  it('comes in what is read, and nothing else', async () => {
    const output = JSON.parse(
      '{"taskArns":["a"],"nextToken":null,"$metadata":{},"__proto__":{"nextToken":"b"},"constructor":1}',
    ) as unknown;
    const came = await come('ListTasks', output);
    expect(came).toEqual({ taskArns: ['a'] });
    expect(Object.getPrototypeOf(came)).toBe(Object.prototype);
  });

  it('half a character is none', async () => {
    expect(await come('GetLogEvents', logged('a\ud800b'))).toEqual(logged('a\ufffdb'));
  });

  it('a long text loses its end, and no part of a word stays of it', async () => {
    const came = (await come('GetLogEvents', logged(`${'a '.repeat(16_000)}${'s'.repeat(50_000)}`))) as ReturnType<typeof logged>;
    expect(came.events[0]?.message).toMatch(/^(a ){16000}… \(82000 characters\)$/);
  });
});
