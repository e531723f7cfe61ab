import { describe, expect, it } from '@jest/globals';
import { at, scenarioOf, timelineOf, deploymentLine } from '../timeline.ts';

describe('the reference rolling update: two tasks, 200/100, a grace period of 30 s', () => {
  const timeline = timelineOf(scenarioOf({ desired: 2, graceSeconds: 30 }, { deregistrationDelaySeconds: 30 }), 6);
  const started = timeline.event('has started 2 tasks:');
  const [registered = 0, registeredLast = registered] = timeline.events('registered 1 targets in');
  const stopped = timeline.event(/has stopped \d running tasks/);
  const deregistered = timeline.event(/deregistered \d targets/);
  const completed = timeline.event(/\(deployment ecs-svc\/\d{19}\) deployment completed\.$/);
  const steady = timeline.events('has reached a steady state.').at(-1) ?? 0;

  const spans: readonly (readonly [string, number, number, number])[] = [
    ['the scheduler starts the tasks 3–15 s after the update', started, 3, 15],
    ['they are registered 18–40 s after they were started', registered - started, 18, 40],
    ['old tasks are stopped 35–55 s after the new ones were registered', stopped - registeredLast, 30, 55],
    ['they are deregistered 1–10 s later', deregistered - stopped, 1, 10],
    ['the deployment is complete 50–85 s after that, with a delay of 30 s', completed - deregistered, 50, 85],
    ['the steady state is told a millisecond later', Math.round((steady - completed) * 1000), 1, 1],
  ];
  it.each(spans)('%s', (_, span, least, most) => {
    expect(span).toBeGreaterThanOrEqual(least);
    expect(span).toBeLessThanOrEqual(most);
  });

  it('a fresh PRIMARY wants nothing and runs nothing, while the old one runs all', () => {
    expect(timeline.service(1).deployments.map(deploymentLine)).toEqual(['PRIMARY 0/0/0 IN_PROGRESS', 'ACTIVE 2/0/2 COMPLETED']);
    expect(timeline.service(1)).toMatchObject({ desiredCount: 2, runningCount: 2 });
  });

  it('ends with the new deployment alone, its service deployment successful', () => {
    expect(timeline.service(300).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
    expect(timeline.service(300).serviceDeployments[0]).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('a target is healthy before its task is RUNNING', () => {
    const healthy = timeline.first('a new healthy target', (s) =>
      timeline
        .targets(s)
        .some(
          (target) =>
            target.state === 'healthy' &&
            target.registeredAt > 0 &&
            timeline.tasks(s).some((task) => task.id === target.taskId && task.startedAt === undefined),
        ),
    );
    expect(healthy).toBeGreaterThan(started);
  });

  it('a new target shows registration, then initial checks, then one success makes it healthy', () => {
    const task = timeline.tasks(300).find(({ revision }) => revision === 2);
    const states = Array.from({ length: 600 }, (_, tenth) =>
      timeline.targets(25 + tenth / 10).find(({ taskId }) => taskId === task?.id),
    );
    const reasons = states.flatMap((target) => (target === undefined ? [] : [`${target.state} ${target.reason ?? ''}`.trim()]));
    expect([...new Set(reasons)]).toEqual(['initial Elb.RegistrationInProgress', 'initial Elb.InitialHealthChecking', 'healthy']);
  });

  it('an old target drains for the whole delay, then it is gone', () => {
    const draining = timeline.first('draining', (s) => timeline.targets(s).some(({ state }) => state === 'draining'));
    const id = timeline.targets(draining).find(({ state }) => state === 'draining')?.id;
    expect(timeline.targets(draining + 29.9).find((target) => target.id === id)).toMatchObject({
      reason: 'Target.DeregistrationInProgress',
    });
    expect(timeline.targets(draining + 30.1).find((target) => target.id === id)).toBeUndefined();
  });

  it('a stopped old task tells of scaling by its own deployment, exit code 143, and its times in order', () => {
    const old = timeline.tasks(300).find(({ revision }) => revision === 1);
    expect(old).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'ServiceSchedulerInitiated', exitCode: 143 });
    expect(old?.stoppedReason).toBe(`Scaling activity initiated by (deployment ${old?.deploymentId ?? ''})`);
    const { stoppingAt = 0, executionStoppedAt = 0, stoppedAt = 0 } = old ?? {};
    expect(stoppingAt < executionStoppedAt && executionStoppedAt < stoppedAt).toBe(true);
  });
});

describe('the limits of a rolling update hold at every moment', () => {
  const rows: readonly (readonly [string, number, number, number])[] = [
    ['one task, 200/100', 1, 200, 100],
    ['50 tasks, 102/100', 50, 102, 100],
    ['four tasks, stop first', 4, 100, 50],
    ['five tasks, 150/50', 5, 150, 50],
  ];
  it.each(rows)('%s', (_, desired, maximumPercent, minimumHealthyPercent) => {
    const timeline = timelineOf(
      scenarioOf({ desired, maximumPercent, minimumHealthyPercent }, { deregistrationDelaySeconds: 5 }),
      90,
    );
    const most = Math.floor((desired * maximumPercent) / 100);
    const least = Math.ceil((desired * minimumHealthyPercent) / 100);
    const moments = timeline.world.changes(at(-100), at(5400));
    for (const moment of moments) {
      const state = timeline.world.serviceAt('prod', 'api', moment);
      if (state === undefined) continue;
      expect(state.runningCount + state.pendingCount).toBeLessThanOrEqual(most);
      expect(state.runningCount).toBeGreaterThanOrEqual(least);
    }
    expect(timeline.service(5400).deployments.map(deploymentLine)).toEqual([`PRIMARY ${desired}/0/${desired} COMPLETED`]);
  });

  it('where nothing may be started or stopped, it says so and stays', () => {
    const timeline = timelineOf(scenarioOf({ maximumPercent: 100 }), 10);
    timeline.event('was unable to stop or start tasks during a deployment because of the service deployment configuration.');
    expect(timeline.service(600).deployments.map(deploymentLine)).toEqual([
      'PRIMARY 1/0/0 IN_PROGRESS',
      'ACTIVE 1/0/1 COMPLETED',
    ]);
  });
});

describe('other ways to be healthy', () => {
  it('without any signal a task counts after it has run for 40 s', () => {
    const timeline = timelineOf(scenarioOf({ loadBalancers: [] }), 5);
    const startedAt = timeline.tasks(200).find(({ revision }) => revision === 2)?.startedAt ?? 0;
    const ran = timeline.event('has stopped 1 running tasks') - (startedAt - Date.UTC(2026, 0, 5, 10)) / 1000;
    expect(ran).toBeGreaterThanOrEqual(40);
    expect(ran).toBeLessThanOrEqual(53);
  });

  it('an NLB takes minutes to register, and then knows no reason but one', () => {
    const timeline = timelineOf(
      scenarioOf({ revisions: { 1: {}, 2: { answers: 500 } } }, { balancer: 'NLB', checkProtocol: 'HTTP' }),
      6,
    );
    const registered = timeline.event('registered 1 targets');
    const unhealthy = timeline.first('unhealthy', (s) => timeline.targets(s).some(({ state }) => state === 'unhealthy'));
    expect(unhealthy - registered).toBeGreaterThan(90);
    expect(timeline.targets(unhealthy).find(({ state }) => state === 'unhealthy')).toMatchObject({
      reason: 'Target.FailedHealthChecks',
      description: 'Health checks failed',
    });
  });

  it('two tasks on one instance have one id and two ephemeral ports', () => {
    const timeline = timelineOf(scenarioOf({ desired: 2, launch: 'ec2', network: 'bridge' }), 5);
    const targets = timeline.targets(-50);
    expect(new Set(targets.map(({ id }) => id)).size).toBe(1);
    expect(targets.map(({ port }) => port >= 32_768)).toEqual([true, true]);
    expect(new Set(targets.map(({ port }) => port)).size).toBe(2);
    expect(timeline.service(290).deployments[0]).toMatchObject({ runningCount: 2 });
  });

  it('by a capacity provider a task waits in PROVISIONING until there is room; without one ECS says that it cannot place it', () => {
    const capacity = [
      { at: -1000, room: 1 },
      { at: 360, room: 2 },
    ];
    const waits = timelineOf(scenarioOf({ launch: 'ec2-provider', tasksPerInstance: 1, capacity }), 10);
    expect(waits.tasks(350).find(({ revision }) => revision === 2)?.lastStatus).toBe('PROVISIONING');
    expect(waits.tasks(420).find(({ revision }) => revision === 2)?.lastStatus).toBe('RUNNING');
    const refused = timelineOf(scenarioOf({ launch: 'ec2', tasksPerInstance: 1, capacity }), 10);
    expect(refused.events('was unable to place a task because no container instance met all of its requirements.')).toHaveLength(
      1,
    );
    expect(refused.tasks(350).filter(({ revision }) => revision === 2)).toEqual([]);
    expect(refused.tasks(420).find(({ revision }) => revision === 2)?.lastStatus).toBe('RUNNING');
  });

  it('where only some are placed, the last word is that the rest cannot be', () => {
    const timeline = timelineOf(scenarioOf({ desired: 50, capacity: [{ at: -1000, room: 80 }] }), 3);
    const placed = timeline.tasks(60).filter(({ revision }) => revision === 2);
    expect(placed).toHaveLength(30);
    expect(timeline.event('has started 30 tasks')).toBe(
      timeline.event('was unable to place a task. Reason: Capacity is unavailable'),
    );
    expect(timeline.service(15).events[0]?.message).toContain('was unable to place a task.');
  });

  it('a DAEMON has one task an instance, stopped before it is replaced, and one more when an instance comes', () => {
    const timeline = timelineOf(
      scenarioOf({
        scheduling: 'DAEMON',
        loadBalancers: [],
        capacity: [
          { at: -1000, room: 2 },
          { at: 200, room: 3 },
        ],
      }),
      6,
    );
    expect(timeline.events('was unable to place a task')).toEqual([]);
    expect(timeline.service(190).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
    expect(timeline.service(350)).toMatchObject({ desiredCount: 3, runningCount: 3 });
  });

  it('a desired count that grows meanwhile is wanted of both revisions, and a lost old task comes back with the old one', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: 40, scale: 4 },
      { at: 60, interrupt: 'user', of: 'old' },
    ] as const;
    const timeline = timelineOf(scenarioOf({ desired: 2 }, { deregistrationDelaySeconds: 30 }, actions), 8);
    const young = timeline.tasks(150).filter(({ revision, createdAt }) => revision === 1 && createdAt > at(0));
    expect(young.length).toBeGreaterThanOrEqual(3);
    expect(timeline.service(470).deployments.map(deploymentLine)).toEqual(['PRIMARY 4/0/4 COMPLETED']);
  });

  it('with nothing desired a deployment is complete as soon as ECS looks', () => {
    const timeline = timelineOf(scenarioOf({ desired: 0 }), 1);
    expect(timeline.service(50).deployments.map(deploymentLine)).toEqual(['PRIMARY 0/0/0 COMPLETED']);
  });

  it('a removed service drains and is INACTIVE, its tasks gone', () => {
    const timeline = timelineOf(scenarioOf({}, { deregistrationDelaySeconds: 5 }, [{ at: 0, remove: true }]), 5);
    expect([timeline.service(1).status, timeline.service(200).status]).toEqual(['DRAINING', 'INACTIVE']);
    expect(timeline.tasks(200).map(({ lastStatus }) => lastStatus)).toEqual(['STOPPED']);
  });
});
