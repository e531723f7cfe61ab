/**
 * AWS's own lists, held against the catalogue: each entry is a cause, an outcome, or a silence with a name.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
 */
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { judged } from '../../src/explain/fixture/judged.ts';
import type { Fixture } from '../../src/explain/fixture/fixture.ts';

/** Says of an entry that it blames nobody, and why. */
const silence = (why: string): string => `silence: ${why}`;

const rootCause = (fixture: Omit<Fixture, 'about'>): string | undefined => {
  const { timeline, verdict } = judged({ about: '', ...fixture });
  return diagnose(timeline, verdict).find(({ severity }) => severity === 'error')?.cause;
};
const expectCause = (fixture: Omit<Fixture, 'about'>, expected: string): void => {
  expect(rootCause(fixture)).toBe(expected.startsWith('silence: ') ? undefined : expected);
};

describe('target health: all states and reasons', () => {
  const table: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
    ['healthy', undefined, undefined, silence('healthy')],
    ['initial', 'Elb.RegistrationInProgress', 'Target registration is in progress', silence('being registered')],
    ['initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress', silence('first checks')],
    ['unhealthy', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [404]', 'health-check-path-not-found'],
    ['unhealthy', 'Target.ResponseCodeMismatch', undefined, 'health-check-failed-unspecified'],
    ['unhealthy', 'Target.Timeout', 'Request timed out', 'health-check-timeout'],
    ['unhealthy', 'Target.Timeout', 'Connection to target timed out', 'health-check-timeout'],
    ['unhealthy', 'Target.FailedHealthChecks', 'Health checks failed', 'health-check-failed-unspecified'],
    ['unhealthy', 'Elb.InternalError', 'Health checks failed due to an internal error', 'aws-internal-error'],
    ['unhealthy.draining', 'Target.FailedHealthChecks', 'Health checks failed', 'health-check-failed-unspecified'],
    ['unused', 'Target.NotRegistered', 'Target is not registered to the target group', 'target-not-found'],
    [
      'unused',
      'Target.NotInUse',
      'Target group is not configured to receive traffic from the load balancer',
      'target-group-unused',
    ],
    ['unused', 'Target.NotInUse', 'Given target group is not configured to receive traffic from ELB', 'target-group-unused'],
    [
      'unused',
      'Target.NotInUse',
      'Target is in an Availability Zone that is not enabled for the load balancer',
      'target-az-not-enabled',
    ],
    ['unused', 'Target.InvalidState', 'Target is in the stopped state', 'target-invalid-state'],
    ['unused', 'Target.InvalidState', 'Target is in the terminated state', 'target-invalid-state'],
    ['unused', 'Target.InvalidState', 'Target is in the terminated or stopped state', 'target-invalid-state'],
    ['unused', 'Target.InvalidState', 'Target is in an invalid state', 'target-invalid-state'],
    [
      'unused',
      'Target.IpUnusable',
      'The IP address cannot be used as a target, as it is in use by a load balancer',
      'target-ip-unusable',
    ],
    ['draining', 'Target.DeregistrationInProgress', 'Target deregistration is in progress', silence('draining')],
    ['unavailable', 'Target.HealthCheckDisabled', 'Health checks are disabled', 'target-health-checks-disabled'],
    ['unavailable', 'Elb.InternalError', 'Health checks failed due to an internal error', 'aws-internal-error'],
  ];
  test.each(table)('%s %s %s (%s)', (State, Reason, Description, expected) => {
    const target = { State, ...(Reason === undefined ? {} : { Reason }), ...(Description === undefined ? {} : { Description }) };
    expectCause({ tasks: [{ target }] }, expected);
  });
});

describe('codes of a failed health check', () => {
  const table: readonly (readonly [string, string])[] = [
    ['200', 'health-check-matcher-mismatch'],
    ['204', 'health-check-matcher-mismatch'],
    ['301', 'health-check-redirect'],
    ['302', 'health-check-redirect'],
    ['307', 'health-check-redirect'],
    ['308', 'health-check-redirect'],
    ['400', 'health-check-failed-unspecified'],
    ['401', 'health-check-auth-required'],
    ['403', 'health-check-auth-required'],
    ['404', 'health-check-path-not-found'],
    ['405', 'health-check-path-not-found'],
    ['410', 'health-check-path-not-found'],
    ['418', 'health-check-matcher-mismatch'],
    ['421', 'health-check-host-header-rejected'],
    ['426', 'health-check-matcher-mismatch'],
    ['429', 'health-check-app-error'],
    ['500', 'health-check-app-error'],
    ['502', 'health-check-app-error'],
    ['503', 'health-check-app-error'],
    ['504', 'health-check-app-error'],
  ];
  test.each(table)('[%s]: %s', (code, cause) => {
    expectCause(
      {
        tasks: [
          {
            target: {
              State: 'unhealthy',
              Reason: 'Target.ResponseCodeMismatch',
              Description: `Health checks failed with these codes: [${code}]`,
            },
          },
        ],
      },
      cause,
    );
  });

  test.each([
    ['0', 'health-check-matcher-mismatch'],
    ['12', 'health-check-path-not-found'],
    ['14', 'health-check-app-error'],
    ['16', 'health-check-auth-required'],
  ])('gRPC [%s]: %s', (code, cause) => {
    const target = {
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: `Health checks failed with these codes: [${code}]`,
    };
    expectCause(
      {
        tasks: [{ target }],
        targetGroup: {
          protocolVersion: 'GRPC',
          healthCheck: { path: '/AWS.ALB/healthcheck', matcher: '99', matcherKind: 'grpc' },
        },
      },
      cause,
    );
  });
});

describe('stop codes', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['TaskFailedToStart', 'a reason that nobody knows', 'task-failed-to-start-unspecified'],
    ['EssentialContainerExited', 'Essential container in task exited', 'container-exited-unspecified'],
    ['UserInitiated', 'Task stopped by user', silence('a person')],
    ['UserInitiated', 'deploying a hotfix', silence('a person')],
    ['ServiceSchedulerInitiated', 'Scaling activity initiated by (deployment ecs-svc/4607182418800017408)', silence('scaling')],
    [
      'ServiceSchedulerInitiated',
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/x/1)',
      'health-check-failed-unspecified',
    ],
    ['ServiceSchedulerInitiated', 'Task failed ELB health checks in (elb classic)', 'health-check-failed-unspecified'],
    ['ServiceSchedulerInitiated', 'Task failed container health checks', 'container-health-check-failed'],
    [
      'ServiceSchedulerInitiated',
      'ECS is performing maintenance on the underlying infrastructure hosting the task',
      'host-terminated',
    ],
    ['ServiceSchedulerInitiated', 'Service scheduler: container instance 8f2c is in DRAINING state', 'host-terminated'],
    ['SpotInterruption', 'Your Spot Task was interrupted.', 'spot-interruption'],
    ['TerminationNotice', 'Your Spot Task was interrupted.', 'spot-interruption'],
    ['TerminationNotice', 'Host EC2 (instance i-0a1b2c3d4e5f67890) stopped.', 'host-terminated'],
    ['UserInitiated', 'Container instance deregistration forced by user', 'host-terminated'],
    ['InfrastructureHealth', 'the infrastructure below the task is not well', 'host-terminated'],
  ];
  test.each(table)('%s %s (%s)', (stopCode, stoppedReason, expected) => {
    expectCause({ tasks: [{ stopCode, stoppedReason }] }, expected);
  });
});

describe('categories of stopped-task errors, without more', () => {
  const table: readonly (readonly [string, string])[] = [
    ['TaskFailedToStart', 'task-failed-to-start-unspecified'],
    ['ResourceInitializationError: unable to pull secrets or registry auth', 'secrets-retrieval-failed-unspecified'],
    ['ResourceInitializationError: a reason that nobody knows', 'task-failed-to-start-unspecified'],
    ['ResourceNotFoundException', 'task-failed-to-start-unspecified'],
    ['InternalError: something within AWS', 'aws-internal-error'],
    ['OutOfMemoryError: Container killed due to memory usage', 'out-of-memory'],
    ['ContainerRuntimeError: the runtime failed', 'container-start-failed'],
    ['ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 4m0s', 'docker-daemon-timeout'],
    ['CannotStartContainerError: the container did not start', 'container-start-failed'],
    ['CannotStopContainerError: the container did not stop', 'task-failed-to-start-unspecified'],
    ['CannotInspectContainerError: the container could not be inspected', 'container-start-failed'],
    ['CannotCreateVolumeError: the volume could not be created', 'container-create-failed'],
    ['CannotCreateContainerError: the container could not be created', 'container-create-failed'],
    ['CannotPullContainerError', 'image-pull-failed-unspecified'],
    ['CannotPullECRContainerError', 'image-pull-failed-unspecified'],
    ['CannotPullContainerAuthError: denied', 'image-registry-auth'],
    ['CannotPullImageManifestError: manifest unknown', 'image-not-found'],
    ['DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s', 'docker-daemon-timeout'],
    ['DockerStateError: the state is wrong', 'container-start-failed'],
    [
      'Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet',
      'eni-provisioning-failed',
    ],
    ['The selected task definition is not compatible with the selected compute strategy', 'compute-strategy-mismatch'],
    ['Unable to attach network interface to unused device index', 'eni-provisioning-failed'],
    ['AGENT', 'agent-disconnected'],
    ['TaskFailedToStart: RESOURCE:CPU', 'capacity-cpu'],
    ['TaskFailedToStart: RESOURCE:MEMORY', 'capacity-memory'],
    ['TaskFailedToStart: RESOURCE:GPU', 'capacity-gpu'],
    ['TaskFailedToStart: RESOURCE:ENI', 'capacity-eni'],
    ['TaskFailedToStart: RESOURCE:PORTS', 'capacity-host-port-conflict'],
    ['TaskFailedToStart: MemberOf placement constraint unsatisfied', 'capacity-missing-attribute'],
    ['TaskFailedToStart: ATTRIBUTE', 'capacity-missing-attribute'],
    ['TaskFailedToStart: NO ACTIVE INSTANCES', 'capacity-no-container-instances'],
    ['TaskFailedToStart: EMPTY CAPACITY PROVIDER', 'capacity-no-container-instances'],
  ];
  test.each(table)('%s: %s', (stoppedReason, cause) => {
    expectCause({ tasks: [{ stopCode: 'TaskFailedToStart', stoppedReason }] }, cause);
  });
});

describe('service events', () => {
  const closest = (what: string): string =>
    `(service api) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 8f2c) ${what}.`;
  const reason = (what: string): string => `(service api) was unable to place a task. Reason: ${what}`;
  const group = '(target-group arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/api-tg/6d0ecf831eec9f09)';
  const table: readonly (readonly [string, string])[] = [
    ['(service api) has reached a steady state.', silence('steady state')],
    [reason('No Container Instances were found in your cluster.'), 'capacity-no-container-instances'],
    [reason('No Container Instances were found in your capacity provider.'), 'capacity-no-container-instances'],
    [closest('is using more than 100 ports'), 'capacity-host-port-conflict'],
    [closest('is already using a port required by your task'), 'capacity-host-port-conflict'],
    [closest('has insufficient memory available'), 'capacity-memory'],
    [closest('has insufficient CPU units available'), 'capacity-cpu'],
    [closest('has insufficient ENI units'), 'capacity-eni'],
    [closest('is missing an attribute required by your task'), 'capacity-missing-attribute'],
    [closest('encountered error "AGENT"'), 'agent-disconnected'],
    [
      '(service api) (instance i-0a1b) (port 32768) is unhealthy in (elb classic) due to (reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively.)',
      'health-check-failed-unspecified',
    ],
    [`(service api) (task 5f0e) (port 3000) is unhealthy in ${group} due to (reason Request timed out).`, 'health-check-timeout'],
    [
      `(service api, taskSet ecs-svc/1) (port 3000) is unhealthy in ${group} due to (reason Health checks failed with these codes: [302]).`,
      'health-check-redirect',
    ],
    ['(service api) is unable to consistently start tasks successfully.', 'deployment-outcome-start-impaired'],
    ['(service api) operations are being throttled. Will try again later.', 'ecs-api-throttled'],
    [
      '(service api) was unable to stop or start tasks during a deployment because of the service deployment configuration.',
      'deployment-config-deadlock',
    ],
    [reason("You've reached the limit on the number of tasks you can run concurrently."), 'quota-exceeded'],
    [reason("You've reached the limit on the number of vCPUs you can run concurrently."), 'quota-exceeded'],
    [reason('Internal error.'), 'subnet-az-unsupported'],
    [reason('The requested CPU configuration is above your limit.'), 'quota-exceeded'],
    [reason('The requested MEMORY configuration is above your limit.'), 'quota-exceeded'],
    [reason('The tasks provisioning capacity limit was exceeded.'), 'quota-exceeded'],
    [
      reason('Capacity is unavailable at this time. Please try again later or in a different availability zone.'),
      'capacity-fargate-unavailable',
    ],
    [
      '(service api) was unable to reach steady state because task set (ecs-svc/1) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.',
      'task-protection-blocks-scale-in',
    ],
    [
      '(service api) (deployment ecs-svc/4607182418800017408) deployment failed: tasks failed to start.',
      'deployment-outcome-circuit-breaker',
    ],
    ['(service api) (deployment ecs-svc/4607182418800017408) deployment failed: alarm detected.', 'deployment-outcome-alarm'],
    ['(service api) rolling back to deployment ecs-svc/4602678819172646912.', 'deployment-outcome-rollback'],
    ['(service api) Timed out waiting for Amazon ECS Agent to start.', 'agent-disconnected'],
    [`(service api) task set (ecs-svc/1) is not healthy in ${group} due to TARGET GROUP IS NOT FOUND`, 'target-group-missing'],
    [`(service api) task set (ecs-svc/1) is not healthy in ${group} due to TARGET IS NOT FOUND`, 'target-not-found'],
    ['(service api) IAM permissions policies misconfigured', 'iam-elb-permission-missing'],
    ['(service api) IAM trust relationship misconfigured', 'iam-role-not-assumable'],
    ['(service api) could not launch 2 tasks for deployment ecs-svc/4607182418800017408.', 'deployment-outcome-start-impaired'],
    ['(service api) (task 5f0e) failed container health checks.', 'container-health-check-failed'],
    ['(service api) has started 2 tasks: (task 5f0e) (task 5f0f).', silence('task started')],
    [
      '(service api) has started 1 tasks: (task 5f0e).  Amazon ECS replaced 1 tasks due to an unhealthy status.',
      silence('replaced by itself'),
    ],
    ['(service api) has stopped 1 running tasks: (task 5f0e).', silence('task stopped')],
    ['(service api) stopped 1 pending tasks.', silence('task stopped')],
    [`(service api) registered 2 targets in ${group}`, silence('registration')],
    [`(service api) deregistered 2 targets in ${group}`, silence('deregistration')],
    ['(service api, taskSet ecs-svc/1) has begun draining connections on 1 tasks.', silence('draining')],
    ['(service api) (deployment ecs-svc/4607182418800017408) deployment completed.', silence('completed')],
    [
      '(service api) is not AZ balanced with 2 tasks in eu-west-1a, 0 tasks in eu-west-1b. AZ Rebalancing in progress.',
      silence('rebalancing'),
    ],
    ['(service api) is AZ balanced with 1 tasks in eu-west-1a, 1 tasks in eu-west-1b.', silence('balanced')],
    ['(service api) has started 1 tasks in eu-west-1b to AZ Rebalance: (task 5f0e).', silence('rebalancing')],
    ['(service api) has stopped 1 running tasks in eu-west-1a due to AZ rebalancing: (task 5f0f).', silence('rebalancing')],
    [
      '(service api) is unable to place a task in Availability Zone eu-west-1b because no container instance met all of its requirements.',
      'capacity-no-container-instances',
    ],
  ];
  test.each(table)('%s (%s)', (message, expected) => {
    expectCause({ events: [message] }, expected);
  });
});

describe('reasons of deployments', () => {
  const ofDeployment: readonly (readonly [string, string])[] = [
    ['Service deployment rolled back because the circuit breaker threshold was exceeded.', 'deployment-outcome-circuit-breaker'],
    ['Service deployment rolled back because of one or more active alarms.', 'deployment-outcome-alarm'],
    [
      'Service deployment rolled back because of invalid networking configuration. The target group is not associated with a listener rule.',
      'bluegreen-networking-config',
    ],
    [
      'Service deployment rolled back because of invalid networking configuration. ECS found more than one target group serving traffic.',
      'bluegreen-networking-config',
    ],
    [
      'Service deployment rolled back because of invalid networking configuration. One or more rules not found',
      'bluegreen-networking-config',
    ],
    [
      'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to assume role arn:aws:iam::444455556666:role/hook',
      'lifecycle-hook-failed',
    ],
    [
      'Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target arn:aws:lambda:x due to an error',
      'lifecycle-hook-failed',
    ],
    [
      'Service deployment rolled back because TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ECS was unable to parse the response due to: HookStatus must not be null.',
      'lifecycle-hook-failed',
    ],
    [
      'Service deployment rolled back because TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. User: arn:aws:sts::444455556666:assumed-role/elb/ECSNetworkingWithELB is not authorized to perform: elasticloadbalancing:ModifyListener on resource: arn:aws:elasticloadbalancing:x',
      'iam-elb-permission-missing',
    ],
    ['Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT pause hook timed out.', 'pause-hook-timed-out'],
    ['No rollback candidate was found to run the rollback.', 'rollback-candidate-missing'],
  ];
  test.each(ofDeployment)('%s (%s)', (statusReason, expected) => {
    expectCause({ serviceDeployment: { status: 'STOPPED', statusReason } }, expected);
  });

  test.each([
    ['ECS deployment ecs-svc/4607182418800017408 in progress.', undefined],
    ['ECS deployment ecs-svc/4607182418800017408 completed.', undefined],
    ['ECS deployment circuit breaker: tasks failed to start.', 'deployment-outcome-circuit-breaker'],
    ['ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/4602678819172646912.', 'deployment-outcome-rollback'],
  ])('%s: %s', (rolloutStateReason, cause) => {
    expect(rootCause({ rollout: { rolloutState: 'FAILED', rolloutStateReason } })).toBe(cause);
  });
});
