import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../../src/model/timeline.ts';
import type { Verdict } from '../../../src/model/outcome.ts';
import { failuresAndStability, rolloutStatus } from '../../../src/report/progress/rollout-status.ts';
import type { WatchedService } from '../../../src/model/ports.ts';
import { heartbeatLines, nextHeartbeatAt, progressLines, type ProgressState } from '../../../src/report/progress/progress.ts';
import {
  readFailure,
  answers404,
  at,
  blind,
  criteria,
  deployment,
  event,
  groupArn,
  newer,
  observation,
  ours,
  service,
  target,
  targetGroup,
  task,
  timeline,
} from '../../build.ts';
import { bluePlan, canary, forwarding, look, staged } from '../progressive-reports.ts';

const open: Verdict = { decided: false };

/** What is said after each look. */
function told(observations: readonly Observation[], verdicts: readonly Verdict[] = []): readonly (readonly string[])[] {
  let state: ProgressState = new Map();
  let soFar: Timeline = startTimeline({ cluster: 'prod', service: 'api' }, criteria(), at(0));
  return observations.map((one, index) => {
    soFar = extend(soFar, one);
    const next = progressLines([{ timeline: soFar, verdict: verdicts[index] ?? open }], state);
    state = next.state;
    return next.lines;
  });
}

describe('while nothing changes', () => {
  const first = observation(0);
  const same = (seconds: number): Observation => ({ ...first, at: at(seconds), endedAt: at(seconds) });
  const watched: readonly WatchedService[] = [{ timeline: timeline([first]), verdict: open }];
  const { state } = progressLines(watched, new Map());
  test('an observation has nothing to say', () => {
    expect(told([first, ...[5, 10, 65].map(same)]).slice(1)).toStrictEqual([[], [], []]);
  });
  test('a heartbeat says where things stand once 30 seconds have passed', () => {
    expect(heartbeatLines(watched, state, at(29.9)).lines).toStrictEqual([]);
    expect(heartbeatLines(watched, state, at(30)).lines).toStrictEqual([
      '10:00:30 1 of 1 task healthy in api-tg; all healthy since 10:00:00; ECS: IN_PROGRESS; 9 min 30 s left',
    ]);
  });
  test('and the next comes 30 seconds after it', () => {
    const after = heartbeatLines(watched, state, at(30)).state;
    expect([heartbeatLines(watched, after, at(59)).lines.length, heartbeatLines(watched, after, at(60)).lines.length]).toEqual([
      0, 1,
    ]);
  });
  test('nothing is said of a service that has its verdict', () => {
    const verdict: Verdict = { decided: true, outcome: 'healthy', passes: true, at: at(0), because: 'all is well' };
    const ended = [{ timeline: timeline([first]), verdict }];
    expect(heartbeatLines(ended, progressLines(ended, new Map()).state, at(90)).lines).toStrictEqual([]);
  });
});

describe('the next heartbeat', () => {
  const stateAfter = (...watched: readonly WatchedService[]): ProgressState => progressLines(watched, new Map()).state;
  const api = timeline([observation(0, { endedAt: at(2) })]);
  const web = { ...timeline([observation(5)]), name: { cluster: 'prod', service: 'web' } };
  const ended: Verdict = { decided: true, outcome: 'healthy', passes: true, at: at(2), because: 'all is well' };
  const rows: readonly [why: string, state: ProgressState, nextAt: number | undefined][] = [
    ['is not known before the first line', new Map(), undefined],
    ['is due 30 seconds after a line was said', stateAfter({ timeline: api, verdict: open }), at(32)],
    [
      'is that of the service about which nothing has been said for longest',
      stateAfter({ timeline: web, verdict: open }, { timeline: api, verdict: open }),
      at(32),
    ],
    [
      'is none of a service that has its verdict',
      stateAfter({ timeline: web, verdict: open }, { timeline: api, verdict: ended }),
      at(35),
    ],
    ['is none when all have their verdict', stateAfter({ timeline: api, verdict: ended }), undefined],
  ];
  test.each(rows)('%s', (_why, state, nextAt) => {
    expect(nextHeartbeatAt(state)).toBe(nextAt);
  });
});

describe('a line says', () => {
  const deployed = service({ desiredCount: 3 });
  const three = [1, 2, 3].map((n) => task(n));
  const initial = target(3, 'initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress');
  const rows: readonly [why: string, timeline: Timeline, says: string][] = [
    [
      'how many are healthy, and how the others fare',
      timeline([observation(0, { service: deployed, tasks: three, health: [target(1), target(2), initial] })]),
      '2 of 3 tasks healthy in api-tg; 1 initial (health checks in progress)',
    ],
    [
      "why a target is unhealthy, in the load balancer's words",
      timeline([observation(0, { service: deployed, tasks: three, health: [target(1), answers404(2), answers404(3)] })]),
      '1 of 3 tasks healthy in api-tg; 2 unhealthy (Health checks failed with these codes: [404])',
    ],
    [
      'what is not registered yet, and what does not run yet',
      timeline([
        observation(0, { service: deployed, tasks: [task(1), task(2), task(3, { lastStatus: 'PENDING' })], health: [target(1)] }),
      ]),
      '1 of 3 tasks healthy in api-tg; 1 not registered yet, 1 PENDING',
    ],
    [
      'tasks alone, where there is no load balancer',
      timeline([
        observation(0, {
          service: service({ loadBalancers: [] }),
          targetGroups: [],
          tasks: [task(1, { lastStatus: 'PENDING' })],
        }),
      ]),
      '0 of 1 task healthy; 1 PENDING',
    ],
    ['that the service does not exist yet', timeline([{ ...blind(0), missing: 'service' }]), 'the service has not been seen yet'],
    [
      'that the deployment is not there yet',
      timeline([observation(0)], { selector: { which: 'new' } }),
      'the deployment has not appeared yet',
    ],
  ];
  test.each(rows)('%s', (_why, so, says) => {
    expect(rolloutStatus(so)).toBe(says);
  });
});

describe('what could not be read is said as not known, never as a count of 0', () => {
  const two = service({ desiredCount: 2 });
  const tasks = [1, 2].map((n) => task(n));
  const healthFailed = readFailure('DescribeTargetHealth', 'throttled', {
    errorName: 'ThrottlingException',
    action: 'elasticloadbalancing:DescribeTargetHealth',
    resource: groupArn,
  });
  const groupsFailed = readFailure('DescribeTargetGroups', 'server-error', { errorName: 'InternalFailure' });
  const tasksFailed = readFailure('ListTasks', 'throttled', { errorName: 'ThrottlingException' });
  const hostsFailed = readFailure('DescribeContainerInstances', 'no-answer', { errorName: 'TimeoutError' });
  const adminArn = groupArn.replace('api-tg', 'admin-tg');
  const byAdminToo = service({
    desiredCount: 2,
    loadBalancers: [...two.loadBalancers, { targetGroupArn: adminArn, containerName: 'app', containerPort: 9000 }],
  });
  const undefinedTasks = ({ tasks: listed, ...rest }: Observation): Observation => (listed ? rest : { ...rest });
  const before = observation(0, { service: two, tasks, health: [target(1), target(2)] });
  const rows: readonly [why: string, newest: Observation, says: string][] = [
    [
      'the health of the targets',
      observation(5, { service: two, tasks, targets: new Map(), readFailures: [healthFailed] }),
      'target health of api-tg not known (DescribeTargetHealth: ThrottlingException)',
    ],
    [
      'that of one group beside another',
      observation(5, {
        service: byAdminToo,
        tasks,
        health: [target(1), target(2)],
        targetGroups: [targetGroup(), targetGroup({ arn: adminArn, name: 'admin-tg' })],
        readFailures: [{ ...healthFailed, resource: adminArn }],
      }),
      '2 of 2 tasks healthy in api-tg; target health of admin-tg not known (DescribeTargetHealth: ThrottlingException)',
    ],
    [
      'a target group, which then has only the name in its ARN',
      observation(5, { service: two, tasks, targetGroups: [], readFailures: [groupsFailed] }),
      'target health of api-tg not known (DescribeTargetGroups: InternalFailure)',
    ],
    [
      'the tasks',
      undefinedTasks(observation(5, { service: two, health: [target(1), target(2)], readFailures: [tasksFailed] })),
      'tasks not known (ListTasks: ThrottlingException)',
    ],
    [
      'the tasks, since their instances are not',
      undefinedTasks(observation(5, { service: two, readFailures: [hostsFailed] })),
      'tasks not known (DescribeContainerInstances: TimeoutError)',
    ],
    [
      'the service',
      blind(5, readFailure('DescribeServices', 'no-answer', { errorName: 'TimeoutError' })),
      'AWS told nothing of the service (DescribeServices: TimeoutError)',
    ],
  ];
  test.each(rows)('%s', (_why, newest, says) => {
    expect(rolloutStatus(timeline([before, newest]))).toBe(says);
  });
  test('from the first observation on', () => {
    const newest = undefinedTasks(observation(0, { service: two, readFailures: [tasksFailed] }));
    expect(rolloutStatus(timeline([newest]))).toBe('tasks not known (ListTasks: ThrottlingException)');
  });
  test('nor is it said of such an observation that all is healthy', () => {
    const unknown = observation(5, { service: two, tasks, targets: new Map(), readFailures: [healthFailed] });
    expect(told([before, unknown])[1]).toStrictEqual([
      '10:00:05 Elastic Load Balancing throttles: it is asked less often until it stops',
      '10:00:05 target health of api-tg not known (DescribeTargetHealth: ThrottlingException); 9 min 55 s left',
    ]);
  });
  test('but what is read again is counted', () => {
    const again = observation(10, { service: two, tasks, health: [target(1), target(2)] });
    const unknown = observation(5, { service: two, tasks, targets: new Map(), readFailures: [healthFailed] });
    expect(rolloutStatus(timeline([before, unknown, again]))).toBe('2 of 2 tasks healthy in api-tg');
  });
});

describe('of a pair of target groups', () => {
  const says = staged('BAKE_TIME', [100, 100], bluePlan);
  const so = (changes: Partial<Parameters<typeof look>[1]>): Timeline =>
    timeline([look('BLUE_GREEN', { seconds: 0, says, ...changes })]);
  test('both are named until a task is registered in either', () => {
    expect(rolloutStatus(so({ green: [] }))).toBe('0 of 3 tasks healthy in api-green or api-blue; 3 not registered yet');
  });
  test('its own is named from then on', () => {
    expect(rolloutStatus(so({}))).toBe('3 of 3 tasks healthy in api-green');
  });
  test('it is said when its tasks are in both', () => {
    const blue = [1, 2, 3].map((n) => target(n));
    expect(rolloutStatus(so({ blue }))).toContain('; its tasks are in both groups of the pair, or elsewhere than ECS says');
  });
  test('it is said when the listener rule does something else than ECS asks for, but a percent', () => {
    const statusOf = (blue: number, green: number): string => failuresAndStability(so({ rules: forwarding(blue, green) }));
    expect(statusOf(100, 0)).toContain('production 100 %; the listener rule sends it 0 %');
    expect(statusOf(1, 99)).not.toContain('listener rule');
  });
  test('how far ECS is, is said before all is healthy, too', () => {
    const ill = failuresAndStability(so({ green: [answers404(1)] }));
    expect(ill).toBe('; BAKE_TIME, its end about 10:05 UTC, production 100 %');
  });
});

test('how a pause is ended is said once for each', () => {
  const pausedAt = (seconds: number, id: string): Observation => {
    const pause = { id, targetType: 'PAUSE', status: 'AWAITING_ACTION', expiresAt: at(600), timeoutAction: 'ROLLBACK' };
    return look('BLUE_GREEN', { seconds, says: staged('POST_SCALE_UP', [0, 0], bluePlan, { hooks: [pause] }) });
  };
  const looks = [pausedAt(0, 'a'), pausedAt(5, 'a'), pausedAt(10, 'b')];
  const commands = told(looks).map((lines) =>
    lines.flatMap((line) => /to (continue|roll).*(--hook-id .*)/.exec(line)?.slice(1) ?? []),
  );
  expect(commands).toStrictEqual([
    ['continue', '--hook-id a --action CONTINUE --region eu-west-1', 'roll', '--hook-id a --action ROLLBACK --region eu-west-1'],
    [],
    ['continue', '--hook-id b --action CONTINUE --region eu-west-1', 'roll', '--hook-id b --action ROLLBACK --region eu-west-1'],
  ]);
});

test('a canary of ten minutes says no more than a line in half a minute', () => {
  const lines = told(canary().timeline.observations).flat();
  expect(lines.filter((line) => line.includes('tasks healthy')).length).toBeLessThanOrEqual(1150 / 30);
});

describe('said once', () => {
  test('which deployment is verified, and how the timeout came about', () => {
    const lines = told([observation(0), observation(40)]).map((some) => some.join('\n'));
    expect(lines[0]).toMatch(
      /verifying deployment ecs-svc\/2000000000000000002, api:2, created 09:59:00 UTC, in api-tg\n.*10 min at most \(1\.5 × 1 × /,
    );
    expect(lines[1]).not.toMatch(/verifying|at most/);
  });
  test('which deployment was superseded by the one that is followed', () => {
    const both = [deployment({ id: newer, createdAt: at(5) }), deployment({ status: 'ACTIVE' })];
    const seen = [observation(0), observation(10, { service: service({ deployments: both }) })];
    const followed = timeline(seen, { onSuperseded: 'follow' });
    const { lines } = progressLines([{ timeline: followed, verdict: open }], new Map());
    expect(lines[0]).toBe(`10:00:10 ${ours} was superseded by a newer deployment, which is followed`);
    expect(lines[1]).toContain(`verifying deployment ${newer}`);
  });
  test('a permission that is missing', () => {
    const readFailures = [readFailure('DescribeTaskDefinition', 'denied', { needed: false })];
    const lines = told([
      observation(0, { readFailures }),
      observation(5, { readFailures }),
      observation(40, { readFailures }),
    ]).flat();
    expect(lines.filter((line) => line.includes('ecs:DescribeTaskDefinition'))).toHaveLength(1);
  });
  test('throttling, until it has stopped and begins anew', () => {
    const throttled = { readFailures: [readFailure('ListTasks', 'throttled')], throttled: true };
    const lines = told([
      observation(0),
      observation(5, throttled),
      observation(10, throttled),
      observation(15),
      observation(20, throttled),
    ]);
    expect(lines.map((some) => some.filter((line) => line.includes('throttles')).length)).toStrictEqual([0, 1, 0, 0, 1]);
  });
  test('nothing of throttling that a repeat got over', () => {
    expect(told([observation(0), observation(5, { throttled: true })])[1]).toStrictEqual([]);
  });
  test('an event, as it comes', () => {
    const events = [event(3, 'was unable to place a task because no container instance met all of its requirements.')];
    const lines = told([
      observation(0),
      observation(5, { service: service({ events }) }),
      observation(10, { service: service({ events }) }),
    ]);
    expect(lines.map((some) => some.filter((line) => line.includes('unable to place')).length)).toStrictEqual([0, 1, 0]);
  });
  test('not what the scheduler does all day', () => {
    const events = [event(3, 'has started 1 tasks: (task 1).'), event(2, 'registered 1 targets in (target-group x)')];
    expect(told([observation(0), observation(5, { service: service({ events }) })])[1]).toStrictEqual([]);
  });
  test('the verdict, and nothing after it', () => {
    const verdict: Verdict = { decided: true, outcome: 'healthy', passes: true, at: at(5), because: 'all is well' };
    const lines = told([observation(0), observation(5), observation(50)], [open, verdict, verdict]);
    expect(lines.slice(1)).toStrictEqual([['10:00:05 verdict: healthy: all is well.'], []]);
  });
});

test('that AWS tells nothing is said when it begins', () => {
  const gone = readFailure('DescribeServices', 'no-answer', { errorName: 'TimeoutError' });
  const lines = told([observation(0), ...[5, 10, 35].map((seconds) => blind(seconds, gone))]);
  const said = 'AWS told nothing of the service (DescribeServices: TimeoutError)';
  expect(lines.slice(1)).toStrictEqual([[`10:00:05 ${said}; 9 min 55 s left`], [], []]);
});

test('of several services each line names its own', () => {
  const watched: readonly WatchedService[] = ['api', 'web'].map((name) => ({
    timeline: extend(
      startTimeline({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod', service: name }, criteria(), at(0)),
      observation(0),
    ),
    verdict: open,
  }));
  const { lines } = progressLines(watched, new Map());
  expect(lines.filter((line) => line.includes('healthy in'))).toStrictEqual([
    expect.stringMatching(/^10:00:00 prod\/api: 1 of 1 task/),
    expect.stringMatching(/^10:00:00 prod\/web: 1 of 1 task/),
  ]);
});
