import { describe, expect, test } from '@jest/globals';
import type { Target } from '../../src/model/observation.ts';
import type { ServiceReport } from '../../src/model/report.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { markdown } from '../../src/report/render/summary.ts';
import { refusal, report } from '../../src/report/report.ts';
import type { VerifiedService } from '../../src/model/ports.ts';
import { serviceReport } from '../../src/report/service-report.ts';
import {
  readFailure,
  answers404,
  at,
  event,
  groupArn,
  observation,
  older,
  ours,
  service,
  target,
  targetGroup,
  task,
  timeline,
  withoutLoadBalancers,
} from '../build.ts';
import { bluePlan, canary, emptyGroup, look, staged } from './progressive-reports.ts';
import { founding, healthy, pathFinding, run } from './reports.ts';

const ended = (outcome: Outcome, passes = outcome === 'healthy', seconds = 10): VerifiedService['verdict'] => ({
  decided: true,
  outcome,
  passes,
  at: at(seconds),
  because: `it was ${outcome}`,
});
const told = (outcome: Outcome, passes?: boolean, findings: VerifiedService['findings'] = []): VerifiedService => ({
  timeline: timeline([observation(0)]),
  verdict: ended(outcome, passes),
  findings,
});
const undecided: VerifiedService = { timeline: timeline([observation(0)]), verdict: { decided: false }, findings: [] };

describe('the run has the outcome', () => {
  const rows: readonly [why: string, services: readonly VerifiedService[], outcome: Outcome, passes: boolean][] = [
    ['of its only service', [told('healthy')], 'healthy', true],
    ['of the failing one', [told('healthy'), told('timed-out')], 'timed-out', false],
    ['that comes first in precedence, not in the list', [told('timed-out'), told('rolled-back')], 'rolled-back', false],
    [
      'of a failing one before a passing one of higher precedence',
      [told('superseded', true), told('timed-out')],
      'timed-out',
      false,
    ],
    ['that comes first among the passing', [told('healthy'), told('superseded', true)], 'superseded', true],
    ['of the one that ended the step', [undecided, told('misconfigured')], 'misconfigured', false],
    ['of a healthy one, but does not pass while another is undecided', [undecided, told('healthy')], 'healthy', false],
    ['cancelled, when nothing was decided', [undecided], 'cancelled', false],
    ['cancelled, when there was no service', [], 'cancelled', false],
  ];
  test.each(rows)('%s', (_why, services, outcome, passes) => {
    expect(report(run, services)).toMatchObject({ outcome, passes });
  });
  test('and cause and headline of the first such service as listed', () => {
    const found = (cause: string): VerifiedService['findings'] => [{ ...pathFinding, cause, sentence: `for ${cause}.` }];
    const { cause, headline } = report(run, [
      told('healthy'),
      told('timed-out', false, found('a')),
      told('timed-out', false, found('b')),
    ]);
    expect({ cause, headline }).toStrictEqual({ cause: 'a', headline: 'api: timed out: for a' });
  });
  test('and lasts from the first look to the last verdict', () => {
    expect(report(run, [founding(), healthy()]).durationSeconds).toBe(100);
  });
  test('and lasts from its start where it was cancelled in the first look', () => {
    const unobserved: VerifiedService = { timeline: timeline([]), verdict: ended('cancelled', false, 12), findings: [] };
    expect(report(run, [unobserved]).durationSeconds).toBe(12);
  });
  test('refused before a look: no service, and the headline in words', () => {
    expect(refusal(run, 'misconfigured', 'timeout: `soon` is no duration')).toMatchObject({
      passes: false,
      headline: 'timeout: soon is no duration',
      services: [],
    });
  });
});

describe('the root cause is', () => {
  const warning = { ...pathFinding, cause: 'w', severity: 'warning' as const };
  const rows: readonly [why: string, one: VerifiedService, cause: string | undefined, story: string][] = [
    ['the first error', told('targets-unhealthy', false, [warning, pathFinding]), pathFinding.cause, pathFinding.sentence],
    ['none where only warnings showed', told('targets-unhealthy', false, [warning]), undefined, 'it was targets-unhealthy'],
    ['none of a healthy service', told('healthy', true, [pathFinding]), undefined, 'it was healthy'],
    [
      'not the story of one that was superseded',
      told('superseded', false, [pathFinding]),
      pathFinding.cause,
      'it was superseded',
    ],
    [
      'told beside what happened',
      told('rolled-back', false, [pathFinding]),
      pathFinding.cause,
      `rolled back: ${pathFinding.sentence}`,
    ],
  ];
  test.each(rows)('%s', (_why, one, cause, story) => {
    const { cause: shown, story: shownStory } = serviceReport(one);
    expect([shown, shownStory]).toStrictEqual([cause, story]);
  });
});

const windowsFrom = (healths: readonly (readonly Target[])[]): ServiceReport['windows'] =>
  serviceReport({ ...undecided, timeline: timeline(healths.map((health, index) => observation(index * 10, { health }))) })
    .windows;

describe('what clients met', () => {
  const [well, ill, going] = [target(1), answers404(1), target(1, 'draining', 'Target.DeregistrationInProgress')];
  const unused = target(1, 'unused', 'Target.NotInUse');
  const beginning = target(1, 'initial', 'Elb.InitialHealthChecking');
  const window = (kind: string, from: number, until?: number): object => ({
    targetGroup: 'api-tg',
    kind,
    meets: '503s',
    from: at(from),
    ...(until === undefined ? {} : { until: at(until) }),
  });
  const rows: readonly [why: string, healths: readonly (readonly Target[])[], windows: readonly object[]][] = [
    ['nothing, while one is healthy', [[well, ill]], []],
    ['503s, while none is registered', [[well], [], [], [well]], [window('no-targets', 10, 30)]],
    ['503s, while all drain', [[well], [going], [well]], [window('none-in-use', 10, 20)]],
    ['503s, while none is in use', [[unused]], [window('none-in-use', 0)]],
    ['503s twice, told apart', [[going], [], [well]], [window('none-in-use', 0, 10), window('no-targets', 10, 20)]],
    ['unhealthy targets, while there are no others', [[well], [ill], [ill, going], [well]], [window('fail-open', 10, 30)]],
    ['nothing that is known, while the first checks run', [[beginning], [ill, beginning]], []],
  ];
  test.each(rows)('%s', (_why, healths, windows) => {
    expect(windowsFrom(healths)).toStrictEqual(windows);
  });
  test('nothing, where no load balancer uses the group', () => {
    const observations = [observation(0, { health: [], targetGroups: [targetGroup({ loadBalancerArns: [] })] })];
    expect(serviceReport({ ...undecided, timeline: timeline(observations) }).windows).toStrictEqual([]);
  });
  test('no connection, behind an NLB', () => {
    const observations = [observation(0, { health: [], targetGroups: [targetGroup({ protocol: 'TCP' })] })];
    expect(serviceReport({ ...undecided, timeline: timeline(observations) }).windows).toMatchObject([{ meets: 'no connection' }]);
  });
});

describe('targets', () => {
  const shared = observation(0, { health: [answers404(1)] });
  const quiet = [10, 20].map((seconds) => ({ ...shared, at: at(seconds), endedAt: at(seconds) }));
  test('looks that show the same count, and say until when', () => {
    const { targetGroups, targets } = serviceReport({ ...undecided, timeline: timeline([shared, ...quiet]) });
    expect(targetGroups[0]?.observed).toMatchObject([
      { state: 'unhealthy', lookCount: 3, targetCount: 1, firstAt: at(0), lastAt: at(20) },
    ]);
    expect(targets).toMatchObject([{ state: 'unhealthy', lastSeenAt: at(20), registered: true }]);
  });
  test('draining does not wipe out what was wrong', () => {
    const observations = [shared, ...quiet, observation(30, { health: [target(1, 'draining')] })];
    const { targets } = serviceReport({ ...undecided, timeline: timeline(observations) });
    expect(targets).toMatchObject([{ state: 'unhealthy', lastSeenAt: at(20), registered: false }]);
  });
  test('those of others are told apart', () => {
    const { targets } = serviceReport({ ...undecided, timeline: timeline([observation(0, { health: [target(1), target(9)] })]) });
    expect(targets.map(({ target: name, taskId }) => [name, taskId !== undefined])).toStrictEqual([
      ['10.0.1.1:3000', true],
      ['10.0.1.9:3000', false],
    ]);
  });
});

describe('notes', () => {
  const denied = readFailure('DescribeTaskDefinition', 'denied', { needed: false });
  const notesOf = (...observations: Parameters<typeof timeline>[0]): string =>
    serviceReport({ ...undecided, timeline: timeline(observations) }).notes.join('\n');
  test('a permission that is missing is named once', () => {
    expect(
      notesOf(observation(0, { readFailures: [denied] }), observation(5, { readFailures: [denied] })).match(
        /ecs:DescribeTaskDefinition/g,
      ),
    ).toHaveLength(1);
  });
  test('throttling is counted', () => {
    expect(notesOf(observation(0, { readFailures: [readFailure('DescribeServices', 'throttled')] }), observation(5))).toBe(
      'In 1 of 2 looks a question to AWS was throttled.',
    );
  });
  test('a service that nothing tells the health of', () => {
    expect(notesOf(observation(0, withoutLoadBalancers()))).toContain('no more than "running for 40 s"');
  });
  test('a wait that may outlast the credentials', () => {
    const long = timeline([observation(0)], { timeoutSeconds: 7200 });
    expect(serviceReport({ ...undecided, timeline: long }).notes.join()).toContain('role-duration-seconds');
  });
  test('that health checks are no error rates, where traffic goes over in steps', () => {
    expect(serviceReport(canary()).notes).toContainEqual(expect.stringMatching(/^Health checks decide here, not error rates/));
    expect(serviceReport(emptyGroup()).notes.join()).not.toContain('error rates');
  });
  test('that ECS manages no traffic, where it goes through the stages without', () => {
    const serviceDeployments = [staged('BAKE_TIME', [100, 100], bluePlan)];
    const headless = withoutLoadBalancers(service({ strategy: 'BLUE_GREEN' }));
    expect(notesOf(observation(0, { ...headless, serviceDeployments }))).toContain('ECS manages no traffic');
  });
  describe('what a job has no time for', () => {
    const baking = (hours: number, waitUntil: 'completed' | 'traffic-shifted'): string => {
      const plan = { ...bluePlan, bakeTimeSeconds: 3600 * hours };
      const looks = [look('BLUE_GREEN', { seconds: 0, says: staged('SCALE_UP', [0, 0], plan) })];
      return serviceReport({ ...undecided, timeline: timeline(looks, { waitUntil }) }).notes.join('\n');
    };
    test('is said, with what can be reached', () => {
      expect(baking(24, 'completed')).toContain(
        'A job has 5 h 45 min for the wait, and `wait-until: completed` may take 24 h 15 min by this configuration: what can be reached is `traffic-shifted` (12 min 33 s) or `healthy` (5 min 33 s).',
      );
    });
    test('is not spoken of where there is time', () => {
      expect(baking(24, 'traffic-shifted')).not.toContain('A job has');
      expect(baking(5, 'completed')).not.toContain('A job has');
    });
  });
  test('none where there is nothing to qualify', () => {
    expect(notesOf(observation(0))).toBe('');
  });
});

test('deployments that were followed are named, where there are any', () => {
  const followed = ['ecs-svc/1', 'ecs-svc/2'];
  const told = { ...founding(), timeline: { ...founding().timeline, followed } };
  expect(serviceReport(told).followed).toStrictEqual(followed);
  expect(serviceReport(founding())).not.toHaveProperty('followed');
  expect(markdown(report(run, [told]))).toContain('\nVerified before it, and superseded: `ecs-svc/1` and `ecs-svc/2`.\n');
});

test('moments stand in order of time, whatever the order in which they are known', () => {
  const events = [event(50, `rolling back to deployment ${older}.`)];
  const observations = [
    observation(0),
    observation(10, { health: [answers404(1)], tasks: [task(1)] }),
    observation(60, { service: service({ events }), health: [answers404(1)] }),
  ];
  const { moments } = serviceReport({ ...undecided, timeline: timeline(observations), verdict: ended('rolled-back', false, 60) });
  expect(moments.map(({ at: when, text }) => [(when - at(0)) / 1000, text])).toStrictEqual([
    [-60, `deployment ${ours} (api:2) created`],
    [-20, 'first task started'],
    [0, 'first look'],
    [0, 'first task healthy'],
    [10, 'first target unhealthy in api-tg: Health checks failed with these codes: [404]'],
    [50, `ECS began to roll back to ${older}`],
    [60, 'verdict: rolled back'],
  ]);
});

test('links lead to the console of the partition, and nowhere in one that is not known', () => {
  const pageOf = (partition: string): string | undefined => {
    const arn = service().arn.replace('arn:aws:', `arn:${partition}:`);
    return serviceReport({ ...undecided, timeline: timeline([observation(0, { service: service({ arn }) })]) }).consoleUrl;
  };
  expect(['aws', 'aws-us-gov', 'aws-cn', 'aws-new'].map(pageOf)).toStrictEqual([
    'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/api/health?region=eu-west-1',
    'https://console.amazonaws-us-gov.com/ecs/v2/clusters/prod/services/api/health?region=eu-west-1',
    'https://console.amazonaws.cn/ecs/v2/clusters/prod/services/api/health?region=eu-west-1',
    undefined,
  ]);
  expect(groupArn).toContain(':targetgroup/');
});
