import { describe, expect, it } from '@jest/globals';
import type { Aws } from '../../src/observe/aws/operations.ts';
import { openObserver } from '../../src/observe/observer.ts';
import { START, type Scenario } from '../../simulator/scenario.ts';
import { evenJitter } from '../../simulator/jitter.ts';
import { api, edited, harness, prodApi, scene, settled, sound, tally } from './harness.ts';

describe('what a look costs', () => {
  it('opens with the configuration, each part once', async () => {
    const [first] = await harness(scene(), settled).observe(1);
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

  it('asks two questions while all is quiet, and which tasks there are, and how they fare, every 30 s', async () => {
    const observations = await harness(scene(), settled).observe(26);
    const asked = observations.slice(2).map((one) => tally(one.asked));
    expect(asked.filter((one) => Object.keys(one).length === 2).length).toBe(20);
    expect(asked.filter(({ DescribeTasks }) => DescribeTasks === 1).length).toBe(4);
    expect(asked.filter(({ ListTasks }) => ListTasks !== undefined).length).toBe(4);
  });

  it('asks no last word about a service that wants no tasks', async () => {
    const scenario = {
      ...scene(),
      actions: [
        { at: 0, deploy: 2 },
        { at: settled + 12, scale: 0 },
      ],
    };
    const looks = await harness(scenario, settled, undefined, { waitUntil: 'healthy', stableForSeconds: 5 }).observe(12);
    const late = looks.slice(6);
    expect(late.every(({ seen }) => seen.service?.desiredCount === 0)).toBe(true);
    expect(tally(late.flatMap(({ asked }) => asked)).ListServiceDeployments).toBeUndefined();
  });

  it('asks how the known tasks fare at every look while a container health check is defined', async () => {
    const observations = await harness(scene({ revisions: { 1: sound, 2: { ...sound, check: {} } } }), settled).observe(3);
    expect(observations.map(({ asked }) => tally(asked).DescribeTasks)).toEqual([1, 1, 1]);
    expect(observations.map(({ asked }) => tally(asked).ListTasks)).toEqual([2, undefined, undefined]);
  });

  it('asks about all services of a cluster at once, and about a shared target group once', async () => {
    const scenario: Scenario = {
      title: 'two services behind one target group',
      services: [api({ name: 'api' }), api({ name: 'web' })],
    };
    const observations = await harness(scenario, settled, [prodApi, { cluster: 'prod', service: 'web' }]).observe(3);
    expect(tally(observations[2]?.asked ?? [])).toEqual({ DescribeServices: 1, DescribeTargetHealth: 1 });
  });

  it('asks once for each cluster and ten services', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `s${String(i)}`);
    const scenario: Scenario = {
      title: 'twelve services',
      services: names.map((name) => api({ name, loadBalancers: [] })),
    };
    const observations = await harness(
      scenario,
      settled,
      names.map((service) => ({ cluster: 'prod', service })),
    ).observe(1);
    expect(tally(observations[0]?.asked ?? []).DescribeServices).toBe(2);
  });

  it('asks about no two clusters at once', async () => {
    const clusters = ['prod', 'office'];
    const scenario: Scenario = {
      title: 'a service in each of two clusters',
      services: clusters.map((cluster) => api({ cluster })),
    };
    const watched = harness(
      scenario,
      settled,
      clusters.map((cluster) => ({ cluster, service: 'api' })),
    );
    await watched.observe(2);
    const described = watched.simulated.calls.filter(({ operation }) => operation === 'DescribeServices');
    expect(described.map(({ input }) => 'cluster' in input && input.cluster)).toEqual(['prod', 'office', 'prod', 'office']);
  });

  it('lists tasks in pages and describes them by the hundred', async () => {
    const [first] = await harness(scene({ desired: 150 }), settled).observe(1);
    expect(tally(first?.asked ?? [])).toMatchObject({ ListTasks: 4, DescribeTasks: 3 });
    expect(first?.seen.tasks?.map(({ lastStatus }) => lastStatus).toSorted()).toEqual([
      ...Array.from({ length: 150 }, () => 'RUNNING'),
      ...Array.from({ length: 150 }, () => 'STOPPED'),
    ]);
  });

  it('describes no task again that has been seen to stop', async () => {
    const watched = harness(scene({ revisions: { 1: sound, 2: { exits: 1 } } }), 120);
    const observations = await watched.observe(20);
    const stoppedBefore = (n: number): readonly string[] =>
      (observations[n - 1]?.seen.tasks ?? []).flatMap(({ arn, lastStatus }) => (lastStatus === 'STOPPED' ? arn : []));
    const last = watched.simulated.calls.findLast(({ operation }) => operation === 'DescribeTasks');
    const asked = last && 'tasks' in last.input ? (last.input.tasks as readonly string[]) : [];
    expect(stoppedBefore(19).length).toBeGreaterThan(2);
    expect(asked.filter((arn) => stoppedBefore(19).includes(arn))).toEqual([]);
  });

  it('asks one question while there is no deployment to verify', async () => {
    const observations = await harness(scene(), settled, [prodApi], { selector: { which: 'new' } }).observe(3);
    expect(observations.slice(1).map(({ asked }) => asked)).toEqual([['DescribeServices'], ['DescribeServices']]);
  });

  it('asks one question while there is no service', async () => {
    const observations = await harness(scene(), settled, [{ cluster: 'prod', service: 'later' }], {
      selector: { which: 'new' },
    }).observe(3);
    expect(observations.map(({ asked }) => asked)).toEqual(Array.from({ length: 3 }, () => ['DescribeServices']));
  });

  it('looks closer at the end: all again, and the log of what failed', async () => {
    const watched = harness(
      scene({ revisions: { 1: sound, 2: { answers: 500, logs: [{ afterSeconds: 1, line: 'broken' }] } } }),
      60,
    );
    await watched.observe(12);
    const { seen, asked } = await watched.observeClosing();
    expect(seen?.kind).toBe('closing');
    expect(tally(asked)).toMatchObject({ DescribeTargetGroups: 1, DescribeTaskDefinition: 1, GetLogEvents: 1 });
    expect(seen?.logs[0]?.lines.map(({ message }) => message)).toEqual(['broken']);
  });

  it('never reads logs when none are wanted', async () => {
    const watched = harness(scene({ revisions: { 1: sound, 2: { answers: 500 } } }), 60, [prodApi], {}, { logLines: 0 });
    await watched.observe(12);
    expect(tally((await watched.observeClosing()).asked).GetLogEvents).toBeUndefined();
  });
});

describe('what could not be had', () => {
  const optional = ['ListServiceDeployments', 'DescribeServiceRevisions', 'DescribeTargetGroupAttributes'] as const;

  it.each(optional)('%s denied: named as optional, and not asked again', async (operation) => {
    const observations = await harness(scene({}, { faults: [{ fault: 'denied', operations: [operation] }] }), settled).observe(
      8,
      10,
    );
    expect(observations[0]?.seen.readFailures).toMatchObject([{ operation, reason: 'denied', needed: false }]);
    expect(observations.slice(1).flatMap(({ asked }) => asked)).not.toContain(operation);
    expect(observations.at(-1)?.seen.targets.size).toBe(1);
  });

  it.each([
    ['DescribeServices', 'ecs:DescribeServices'],
    ['ListTasks', 'ecs:ListTasks'],
    ['DescribeTasks', 'ecs:DescribeTasks'],
    ['DescribeTargetGroups', 'elasticloadbalancing:DescribeTargetGroups'],
    ['DescribeTargetHealth', 'elasticloadbalancing:DescribeTargetHealth'],
    ['DescribeTaskDefinition', 'ecs:DescribeTaskDefinition'],
  ] as const)('%s denied: needed, with its IAM action', async (operation, action) => {
    const [first] = await harness(scene({}, { faults: [{ fault: 'denied', operations: [operation] }] }), settled).observe(1);
    expect(first?.seen.readFailures[0]).toMatchObject({ operation, action, reason: 'denied', needed: true });
  });

  it.each([
    ['server-error', 'server-error', true],
    ['expired-credentials', 'expired-credentials', true],
    ['no-credentials', 'no-credentials', false],
    ['no-such-host', 'no-answer', false],
    ['html', 'no-answer', false],
    ['reset', 'no-answer', false],
    ['truncated', 'no-answer', false],
    ['hangs', 'no-answer', false],
  ] as const)('%s is %s, and an answer of AWS’s: %s', async (fault, reason, answered) => {
    const [first] = await harness(scene({}, { faults: [{ fault }] }), settled).observe(1);
    expect(first?.seen.readFailures[0]).toMatchObject({ operation: 'DescribeServices', reason });
    expect({ answered: first?.seen.answered, service: first?.seen.service }).toEqual({ answered, service: undefined });
  });

  it('a look is given up after 20 s, with what was answered by then', async () => {
    const [first] = await harness(
      scene({}, { faults: [{ fault: 'hangs', operations: ['DescribeTargetHealth'] }] }),
      settled,
    ).observe(1);
    expect(first && first.seen.endedAt - first.seen.at).toBe(20_000);
    expect(first?.seen.service?.name).toBe('api');
    expect([...(first?.seen.targets.keys() ?? [])]).toEqual([]);
    expect(first?.seen.readFailures).toMatchObject([{ operation: 'DescribeTargetHealth', reason: 'no-answer', needed: true }]);
  });

  it('a throttled question is asked again within the look, and the look says so', async () => {
    const [first] = await harness(
      scene({}, { faults: [{ fault: 'throttled', operations: ['DescribeServices'], every: 1, until: settled + 1 }] }),
      settled,
    ).observe(1);
    expect({ throttled: first?.seen.throttled, readFailures: first?.seen.readFailures, name: first?.seen.service?.name }).toEqual(
      {
        throttled: true,
        readFailures: [],
        name: 'api',
      },
    );
  });

  const operations = [
    'DescribeServices',
    'ListTasks',
    'DescribeTasks',
    'DescribeTargetGroups',
    'DescribeTargetHealth',
    'DescribeTaskDefinition',
    'ListServiceDeployments',
    'DescribeServiceDeployments',
    'DescribeServiceRevisions',
    'DescribeTargetGroupAttributes',
  ] as const;
  const faults = [
    ['denied', 'denied'],
    ['throttled', 'throttled'],
    ['server-error', 'server-error'],
    ['expired-credentials', 'expired-credentials'],
    ['hangs', 'no-answer'],
    ['html', 'no-answer'],
    ['reset', 'no-answer'],
    ['truncated', 'no-answer'],
  ] as const;
  it.each(operations.flatMap((operation) => faults.map(([fault, reason]) => [operation, fault, reason] as const)))(
    '%s fails (%s): it alone is absent, by name, and nothing is made up',
    async (operation, fault, reason) => {
      const [first] = await harness(scene({}, { faults: [{ fault, operations: [operation] }] }), settled).observe(1);
      const readFailures = first?.seen.readFailures ?? [];
      expect(readFailures).toContainEqual(expect.objectContaining({ operation, reason }));
      // A hanging question uses the look's time up, so that those after it have none.
      const others = readFailures.filter(
        (one) => one.operation !== operation && !(fault === 'hangs' && one.reason === 'no-answer'),
      );
      expect(others).toEqual([]);
      const running = first?.seen.tasks?.filter(({ lastStatus }) => lastStatus === 'RUNNING');
      expect([undefined, 2]).toContain(running?.length);
      expect([...(first?.seen.targets.values() ?? [])].every((targets) => targets.length === 2)).toBe(true);
    },
  );

  it('what failed for a while is asked again, also what is optional', async () => {
    const faults = optional.map((operation) => ({
      fault: 'server-error' as const,
      operations: [operation],
      until: settled + 15,
    }));
    const observations = await harness(scene({}, { faults }), settled).observe(2, 15);
    expect(observations[0]?.seen.readFailures.map(({ operation }) => operation)).toEqual(expect.arrayContaining([...optional]));
    expect(observations[1]?.seen.readFailures).toEqual([]);
    expect(observations[1]?.seen.serviceDeployments?.[0]?.status).toBe('SUCCESSFUL');
    expect(observations[1]?.seen.revisions.size).toBe(1);
  });

  it.each([
    ['INACTIVE', 'before', 'ACTIVE'],
    ['INACTIVE', 'after', 'ACTIVE'],
    ['DRAINING', 'before', 'ACTIVE'],
  ] as const)('of a service that is %s and told of %s its namesake, the living one', async (status, place, expected) => {
    const withDeleted = edited('DescribeServices', ({ services = [], ...rest }) => {
      const gone = services.map((one) => ({ ...one, status, deployments: [], createdAt: new Date(0) }));
      return { ...rest, services: place === 'before' ? [...gone, ...services] : [...services, ...gone] };
    });
    const watched = harness(scene(), settled, [prodApi], {}, { edit: withDeleted });
    const [first] = await watched.observe(1);
    expect([first?.seen.service?.status, first?.seen.service?.deployments.length]).toEqual([expected, 1]);
  });

  it('of two that were deleted under one name, the later', async () => {
    const deletedTwice = edited('DescribeServices', ({ services = [], ...rest }) => ({
      ...rest,
      services: services.flatMap((one) =>
        [0, 2, 1].map((second) => ({ ...one, status: 'INACTIVE', createdAt: new Date(second * 1000) })),
      ),
    }));
    const watched = harness(scene(), settled, [prodApi], {}, { edit: deletedTwice });
    const [first] = await watched.observe(1);
    expect(first?.seen.service?.createdAt).toBe(2000);
  });

  it('denied for one service, a question is still asked for another', async () => {
    const denyApi = edited('DescribeServiceRevisions', (output, { serviceRevisionArns = [] }) => {
      if (!serviceRevisionArns[0]?.includes('/api/')) return output;
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
    });
    const scenario: Scenario = { title: 'two services', services: [api({ name: 'api' }), api({ name: 'web' })] };
    const watched = harness(scenario, settled, [prodApi, { cluster: 'prod', service: 'web' }], {}, { edit: denyApi });
    await watched.observe(2);
    expect(watched.timelines().map(({ observations }) => observations.at(-1)?.revisions.size)).toEqual([0, 1]);
  });

  it('the closer look gives up one question after 5 s, and has the logs all the same', async () => {
    const hangs = { fault: 'hangs', operations: ['DescribeTargetGroupAttributes'], from: 115 } as const;
    const broken = { answers: 500, logs: [{ afterSeconds: 1, line: 'broken' }] };
    const watched = harness(scene({ revisions: { 1: sound, 2: broken } }, { faults: [hangs] }), 60);
    await watched.observe(12);
    const { seen } = await watched.observeClosing();
    expect(seen?.readFailures).toMatchObject([{ operation: 'DescribeTargetGroupAttributes', reason: 'no-answer' }]);
    expect(seen && seen.endedAt - seen.at).toBeLessThan(7000);
    expect(seen?.logs[0]?.lines.map(({ message }) => message)).toEqual(['broken']);
  });

  it('a closer look at which all hangs is given up after 20 s', async () => {
    const watched = harness(scene({ revisions: { 1: sound, 2: { exits: 1 } } }, { faults: [{ fault: 'hangs', from: 115 }] }), 60);
    await watched.observe(12);
    const { seen } = await watched.observeClosing();
    expect(seen && seen.endedAt - seen.at).toBeLessThanOrEqual(20_000);
    expect(seen?.service).toBeUndefined();
  });

  it('a look whose answers are late keeps what came in time', async () => {
    const late = {
      fault: 'late',
      seconds: 25,
      operations: ['DescribeTargetHealth'],
      from: settled + 5,
      until: settled + 10,
    } as const;
    const observations = await harness(scene({}, { faults: [late] }), settled).observe(3);
    expect(observations.map(({ seen }) => [seen.endedAt - seen.at, seen.targets.size])).toEqual([
      [expect.any(Number), 1],
      [20_000, 0],
      [expect.any(Number), 1],
    ]);
  });

  it('a look that is cut short is dropped', async () => {
    const { simulated, timelines } = harness(scene({}, { faults: [{ fault: 'hangs' }] }), settled);
    const { aws, clock } = simulated;
    const cancelled = new AbortController();
    void clock.sleep(3000).then(() => {
      cancelled.abort();
    });
    const observations = await clock.run(
      openObserver({ aws, clock, random: evenJitter(), inputs: { logLines: 0, mode: 'verify', pollSeconds: 5 } }).observe(
        timelines(),
        cancelled.signal,
      ),
    );
    expect({ observations, atMs: clock.now() - START - settled * 1000 }).toEqual({ observations: undefined, atMs: 3000 });
  });

  it.each([
    [{ cluster: 'nope', service: 'api' }, 'cluster'],
    [{ cluster: 'prod', service: 'nope' }, 'service'],
  ] as const)('%j: there is no such %s', async (name, missing) => {
    const [first] = await harness(scene(), settled, [name]).observe(1);
    expect(first?.seen).toMatchObject({ missing, answered: true, readFailures: [] });
  });
});

describe('what is seen', () => {
  it('of instance targets: on which instance each task runs, asked once', async () => {
    const observations = await harness(
      scene({ launch: 'ec2', network: 'bridge', capacity: [{ at: -90_000, room: 4 }] }),
      settled,
    ).observe(3, 31);
    expect(observations.map(({ asked }) => tally(asked).DescribeContainerInstances)).toEqual([1, undefined, undefined]);
    const own = observations[2]?.seen.tasks?.filter(({ lastStatus }) => lastStatus === 'RUNNING') ?? [];
    expect(own.map(({ ec2InstanceId }) => /^i-[0-9a-f]+$/.test(ec2InstanceId ?? ''))).toEqual([true, true]);
  });

  it('what does not change is the same object in the next look', async () => {
    const [first, second] = await harness(scene(), settled).observe(2);
    const parts = ['service', 'tasks', 'targets', 'targetGroups', 'revisions', 'taskDefinitions', 'serviceDeployments'] as const;
    expect(parts.filter((part) => first?.seen[part] !== second?.seen[part])).toEqual([]);
  });

  it('what is the same after a look of which nothing came is the same object too', async () => {
    const nothing = { fault: 'server-error', from: settled + 4, until: settled + 12 } as const;
    const observations = await harness(scene({}, { faults: [nothing] }), settled).observe(3);
    const [first, second, third] = observations.map(({ seen }) => seen);
    expect(second?.service).toBeUndefined();
    const parts = ['service', 'tasks', 'targets', 'targetGroups', 'revisions', 'taskDefinitions', 'serviceDeployments'] as const;
    expect(parts.filter((part) => first?.[part] !== third?.[part])).toEqual([]);
  });

  it('on one instance, each task by the port that the instance gave it', async () => {
    const [first] = await harness(
      scene({ launch: 'ec2', network: 'bridge', capacity: [{ at: -90_000, room: 1 }] }),
      settled,
    ).observe(1);
    const own = first?.seen.tasks?.filter(({ lastStatus }) => lastStatus === 'RUNNING') ?? [];
    const named = own.flatMap(({ ec2InstanceId, containers }) =>
      containers.flatMap(({ networkBindings }) =>
        networkBindings.map(({ hostPort }) => `${ec2InstanceId ?? ''} ${String(hostPort)}`),
      ),
    );
    const targets = [...(first?.seen.targets.values() ?? [])].flat().map(({ id, port }) => `${id} ${String(port)}`);
    expect(new Set(named).size).toBe(2);
    expect(named.toSorted()).toEqual(targets.toSorted());
  });

  it('an IPv6 address in one form, however ECS and the load balancer write it', async () => {
    const long = '2001:0DB8:0000:0000:0000:0000:0000:00';
    const ofTasks = edited('DescribeTasks', (output) => ({
      ...output,
      tasks: (output.tasks ?? []).map((task, n) => ({
        ...task,
        containers: (task.containers ?? []).map((one) => ({
          ...one,
          networkInterfaces: [{ ipv6Address: `${long}1${String(n)}` }],
        })),
      })),
    }));
    const ofTargets = edited('DescribeTargetHealth', (output) => ({
      TargetHealthDescriptions: (output.TargetHealthDescriptions ?? []).map((one, n) => ({
        ...one,
        Target: { ...one.Target, Id: `2001:db8::1${String(n)}` },
      })),
    }));
    const watched = harness(scene(), settled, [prodApi], {}, { edit: (aws) => ofTasks(ofTargets(aws)) });
    await watched.observe(1);
    expect(watched.timelines()[0]?.facts.healthy.size).toBe(2);
  });

  it('a revision that is missing right after the change, as soon as it is there', async () => {
    const watched = harness(scene({}, { lagSeconds: { DescribeServiceRevisions: 25 } }), 12);
    const observations = (await watched.observe(5)).map(({ seen }) => seen);
    const id = watched.timelines()[0]?.deployment?.id ?? '';
    expect(observations.map(({ revisions }) => revisions.has(id))).toEqual([false, false, false, true, true]);
    expect(observations.map(({ targets, readFailures }) => [targets.size, readFailures.length])).toEqual(
      Array.from({ length: 5 }, () => [1, 0]),
    );
  });

  it('the other target groups, when one does not exist', async () => {
    const ghost = `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/gone/0000000000000000`;
    const withGhost = edited('DescribeServiceRevisions', (output) => ({
      ...output,
      serviceRevisions: (output.serviceRevisions ?? []).map((one) => ({
        ...one,
        loadBalancers: [...(one.loadBalancers ?? []), { targetGroupArn: ghost, containerName: 'app', containerPort: 3000 }],
      })),
    }));
    const [first] = await harness(scene(), settled, [prodApi], {}, { edit: withGhost }).observe(1);
    expect(first?.seen.targetGroups.map(({ name }) => name)).toEqual(['api-tg']);
    expect(first?.seen.readFailures).toContainEqual(
      expect.objectContaining({ operation: 'DescribeTargetGroups', reason: 'not-found', needed: true, resource: ghost }),
    );
  });

  it('the time by AWS’s clock, also in the first look, which learns it', async () => {
    const { simulated, timelines } = harness(scene(), settled);
    const { aws, clock } = simulated;
    let offset = 0;
    const anHourAhead: Aws = {
      clockOffsetMs: () => offset,
      call: async (operation, input, signal) => {
        const output = await aws.call(operation, input, signal);
        offset = 3_600_000;
        return output;
      },
    };
    const began = clock.now();
    const observer = openObserver({
      aws: anHourAhead,
      clock,
      random: evenJitter(),
      inputs: { logLines: 0, mode: 'verify', pollSeconds: 5 },
    });
    const observations = await clock.run(observer.observe(timelines(), new AbortController().signal));
    expect(observations?.[0]?.at).toBe(began + 3_600_000);
    expect(observations?.[0]?.endedAt).toBe(clock.now() + 3_600_000);
  });

  it('a deployment given by ARN also when it cannot be shown at first', async () => {
    const arn = (await harness(scene(), settled).observe(1))[0]?.seen.serviceDeployments?.[0]?.arn ?? '';
    const failing = scene(
      {},
      {
        faults: [
          { fault: 'denied', operations: ['ListServiceDeployments'] },
          { fault: 'server-error', operations: ['DescribeServiceDeployments'], until: settled + 5 },
        ],
      },
    );
    const watched = harness(failing, settled, [prodApi], { selector: { which: 'arn', arn } });
    await watched.observe(1);
    expect(watched.timelines()[0]?.deployment).toBeUndefined();
    await watched.observe(1);
    expect(watched.timelines()[0]?.deployment?.entry?.status).toBe('PRIMARY');
  });

  it('a deployment given by the ARN of its service deployment, and what it takes to know it', async () => {
    const arn = (await harness(scene(), settled).observe(1))[0]?.seen.serviceDeployments?.[0]?.arn ?? '';
    const denied = scene({}, { faults: [{ fault: 'denied', operations: ['DescribeServiceDeployments'] }] });
    const selector = { selector: { which: 'arn', arn } } as const;
    const found = harness(scene(), settled, [prodApi], selector);
    await found.observe(1);
    expect(found.timelines()[0]?.deployment?.entry?.status).toBe('PRIMARY');
    const [first] = await harness(denied, settled, [prodApi], selector).observe(1);
    expect(first?.seen.readFailures[0]).toMatchObject({
      operation: 'DescribeServiceDeployments',
      reason: 'denied',
      needed: true,
    });
  });

  it('nothing of what `environment` holds', async () => {
    const [first] = await harness(scene(), settled).observe(1);
    expect(Object.keys(first?.seen.taskDefinitions[0]?.containers[0] ?? {})).not.toEqual(
      expect.arrayContaining(['environment', 'secrets']),
    );
  });
});
