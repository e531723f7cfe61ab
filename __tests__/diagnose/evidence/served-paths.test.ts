/** Paths that an application serves, as it tells them itself. */
import { describe, expect, test } from '@jest/globals';
import { checkedByContainer, otherPaths } from '../../../src/diagnose/evidence/served-paths.ts';
import { checksOf, type Check } from '../../../src/model/health-checks.ts';
import { judged } from '../../../src/explain/fixture/judged.ts';

const [check] = checksOf(judged({ about: 'asks for /', targetGroup: { healthCheck: { path: '/' } } }).timeline) as [Check];

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
    expect(otherPaths([line], check).map((other) => other.path)).toEqual([path]);
  });
});

describe('paths that are not named', () => {
  test.each([
    ['a path that was answered with 404', '"GET /healthz HTTP/1.1" 404 9 "-" "curl/8.5"'],
    ['the path that is asked for anyway', '[GIN-debug] GET    /     --> main.root (3 handlers)'],
    ['a path that tells no health', '[GIN-debug] GET    /orders     --> main.orders (3 handlers)'],
  ])('%s', (_sentence, line) => {
    expect(otherPaths([line], check)).toEqual([]);
  });
});

describe("what a container's own health check asks for", () => {
  const withCommand = (command: string): Check => {
    const healthCheck = {
      command: ['CMD-SHELL', command],
      intervalSeconds: 30,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 0,
    };
    const container = { name: 'app', image: 'app', essential: true, portMappings: [], healthCheck };
    return { ...check, container };
  };
  test.each([
    ['curl -f http://localhost:3000/health || exit 1', '/health on 3000'],
    ['curl -f https://127.0.0.1/ready && true', '/ready on 443'],
    ['wget -qO- http://[::1]:8080/up', '/up on 8080'],
    ['curl -f http://${HOST:-localhost}:9000/live&& exit 0', '/live on 9000'],
    ['curl -f http://localhost', '/ on 80'],
  ])('%s', (command, asks) => {
    expect(checkedByContainer(withCommand(command))?.seen).toContain(asks);
  });
  test.each(['curl -f http://localhost:$PORT/health', 'curl -f http://localhost:${PORT}/health', 'pg_isready'])(
    'nothing is known of %s',
    (command) => {
      expect(checkedByContainer(withCommand(command))).toBeUndefined();
    },
  );
});
