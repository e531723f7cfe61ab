/** What the APIs say apart, joined: paths, ports, start-up times. */
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { slowestStart } from '../../../src/diagnose/evidence/app-log.ts';
import { listenAddresses, loopbackOnly } from '../../../src/diagnose/evidence/listen-address.ts';
import { judged } from '../../../scripts/fixture/judged.ts';
import type { Fixture } from '../../../scripts/fixture/fixture.ts';

const group = 'arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/api-tg/6d0ecf831eec9f09';
const killed = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Task failed ELB health checks in (target-group ${group})`,
};
const founding: Fixture = {
  about: 'the default path, and a container that serves another',
  targetGroup: { healthCheck: { path: '/' } },
  container: {
    healthCheck: {
      command: ['CMD-SHELL', 'curl -f http://localhost:3000/health || exit 1'],
      intervalSeconds: 30,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 0,
    },
  },
  tasks: [
    killed,
    killed,
    killed,
    {
      target: {
        State: 'unhealthy',
        Reason: 'Target.ResponseCodeMismatch',
        Description: 'Health checks failed with these codes: [404]',
      },
    },
  ],
};
const rootOf = (fixture: Fixture): Finding | undefined => {
  const { timeline, verdict } = judged(fixture);
  return diagnose(timeline, verdict)[0];
};

describe('the founding story', () => {
  test('is told in one sentence with the values of the user', () => {
    expect(rootOf(founding)?.sentence).toBe(
      'the load balancer asks GET / on port 3000, gets 404 and accepts only 200; three tasks were killed for it',
    );
  });

  test('names the path that the container uses, and where that was seen', () => {
    expect(rootOf(founding)?.remedy.text).toContain(
      'The health check of container api uses /health on 3000; the target group asks GET / on port 3000',
    );
  });

  test('gives both fixes to paste', () => {
    const codes = rootOf(founding)?.remedy.paste.map(({ tool, code }) => `${tool}: ${code}`) ?? [];
    expect(codes[0]).toBe(
      `AWS CLI: aws elbv2 modify-target-group \\\n  --target-group-arn ${group} \\\n  --health-check-path /health \\\n  --region eu-west-1`,
    );
    expect(codes[1]).toBe('Terraform: # in the aws_lb_target_group api-tg\nhealth_check {\n  path = "/health"\n}');
    expect(codes).toContain(
      `AWS CLI: aws elbv2 modify-target-group \\\n  --target-group-arn ${group} \\\n  --matcher 'HttpCode="200,404"' \\\n  --region eu-west-1`,
    );
  });
});

describe('routes that frameworks print', () => {
  const table: readonly (readonly [string, string, string])[] = [
    [
      'NestJS',
      '[Nest] 1  - 03/02/2026, 10:00:41 AM     LOG [RouterExplorer] Mapped {/api/health, GET} route +2ms',
      '/api/health',
    ],
    ['Gin', '[GIN-debug] GET    /healthz                  --> main.health (3 handlers)', '/healthz'],
    ['Spring', 'Mapped "{[/actuator/health],methods=[GET]}" onto public java.lang.Object', '/actuator/health'],
    ['Spring 6', '{GET [/actuator/health]}: org.example.HealthController#health', '/actuator/health'],
    ['Flask', "<Rule '/healthcheck' (GET, HEAD, OPTIONS) -> healthcheck>", '/healthcheck'],
    ['Fastify', '└── /health (GET, HEAD)', '/health'],
    ['Laravel', 'GET|HEAD  /up ....................', '/up'],
    ['Rails', 'rails_health_check GET  /up(.:format)     rails/health#show', '/up'],
    ['Spring actuator', "Exposing 1 endpoint beneath base path '/actuator'", '/actuator/health'],
    ['ASP.NET', "Executing endpoint 'HTTP: GET /healthz'", '/healthz'],
    ['chi', 'registered route GET /livez', '/livez'],
    ['an access log', '10.0.2.7 - - [02/Mar/2026:10:01:11 +0000] "GET /status HTTP/1.1" 200 15 "-" "kube-probe/1.30"', '/status'],
    ['Uvicorn', 'INFO:     10.0.2.7:41122 - "GET /ready HTTP/1.1" 200 OK', '/ready'],
  ];
  test.each(table)('%s', (_framework, line, path) => {
    expect(rootOf({ ...founding, container: {}, logs: [line] })?.remedy.text).toContain(path);
  });
});

describe('paths that are not named', () => {
  test.each([
    ['a path that was answered with 404', '"GET /healthz HTTP/1.1" 404 9 "-" "curl/8.5"'],
    ['the path that is asked for anyway', '[GIN-debug] GET    /     --> main.root (3 handlers)'],
    ['a path that tells no health', '[GIN-debug] GET    /orders     --> main.orders (3 handlers)'],
  ])('%s', (_sentence, line) => {
    expect(rootOf({ ...founding, container: {}, logs: [line] })?.remedy.text).toContain(
      'Set the target group to a path that the application serves',
    );
  });
});

describe('how long killed tasks lived', () => {
  const lived = (...seconds: readonly number[]): Fixture => ({
    about: '',
    tasks: seconds.map((ran) => ({ ...killed, ran })),
  });
  const told = (fixture: Fixture): string | undefined =>
    rootOf(fixture)?.evidence.find(({ field }) => field === 'Task.stoppingAt')?.text;

  test('equal lives are the signature of a check that never succeeded', () => {
    expect(told(lived(96, 98, 101))).toBe('3 tasks lived 96 to 101 s; one that never answers is condemned 95 s after its start');
  });

  test.each([
    ['one life', lived(96)],
    ['unequal lives', lived(96, 400)],
  ])('%s tells nothing', (_sentence, fixture) => {
    expect(told(fixture)).toBeUndefined();
  });
});

describe('where an application says that it listens', () => {
  const table: readonly (readonly [string, string, number, string | undefined])[] = [
    ['Uvicorn', 'INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)', 8000, '127.0.0.1'],
    ['gunicorn', '[2026-03-02 10:00:41 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)', 8000, '0.0.0.0'],
    ['Flask', ' * Running on http://127.0.0.1:5000', 5000, '127.0.0.1'],
    ['Django', 'Starting development server at http://127.0.0.1:8000/', 8000, '127.0.0.1'],
    ['Puma', '* Listening on http://0.0.0.0:3000', 3000, '0.0.0.0'],
    ['Kestrel', '      Now listening on: http://[::]:8080', 8080, '[::]'],
    ['Spring', "Tomcat started on port 8080 (http) with context path '/'", 8080, undefined],
    ['Spring 2', 'Tomcat started on port(s): 8081 (http) with context path', 8081, undefined],
    ['Fastify', '{"level":30,"msg":"Server listening at http://127.0.0.1:3000"}', 3000, '127.0.0.1'],
    ['Express', 'Example app listening on port 4000', 4000, undefined],
    ['Go', '2026/03/02 10:00:41 listening on :9090', 9090, undefined],
  ];
  test.each(table)('%s', (_server, line, port, host) => {
    const [found] = listenAddresses([line]);
    expect([found?.port, found?.host]).toEqual([port, host]);
  });

  const inward: readonly (readonly [string, readonly string[], boolean])[] = [
    ['Uvicorn on 127.0.0.1', ['Uvicorn running on http://127.0.0.1:8000'], true],
    ['ASP.NET on localhost', ['Now listening on: http://localhost:5000'], true],
    ['Next.js prints localhost and listens everywhere', ['- Local:        http://localhost:3000'], false],
    ['Puma on both', ['* Listening on http://127.0.0.1:3000', '* Listening on http://0.0.0.0:3000'], false],
    ['a port alone', ['listening on port 3000'], false],
  ];
  test.each(inward)('on the loopback interface alone: %s', (_server, logs, isInward) => {
    expect(loopbackOnly(logs).length > 0).toBe(isInward);
  });
});

describe('how long an application says that it took to start', () => {
  test.each([
    ['Spring', 'Started ApiApplication in 42.137 seconds (process running for 44.2)', 42.137],
    ['Tomcat', 'Server startup in [42137] milliseconds', 42.137],
    ['Next.js', '✓ Ready in 3.2s', 3.2],
    ['Quarkus', 'api 1.0.0 on JVM (powered by Quarkus 3.20.0) started in 2.135s. Listening on: http://0.0.0.0:8080', 2.135],
    ['WildFly', 'WFLYSRV0025: WildFly 35 started in 18211ms - Started 512 of 700 services', 18.211],
  ] as const)('%s', (_framework, line, seconds) => {
    expect(slowestStart([line])?.seconds).toBeCloseTo(seconds);
  });
});
