import { describe, expect, test } from '@jest/globals';
import { slowestStart } from '../../../src/diagnose/evidence/app-log.ts';

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

test('of several starts the slowest counts, in whatever unit it is told', () => {
  const lines = ['Ready in 3.2s', 'Started Worker in 2 minutes', 'Server startup in [42137] milliseconds'];
  expect(slowestStart(lines)).toEqual({ seconds: 120, line: lines[1] });
});
