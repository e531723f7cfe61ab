import { expect, it } from '@jest/globals';
import type { AwsClient } from '../../src/observe/aws/client.ts';
import type { Dated } from '../../src/observe/aws/dated.ts';
import type { ObservationContext } from '../../src/observe/observation-context.ts';
import { ownContext } from '../../src/observe/own-context.ts';

const read = <T>(answeredAt: number): Promise<Dated<T>> =>
  Promise.resolve({ readFailures: [], askedAt: answeredAt - 1, answeredAt });

/** Whatever is asked is answered at the next of these times; before, something was that concerns all. */
function shared(...times: number[]): ObservationContext {
  let last = 1000;
  const call = (): Promise<{ output: object; askedAt: number; answeredAt: number }> => {
    last = times.shift() ?? NaN;
    return Promise.resolve({ output: {}, askedAt: last - 1, answeredAt: last });
  };
  const client = { call, answeredAt: () => last } as unknown as AwsClient;
  return { client, targets: () => read(4000), serviceDeployment: () => read(5000) } as unknown as ObservationContext;
}

it('is dated by what was answered for all at first, and then by its own answers alone', async () => {
  const context = shared(2000, 3000);
  const [one, other] = [ownContext(context), ownContext(context)];
  expect(one.client.answeredAt()).toBe(1000);
  await one.client.call('ListTasks', {});
  await other.client.call('ListTasks', {});
  expect([one, other].map(({ client }) => client.answeredAt())).toEqual([2000, 3000]);
});

it('counts what was asked for several services at once for each that wanted it', async () => {
  const context = shared();
  const [one, other] = [ownContext(context), ownContext(context)];
  await one.targets('arn:group');
  expect([one, other].map(({ client }) => client.answeredAt())).toEqual([4000, 1000]);
  await other.serviceDeployment('arn:deployment');
  expect([one, other].map(({ client }) => client.answeredAt())).toEqual([4000, 5000]);
});
