/** Runs of a few looks each, from which the golden summaries and logs are told. */
import type { Finding } from '../../src/model/finding.ts';
import type { Observation, ServiceEvent, Target, Task } from '../../src/model/observation.ts';
import type { RunContext } from '../../src/model/report.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import type { Decided, Outcome } from '../../src/model/outcome.ts';
import type { VerifiedService } from '../../src/model/ports.ts';
import {
  readFailure,
  answers404,
  at,
  container,
  criteria,
  deployment,
  event,
  groupArn,
  killed,
  observation,
  older,
  olderDeployment,
  ours,
  service,
  serviceDeployment,
  stopped,
  target,
  task,
  withoutLoadBalancers,
} from '../build.ts';

export const run: RunContext = {
  mode: 'verify',
  version: '1.0.0',
  region: 'eu-west-1',
  startedAt: at(0),
  jobUrl: 'https://github.com/o/r/actions/runs/1/job/2',
};

const decided = (outcome: Outcome, seconds: number, because: string, passes = outcome === 'healthy'): Decided => ({
  decided: true,
  outcome,
  at: at(seconds),
  passes,
  because,
});

const timelineOf = (name: string, observations: readonly Observation[]): Timeline =>
  observations.reduce(extend, startTimeline({ cluster: 'prod', service: name }, criteria(), at(0)));

/** Ids as AWS makes them. */
const ids = ['1dc5c17a422b4dc4b1d9f0a0c2d4e6f8', '3f0a6b77c9e24f1d8a5b2c4d6e8f0a1b', '9b2e4d6f8a0c4e1fb3d5f7a9c1e3f5a7'];
const named = (n: number, one: Task): Task => {
  const id = ids[n - 1] ?? String(n).padStart(8, 'a').padEnd(32, '0');
  return { ...one, id, arn: one.arn.replace(one.id, id) };
};
const tasks = (made: (n: number) => Task, amount: number, from = 1): readonly Task[] =>
  Array.from({ length: amount }, (_, index) => named(from + index, made(from + index)));
const targets = (made: (n: number) => Target, amount: number): readonly Target[] =>
  Array.from({ length: amount }, (_, index) => made(index + 1));

const started = (seconds: number): Partial<Task> => ({ createdAt: at(seconds - 30), startedAt: at(seconds) });
const registering = (n: number): Target =>
  target(n, 'initial', 'Elb.RegistrationInProgress', 'Target registration is in progress');
const oldTarget: Target = { ...target(201), id: '10.0.1.201' };

const tail = (one: Task, lines: readonly string[]): Observation['logs'][number] => ({
  taskArn: one.arn,
  container: 'app',
  group: '/ecs/api',
  stream: `app/app/${one.id}`,
  lines: lines.map((message, index) => ({ at: at(50 + index), message })),
});

export const pathFinding: Finding = {
  cause: 'health-check-path-not-found',
  severity: 'error',
  title: 'The health check asks for a path that the application does not have',
  sentence: 'the load balancer asks `GET /` on port 3000, gets 404 and accepts only 200; three tasks were killed for it',
  explanation:
    'The load balancer asks every task for one fixed path and takes the task for dead unless the answer has an accepted code. The application runs and answers, but it has no route at that path, so ECS keeps killing tasks that work.',
  evidence: [
    {
      field: 'TargetHealth.Description',
      text: 'Target.ResponseCodeMismatch: Health checks failed with these codes: [404] (3 times)',
    },
    { field: 'TargetGroup.HealthCheckPath', text: 'asks GET / on port 3000, accepts 200 (api-tg)' },
    { field: 'Task.stoppedReason', text: `Task failed ELB health checks in (target-group ${groupArn}) (3 times)` },
  ],
  remedy: {
    text: 'Point the health check at a path that the application answers with 200; replace `/health` by yours.',
    paste: [
      {
        tool: 'AWS CLI',
        code: `aws elbv2 modify-target-group --target-group-arn ${groupArn} --health-check-path /health --region eu-west-1`,
      },
      { tool: 'Terraform', code: '# in the aws_lb_target_group api-tg\nhealth_check {\n  path = "/health"\n}' },
      { tool: 'CDK', code: '// TypeScript, on the target group\nhealthCheck: { path: "/health" }' },
      {
        tool: 'CloudFormation',
        code: '# in the Properties of the AWS::ElasticLoadBalancingV2::TargetGroup\nHealthCheckPath: "/health"',
      },
      { tool: 'Console', code: 'EC2 > Target groups > api-tg > Health checks > Edit: path /health' },
    ],
  },
  alternatives: [
    {
      text: 'If the path is meant as it is, let the application serve `/`.',
      paste: [
        { tool: 'Express', code: 'app.get("/", (_request, response) => response.sendStatus(200));' },
        { tool: 'Flask or FastAPI', code: '@app.get("/")\ndef health():\n    return "ok"' },
      ],
    },
    {
      text: 'If 404 is what a healthy task answers there, accept it.',
      paste: [
        {
          tool: 'AWS CLI',
          code: `aws elbv2 modify-target-group --target-group-arn ${groupArn} --matcher 'HttpCode="200,404"' --region eu-west-1`,
        },
        { tool: 'Terraform', code: '# in the aws_lb_target_group api-tg\nhealth_check {\n  matcher = "200,404"\n}' },
      ],
    },
  ],
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
};

const rolling = (desired: number, changes: Partial<Observation['service']> = {}): NonNullable<Observation['service']> =>
  service({
    desiredCount: desired,
    healthCheckGracePeriodSeconds: 30,
    deployments: [deployment({ desiredCount: desired, runningCount: desired }), olderDeployment({ runningCount: desired })],
    ...changes,
  });

const unhealthyEvent = (seconds: number, n: number): ServiceEvent =>
  event(
    seconds,
    `(port 3000) is unhealthy in (target-group ${groupArn}) due to (reason Health checks failed with these codes: [404]) (task ${ids[n - 1] ?? ''}).`,
  );

/** `GET /` answers 404; as many tasks as told. */
export function founding(amount = 3): VerifiedService {
  const running = tasks((n) => task(n, started(20)), amount);
  const gone = tasks((n) => ({ ...killed(n, 95 + n), ...started(20) }), amount);
  const young = tasks((n) => task(n, started(92)), amount, amount + 1);
  const events = [1, 2, 3].map((n) => unhealthyEvent(95 + n, n)).toReversed();
  const begun = event(12, `has started ${amount} tasks: ${ids.map((id) => `(task ${id})`).join(' ')}.`);
  const closing = tail(named(1, task(1)), [
    'listening on port 3000',
    'GET / 404 1.2 ms',
    'GET / 404 0.4 ms',
    'SIGTERM received, closing',
  ]);
  return {
    timeline: timelineOf('api', [
      observation(0, { kind: 'opening', service: rolling(amount), tasks: [], health: [oldTarget] }),
      observation(25, {
        service: rolling(amount, { events: [begun] }),
        tasks: running,
        health: [oldTarget, ...targets(registering, amount)],
      }),
      ...[70, 75, 80].map((seconds) =>
        observation(seconds, {
          service: rolling(amount, { events: [begun] }),
          tasks: running,
          health: [oldTarget, ...targets(answers404, amount)],
        }),
      ),
      observation(100, {
        service: rolling(amount, { events: [...events, begun] }),
        tasks: [...gone, ...young],
        health: [oldTarget, ...targets((n) => target(n, 'draining', 'Target.DeregistrationInProgress'), amount)],
      }),
      observation(101, {
        kind: 'closing',
        service: rolling(amount, { events: [...events, begun] }),
        tasks: [...gone, ...young],
        health: [oldTarget],
        logs: [closing],
      }),
    ]),
    verdict: decided(
      'targets-unhealthy',
      100,
      `${amount} tasks of this deployment failed at the load balancer; 0 of ${amount} desired tasks are healthy`,
    ),
    findings: [pathFinding],
  };
}

export function healthy(name = 'api'): VerifiedService {
  const own = service({
    name,
    desiredCount: 3,
    deployments: [deployment({ rolloutState: 'COMPLETED', desiredCount: 3, runningCount: 3 })],
  });
  const going = { ...own, deployments: [deployment({ desiredCount: 3 })] };
  const running = tasks((n) => task(n, started(20)), 3);
  return {
    timeline: timelineOf(name, [
      observation(0, { kind: 'opening', service: going, tasks: [], health: [oldTarget] }),
      observation(25, { service: going, tasks: running, health: [oldTarget, ...targets(registering, 3)] }),
      observation(40, { service: going, tasks: running, health: [oldTarget, ...targets(target, 3)] }),
      observation(70, { service: own, tasks: running, health: targets(target, 3) }),
    ]),
    verdict: decided('healthy', 70, '3 tasks of 3 healthy for 30 s'),
    findings: [],
  };
}

export function rolledBack(): VerifiedService {
  const { timeline, findings } = founding();
  const back = rolling(3, {
    deployments: [
      olderDeployment({ status: 'PRIMARY', runningCount: 3, updatedAt: at(150) }),
      deployment({
        status: 'ACTIVE',
        rolloutState: 'FAILED',
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      }),
    ],
    events: [
      event(151, `rolling back to deployment ${older}.`),
      event(150, `(deployment ${ours}) deployment failed: tasks failed to start.`),
    ],
  });
  const observations = [
    ...timeline.observations.filter(({ kind }) => kind !== 'closing'),
    observation(155, {
      service: back,
      tasks: tasks((n) => ({ ...killed(n, 95 + n), ...started(20) }), 3),
      health: [oldTarget],
      serviceDeployments: [serviceDeployment('ROLLBACK_IN_PROGRESS')],
    }),
  ];
  return {
    timeline: timelineOf('api', observations),
    verdict: decided('rolled-back', 155, `ECS rolled ${ours} back to ${older} (ServiceDeployment.status: ROLLBACK_IN_PROGRESS)`),
    findings,
  };
}

/** A container that exits by itself, again and again; no load balancer; logs and task definition denied. */
export function crashLoop(): VerifiedService {
  const alone = withoutLoadBalancers(service({ name: 'worker', deployments: [deployment()] }));
  const crashed = (n: number): Task =>
    named(
      n,
      stopped(n, 30 * n, 'EssentialContainerExited', 'Essential container in task exited', {
        ...started(30 * n - 12),
        containers: [container({ name: 'worker', exitCode: 1 }), container({ name: 'envoy', exitCode: 137 })],
      }),
    );
  const denied = [
    readFailure('GetLogEvents', 'denied', { action: 'logs:GetLogEvents', needed: false, errorName: 'AccessDeniedException' }),
  ];
  const at4 = [1, 2].map(crashed);
  return {
    timeline: timelineOf('worker', [
      observation(0, { kind: 'opening', ...alone, tasks: [] }),
      observation(35, { ...alone, tasks: [crashed(1)] }),
      observation(65, { ...alone, tasks: at4 }),
      observation(66, { kind: 'closing', ...alone, tasks: at4, readFailures: denied }),
    ]),
    verdict: decided('tasks-cycling', 65, '2 tasks of this deployment failed by themselves; 0 of 1 desired task are healthy'),
    findings: [
      {
        cause: 'container-exited',
        severity: 'error',
        title: 'An essential container exits by itself',
        sentence: 'container `worker` exited with code 1 about 12 s after its start; two tasks ended so',
        explanation: 'ECS stops a task as soon as one of its essential containers ends, and starts another.',
        evidence: [{ field: 'Container.exitCode', text: '1 in container worker (2 tasks)' }],
        remedy: {
          text: 'Read what the container wrote before it exited, and mend that.',
          paste: [{ tool: 'AWS CLI', code: 'aws logs tail /ecs/worker --since 30m --region eu-west-1' }],
        },
        alternatives: [],
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
      },
    ],
  };
}

export const several = (): readonly VerifiedService[] => [healthy('web'), crashLoop(), founding()];
