import { expect, it } from '@jest/globals';
import type { Deployment, Observation, ServiceDeployment } from '../../../src/model/observation.ts';
import { givenUp } from '../../../src/model/strategy/given-up.ts';
import { at, blind, deployment, newer, observation, older, ours, service, serviceDeployment } from '../../build.ts';
import { verdictOf } from './verdict.ts';

const stopped = serviceDeployment('STOPPED', { finishedAt: at(-10) });
const triggered = { status: 'TRIGGERED', failureCount: 3, threshold: 3 };
const begun = (status: string): ServiceDeployment =>
  serviceDeployment(status, { arn: 'arn:newer', deploymentId: newer, createdAt: at(-12) });

/** What `deployments[]` shows as if nothing had happened. */
const seen = (second: number, serviceDeployments: readonly ServiceDeployment[], rolloutState = 'IN_PROGRESS'): Observation =>
  observation(second, { service: service({ deployments: [deployment({ rolloutState })] }), serviceDeployments });
const lasting = (...serviceDeployments: readonly ServiceDeployment[]): readonly Observation[] =>
  [0, 10, 40, 45, 50, 60].map((second) => seen(second, serviceDeployments));

type Row = readonly [what: string, observations: readonly Observation[], verdict: string];

const rows: readonly Row[] = [
  ['alone, it fails once a newer one would be shown', lasting(stopped), 'deployment-failed at 50'],
  ['long ago, it fails at once', lasting({ ...stopped, finishedAt: at(-600) }), 'deployment-failed at 0'],
  ['by the circuit breaker, it fails at once', lasting({ ...stopped, circuitBreaker: triggered }), 'deployment-failed at 0'],
  ['by an alarm, it fails at once', lasting({ ...stopped, alarmStatus: 'TRIGGERED' }), 'deployment-failed at 0'],
  ['called FAILED, it fails at once', [seen(0, [stopped], 'FAILED')], 'deployment-failed at 0'],
  ['for a newer one, it is superseded', lasting(begun('IN_PROGRESS'), stopped), 'superseded at 0'],
  ['for a newer one that failed in its turn, it is superseded', lasting(begun('STOPPED'), stopped), 'superseded at 0'],
  ['a newer one that was rolled back has no place', lasting(begun('ROLLBACK_SUCCESSFUL'), stopped), 'deployment-failed at 50'],
  [
    'an older one is none that has come after it',
    lasting(stopped, { ...begun('SUCCESSFUL'), createdAt: at(-3600) }),
    'deployment-failed at 50',
  ],
];

it.each(rows)('STOPPED: %s', (_what, observations, verdict) => {
  expect(verdictOf(observations, { selector: { which: 'id', id: ours } })).toBe(verdict);
});

it.each([
  ['SUCCESSFUL', 'in progress'],
  ['STOPPED', 'superseded at 0'],
])('a newer one that was stopped takes no place of one that serves, unless that was stopped for it: %s', (status, verdict) => {
  const own = serviceDeployment(status, { finishedAt: at(-10) });
  expect(verdictOf([seen(0, [begun('STOPPED'), own])], { selector: { which: 'id', id: ours } })).toBe(verdict);
});

it('says why, where ECS does, and else what it says alone', () => {
  const { rolloutStateReason, ...unexplained } = deployment({ rolloutState: 'FAILED' });
  const failureIn = (entry: Deployment): string | undefined =>
    givenUp({ id: ours }, observation(0, { service: service({ deployments: [entry] }) }));
  expect(failureIn({ ...unexplained, rolloutStateReason: 'the circuit breaker' })).toBe('the circuit breaker');
  expect(rolloutStateReason).toBeDefined();
  expect(failureIn(unexplained)).toBe('rolloutState FAILED');
  expect(failureIn(deployment())).toBeUndefined();
  expect(failureIn(deployment({ id: older, rolloutState: 'FAILED' }))).toBeUndefined();
});

it('says what ECS says of the service deployment, with its reason', () => {
  const failed = serviceDeployment('ROLLBACK_FAILED');
  const failureOf = (told: ServiceDeployment): string | undefined => givenUp({ id: ours, serviceDeployment: told }, undefined);
  expect(failureOf(failed)).toBe('service deployment ROLLBACK_FAILED');
  expect(failureOf({ ...failed, statusReason: 'no tasks' })).toBe('service deployment ROLLBACK_FAILED, no tasks');
  expect(failureOf(stopped)).toBeUndefined();
  expect(givenUp({ id: ours, serviceDeployment: stopped }, blind(50))).toBe('service deployment STOPPED');
});

it('with `follow`, waits until it is known whether the newer one runs what is expected', () => {
  const expected = { onSuperseded: 'follow', taskDefinitions: [{ family: 'api' }] } as const;
  const selector = { which: 'id', id: ours } as const;
  expect(verdictOf([seen(0, [begun('IN_PROGRESS'), stopped])], { selector, ...expected })).toBe('in progress');
});
