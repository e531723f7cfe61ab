/** Whatever a container, a person or AWS writes, a diagnosis takes linear time and its commands stay single commands. */
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { hclQuoted } from '../../src/diagnose/remedy/literals.ts';
import { shellQuoted } from '../../src/model/shell.ts';
import type { Fixture } from '../../src/explain/fixture/fixture.ts';
import { judged } from '../../src/explain/fixture/judged.ts';

const megabyte = 1_000_000;
const exited = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ exitCode: 1 }],
};
/** In milliseconds of this process: what else the machine does is not the catalogue's. */
const timesOf = (fixture: Omit<Fixture, 'about'>, runs: number): readonly number[] => {
  const { timeline, verdict } = judged({ about: '', ...fixture });
  return Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    diagnose(timeline, verdict);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
};
const timeOf = (fixture: Omit<Fixture, 'about'>): number => timesOf(fixture, 1)[0] ?? Number.NaN;
/** Generous, for slow machines: a rule that is not linear takes minutes on these. */
const mostMs = 2000;

describe('linear time', () => {
  const seeds = [
    'a',
    ' ',
    'A_',
    'exec ',
    'port 1',
    'GET /',
    '"GET /a" 404 ',
    'not found ',
    'unhealthy ',
    'image: ',
    'connect ',
    '\\',
    '(',
    '1.',
    'at a:',
    'ref a/',
    'started in ',
    'hook target ',
    'A_B lifecycle ',
    'target group ',
  ];
  test.each(seeds)('a log line of a megabyte of %j', (seed) => {
    expect(timeOf({ tasks: [exited], logs: [seed.repeat(megabyte / seed.length)] })).toBeLessThan(mostMs);
  });

  test.each(seeds)('a stopped reason, a container reason and an event of a megabyte of %j', (seed) => {
    const long = `CannotPullContainerError: ${seed.repeat(megabyte / seed.length)}`;
    const task = { stopCode: 'TaskFailedToStart', stoppedReason: long, containers: [{ reason: long }] };
    expect(timeOf({ tasks: [task], events: [long] })).toBeLessThan(mostMs);
  });

  test.each([...seeds, 'period is 1', 'alarms: a, ', 'arn:aws:lambda:a', 'authorized to perform: a'])(
    'an error of CodeDeploy and of its event of a megabyte of %j',
    (seed) => {
      const errorMessage = `validation functions failed ${seed.repeat(megabyte / seed.length)}`;
      const event = { name: 'BeforeAllowTraffic', status: 'Failed', message: errorMessage };
      expect(
        timeOf({ codeDeploy: { status: 'Failed', errorCode: 'TIMEOUT', errorMessage, target: { lifecycleEvents: [event] } } }),
      ).toBeLessThan(mostMs);
    },
  );

  test.each([
    ...seeds,
    'could not open mount ',
    'cannot ',
    'connection host name ',
    'error connect ',
    'A_BC_D missing ',
    'chown /a ',
    'password invalid ',
    'at a.b(c:1) ',
  ])('10 MB of log lines of %j, within a second', (seed) => {
    const logs = Array.from({ length: 1000 }, (_none, index) => `${index} ${seed.repeat(10_000 / seed.length)}`);
    // The best of three: the first compiles the patterns.
    expect(Math.min(...timesOf({ tasks: [exited], logs }, 3))).toBeLessThan(1000);
  });

  test('10,000 stopped tasks, each with a reason of its own', () => {
    const tasks = Array.from({ length: 10_000 }, (_none, index) => ({
      ...exited,
      containers: [{ exitCode: index % 256, reason: `reason ${index} ${'x'.repeat(900)}` }],
    }));
    expect(timeOf({ tasks })).toBeLessThan(mostMs);
  });

  test('10,000 log lines', () => {
    expect(
      timeOf({
        tasks: [exited],
        logs: Array.from({ length: 10_000 }, (_none, index) => `line ${index} GET /a 200 of a log that goes on and on`),
      }),
    ).toBeLessThan(mostMs);
  });
});

describe('values of AWS in commands', () => {
  const hostile = [
    '$(touch /tmp/x)',
    '`id`',
    "a'; rm -rf /; '",
    'a\nrm -rf /',
    '"; exit',
    'a && b',
    '${{ secrets.X }}',
    'a\u202eb',
    '-x',
    '~root',
    '*',
    '',
  ];
  test.each(hostile)('a shell takes %j for one word', (value) => {
    const quoted = shellQuoted(value);
    expect(quoted).toMatch(/^(?:[\w/:=.,@%+-]+|'(?:[^']|'\\'')*')$/);
    expect(quoted).not.toMatch(/[\n\r\u202e]/);
  });

  test.each(hostile)('Terraform takes %j for one string without a template', (value) => {
    const quoted = hclQuoted(value);
    expect(quoted).toMatch(/^"(?:[^"\\\n]|\\.)*"$/);
    expect(quoted.replaceAll('$${', '').replaceAll('%%{', '')).not.toMatch(/[$%]\{/);
  });
});
