import { describe, expect, it } from '@jest/globals';
import type { Service } from '@aws-sdk/client-ecs';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { api, edited, harness, scene, sound, tally, type Harness } from './harness.ts';
import type { Aws } from '../../src/observe/aws/operations.ts';

/** The deployment has just begun: its first task is listed. */
const begun = 15;
const failing = { revisions: { 1: sound, 2: { later: [{ afterSeconds: 1, exits: 1 }] } } } as const;

/** Looks until a task of the deployment is seen to have stopped. */
async function untilStopped(watched: Harness): Promise<void> {
  for (let looks = 1; looks < 60; looks += 1) {
    const [look] = await watched.observe(1);
    const own = watched.timelines()[0]?.deployment?.id;
    if (look?.seen.tasks?.some(({ deploymentId, desiredStatus }) => deploymentId === own && desiredStatus === 'STOPPED')) return;
  }
  throw new Error('no task stops');
}

/** What ListTasks was asked for, in order. */
const listed = ({ simulated }: Harness): readonly unknown[] =>
  simulated.calls.flatMap(({ operation, input }) =>
    operation === 'ListTasks' && 'desiredStatus' in input ? [input.desiredStatus] : [],
  );

const servicesWith = (change: (service: Service) => Service): ((aws: Aws) => Aws) =>
  edited('DescribeServices', ({ services = [], ...rest }) => ({ ...rest, services: services.map(change) }));

describe('what is asked about tasks', () => {
  it('is which run, and of those that stopped only those that events name, where they name all of the deployment', async () => {
    const late = harness(scene(failing), 60);
    const [first] = await late.observe(1);
    expect(listed(late)).toEqual(['RUNNING']);
    const own = first?.seen.service?.deployments[0]?.id;
    const stopped = first?.seen.tasks?.filter(
      ({ deploymentId, desiredStatus }) => deploymentId === own && desiredStatus === 'STOPPED',
    );
    expect(stopped?.length).toBeGreaterThan(0);
  });

  it('is all that there are at first where events name none', async () => {
    const silent = servicesWith((service) => ({ ...service, events: [] }));
    const late = harness(scene(failing), 60, undefined, {}, { edit: silent });
    const [first] = await late.observe(1);
    expect(listed(late)).toEqual(['RUNNING', 'STOPPED']);
    const own = first?.seen.service?.deployments[0]?.id;
    expect(first?.seen.tasks?.some((task) => task.deploymentId === own && task.desiredStatus === 'STOPPED')).toBe(true);
  });

  it('is all that there are at first where ECS is stopping tasks: their targets may still be there', async () => {
    const late = harness(scene(), 90);
    const [first] = await late.observe(1);
    expect(listed(late)).toEqual(['RUNNING', 'STOPPED']);
    const own = first?.seen.service?.deployments[0]?.id;
    const leaving = first?.seen.tasks?.filter((task) => task.deploymentId !== own && task.desiredStatus === 'STOPPED');
    expect(leaving?.length).toBeGreaterThan(0);
  });

  it('is nothing while the counts say how far the known ones are, but every 30 s', async () => {
    const looks = await harness(scene(), begun).observe(8);
    const asked = tally(looks.slice(1).flatMap((look) => look.asked));
    expect(asked.ListTasks).toBe(1);
    expect(asked.DescribeTasks).toBeLessThan(7);
    expect(looks.at(-1)?.seen.tasks?.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING']);
  });

  it('is how they fare as soon as one has stopped, and which run while fewer than needed are there: events name those that stopped', async () => {
    const watched = harness(scene(failing), begun);
    await untilStopped(watched);
    const more = await watched.observe(20);
    const tasks = more.at(-1)?.seen.tasks ?? [];
    expect(tasks.length).toBeGreaterThan(5);
    expect(new Set(listed(watched))).toEqual(new Set(['RUNNING']));
    expect(listed(watched).length).toBeLessThan(20);
  });

  it('is which there are where events name fewer than they count', async () => {
    const cut = servicesWith(({ events = [], ...service }) => ({
      ...service,
      events: events.map((event) => ({ ...event, message: event.message?.replace(/ \(task \w+\)\.$/, '.') })),
    }));
    const looks = await harness(scene(failing), begun, undefined, {}, { edit: cut }).observe(4);
    expect(looks.map(({ asked }) => tally(asked).ListTasks)).toEqual([2, 2, 2, 2]);
  });

  it('is which there are where others are counted than are known', async () => {
    const counted = servicesWith(({ deployments = [], ...service }) => ({
      ...service,
      deployments: deployments.map((one) => ({ ...one, pendingCount: (one.pendingCount ?? 0) + 1 })),
    }));
    const looks = await harness(scene(), begun, undefined, {}, { edit: counted }).observe(3);
    expect(looks.map(({ asked }) => tally(asked).ListTasks)).toEqual([2, 2, 2]);
  });

  it('is which there are where AWS does not know yet what an event names', async () => {
    const named = 'f'.repeat(32);
    const early = servicesWith(({ events = [], ...service }) => ({
      ...service,
      events: [
        {
          id: 'early',
          createdAt: events[0]?.createdAt ?? new Date(),
          message: `(service api) has started 1 tasks: (task ${named}).`,
        },
        ...events,
      ],
    }));
    const watched = harness(scene(), begun, undefined, {}, { edit: early });
    const [, second] = await watched.observe(2);
    expect(tally(second?.asked ?? [])).toMatchObject({ ListTasks: 2 });
    const asked = watched.simulated.calls.filter(({ operation }) => operation === 'DescribeTasks').at(-1);
    expect(asked?.input).toMatchObject({ tasks: expect.arrayContaining([named]) });
  });

  it('is the same again where it was not answered', async () => {
    const throttled = { fault: 'throttled', operations: ['DescribeTasks'] as readonly Operation[], from: 19, until: 43 } as const;
    const looks = await harness(scene({}, { faults: [throttled] }), begun).observe(3);
    expect(looks.map(({ seen }) => seen.tasks !== undefined)).toEqual([true, false, true]);
    expect(tally(looks[2]?.asked ?? []).DescribeTasks).toBe(1);
  });

  it('sees a task that came and went between two looks', async () => {
    const watched = harness(scene({ ...api(failing), launch: 'ec2', network: 'bridge' }), begun);
    await watched.observe(1);
    const [late] = await watched.observe(1);
    await watched.observe(1, 60);
    const [after] = await watched.observe(1);
    const seen = new Set(late?.seen.tasks?.map(({ id }) => id));
    const fresh = (after?.seen.tasks ?? []).filter(({ id, lastStatus }) => !seen.has(id) && lastStatus === 'STOPPED');
    expect(fresh.length).toBeGreaterThan(0);
    expect(new Set(listed(watched))).toEqual(new Set(['RUNNING']));
  });
});
