/** How long the last deployments took: asked for once, waited for by nobody, and silent where it cannot be had. */
import { describe, expect, it } from '@jest/globals';
import type { Observation } from '../../src/model/observation.ts';
import type { Aws } from '../../src/observe/aws/operations.ts';
import type { ApiBehaviour, Scenario } from '../../simulator/scenario.ts';
import { edited, harness, scene } from './harness.ts';

/** A second deployment of the same service an hour later, so that there is one before it. */
const twice: Scenario = {
  ...scene({ revisions: { 1: { answers: 200 }, 2: { answers: 200 }, 3: { answers: 200 } } }),
  actions: [
    { at: 0, deploy: 2 },
    { at: 3600, deploy: 3 },
  ],
};
const soonAfter = 3610;
const historyOf = (look: { readonly seen: Observation } | undefined): Observation['history'] => look?.seen.history;
const asksHistory = (asked: readonly string[]): number =>
  asked.filter((operation) => operation === 'ListServiceDeployments').length;

describe('the history of a service', () => {
  it('is asked for beside the second observation, once', async () => {
    const looks = await harness(twice, soonAfter).observe(8);
    expect(looks.map(({ asked }) => asksHistory(asked)).slice(1)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(historyOf(looks[0])).toBeUndefined();
    expect(looks.slice(2).map((look) => historyOf(look)?.length)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('has the newest first, the verified one aside, each with its times', async () => {
    const looks = await harness(twice, soonAfter).observe(3);
    const [newest, oldest] = historyOf(looks[2]) ?? [];
    expect(newest?.createdAt).toBeGreaterThan(oldest?.createdAt ?? Infinity);
    expect((newest?.finishedAt ?? 0) - (newest?.createdAt ?? 0)).toBeGreaterThan(0);
    const own = looks[2]?.seen.serviceDeployments?.[0]?.arn;
    expect([newest?.arn, oldest?.arn]).not.toContain(own);
  });

  it('leaves out those that were carried out in another way', async () => {
    const otherwise = edited('DescribeServiceDeployments', (output) => ({
      ...output,
      serviceDeployments: (output.serviceDeployments ?? []).map((one) => ({
        ...one,
        ...(one.finishedAt ? { deploymentConfiguration: { strategy: 'BLUE_GREEN' as const } } : {}),
      })),
    }));
    const looks = await harness(twice, soonAfter, undefined, undefined, { edit: otherwise }).observe(3);
    expect(historyOf(looks[2])).toBeUndefined();
  });

  it('that is denied is neither waited for, nor named, nor asked for again', async () => {
    const api: ApiBehaviour = { faults: [{ fault: 'denied', operations: ['ListServiceDeployments'] }] };
    const looks = await harness({ ...twice, api }, soonAfter).observe(4);
    expect(looks.map((look) => historyOf(look))).toEqual([undefined, undefined, undefined, undefined]);
    expect(looks.map(({ asked }) => asksHistory(asked))).toEqual([1, 0, 0, 0]);
    expect(looks.map(({ seen }) => seen.readFailures.length)).toEqual([1, 1, 1, 1]);
  });

  it('is not asked for while AWS throttles', async () => {
    const api: ApiBehaviour = { faults: [{ fault: 'throttled', operations: ['DescribeTargetHealth'] }] };
    const looks = await harness({ ...twice, api }, soonAfter).observe(3);
    expect(looks.map(({ seen }) => seen.throttled)).toEqual([true, true, true]);
    expect(looks.map(({ asked }) => asksHistory(asked))).toEqual([1, 0, 0]);
  });

  it('that never comes holds up no observation', async () => {
    const hanging = (aws: Aws): Aws => ({
      ...aws,
      call: (operation, input, signal) =>
        operation === 'ListServiceDeployments' && 'status' in input
          ? new Promise((_, reject) => {
              signal.addEventListener('abort', () => {
                reject(new Error('aborted'));
              });
            })
          : aws.call(operation, input, signal),
    });
    const spent = async (edit?: (aws: Aws) => Aws): Promise<readonly number[]> => {
      const looks = await harness(twice, soonAfter, undefined, undefined, edit ? { edit } : {}).observe(5);
      return looks.map(({ seen }) => seen.endedAt - seen.at);
    };
    expect(await spent(hanging)).toEqual(await spent());
  });
});
