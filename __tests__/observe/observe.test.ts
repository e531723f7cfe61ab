import { describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../src/model/criteria.ts';
import type { ServiceName } from '../../src/model/inputs.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import { openObserver } from '../../src/observe/observe.ts';
import { simulate, type Simulated } from '../../simulator/in-process.ts';
import { START, type ApiBehaviour, type Scenario, type ServiceSpec } from '../../simulator/scenario.ts';
import { criteria } from '../build.ts';

const sound = { answers: 200 } as const;
const api = (spec: Partial<ServiceSpec> = {}): ServiceSpec => ({
  desired: 2,
  loadBalancers: [{ targetGroup: 'api-tg' }],
  revisions: { 1: sound, 2: sound },
  ...spec,
});
const scene = (spec: Partial<ServiceSpec> = {}, behaviour: ApiBehaviour = {}): Scenario => ({
  title: 'a service that is looked at',
  services: [api(spec)],
  api: behaviour,
  people: [{ at: 0, deploy: 2 }],
});
/** Long after the deployment: nothing changes any more. */
const settled = 3000;
const prodApi: ServiceName = { cluster: 'prod', service: 'api' };

interface Eyes {
  readonly simulated: Simulated;
  /** Looks `count` times, `pauseSeconds` apart, and tells what each look asked. */
  look(
    count: number,
    pauseSeconds?: number,
  ): Promise<readonly { readonly seen: Observation; readonly asked: readonly string[] }[]>;
  /** The closer look after those. */
  close(): Promise<{ readonly seen: Observation | undefined; readonly asked: readonly string[] }>;
  readonly timelines: () => readonly Timeline[];
}

function eyes(
  scenario: Scenario,
  startAt: number,
  names: readonly ServiceName[] = [prodApi],
  wanted: Partial<Criteria> = {},
  logLines = 25,
): Eyes {
  const simulated = simulate(scenario, { startAt });
  const { aws, clock, calls } = simulated;
  const observer = openObserver({ aws, clock, logLines });
  const never = new AbortController().signal;
  let timelines = names.map((name) => startTimeline(name, criteria(wanted), START + startAt * 1000));
  const since = (before: number): readonly string[] => calls.slice(before).map(({ question }) => question);
  return {
    simulated,
    timelines: () => timelines,
    async look(count, pauseSeconds = 5) {
      const all: { seen: Observation; asked: readonly string[] }[] = [];
      for (let i = 0; i < count; i += 1) {
        const before = calls.length;
        const looks = (await clock.run(observer.look(timelines, never))) ?? [];
        timelines = timelines.map((timeline, n) => (looks[n] ? extend(timeline, looks[n]) : timeline));
        const [seen] = looks;
        if (!seen) throw new Error('the look was cut');
        all.push({ seen, asked: since(before) });
        await clock.run(clock.sleep(pauseSeconds * 1000));
      }
      return all;
    },
    async close() {
      const before = calls.length;
      const [timeline] = timelines;
      if (!timeline) throw new Error('no service');
      return { seen: await clock.run(observer.close(timeline, never)), asked: since(before) };
    },
  };
}

const tally = (asked: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const one of asked) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};

describe('what a look costs', () => {
  it('opens with the configuration, each part once', async () => {
    const [first] = await eyes(scene(), settled).look(1);
    expect(first?.seen.kind).toBe('opening');
    expect(tally(first?.asked ?? [])).toEqual({
      DescribeServices: 1,
      ListServiceDeployments: 1,
      DescribeServiceDeployments: 1,
      DescribeServiceRevisions: 1,
      DescribeTargetGroups: 1,
      DescribeTargetGroupAttributes: 1,
      DescribeTaskDefinition: 1,
      ListTasks: 2,
      DescribeTasks: 1,
      DescribeTargetHealth: 1,
    });
  });

  it('asks two questions while all is quiet, and lists the tasks every 30 s', async () => {
    const looks = await eyes(scene(), settled).look(13);
    const costs = looks.slice(1).map(({ asked }) => asked.length);
    expect(costs.filter((cost) => cost > 2).length).toBe(2);
    expect(costs.filter((cost) => cost <= 2).length).toBe(10);
  });

  it('lists the tasks at every look while fewer run than desired', async () => {
    const looks = await eyes(scene(), 15).look(3);
    expect(looks.map(({ asked }) => tally(asked).ListTasks)).toEqual([2, 2, 2]);
  });

  it('lists the tasks at every look while a container health check is defined', async () => {
    const looks = await eyes(scene({ revisions: { 1: sound, 2: { ...sound, check: {} } } }), settled).look(3);
    expect(looks.map(({ asked }) => tally(asked).ListTasks)).toEqual([2, 2, 2]);
  });

  it('asks about all services of a cluster at once, and about a shared target group once', async () => {
    const scenario: Scenario = {
      title: 'two services behind one target group',
      services: [api({ name: 'api' }), api({ name: 'web' })],
    };
    const looks = await eyes(scenario, settled, [prodApi, { cluster: 'prod', service: 'web' }]).look(2);
    expect(tally(looks[1]?.asked ?? [])).toEqual({ DescribeServices: 1, DescribeTargetHealth: 1 });
  });

  it('asks once for each cluster and ten services', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `s${String(i)}`);
    const scenario: Scenario = {
      title: 'twelve services',
      services: names.map((name) => api({ name, loadBalancers: [] })),
    };
    const looks = await eyes(
      scenario,
      settled,
      names.map((service) => ({ cluster: 'prod', service })),
    ).look(1);
    expect(tally(looks[0]?.asked ?? []).DescribeServices).toBe(2);
  });

  it('looks closer at the end: all again, and the log of what failed', async () => {
    const watched = eyes(
      scene({ revisions: { 1: sound, 2: { answers: 500, logs: [{ afterSeconds: 1, line: 'broken' }] } } }),
      60,
    );
    await watched.look(12);
    const { seen, asked } = await watched.close();
    expect(seen?.kind).toBe('closing');
    expect(tally(asked)).toMatchObject({ DescribeTargetGroups: 1, DescribeTaskDefinition: 1, GetLogEvents: 1 });
    expect(seen?.logs[0]?.lines.map(({ message }) => message)).toEqual(['broken']);
  });

  it('never reads logs when none are wanted', async () => {
    const watched = eyes(scene({ revisions: { 1: sound, 2: { answers: 500 } } }), 60, [prodApi], {}, 0);
    await watched.look(12);
    expect(tally((await watched.close()).asked).GetLogEvents).toBeUndefined();
  });
});

describe('what could not be had', () => {
  const optional = [
    'ListServiceDeployments',
    'DescribeServiceRevisions',
    'DescribeTargetGroupAttributes',
    'DescribeTaskDefinition',
  ] as const;

  it.each(optional)('%s denied: named as optional, and not asked again', async (question) => {
    const looks = await eyes(scene({}, { faults: [{ fault: 'denied', questions: [question] }] }), settled).look(8, 10);
    expect(looks[0]?.seen.absences).toMatchObject([{ question, reason: 'denied', needed: false }]);
    expect(looks.slice(1).flatMap(({ asked }) => asked)).not.toContain(question);
    expect(looks.at(-1)?.seen.targets.size).toBe(1);
  });

  it.each([
    ['DescribeServices', 'ecs:DescribeServices'],
    ['ListTasks', 'ecs:ListTasks'],
    ['DescribeTasks', 'ecs:DescribeTasks'],
    ['DescribeTargetGroups', 'elasticloadbalancing:DescribeTargetGroups'],
    ['DescribeTargetHealth', 'elasticloadbalancing:DescribeTargetHealth'],
  ] as const)('%s denied: needed, with its IAM action', async (question, action) => {
    const [first] = await eyes(scene({}, { faults: [{ fault: 'denied', questions: [question] }] }), settled).look(1);
    expect(first?.seen.absences[0]).toMatchObject({ question, action, reason: 'denied', needed: true });
  });

  it.each([
    ['server-error', 'server-error', true],
    ['expired-credentials', 'expired-credentials', true],
    ['no-credentials', 'no-credentials', false],
    ['no-such-host', 'no-answer', false],
    ['html', 'no-answer', false],
    ['hangs', 'no-answer', false],
  ] as const)('%s is %s, and an answer of AWS’s: %s', async (fault, reason, answered) => {
    const [first] = await eyes(scene({}, { faults: [{ fault }] }), settled).look(1);
    expect(first?.seen.absences[0]).toMatchObject({ question: 'DescribeServices', reason });
    expect({ answered: first?.seen.answered, service: first?.seen.service }).toEqual({ answered, service: undefined });
  });

  it('a look is given up after 20 s, with what was answered by then', async () => {
    const [first] = await eyes(scene({}, { faults: [{ fault: 'hangs', questions: ['DescribeTargetHealth'] }] }), settled).look(1);
    expect(first && first.seen.endedAt - first.seen.at).toBe(20_000);
    expect(first?.seen.service?.name).toBe('api');
    expect([...(first?.seen.targets.keys() ?? [])]).toEqual([]);
    expect(first?.seen.absences).toMatchObject([{ question: 'DescribeTargetHealth', reason: 'no-answer', needed: true }]);
  });

  it('a throttled question is asked again within the look, and the look says so', async () => {
    const [first] = await eyes(
      scene({}, { faults: [{ fault: 'throttled', questions: ['DescribeServices'], every: 1, until: settled + 1 }] }),
      settled,
    ).look(1);
    expect({ throttled: first?.seen.throttled, absences: first?.seen.absences, name: first?.seen.service?.name }).toEqual({
      throttled: true,
      absences: [],
      name: 'api',
    });
  });

  it('a look that is cut short is dropped', async () => {
    const { simulated, timelines } = eyes(scene({}, { faults: [{ fault: 'hangs' }] }), settled);
    const { aws, clock } = simulated;
    const cancelled = new AbortController();
    void clock.sleep(3000).then(() => {
      cancelled.abort();
    });
    const looks = await clock.run(openObserver({ aws, clock, logLines: 0 }).look(timelines(), cancelled.signal));
    expect({ looks, atMs: clock.now() - START - settled * 1000 }).toEqual({ looks: undefined, atMs: 3000 });
  });

  it.each([
    [{ cluster: 'nope', service: 'api' }, 'cluster'],
    [{ cluster: 'prod', service: 'nope' }, 'service'],
  ] as const)('%j: there is no such %s', async (name, missing) => {
    const [first] = await eyes(scene(), settled, [name]).look(1);
    expect(first?.seen).toMatchObject({ missing, answered: true, absences: [] });
  });
});

describe('what is seen', () => {
  it('of instance targets: on which instance each task runs, asked once', async () => {
    const looks = await eyes(scene({ launch: 'ec2', network: 'bridge', capacity: [{ at: -90_000, room: 4 }] }), settled).look(
      3,
      31,
    );
    expect(looks.map(({ asked }) => tally(asked).DescribeContainerInstances)).toEqual([1, undefined, undefined]);
    const own = looks[2]?.seen.tasks?.filter(({ lastStatus }) => lastStatus === 'RUNNING') ?? [];
    expect(own.map(({ ec2InstanceId }) => /^i-[0-9a-f]+$/.test(ec2InstanceId ?? ''))).toEqual([true, true]);
  });

  it('what does not change is the same object in the next look', async () => {
    const [first, second] = await eyes(scene(), settled).look(2);
    const parts = ['service', 'tasks', 'targets', 'targetGroups', 'revisions', 'taskDefinitions', 'serviceDeployments'] as const;
    expect(parts.filter((part) => first?.seen[part] !== second?.seen[part])).toEqual([]);
  });

  it('a deployment given by the ARN of its service deployment, and what it takes to know it', async () => {
    const arn = (await eyes(scene(), settled).look(1))[0]?.seen.serviceDeployments?.[0]?.arn ?? '';
    const denied = scene({}, { faults: [{ fault: 'denied', questions: ['DescribeServiceDeployments'] }] });
    const wanted = { wanted: { which: 'arn', arn } } as const;
    const found = eyes(scene(), settled, [prodApi], wanted);
    await found.look(1);
    expect(found.timelines()[0]?.subject?.deployment?.status).toBe('PRIMARY');
    const [first] = await eyes(denied, settled, [prodApi], wanted).look(1);
    expect(first?.seen.absences[0]).toMatchObject({ question: 'DescribeServiceDeployments', reason: 'denied', needed: true });
  });

  it('nothing of what `environment` holds', async () => {
    const [first] = await eyes(scene(), settled).look(1);
    expect(Object.keys(first?.seen.taskDefinitions[0]?.containers[0] ?? {})).not.toEqual(
      expect.arrayContaining(['environment', 'secrets']),
    );
  });
});
