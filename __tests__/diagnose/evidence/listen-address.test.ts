import { describe, expect, test } from '@jest/globals';
import { listenAddresses, loopbackOnly } from '../../../src/diagnose/evidence/listen-address.ts';

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
