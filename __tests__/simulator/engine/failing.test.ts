import { describe, expect, it } from '@jest/globals';
import type { App, Scenario, ServiceSpec, TargetGroupSpec } from '../../../simulator/scenario.ts';
import { at, GROUP, scenarioOf, timelineOf, deploymentLine } from '../timeline.ts';

/** The founding story: the group checks `/`, the application answers 404 there and 200 on `/health`. */
const founding: App = { answers: { '/health': 200 } };
const crashing: App = { later: [{ afterSeconds: 0.5, exits: 1 }] };
const NOT_FOUND: App = { cannotStart: { reason: 'CannotPullContainerError: failed to resolve ref: not found' } };

const withApp = (
  app: App,
  service: Partial<ServiceSpec> = {},
  group: TargetGroupSpec = {},
  actions?: Scenario['actions'],
): Scenario => scenarioOf({ revisions: { 1: {}, 2: app }, ...service }, group, actions);

describe('the founding story', () => {
  const timeline = timelineOf(
    withApp(founding, { breaker: { rollback: true }, graceSeconds: 120 }, { deregistrationDelaySeconds: 120 }),
    25,
  );
  const failures = timeline.events('is unhealthy in (target-group');
  const task = timeline.tasks(1200).find(({ revision }) => revision === 2);

  it('the target turns unhealthy one interval after the first check, long before the grace period ends', () => {
    const registered = timeline.event('registered 1 targets');
    const unhealthy = timeline.first('unhealthy', (s) => timeline.targets(s).some(({ state }) => state === 'unhealthy'));
    expect(unhealthy - registered).toBeGreaterThanOrEqual(30);
    expect(unhealthy - registered).toBeLessThanOrEqual(36);
    expect(failures[0]).toBeGreaterThan(unhealthy + 80);
  });

  it('the target says which code it was', () => {
    expect(timeline.targets(100).find(({ state }) => state === 'unhealthy')).toMatchObject({
      reason: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [404]',
    });
  });

  it('with a grace period of two minutes it fails at about 3, 9 and 14 minutes, and rolls back by 15', () => {
    expect(failures.map((seconds) => Math.round(seconds / 60))).toEqual([3, 8, 14]);
    expect(timeline.event('rolling back to deployment') / 60).toBeLessThanOrEqual(15);
  });

  it('the late event names task, port, group and reason', () => {
    const because = '\\(reason Health checks failed with these codes: \\[404\\]\\)';
    const text = `^\\(service api\\) \\(task [0-9a-f]{32}\\) \\(port 3000\\) is unhealthy in \\(target-group ${GROUP}[0-9a-f]{16}\\) due to ${because}\\.$`;
    expect(timeline.events(new RegExp(text))).toEqual(failures);
  });

  it('the killed task tells of the load balancer, with the exit code of its SIGTERM', () => {
    expect(task).toMatchObject({ stopCode: 'ServiceSchedulerInitiated', exitCode: 143 });
    expect(task?.stoppedReason).toContain(`Task failed ELB health checks in (target-group ${GROUP}`);
  });

  it('an application that ignores SIGTERM is killed with 137, half a minute later', () => {
    const stubborn = timelineOf(withApp({ ...founding, ignoresSigterm: true }, {}, { deregistrationDelaySeconds: 5 }), 5);
    const killed = stubborn.tasks(300).find(({ exitCode }) => exitCode === 137);
    expect((killed?.executionStoppedAt ?? 0) - (killed?.stoppingAt ?? 0)).toBeGreaterThanOrEqual(30_000);
  });

  it('as a first deployment it runs as many as desired from the start, and is replaced start first', () => {
    const first = timelineOf(
      withApp(founding, { desired: 2, steady: false }, { deregistrationDelaySeconds: 30 }, [{ at: 0, create: 2 }]),
      8,
    );
    first.event(/has started 2 tasks: .*\. {2}Amazon ECS replaced 2 tasks due to an unhealthy status\.$/);
    for (let seconds = 60; seconds < 480; seconds += 5) {
      const { runningCount } = first.service(seconds);
      expect(runningCount).toBeGreaterThanOrEqual(2);
      expect(runningCount).toBeLessThanOrEqual(4);
    }
  });
});

describe('the circuit breaker', () => {
  it('trips at the third task that exits at once, 50 s apart, after about two and a half minutes', () => {
    const timeline = timelineOf(withApp(crashing, { breaker: { rollback: true } }), 8);
    const starts = timeline.events(/has started 1 tasks/);
    expect(starts.map((seconds) => Math.round(seconds / 10))).toEqual([0, 5, 10]);
    const failed = timeline.event('deployment failed: tasks failed to start.');
    expect(failed).toBeGreaterThan(120);
    expect(failed).toBeLessThan(165);
    expect(Math.round((timeline.event('rolling back to deployment') - failed) * 1000)).toBe(1);
    expect(timeline.event('deployment completed.') - failed).toBeGreaterThan(70);
    expect(timeline.event('deployment completed.') - failed).toBeLessThan(90);
  });

  it('brings the old deployment back under its old id, IN_PROGRESS and PRIMARY, before the failed entry says FAILED', () => {
    const timeline = timelineOf(withApp(crashing, { breaker: { rollback: true } }), 8);
    const failed = timeline.event('deployment failed: tasks failed to start.');
    const [old, fresh] = [timeline.service(-10).deployments[0]?.id, timeline.service(1).deployments[0]?.id];
    const shown = (seconds: number): readonly (readonly [string, string])[] =>
      timeline
        .service(failed + seconds)
        .deployments.map((one) => [one.id === old ? 'old' : one.id === fresh ? 'new' : one.id, deploymentLine(one)]);
    expect(shown(1)).toEqual([
      ['old', 'PRIMARY 1/0/1 IN_PROGRESS'],
      ['new', 'ACTIVE 0/0/0 IN_PROGRESS'],
    ]);
    expect(shown(6)).toEqual([
      ['old', 'PRIMARY 1/0/1 IN_PROGRESS'],
      ['new', 'ACTIVE 0/0/0 FAILED'],
    ]);
    expect(shown(30)).toEqual([
      ['old', 'PRIMARY 1/0/1 IN_PROGRESS'],
      ['new', 'DRAINING 0/0/0 FAILED'],
    ]);
    expect(shown(120)).toEqual([['old', 'PRIMARY 1/0/1 COMPLETED']]);
    expect(timeline.service(failed + 1).deployments[0]?.rolloutStateReason).toBe(
      `ECS deployment circuit breaker: rolling back to deploymentId ${old ?? ''}.`,
    );
    expect(timeline.service(failed + 6).deployments[1]?.rolloutStateReason).toBe(
      'ECS deployment circuit breaker: tasks failed to start.',
    );
    expect(timeline.service(failed + 1).revision).toBe(1);
    expect(timeline.service(failed + 1).serviceDeployments[0]?.status).toBe('ROLLBACK_IN_PROGRESS');
    expect(timeline.service(failed + 120).serviceDeployments[0]?.status).toBe('ROLLBACK_SUCCESSFUL');
  });

  const thresholds: readonly (readonly [string, number, ServiceSpec['breaker'], number])[] = [
    ['half of one is raised to three', 1, { rollback: false }, 3],
    ['half of 50', 50, { rollback: false }, 25],
    ['half of 1,000 is lowered to 200', 1000, { rollback: false }, 200],
    ['a count is taken as it is', 10, { rollback: false, threshold: { type: 'COUNT', value: 1 } }, 1],
    ['an unbounded percentage has no floor', 10, { rollback: false, threshold: { type: 'UNBOUNDED_PERCENT', value: 10 } }, 1],
  ];
  it.each(thresholds)('%s', (_, desired, breaker, threshold) => {
    const timeline = timelineOf(scenarioOf({ desired, breaker: breaker ?? { rollback: false } }), 0.1);
    expect(timeline.service(2).serviceDeployments[0]?.breaker).toMatchObject({ status: 'MONITORING', threshold });
  });

  it('without rollback the deployment stays PRIMARY and FAILED, and nothing more is launched', () => {
    const timeline = timelineOf(withApp(crashing, { breaker: { rollback: false } }), 20);
    const failed = timeline.event('deployment failed: tasks failed to start.');
    expect(timeline.service(1200).deployments.map(deploymentLine)).toEqual(['PRIMARY 1/0/0 FAILED', 'ACTIVE 1/0/1 COMPLETED']);
    expect(timeline.service(1200).serviceDeployments[0]?.status).toBe('STOPPED');
    expect(timeline.events('has started').filter((seconds) => seconds > failed)).toEqual([]);
    expect(timeline.events('rolling back')).toEqual([]);
  });

  it('with nowhere to go back to it stays FAILED too', () => {
    const timeline = timelineOf(
      withApp(crashing, { steady: false, breaker: { rollback: true } }, {}, [{ at: 0, create: 2 }]),
      10,
    );
    expect(timeline.service(600).deployments.map(deploymentLine)).toEqual(['PRIMARY 1/0/0 FAILED']);
    expect(timeline.service(600).serviceDeployments[0]?.statusReason).toBe(
      'No rollback candidate was found to run the rollback.',
    );
  });

  it('a task that turns healthy sets the count to 0', () => {
    const flaky = { revisions: { 1: {}, 2: { tasks: { 1: crashing, 2: crashing } } }, breaker: { rollback: true } };
    const timeline = timelineOf(scenarioOf(flaky, { deregistrationDelaySeconds: 5 }), 10);
    expect(timeline.first('two failures', (s) => timeline.service(s).deployments[0]?.failedTasks === 2)).toBeGreaterThan(60);
    expect(timeline.service(600).deployments[0]).toMatchObject({ rolloutState: 'COMPLETED', failedTasks: 0 });
  });
});

describe('what ends a task', () => {
  it('an image that does not exist fails after two minutes and a bit, and the third start is held back', () => {
    const timeline = timelineOf(withApp(NOT_FOUND, { breaker: { rollback: true } }), 15);
    const counts = [1, 2].map((count) =>
      timeline.first(`${count} failed`, (s) => timeline.service(s).deployments[0]?.failedTasks === count),
    );
    expect(counts.map((seconds) => Math.round(seconds / 60))).toEqual([2, 5]);
    expect(Math.round(timeline.event('rolling back') / 60)).toBe(11);
    timeline.event('is unable to consistently start tasks successfully.');
    const task = timeline.tasks(200).find(({ stopCode }) => stopCode === 'TaskFailedToStart');
    expect(task?.stoppedReason).toMatch(/^CannotPullContainerError/);
    expect([task?.exitCode, task?.startedAt]).toEqual([undefined, undefined]);
  });

  it('a deployment that stalls leaves no task, only an event and two failures', () => {
    const stalled: App = { cannotStart: { reason: 'CannotPullContainerError: not found', leavesNoTask: true } };
    const timeline = timelineOf(withApp(stalled, { breaker: { rollback: true } }), 30);
    expect(timeline.events('was unable to place a task. Reason: CannotPullContainerError: not found.')).toHaveLength(1);
    expect(timeline.tasks(1800).filter(({ revision }) => revision === 2)).toEqual([]);
    expect(timeline.service(1800).deployments[0]).toMatchObject({ rolloutState: 'IN_PROGRESS', failedTasks: 2 });
  });

  const ends: readonly (readonly [string, App, object])[] = [
    [
      'an exit',
      { later: [{ afterSeconds: 30, exits: 3 }] },
      { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited', exitCode: 3 },
    ],
    [
      'memory',
      { later: [{ afterSeconds: 30, outOfMemory: true }] },
      {
        stopCode: 'EssentialContainerExited',
        exitCode: 137,
        containerReason: 'OutOfMemoryError: Container killed due to memory usage',
      },
    ],
    [
      'a container check',
      { containerCheck: 'fails' },
      { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' },
    ],
  ];
  it.each(ends)('%s', (_, app, end) => {
    const timeline = timelineOf(
      scenarioOf({ loadBalancers: [], revisions: { 1: {}, 2: { ...app, check: { intervalSeconds: 10 } } } }),
      5,
    );
    expect(timeline.tasks(290).find(({ revision, stopCode }) => revision === 2 && stopCode !== undefined)).toMatchObject(end);
  });

  it('an unhealthy container is kept where ECS leaves it alone', () => {
    const timeline = timelineOf(
      scenarioOf({ keepsUnhealthy: true, revisions: { 1: {}, 2: { containerCheck: 'fails', check: {} } } }),
      20,
    );
    expect(timeline.tasks(1200).filter(({ revision }) => revision === 2)).toMatchObject([
      { lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' },
    ]);
  });

  const benign: readonly (readonly [string, NonNullable<Scenario['actions']>[number], object])[] = [
    ['Spot', { at: 0, interrupt: 'spot' }, { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }],
    ['a person', { at: 0, interrupt: 'user' }, { stopCode: 'UserInitiated' }],
    ['maintenance', { at: 0, interrupt: 'maintenance' }, { stopCode: 'ServiceSchedulerInitiated' }],
    ['a host that is gone', { at: 0, interrupt: 'host-terminated' }, { stopCode: 'TerminationNotice' }],
    ['AZ rebalancing', { at: 0, interrupt: 'az-rebalancing' }, { stopCode: 'ServiceSchedulerInitiated' }],
  ];
  it.each(benign)('%s counts as no failure, and the task is replaced', (_, action, end) => {
    const timeline = timelineOf(scenarioOf({ desired: 3 }, { deregistrationDelaySeconds: 5 }, [action]), 6);
    expect(timeline.tasks(350).filter(({ lastStatus }) => lastStatus === 'STOPPED')).toMatchObject([end]);
    expect(timeline.service(350).deployments.map(deploymentLine)).toEqual(['PRIMARY 3/0/3 COMPLETED']);
    expect(timeline.service(350).deployments[0]?.failedTasks).toBe(0);
  });
});

it('what a person stops during a deployment does not count either', () => {
  const actions = [
    { at: 0, deploy: 2 },
    { at: 50, interrupt: 'user', of: 'new' },
  ] as const;
  const timeline = timelineOf(scenarioOf({ breaker: { rollback: true } }, { deregistrationDelaySeconds: 5 }, actions), 5);
  const counts = timeline.world
    .changes(at(0), at(300))
    .map((moment) => timeline.world.serviceAt('prod', 'api', moment)?.deployments[0]?.failedTasks);
  expect(timeline.tasks(200).some(({ stopCode }) => stopCode === 'UserInitiated')).toBe(true);
  expect(new Set(counts)).toEqual(new Set([0]));
});

describe('what becomes of a deployment that is not left to end', () => {
  it('superseded: it stays IN_PROGRESS among the others and goes with the completion of the newer one', () => {
    const timeline = timelineOf(
      scenarioOf({ revisions: { 1: {}, 2: founding, 3: {} } }, { deregistrationDelaySeconds: 5 }, [
        { at: 0, deploy: 2 },
        { at: 60, deploy: 3 },
      ]),
      8,
    );
    expect(timeline.service(61).deployments.map((one) => [one.revision, one.status, one.rolloutState])).toEqual([
      [3, 'PRIMARY', 'IN_PROGRESS'],
      [2, 'ACTIVE', 'IN_PROGRESS'],
      [1, 'ACTIVE', 'COMPLETED'],
    ]);
    expect(timeline.service(480).deployments.map((one) => [one.revision, one.rolloutState])).toEqual([[3, 'COMPLETED']]);
    expect(timeline.service(480).serviceDeployments.map(({ status }) => status)).toEqual(['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL']);
  });

  it('rolled back by a person: requested, in progress, and the old id is PRIMARY', () => {
    const timeline = timelineOf(
      withApp(founding, {}, { deregistrationDelaySeconds: 5 }, [
        { at: 0, deploy: 2 },
        { at: 50, rollBack: true },
      ]),
      8,
    );
    expect(timeline.service(51).serviceDeployments[0]?.status).toBe('ROLLBACK_REQUESTED');
    expect(timeline.service(53).serviceDeployments[0]?.status).toBe('ROLLBACK_IN_PROGRESS');
    expect(timeline.service(480).deployments.map((one) => [one.id, deploymentLine(one)])).toEqual([
      [timeline.service(-10).deployments[0]?.id, 'PRIMARY 1/0/1 COMPLETED'],
    ]);
  });

  it('asked to roll back, and completed before that: it shows the one, then that it is SUCCESSFUL', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: 20, serviceDeploymentStatus: 'ROLLBACK_REQUESTED' },
    ] as const;
    const timeline = timelineOf(scenarioOf({}, { deregistrationDelaySeconds: 5 }, actions), 8);
    const status = (seconds: number): string | undefined => timeline.service(seconds).serviceDeployments[0]?.status;
    expect([status(19), status(21), status(480)]).toEqual(['IN_PROGRESS', 'ROLLBACK_REQUESTED', 'SUCCESSFUL']);
  });

  it('an alarm is named in the event', () => {
    const timeline = timelineOf(
      scenarioOf({ alarms: { rollback: true } }, {}, [
        { at: 0, deploy: 2 },
        { at: 50, alarm: true },
      ]),
      2,
    );
    expect(timeline.events('deployment failed: alarm detected.')).toEqual([50]);
  });

  it('a forced redeploy has a new id and the same revision', () => {
    const timeline = timelineOf(scenarioOf({}, {}, [{ at: 0, redeploy: true }]), 1);
    const { deployments } = timeline.service(1);
    expect(deployments.map(({ revision }) => revision)).toEqual([1, 1]);
    expect(new Set(deployments.map(({ id }) => id)).size).toBe(2);
  });
});

describe('targets', () => {
  const rows: readonly (readonly [string, TargetGroupSpec, App, object])[] = [
    [
      'a hanging application times out',
      { intervalSeconds: 10 },
      { answers: 'hang' },
      { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' },
    ],
    [
      'a refused connection has no reason but that',
      { intervalSeconds: 10 },
      { listensOn: 8080 },
      { state: 'unhealthy', reason: 'Target.FailedHealthChecks' },
    ],
    ['a group that no listener uses', { listener: false }, {}, { state: 'unused', reason: 'Target.NotInUse' }],
    [
      'a zone that is not enabled',
      { zones: ['c'] },
      {},
      { state: 'unused', description: 'Target is in an Availability Zone that is not enabled for the load balancer' },
    ],
    ['disabled checks', { checksDisabled: true }, {}, { state: 'unavailable', reason: 'Target.HealthCheckDisabled' }],
    ['a TCP check of an NLB passes by a hanging application', { balancer: 'NLB' }, { answers: 'hang' }, { state: 'healthy' }],
    ['a matcher of ranges', { matcher: '200,300-404' }, { answers: 404 }, { state: 'healthy' }],
    ['another health check port', { checkPort: '9000' }, { listensOn: 9000 }, { state: 'healthy' }],
  ];
  it.each(rows)('%s', (_, group, app, state) => {
    const timeline = timelineOf(withApp(app, { keepsUnhealthy: true }, group), 5);
    const own = timeline.tasks(290).find(({ revision }) => revision === 2);
    expect(timeline.targets(290).find(({ taskId }) => taskId === own?.id)).toMatchObject(state);
  });

  it('an application that stops answering 40 s into its life turns unhealthy between (U−1)·I+T and U·I+T later', () => {
    const timeline = timelineOf(
      withApp({ later: [{ afterSeconds: 40, answers: 'hang' }] }, {}, { intervalSeconds: 10, timeoutSeconds: 5 }),
      5,
    );
    const { containerStartedAt = 0, id } = timeline.tasks(100).find(({ revision }) => revision === 2) ?? {};
    const turned = timeline.first('unhealthy', (s) =>
      timeline.targets(s).some((target) => target.taskId === id && target.state === 'unhealthy'),
    );
    const after = at(turned) - containerStartedAt - 40_000;
    expect(after).toBeGreaterThanOrEqual(15_000);
    expect(after).toBeLessThanOrEqual(27_000);
  });

  it('an NLB calls an unhealthy target that drains by a name of its own', () => {
    const timeline = timelineOf(withApp({ answers: 'refuse' }, {}, { balancer: 'NLB' }), 15);
    const drains = timeline.first('unhealthy.draining', (s) =>
      timeline.targets(s).some(({ state }) => state === 'unhealthy.draining'),
    );
    expect(timeline.targets(drains).find(({ state }) => state === 'unhealthy.draining')).not.toHaveProperty('reason');
  });

  it('foreign targets are checked and belong to no task', () => {
    const timeline = timelineOf(scenarioOf({}, { foreign: [{ id: '10.9.9.9', port: 80, answers: 500 }] }), 3);
    expect(timeline.targets(100).find(({ id }) => id === '10.9.9.9')).toEqual(expect.objectContaining({ state: 'unhealthy' }));
    expect(timeline.targets(100).find(({ id }) => id === '10.9.9.9')).not.toHaveProperty('taskId');
  });

  it('an address used again belongs to the newer task, also when the draining of the older one ends', () => {
    const flaky = { 1: {}, 2: { tasks: { 1: { later: [{ afterSeconds: 15, exits: 1 }] } } } };
    const timeline = timelineOf(scenarioOf({ addresses: 2, revisions: flaky }, { deregistrationDelaySeconds: 90 }), 6);
    const [first, second] = timeline.tasks(300).filter(({ revision }) => revision === 2);
    expect(second?.address).toBe(first?.address);
    const holders = Array.from({ length: 300 }, (_, when) => timeline.targets(when).find(({ id }) => id === first?.address));
    const shown = holders.map((target) => `${target?.taskId === first?.id ? 'first' : 'second'} ${target?.state ?? 'gone'}`);
    expect(shown.filter((one, index) => one !== shown[index - 1]).filter((one) => !one.includes('initial'))).toEqual([
      'second gone',
      'first healthy',
      'first draining',
      'second healthy',
    ]);
  });
});
