import { describe, expect, it } from '@jest/globals';
import type { ReadFailure } from '../../../src/model/observation.ts';
import type { AwsClient } from '../../../src/observe/aws/client.ts';
import { listTasks } from '../../../src/observe/read/tasks.ts';
import { readFailure } from '../../build.ts';

const prodApi = { cluster: 'prod', service: 'api' };
interface Asked {
  readonly desiredStatus?: string;
  readonly tasks?: readonly string[];
}

/** One that answers by what is asked: with no tasks at all, or not. */
function clientThat(fails: (asked: Asked) => ReadFailure | undefined) {
  const asked: Asked[] = [];
  const call = (_operation: string, input: Asked) => {
    asked.push(input);
    const failure = fails(input);
    return Promise.resolve(failure ? { readFailure: failure } : { output: {}, askedAt: 0, answeredAt: 0 });
  };
  return { client: { call } as unknown as AwsClient, asked };
}

describe('listing tasks', () => {
  it('tells both reasons where the two lists fail differently, and one where they fail alike', async () => {
    const reasons = async (ofRunning: ReadFailure['reason'], ofStopped: ReadFailure['reason']) => {
      const { client } = clientThat(({ desiredStatus }) =>
        readFailure('ListTasks', desiredStatus === 'RUNNING' ? ofRunning : ofStopped),
      );
      return (await listTasks(client, prodApi, { tasks: [] })).readFailures.map(({ reason }) => reason);
    };
    expect(await reasons('no-answer', 'denied')).toEqual(['no-answer', 'denied']);
    expect(await reasons('throttled', 'throttled')).toEqual(['throttled']);
  });

  it('asks about those that events name and neither list shows', async () => {
    const { client, asked } = clientThat(() => undefined);
    await listTasks(client, prodApi, { tasks: [], namedIds: ['abc'] });
    expect(asked.at(-1)?.tasks).toEqual(['abc']);
  });
});
