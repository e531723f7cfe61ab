import { describe, expect, it } from '@jest/globals';
import { simulate } from '../../simulator/in-process.ts';
import type { ApiBehaviour, Omission } from '../../simulator/scenario.ts';
import { at, scenarioOf } from './timeline.ts';

const never = new AbortController().signal;
const ofApi = (api: ApiBehaviour) => simulate({ ...scenarioOf({}), api });
const SERVICE = { cluster: 'prod', services: ['api'] };

describe('the API in between', () => {
  const faults: readonly (readonly [string, ApiBehaviour, string, number])[] = [
    ['a throttled call is told at once', { faults: [{ fault: 'throttled' }] }, 'ThrottlingException', 1],
    ['a server error is asked once more', { faults: [{ fault: 'server-error', every: 1 }] }, 'ServerException', 2],
    ['a server error now and then is not noticed', { faults: [{ fault: 'server-error', until: 0.1 }] }, 'answered', 2],
    ['every second call', { faults: [{ fault: 'throttled', every: 2 }] }, 'answered', 1],
    ['a denied operation', { faults: [{ fault: 'denied', operations: ['DescribeServices'] }] }, 'AccessDeniedException', 1],
    ['a fault of another operation', { faults: [{ fault: 'denied', operations: ['ListTasks'] }] }, 'answered', 1],
    ['a fault of another time', { faults: [{ fault: 'expired-credentials', from: 60 }] }, 'answered', 1],
    ['credentials that are not there', { faults: [{ fault: 'no-credentials' }] }, 'CredentialsProviderError', 1],
    ['a region that does not exist', { faults: [{ fault: 'no-such-host' }] }, 'Error', 2],
    ['a page of a proxy', { faults: [{ fault: 'html' }] }, 'SyntaxError', 2],
    ['a connection that breaks', { faults: [{ fault: 'reset' }] }, 'TimeoutError', 2],
    ['half an answer', { faults: [{ fault: 'truncated' }] }, 'SyntaxError', 1],
  ];
  it.each(faults)('%s', async (_, api, outcome, requests) => {
    const { aws, clock, calls } = ofApi(api);
    const got = await clock.run(
      aws.call('DescribeServices', SERVICE, never).then(
        () => 'answered',
        (error: unknown) => (error as Error).name,
      ),
    );
    expect([got, calls.length, calls.at(-1)?.outcome]).toEqual([outcome, requests, outcome]);
  });

  it('a call that hangs ends with its signal', async () => {
    const { aws, clock } = ofApi({ faults: [{ fault: 'hangs' }] });
    const stop = new AbortController();
    clock.at(at(20), () => {
      stop.abort();
    });
    await expect(clock.run(aws.call('DescribeServices', SERVICE, stop.signal))).rejects.toMatchObject({ name: 'AbortError' });
    expect(clock.now()).toBe(at(20));
  });

  it('an answer shows the state of its lag before, and takes its latency', async () => {
    const { aws, clock } = ofApi({ lagSeconds: { DescribeServices: 4 }, latencySeconds: 0.5 });
    const shown = async (waitMs: number): Promise<number | undefined> => {
      await clock.sleep(waitMs);
      return (await aws.call('DescribeServices', SERVICE, never)).services?.[0]?.deployments?.length;
    };
    expect([await clock.run(shown(3000)), clock.now(), await clock.run(shown(1000))]).toEqual([1, at(3.5), 2]);
  });

  it('a stale answer shows the old PRIMARY as long as it is said to', async () => {
    const { aws, clock } = ofApi({ stale: [{ operation: 'DescribeServices', until: 20, showing: -1 }] });
    const count = async (): Promise<number | undefined> =>
      (await aws.call('DescribeServices', SERVICE, never)).services?.[0]?.deployments?.length;
    await clock.run(clock.sleep(15_000));
    expect(await clock.run(count())).toBe(1);
    await clock.run(clock.sleep(10_000));
    expect(await clock.run(count())).toBe(2);
  });

  it('a late answer takes its time, and shows the state of its end', async () => {
    const { aws, clock, calls } = ofApi({ faults: [{ fault: 'late', seconds: 6 }] });
    const { services } = await clock.run(aws.call('DescribeServices', SERVICE, never));
    expect(services?.[0]?.deployments?.length).toBe(2);
    expect(calls).toMatchObject([{ at: at(0), answeredAt: at(6.05) }]);
  });

  it('a list comes in pages of the size that it is told, and what is asked for a further one may fail by itself', async () => {
    const fault = { fault: 'server-error', operations: ['ListTasks'], furtherPages: true } as const;
    const { aws, clock } = simulate({ ...scenarioOf({ desired: 2 }), api: { pageSize: 1, faults: [fault] } });
    const input = { cluster: 'prod', serviceName: 'api' };
    const { taskArns, nextToken } = await clock.run(aws.call('ListTasks', input, never));
    expect([taskArns?.length, typeof nextToken]).toEqual([1, 'string']);
    await expect(clock.run(aws.call('ListTasks', { ...input, nextToken }, never))).rejects.toMatchObject({
      name: 'ServerException',
    });
  });

  const omissions: readonly (readonly [string, Omission, readonly string[]])[] = [
    ['a list is empty', { operation: 'DescribeTasks', member: 'containers' }, []],
    ['one element is not there', { operation: 'DescribeTasks', member: 'containers', named: 'app' }, ['proxy']],
    ['another operation', { operation: 'DescribeServices', member: 'containers' }, ['app', 'proxy']],
    ['another time', { operation: 'DescribeTasks', member: 'containers', from: 10 }, ['app', 'proxy']],
  ];
  it.each(omissions)('an answer that lacks something: %s', async (_, omission, containers) => {
    const sidecar = { name: 'proxy', essential: false };
    const { aws, clock, world } = simulate({
      ...scenarioOf({ revisions: { 1: { sidecar }, 2: {} } }),
      api: { omissions: [omission] },
    });
    const tasks = world.tasksAt('prod', 'api', at(0)).map(({ id }) => id);
    const answer = await clock.run(aws.call('DescribeTasks', { cluster: 'prod', tasks }, never));
    expect(answer.tasks?.[0]?.containers?.map(({ name }) => name)).toEqual(containers);
  });

  it('a request that AWS would refuse is refused', async () => {
    const { aws, clock } = ofApi({});
    await expect(clock.run(aws.call('DescribeServices', { cluster: 'prod', services: [] }, never))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(clock.run(aws.call('DescribeServices', { ...SERVICE, cluster: 'nowhere' }, never))).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
    });
  });

  it('a service that is not there is MISSING, with no error', async () => {
    const { aws, clock } = ofApi({});
    const { failures } = await clock.run(aws.call('DescribeServices', { cluster: 'prod', services: ['nope'] }, never));
    expect(failures).toEqual([{ arn: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/nope', reason: 'MISSING' }]);
  });

  it('ListTasks has pages of a hundred', async () => {
    const { aws, clock } = simulate(scenarioOf({ desired: 150 }, {}, []));
    const first = await clock.run(aws.call('ListTasks', { cluster: 'prod', serviceName: 'api' }, never));
    const second = await clock.run(
      aws.call('ListTasks', { cluster: 'prod', serviceName: 'api', nextToken: first.nextToken }, never),
    );
    expect([first.taskArns?.length, second.taskArns?.length, second.nextToken]).toEqual([100, 50, undefined]);
  });

  it('a log stream is there once its container has begun, and gives the last lines first', async () => {
    const logs = [1, 2, 3].map((afterSeconds) => ({ afterSeconds, line: `line ${afterSeconds}` }));
    const { aws, clock, world } = simulate(scenarioOf({ revisions: { 1: {}, 2: { logs } } }));
    const id = world.tasksAt('prod', 'api', at(100)).find(({ revision }) => revision === 2)?.id ?? '';
    const input = { logGroupName: '/ecs/api', logStreamName: `ecs/app/${id}`, limit: 2 };
    await expect(clock.run(aws.call('GetLogEvents', input, never))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await clock.run(clock.sleep(100_000));
    const { events } = await clock.run(aws.call('GetLogEvents', input, never));
    expect(events?.map(({ message }) => message)).toEqual(['line 2', 'line 3']);
  });
});
