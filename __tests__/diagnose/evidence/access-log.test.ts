/** Requests for the checked path in the logs of many servers: where one came in, no security group keeps the load balancer out. */
import { describe, expect, test } from '@jest/globals';
import { codeIn, mayBeElbRequest } from '../../../src/diagnose/evidence/access-log.ts';

const isRequest = mayBeElbRequest('/healthz');

describe('a request that may be the load balancer’s', () => {
  test.each([
    ['Uvicorn', 'INFO:     10.0.1.5:41234 - "GET /healthz HTTP/1.1" 200 OK', 200],
    ['Werkzeug, with a date that is no agent', '10.0.1.5 - - [02/Mar/2026 10:00:00] "GET /healthz HTTP/1.1" 200 -', 200],
    ['nginx, without an agent', '10.0.1.5 - - [02/Mar/2026:10:00:00 +0000] "GET /healthz HTTP/1.1" 204 0 "-" "-"', 204],
    ['morgan', 'GET /healthz 200 1.204 ms - 15', 200],
    ['Next.js', 'GET /healthz 200 in 12ms', 200],
    ['Gin', '[GIN] 2026/03/02 - 10:00:00 | 200 |     1.204ms |       10.0.1.5 | GET      "/healthz"', 200],
    ['PHP', '[Mon Mar  2 10:00:00 2026] 10.0.1.5:4123 [200]: GET /healthz', 200],
    ['ASP.NET', 'Request finished HTTP/1.1 GET http://10.0.1.17:3000/healthz - 503 - text/plain 1.2ms', 503],
    ['Serilog', 'HTTP GET /healthz responded 200 in 1.2 ms', 200],
    ['Fastify', '{"req":{"method":"GET","url":"/healthz"},"res":{"statusCode":200},"msg":"request completed"}', 200],
    ['Caddy', '{"logger":"http.log.access","request":{"method":"GET","uri":"/healthz"},"status":200}', 200],
    ['tracing', 'request{method=GET uri=/healthz}: finished processing request latency=0 ms status=200', 200],
    ['chi', '"GET http://10.0.1.17:3000/healthz HTTP/1.1" from 10.0.1.5:4123 - 200 2B in 1ms', 200],
    ['Bun', 'GET /healthz => 200', 200],
    ['Rails, as it comes in', 'Started GET "/healthz" for 10.0.1.5 at 2026-03-02 10:00:00', undefined],
    ['Hono, as it comes in', '<-- GET /healthz', undefined],
    ['Phoenix, as it comes in', '[info] GET /healthz', undefined],
    ['with a query', 'GET /healthz?full=1 200 1.204 ms - 15', 200],
  ])('%s', (_server, line, code) => {
    expect(isRequest(line)).toBe(true);
    expect(codeIn(line)).toBe(code);
  });

  test.each([
    ['a route', '[GIN-debug] GET    /healthz                  --> main.health (3 handlers)'],
    ['another path', 'GET /healthz2 200 1.204 ms - 15'],
    ['a path below it', 'GET /healthz/full 200 1.204 ms - 15'],
    ['the container itself', '127.0.0.1 - - [02/Mar/2026 10:00:00] "GET /healthz HTTP/1.1" 200 -'],
    ['someone else', '10.0.1.5 - - [02/Mar/2026:10:00:00 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "curl/8.5.0"'],
    ['a word about it', 'the health check is served at /healthz'],
  ])('not %s', (_what, line) => {
    expect(isRequest(line)).toBe(false);
  });

  test('the words of a path are no pattern', () => {
    expect(mayBeElbRequest('/a.b')('GET /a.b 200 1.2 ms')).toBe(true);
    expect(mayBeElbRequest('/a.b')('GET /aXb 200 1.2 ms')).toBe(false);
  });
});
