/** What happened between the verdict and the closing observation is no part of what the verdict speaks of. */
import { describe, expect, test } from '@jest/globals';
import type { Observation, Task } from '../../src/model/observation.ts';
import type { ServiceReport } from '../../src/model/report.ts';
import { serviceReport } from '../../src/report/service-report.ts';
import {
  answers404,
  at,
  container,
  exited,
  killed,
  observation,
  readFailure,
  service,
  stopped,
  target,
  task,
  timeline,
} from '../build.ts';

const desired = service({ desiredCount: 3 });
const tasks = [1, 2, 3].map((n) => task(n));
const verdict = { decided: true, outcome: 'targets-unhealthy', at: at(60), passes: false, because: 'it failed' } as const;
const reportOf = (...observations: readonly Observation[]): ServiceReport =>
  serviceReport({ timeline: timeline(observations), verdict, findings: [] });

const first = observation(0, { service: desired, tasks, health: [target(1), target(2), target(3)] });
const judged = observation(60, { service: desired, tasks, health: [answers404(1), answers404(2), target(3)] });
const closing = (changes: Parameters<typeof observation>[1]): Observation =>
  observation(61, { kind: 'closing', service: desired, tasks, ...changes });

const statesOf = ({ tasks: rows }: ServiceReport): readonly (readonly [string, boolean])[] =>
  rows.map(({ state, failed }) => [state, failed] as const);

describe('the closing observation does not change', () => {
  const before = reportOf(first, judged);
  const rows: readonly [why: string, changes: Parameters<typeof observation>[1]][] = [
    ['the counts and states, though another target has turned unhealthy', { health: [1, 2, 3].map(answers404) }],
    ['the counts and states, though a task that was well has exited', { tasks: [task(1), task(2), exited(3, 60.5)], health: [] }],
    ['which tasks there are, though ECS has started another', { tasks: [...tasks, task(4)], health: [answers404(1)] }],
    ['what was desired, though somebody has scaled', { service: service({ desiredCount: 9 }), health: [answers404(1)] }],
    ['when clients could not be served, though no target is left', { health: [] }],
  ];
  test.each(rows)('%s', (_why, changes) => {
    const after = reportOf(first, judged, closing(changes));
    expect(after.counts).toStrictEqual(before.counts);
    expect(after.tasks).toStrictEqual(before.tasks);
    expect(after.windows).toStrictEqual(before.windows);
    expect(after.moments).toStrictEqual(before.moments);
  });
});

describe('the closing observation adds', () => {
  test('why a task had stopped that was stopping when it was judged', () => {
    const stopping: Task = task(1, { desiredStatus: 'STOPPED', lastStatus: 'STOPPING', stoppingAt: at(50) });
    const gone = stopped(1, 50, 'EssentialContainerExited', 'Essential container in task exited', {
      containers: [container({ exitCode: 1 })],
    });
    const known = observation(60, { service: desired, tasks: [stopping, task(2), task(3)], health: [target(2), target(3)] });
    const [row] = reportOf(first, known, closing({ tasks: [gone, task(2), task(3)], health: [] })).tasks;
    expect(row).toMatchObject({
      lastStatus: 'STOPPING',
      ended: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 1 }],
    });
  });
  test('why one that was unhealthy was killed then, which does not make it another failure', () => {
    const after = reportOf(first, judged, closing({ tasks: [killed(1, 60.5), task(2), task(3)], health: [] }));
    const row = after.tasks.find(({ ended }) => ended !== undefined);
    expect(row?.ended).toMatch(/^Task failed ELB health checks in/);
    expect([row?.state, row?.failed, after.counts.failed]).toStrictEqual(['unhealthy', true, 2]);
  });
  test('what was denied', () => {
    const denied = readFailure('GetLogEvents', 'denied', { action: 'logs:GetLogEvents', needed: false });
    expect(reportOf(first, judged, closing({ readFailures: [denied] })).deniedActions).toStrictEqual(['logs:GetLogEvents']);
  });
});

describe('the table marks as failed what the counts count', () => {
  const young = task(1, { startedAt: at(50) });
  test('not a target that is unhealthy within its grace period', () => {
    const within = observation(60, {
      service: desired,
      tasks: [young, task(2), task(3)],
      health: [answers404(1), target(2), target(3)],
    });
    const { counts, ...report } = reportOf(first, within);
    expect(counts.failed).toBe(0);
    expect(statesOf({ counts, ...report })).toContainEqual(['unhealthy', false]);
  });
  test('one that is unhealthy past it', () => {
    const { counts, ...report } = reportOf(first, judged);
    expect(counts.failed).toBe(2);
    expect(statesOf({ counts, ...report }).filter(([, failed]) => failed)).toHaveLength(2);
  });
});

describe('a task that stopped before it was RUNNING', () => {
  const never = { lastStatus: 'STOPPED', desiredStatus: 'STOPPED', stoppedAt: at(30), stoppingAt: at(30) } as const;
  const unstarted = (changes: Partial<Task>): Task => {
    const { startedAt, ...rest } = task(1, { ...never, ...changes });
    return startedAt === undefined ? task(1) : rest;
  };
  const rows: readonly [why: string, one: Task, state: string, milestone: string][] = [
    [
      'exited, where its essential container did',
      unstarted({
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [container({ exitCode: 1 })],
      }),
      'exited before it was RUNNING',
      'failed before it was RUNNING: Essential container in task exited',
    ],
    [
      'never started, where ECS says so',
      unstarted({ stopCode: 'TaskFailedToStart', stoppedReason: 'CannotPullContainerError: manifest unknown' }),
      'never started',
      'failed before it started: CannotPullContainerError: manifest unknown',
    ],
  ];
  test.each(rows)('%s', (_why, one, state, milestone) => {
    const report = reportOf(first, observation(60, { service: desired, tasks: [one], health: [] }));
    expect(statesOf(report)).toContainEqual([state, true]);
    expect(report.moments.map(({ text }) => text)).toContainEqual(expect.stringContaining(milestone));
  });
});
