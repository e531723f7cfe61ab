import { describe, expect, test } from '@jest/globals';
import type { Report, ServiceReport } from '../../../src/model/report.ts';
import { commentBody } from '../../../src/report/render/comment.ts';
import { quotesLog, textsWithoutLog } from '../../../src/report/render/log-quotes.ts';
import { refusal, report } from '../../../src/report/report.ts';
import { elements, plainText, reference } from '../hostile.ts';
import { paused } from '../progressive-reports.ts';
import { crashLoop, founding, healthy, rolledBack, run, several } from '../reports.ts';
import { commit } from '../../publish/github/world.ts';

const body = (of: Report): string => commentBody(of, commit);
const foot = 'commit `1111111` · [summary and log of the job](https://github.com/o/r/actions/runs/1/job/2)\n';

/** The founding story with changes to its service. */
const changed = (changes: Partial<ServiceReport>): Report => {
  const base = report(run, [founding()]);
  return { ...base, services: base.services.map((one) => ({ ...one, ...changes })) };
};

/** The one service that a report has. */
function only({ services: [service] }: Report): ServiceReport {
  if (!service) throw new Error('the story has a service');
  return service;
}

describe('the comment', () => {
  test('of a failure: what happened, what to do, how it stands, and the way to the rest', () => {
    expect(body(report(run, [founding()]))).toBe(
      [
        '### ❌ `prod/api`: targets unhealthy',
        '',
        '**the load balancer asks `GET /` on port 3000, gets 404 and accepts only 200; three tasks were killed for it**',
        '',
        'What to do: Point the health check at a path that the application answers with 200; replace `/health` by yours. Or if the path is meant as it is, let the application serve `/`. Or if 404 is what a healthy task answers there, accept it.',
        '',
        '0 of 3 tasks healthy, 3 failed in deployment `ecs-svc/2000000000000000002` of `api:2`',
        '',
        foot,
      ].join('\n'),
    );
  });

  test.each([
    ['one that fails for it', false],
    ['one that passes with it', true],
  ])('of a pause: that a person decides, and where the commands are, of %s', (_sentence, passes) => {
    expect(body(report(run, [paused(passes)]))).toBe(
      [
        '### ⚠️ `prod/api`: paused for a person',
        '',
        '**it waits for a person at `POST_TEST_TRAFFIC_SHIFT` (hook `ecs-pause-Zx0123456789abcdefghijklmnopqrstuvwxyzABCDE`) until 2026-01-16 10:00 UTC, when ECS rolls it back**',
        '',
        'A person decides: the job summary has the commands that continue it and roll it back.',
        '',
        '3 of 3 tasks healthy in deployment `ecs-svc/2000000000000000002` of `api:2`',
        '',
        foot,
      ].join('\n'),
    );
  });

  test('of a run that passes: short', () => {
    expect(body(report(run, [healthy()]))).toBe(
      [
        '### ✅ `prod/api`: healthy',
        '',
        '**3 tasks of 3 healthy for 30 s**',
        '',
        '3 of 3 tasks healthy in deployment `ecs-svc/2000000000000000002` of `api:2`',
        '',
        foot,
      ].join('\n'),
    );
  });

  test('of several services: a table, those that fail first', () => {
    expect(body(report(run, several()))).toBe(
      [
        '### ❌ 2 of 3 services do not pass',
        '',
        '| Service | Outcome | Tasks | Why |',
        '| --- | --- | --- | --- |',
        '| `prod/worker` | ❌ tasks keep failing | 0 of 1 task healthy, 2 failed | container `worker` exited with code 1 about 12 s after its start; two tasks ended so |',
        '| `prod/api` | ❌ targets unhealthy | 0 of 3 tasks healthy, 3 failed | the load balancer asks `GET /` on port 3000, gets 404 and accepts only 200; three tasks were killed for it |',
        '| `prod/web` | ✅ healthy | 3 of 3 tasks healthy |  |',
        '',
        foot,
      ].join('\n'),
    );
  });

  test('of a run that looked at nothing', () => {
    const told = refusal(run, 'misconfigured', '`timeout`: soon is no duration');
    expect(commentBody(told, undefined)).toBe(
      '### ❌ timeout: soon is no duration\n\n[summary and log of the job](https://github.com/o/r/actions/runs/1/job/2)\n',
    );
  });

  test('of a thousand services: what is left out passed or is the last, and is said', () => {
    const one = only(report(run, [founding()]));
    const fine = only(report(run, [healthy()]));
    const services = Array.from({ length: 1000 }, (_, index) => ({
      ...(index < 990 ? fine : one),
      key: `prod/${index}`,
    }));
    const text = body({ ...report(run, several()), services });
    expect(text.length).toBeLessThanOrEqual(30_000);
    expect(text).toContain('`prod/999`');
    expect(text).toMatch(/\n\d{3} more in the job summary\.\n/);
    expect(text.endsWith(foot)).toBe(true);
  });

  /** A report in which every text that is not a word of ours is `text`. */
  const foreign = <T>(value: T, text: string): T =>
    (typeof value === 'string'
      ? text
      : Array.isArray(value)
        ? value.map((one) => foreign(one as unknown, text))
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).map(([name, member]) => [
                name,
                name === 'outcome' || name === 'jobUrl' ? (member as unknown) : foreign(member as unknown, text),
              ]),
            )
          : value) as T;

  test.each([
    ['one that fails', [founding()]],
    ['one that passes', [healthy()]],
    ['one that waits for a person', [paused()]],
    ['several', several()],
    ['none', []],
  ])('no text of others acts in it, wherever it stands: %s', (_sentence, told) => {
    const hostile = '<img src=x> ![a](https://e.com/x.png) </details> @octocat #1 GH-1 `x` | a | **b**';
    const plain = body(foreign(report(run, told), 'text'));
    const text = body(foreign(report(run, told), hostile));
    expect(text).toContain('octocat');
    expect(elements(text).filter((one) => one !== 'code')).toStrictEqual(elements(plain).filter((one) => one !== 'code'));
    expect(plainText(text)).not.toMatch(reference);
  });

  test.each([
    ['HTML and an image', '<img src=x> ![a](https://e.com/x.png) </details>'],
    ['structure', '\n# big\n| a | b |\n---\n```\n- x'],
    ['mentions and references', '@octocat #1 GH-1 o/r#1 https://e.com'],
    ['bold that ends early', '** x ** y'],
  ])('%s is shown and not acted on', (_sentence, hostile) => {
    const shape = elements(body(changed({ story: 'text', findings: [] })));
    const text = body(changed({ story: `text ${hostile} text`, findings: [] }));
    expect(elements(text)).toStrictEqual(shape);
    expect(plainText(text)).not.toMatch(reference);
  });

  test('a story without end is cut, whatever it is made of', () => {
    const text = body(changed({ story: '\u{1f680}'.repeat(100_000), findings: [] }));
    expect(text).toContain(`**${'\u{1f680}'.repeat(600)}…**`);
    expect(body(changed({ story: '\u202e'.repeat(100_000), findings: [] })).length).toBeLessThanOrEqual(30_000);
  });
});

describe('no log lines', () => {
  const lines = ['Error: connect ECONNREFUSED 10.0.0.7:5432', 'GET / 404', 'password is hunter2'];
  const logs: ServiceReport['logs'] = [
    {
      taskArn: 'arn',
      container: 'app',
      group: '/ecs/api',
      stream: 's',
      lines: lines.map((message, index) => ({ at: index, message })),
    },
  ];
  const rows: readonly [sentence: string, text: string, expected: boolean][] = [
    ['words that a log shares by chance', 'the load balancer asks GET / on port 3000', false],
    ['a line in full', 'the app says: password is hunter2', true],
    ['a line in full, between backticks and with other spaces', 'the app says `password  is hunter2` and ends', true],
    ['a good part of a line', 'it says connect ECONNREFUSED 10.0.0.7 and ends', true],
    ['an address alone', 'it cannot reach 10.0.0.7:5432', false],
  ];
  test.each(rows)('%s: %s', (_sentence, text, expected) => {
    expect(quotesLog(text, { findings: [], logs })).toBe(expected);
  });

  test('a story that quotes one gives way to the title of its cause', () => {
    const service = only(changed({ logs, story: 'the app cannot start: connect ECONNREFUSED 10.0.0.7:5432' }));
    expect(textsWithoutLog(service)).toStrictEqual([
      'The health check asks for a path that the application does not have',
      expect.stringContaining('3 tasks of this deployment failed'),
    ]);
  });

  test('evidence from a log counts where the log itself was not kept', () => {
    const service = only(changed({ logs: [], story: 'it says: password is hunter2' }));
    const evidence = [{ field: 'log', text: 'password is hunter2 (2 lines)' }];
    const findings = service.findings.map((one) => ({ ...one, evidence }));
    expect(textsWithoutLog({ ...service, findings })).not.toContainEqual(expect.stringContaining('hunter2'));
  });

  test.each([founding, rolledBack, crashLoop])('%p: none in the comment', (story) => {
    const made = report(run, [story()]);
    for (const { message } of made.services.flatMap((one) => one.logs.flatMap((log) => log.lines))) {
      expect(body(made)).not.toContain(message);
    }
  });
});
