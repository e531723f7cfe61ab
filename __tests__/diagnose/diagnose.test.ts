/** Which findings a timeline and its verdict give, and in which order. */
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Decided } from '../../src/model/outcome.ts';
import { judged } from '../../src/explain/fixture/judged.ts';
import type { Fixture } from '../../src/explain/fixture/fixture.ts';

const group = 'arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/api-tg/6d0ecf831eec9f09';
const killed = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Task failed ELB health checks in (target-group ${group})`,
  containers: [{ exitCode: 137 }],
};
const target = (State: string, Reason: string, Description: string) => ({ target: { State, Reason, Description } });
const notFound = target('unhealthy', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [404]');
const exited = (exitCode: number, reason?: string) => ({
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ exitCode, ...(reason === undefined ? {} : { reason }) }],
});
const unplaced =
  '(service api) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 8f2c) has insufficient memory available.';
const causesOf = (fixture: Omit<Fixture, 'about'>): readonly string[] => {
  const { timeline, verdict } = judged({ about: '', ...fixture });
  return diagnose(timeline, verdict).map(({ cause }) => cause);
};

describe('the root cause', () => {
  const table: readonly (readonly [string, Omit<Fixture, 'about'>, string | undefined])[] = [
    [
      'a container reason beats the exit code',
      { tasks: [exited(0, 'OutOfMemoryError: Container killed due to memory usage')] },
      'out-of-memory',
    ],
    [
      'exit 137 of a task that the load balancer killed is told by the target',
      { tasks: [killed, notFound] },
      'health-check-path-not-found',
    ],
    ['exit 137 without a reason proves nothing', { tasks: [exited(137)] }, 'container-exited-unspecified'],
    [
      'a container reason beats the log',
      {
        tasks: [exited(137, 'OutOfMemoryError: Container killed due to memory usage')],
        logs: ['Error: connect ECONNREFUSED 10.0.4.11:5432'],
      },
      'out-of-memory',
    ],
    [
      'a definite code beats noise in the log',
      { tasks: [killed, notFound], logs: ['Error: connect ECONNREFUSED 10.0.4.11:6379'] },
      'health-check-path-not-found',
    ],
    [
      'the log explains a 503',
      {
        tasks: [target('unhealthy', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [503]')],
        logs: ['Error: connect ECONNREFUSED 10.0.4.11:5432'],
      },
      'dependency-unreachable',
    ],
    [
      'target health beats an event about placement',
      { tasks: [target('unhealthy', 'Target.Timeout', 'Request timed out')], events: [unplaced] },
      'health-check-timeout',
    ],
    [
      'the circuit breaker is no cause while tasks tell one',
      {
        tasks: [exited(1)],
        rollout: { rolloutState: 'FAILED', rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.' },
      },
      'container-exited-unspecified',
    ],
    [
      'a log group that cannot be found for a connection issue is the network',
      {
        tasks: [
          {
            stopCode: 'TaskFailedToStart',
            stoppedReason:
              'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch.',
          },
        ],
      },
      'logs-network-unreachable',
    ],
    [
      'a text that is cut in the middle names no cause',
      {
        tasks: [
          {
            stopCode: 'TaskFailedToStart',
            stoppedReason:
              'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 4444…',
          },
        ],
      },
      'image-pull-failed-unspecified',
    ],
    [
      'a text that is wrapped over lines is read as one',
      {
        tasks: [
          {
            stopCode: 'TaskFailedToStart',
            stoppedReason:
              'ResourceInitializationError: unable to pull secrets or registry auth:\n  retrieved secret from Secrets Manager did not\n  contain json key STRIPE_KEY',
          },
        ],
      },
      'secret-key-missing',
    ],
    [
      'an injected sidecar that failed is not the task',
      {
        tasks: [
          {
            ...exited(1),
            containers: [
              { name: 'aws-guardduty-agent-x', exitCode: 1, reason: 'CannotPullContainerError: pull access denied' },
              { name: 'api', exitCode: 3 },
            ],
          },
        ],
      },
      'container-exited-unspecified',
    ],
    [
      'tasks of the old revision are silence',
      { tasks: [{ ...exited(137, 'OutOfMemoryError: Container killed due to memory usage'), of: 'old' }] },
      undefined,
    ],
    [
      'an unhealthy event about a task of the old revision is silence',
      {
        outcome: 'timed-out',
        tasks: [{ of: 'old' }],
        events: [
          `(service api) (task ${'5f0e0000'.padStart(32, 'c')}) (port 3000) is unhealthy in (target-group ${group}) due to (reason Health checks failed with these codes: [404]).`,
        ],
      },
      undefined,
    ],
    [
      'Spot explains a failure where nothing else does',
      { tasks: [{ stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }] },
      'spot-interruption',
    ],
    [
      'Spot is no cause where something else is',
      { tasks: [{ stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }, exited(139)] },
      'segfault',
    ],
    [
      'what cannot be known is said',
      { tasks: [{ stopCode: 'TaskFailedToStart', stoppedReason: 'Task failed to start' }] },
      'task-failed-to-start-unspecified',
    ],
    ['a text that nobody knows names nothing', { events: ['(service api) did something that no list of AWS has.'] }, undefined],
  ];
  test.each(table)('%s', (_sentence, fixture, cause) => {
    expect(causesOf(fixture)[0]).toBe(cause);
  });
});

describe('findings beside the root cause', () => {
  test('a second fault follows the first', () => {
    expect(causesOf({ tasks: [exited(137, 'OutOfMemoryError: Container killed due to memory usage'), notFound] })).toEqual([
      'out-of-memory',
      'health-check-path-not-found',
    ]);
  });

  test('what keeps ECS from placing more follows a fault', () => {
    expect(causesOf({ tasks: [exited(139)], events: [unplaced] })).toEqual(['segfault', 'capacity-memory']);
  });

  test('configuration that will bite comes last, as no error', () => {
    const fixture: Fixture = { about: '', tasks: [exited(139)], service: { circuitBreaker: { enable: false, rollback: false } } };
    const { timeline, verdict } = judged(fixture);
    const found = diagnose(timeline, verdict);
    expect(found.map(({ cause, severity }) => [cause, severity])).toEqual([
      ['segfault', 'error'],
      ['circuit-breaker-absent', 'notice'],
    ]);
  });
});

describe('verdicts that need no cause', () => {
  const { timeline, verdict } = judged({
    about: '',
    tasks: [killed, notFound],
    service: { circuitBreaker: { enable: false, rollback: false } },
  });
  const causesBy = (change: Partial<Decided>): readonly string[] =>
    diagnose(timeline, { ...verdict, ...change }).map(({ cause }) => cause);

  test.each(['no-access', 'misconfigured', 'no-deployment'] as const)('%s has no errors', (outcome) => {
    expect(causesBy({ outcome })).toEqual(['circuit-breaker-absent']);
  });

  test.each(['targets-unhealthy', 'rolled-back', 'timed-out', 'cancelled', 'superseded', 'deployment-failed'] as const)(
    '%s tells what was seen',
    (outcome) => {
      expect(causesBy({ outcome })[0]).toBe('health-check-path-not-found');
    },
  );

  test.each(['healthy', 'superseded'] as const)('%s that passes has no errors', (outcome) => {
    expect(causesBy({ outcome, passes: true })).toEqual(['circuit-breaker-absent']);
  });

  test('an undecided one is not diagnosed', () => {
    expect(diagnose(timeline, { decided: false })).toEqual([]);
  });
});
