import { expect, it } from '@jest/globals';
import { neverHeals, stopOf } from '../../src/model/stop-reason.ts';
import { at, container, stopped, task } from '../build.ts';

const rows: readonly (readonly [code: string, reason: string, fate: string])[] = [
  ['ServiceSchedulerInitiated', 'Scaling activity initiated by (deployment ecs-svc/1)', 'benign: scaling'],
  ['ServiceSchedulerInitiated', 'Task failed ELB health checks in (target-group arn:aws:x)', 'failed: load-balancer'],
  ['ServiceSchedulerInitiated', 'Task failed ELB health checks in (elb old)', 'failed: load-balancer'],
  ['ServiceSchedulerInitiated', 'Task failed container health checks', 'failed: itself'],
  ['ServiceSchedulerInitiated', 'Task failed VPC Lattice health checks in (target-group arn:aws:x)', 'failed: load-balancer'],
  ['ServiceSchedulerInitiated', 'Task failed Service Connect proxy health checks', 'failed: itself'],
  [
    'ServiceSchedulerInitiated',
    'ECS is performing maintenance on the underlying infrastructure hosting the task.',
    'benign: maintenance',
  ],
  ['ServiceSchedulerInitiated', 'The container instance i-1 is in DRAINING state', 'benign: draining'],
  ['ServiceSchedulerInitiated', 'Task stopped due to AZ rebalancing', 'benign: rebalancing'],
  ['ServiceSchedulerInitiated', 'a reason that AWS has not written down', 'benign: the scheduler'],
  ['SpotInterruption', 'Your Spot Task was interrupted.', 'benign: Spot interruption'],
  ['TerminationNotice', 'Host EC2 (instance i-0123456789abcdef0) terminated.', 'benign: host gone'],
  ['TerminationNotice', '', 'benign: Spot interruption'],
  ['InfrastructureHealth', 'whatever', 'benign: infrastructure'],
  ['UserInitiated', 'rolled by hand', 'benign: a person'],
  ['EssentialContainerExited', 'Essential container in task exited', 'failed: itself'],
  ['constructor', 'Essential container in task exited', 'failed: itself'],
  ['TaskFailedToStart', 'ResourceInitializationError: unable to pull secrets or registry auth', 'failed: itself'],
  ['', 'Container instance deregistration forced by user', 'benign: host gone'],
  ['SomethingNew', 'a reason nobody has seen', 'failed: itself'],
];

it.each(rows)('%s, "%s" is %s', (code, reason, fate) => {
  const stop = stopOf(stopped(1, 10, code, reason), at(0));
  expect(stop?.benign ? `benign: ${stop.why}` : `failed: ${stop?.kind ?? 'running'}`).toBe(fate);
});

it('a stop that is not explained is held against a task that VPC Lattice had called unhealthy', () => {
  const unexplained = stopped(1, 10, 'ServiceSchedulerInitiated', 'a reason that AWS has not written down');
  expect(stopOf(unexplained, at(0), true)).toMatchObject({ benign: false, kind: 'load-balancer' });
  const scaled = stopped(1, 10, 'ServiceSchedulerInitiated', 'Scaling activity initiated by (deployment ecs-svc/1)');
  expect(stopOf(scaled, at(0), true)).toMatchObject({ benign: true, why: 'scaling' });
});

it('a task that runs has not stopped', () => {
  expect(stopOf(task(1), at(0))).toBeUndefined();
});

it('an image that does not exist cannot heal, also where only the container says so', () => {
  const reason = 'CannotPullContainerError: Error response from daemon: manifest for nginx:nope not found: manifest unknown';
  expect(
    stopOf(stopped(1, 10, 'TaskFailedToStart', 'Task failed to start', { containers: [container({ reason })] }), at(0)),
  ).toMatchObject({ heals: false });
});

it.each([
  [
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref r/api:2: r/api:2: not found',
    true,
  ],
  ['CannotPullContainerError: image Manifest does not contain descriptor matching platform linux/amd64', true],
  ['CannotStartContainerError: OCI runtime create failed: exec: "serve": executable file not found in $PATH: unknown', true],
  [
    'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "./entrypoint.sh": stat ./entrypoint.sh: no such file or directory: unknown',
    true,
  ],
  // Another instance may have what this one lacks.
  [
    'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/mnt/shared" to rootfs at "/data": stat /mnt/shared: no such file or directory: unknown',
    false,
  ],
  [
    'CannotStartContainerError: Error response from daemon: error gathering device information while adding custom device "/dev/nvidia0": no such file or directory: unknown',
    false,
  ],
  ['CannotPullContainerError: pull access denied for api, repository does not exist or may require docker login', false],
  ['CannotPullContainerError: failed to resolve ref r/api:2: dial tcp 10.0.0.1:443: i/o timeout', false],
  ['CannotPullContainerError: toomanyrequests: You have reached your pull rate limit', false],
  ['Essential container in task exited', false],
])('"%s" never heals: %s', (text, never) => {
  expect(neverHeals(text)).toBe(never);
});
