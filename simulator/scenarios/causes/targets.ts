/** Targets that fail their checks, or that nothing checks. */
import type { Answers, App, TargetGroupSpec } from '../../scenario.ts';
import { eager } from '../fixtures.ts';
import type { Sign } from './sign.ts';

const answering = (story: string, answers: Answers, line?: string, app: App = {}): Sign => ({
  story,
  app: { answers, ...(line === undefined ? {} : { logs: [{ afterSeconds: 2.5, line }] }), ...app },
});

const grouped = (story: string, group: TargetGroupSpec): Sign => ({ story, groups: { 'api-tg': { ...eager, ...group } } });

const checked = { check: { intervalSeconds: 5, timeoutSeconds: 2, retries: 2 } } as const;

/** On two instances, by dynamic host ports. */
const bridged = { launch: 'ec2', network: 'bridge', tasksPerInstance: 4 } as const;

/** By then the new tasks run. */
const RUNNING = 60;

export const targetSigns = {
  'target-group-missing': {
    ...grouped('the target group has been deleted', { listener: false }),
    actions: [{ at: -30, deleteTargetGroup: 'api-tg' }],
    inputs: { timeout: '3m' },
  },
  'iam-elb-permission-missing': {
    story: 'the role of the service may not register targets',
    service: { roleLacks: 'register' },
    inputs: { timeout: '3m' },
  },
  'container-health-check-command-broken': {
    ...answering(
      'the container health check asks for what is not there',
      200,
      '127.0.0.1 - - "GET / HTTP/1.1" 404 9 "-" "curl/8.5.0"',
      {
        containerCheck: 'fails',
      },
    ),
    ...checked,
  },
  'container-health-check-failed': {
    ...answering('the container health check fails', 200, undefined, { containerCheck: 'fails' }),
    ...checked,
  },
  'target-az-not-enabled': grouped('half of the tasks run in a zone that is not enabled', { zones: ['a'] }),
  'target-group-unused': grouped('no listener forwards to the target group', { listener: false }),
  'target-invalid-state': {
    story: 'the instances are stopped',
    service: bridged,
    actions: [{ at: RUNNING, interrupt: 'instance-stopped', tasks: 2 }],
  },
  'target-ip-unusable': grouped('the addresses of the tasks belong to a load balancer already', { addressesInUse: true }),
  'target-health-checks-disabled': {
    ...grouped('health checks were never turned on', { version: 'HTTP2' }),
    service: { kind: 'lattice' },
  },
  'target-not-found': {
    story: 'somebody takes the targets out of their group',
    actions: [{ at: RUNNING, deregister: 'api-tg' }],
    inputs: { timeout: '4m' },
  },
  'health-check-host-header-rejected': answering(
    'the framework rejects the Host header',
    400,
    "django.core.exceptions.DisallowedHost: Invalid HTTP_HOST header: '10.0.1.17:3000'. You may need to add '10.0.1.17' to ALLOWED_HOSTS.",
  ),
  'health-check-protocol-mismatch': answering(
    'the port speaks TLS',
    400,
    '2026/01/05 10:00:30 [info] 29#29: *1 client sent plain HTTP request to HTTPS port while reading client request headers: 400 The plain HTTP request was sent to HTTPS port',
  ),
  'health-check-path-not-found': answering('the path does not exist', 404),
  'health-check-redirect': answering('the path answers with a redirect', 301),
  'health-check-auth-required': answering('the path wants a login', 401),
  'health-check-matcher-mismatch': answering('the path answers with a success that the matcher leaves out', 204),
  'health-check-app-error': answering('the path answers with an error', 500),
  'app-binds-wrong-interface': answering(
    'the application listens on the loopback interface',
    'refuse',
    'INFO:     Uvicorn running on http://127.0.0.1:3000 (Press CTRL+C to quit)',
  ),
  'health-check-port-mismatch': answering('the application listens on another port', 200, 'Server listening on port 8080', {
    listensOn: 8080,
  }),
  'health-check-dependency-slow': answering(
    'the path waits for a dependency',
    200,
    '10.0.0.9 - - "GET / HTTP/1.1" 200 17 "-" "ELB-HealthChecker/2.0" 6012ms',
    { respondSeconds: 6 },
  ),
  'slow-startup-grace-period': {
    ...answering('the application needs longer to start than it is given', 200, undefined, {
      bootSeconds: 20,
      logs: [{ afterSeconds: 20, line: 'Started Application in 20.1 seconds (process running for 20.9)' }],
    }),
    groups: { 'api-tg': { ...eager, healthyThreshold: 10 } },
  },
  'security-group-blocked': { ...answering('the load balancer alone hears nothing of the tasks', 'hang'), ...checked },
  'health-check-timeout': answering('the path does not answer', 'hang'),
  'health-check-failed-unspecified': answering('the tasks refuse the connection, and say nothing', 'refuse'),
  'lattice-health-check-failed': {
    ...answering('VPC Lattice finds the tasks unhealthy, and tells no code', 500),
    service: { kind: 'lattice' },
  },
} as const satisfies { readonly [cause: string]: Sign };
