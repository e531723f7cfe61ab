/** The command as a process, without AWS: its help, and what makes no sense. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { version } from '../../src/model/version.ts';
import { recorded } from '../../src/observe/recording/record.ts';
import { play } from '../../simulator/play.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import { start } from './process.ts';

// A process takes its modules from the disk, which a busy machine may keep it waiting for.
jest.setTimeout(120_000);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-command-'));
  writeFileSync(join(folder, 'broken.jsonl'), '{"schema":2}\nwhat is this\n');
  writeFileSync(join(folder, 'old.jsonl'), '{"schema":99}\n');
  writeFileSync(join(folder, 'summary.md'), '# Healthy\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('help', () => {
  test.each([
    [['--help'], 'Usage:\n  ecs-health-gate COMMAND [OPTIONS]'],
    [['-h'], 'Usage:\n  ecs-health-gate COMMAND [OPTIONS]'],
    [['help'], 'Usage:\n  ecs-health-gate COMMAND [OPTIONS]'],
    [['help', 'audit'], 'Usage:\n  ecs-health-gate audit [OPTIONS] SERVICE...'],
    [['verify', '--help'], 'Usage:\n  ecs-health-gate verify [OPTIONS] SERVICE...'],
    [['verify', 'api', '--timeout', 'soon', '-h'], 'Usage:\n  ecs-health-gate verify [OPTIONS] SERVICE...'],
    [['explain', '--help'], 'explain - < app.log'],
    [['replay', '--help'], '--summary FILE'],
    [['--version'], `${version}\n`],
  ])('%j is told on standard output', async (args, says) => {
    expect(await start(args)).toStrictEqual({ code: 0, stderr: '', stdout: expect.stringContaining(says) });
  });
});

describe('what makes no sense', () => {
  const region = ['--region', 'eu-west-1'];
  const rows: readonly [args: readonly string[], says: readonly string[]][] = [
    [[], ['ecs-health-gate: a command is missing: verify, audit, explain or replay', 'Try: ecs-health-gate --help']],
    [['verfy'], ['ecs-health-gate: "verfy" is no command: is verify meant?', 'Try: ecs-health-gate --help']],
    [
      ['\u001b[31mred'],
      ['ecs-health-gate: "\u{fffd}[31mred" is no command: write verify, audit, explain or replay', 'Try: ecs-health-gate --help'],
    ],
    [
      ['verify', '--timout', '15m', '--nothing-like-it', '-x'],
      [
        'ecs-health-gate verify: "--timout" is no option of verify; is --timeout meant?',
        'ecs-health-gate verify: "--nothing-like-it" is no option of verify',
        'ecs-health-gate verify: "-x" is no option of verify',
        'Try: ecs-health-gate verify --help',
      ],
    ],
    [
      ['audit', 'api', '--timeout=15m'],
      ['ecs-health-gate audit: "--timeout" is no option of audit, but of verify', 'Try: ecs-health-gate audit --help'],
    ],
    [
      ['verify', 'api', '--timeout', '--json', '--allow-no-tasks=true', '--cluster', 'a', '--cluster', 'b'],
      [
        'ecs-health-gate verify: --timeout needs a value: --timeout DURATION',
        'ecs-health-gate verify: --allow-no-tasks takes no value; leave "true" out',
        'ecs-health-gate verify: --cluster is given twice; give it once',
        'Try: ecs-health-gate verify --help',
      ],
    ],
    [
      ['verify', ...region],
      [
        'ecs-health-gate verify: --service: is missing; write one or more names or ARNs, separated by commas or new lines',
        'Try: ecs-health-gate verify --help',
      ],
    ],
    [
      ['verify', 'api', ...region, '--timeout', '15', '--summary', 'a.txt', '--recording', 'nowhere/run.jsonl'],
      [
        'ecs-health-gate verify: --timeout: "15" is no duration; write its unit: 15s or 15m, or auto',
        'ecs-health-gate verify: --summary: "a.txt" says neither Markdown nor HTML; end it in .md or .html',
        'ecs-health-gate verify: --recording: the folder "nowhere" is not there; make it first',
        'Try: ecs-health-gate verify --help',
      ],
    ],
    [
      ['verify', 'api'],
      [
        'ecs-health-gate verify: --region: is missing; write one like eu-west-1, or set AWS_REGION, or name a profile that has one',
        'Try: ecs-health-gate verify --help',
      ],
    ],
    [
      ['audit', 'api', ...region, '--deployment', 'new'],
      [
        'ecs-health-gate audit: --deployment: new has nothing to wait for where mode is audit; leave it out',
        'Try: ecs-health-gate audit --help',
      ],
    ],
    [
      ['explain'],
      [
        "ecs-health-gate explain: a text is missing: of ECS, of a load balancer, or of a container's log",
        'Try: ecs-health-gate explain --help',
      ],
    ],
    [['replay'], ['ecs-health-gate replay: a recording is missing', 'Try: ecs-health-gate replay --help']],
    [
      ['replay', 'a', 'b'],
      ['ecs-health-gate replay: it replays one recording, but 2 are given', 'Try: ecs-health-gate replay --help'],
    ],
  ];
  test.each(rows)('%j is refused in words, with 2', async (args, says) => {
    const { code, stdout, stderr } = await start(args, { cwd: folder });
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toStrictEqual(says);
  });
});

describe('explain', () => {
  test('reads standard input, and lets none of it steer the terminal', async () => {
    const input = 'CannotPullContainerError: \u001b]0;owned\u0007 manifest unknown: repository shop/api not found\n';
    const { code, stdout } = await start(['explain', '-'], { input });
    expect([code, stdout.split('\n')[0]]).toStrictEqual([0, 'image-not-found (read as the stopped reason of a task)']);
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('replay', () => {
  const failing: readonly [string, file: string, says: string][] = [
    ['a recording that is not there', 'nowhere.jsonl', "no such file or directory, open 'nowhere.jsonl'"],
    ['a recording that is none', 'summary.md', 'summary.md cannot be replayed: line 1 of the recording is not JSON: # Healthy'],
    ['one of a schema to come', 'old.jsonl', 'old.jsonl cannot be replayed: line 1 is no recording of schema 1 to 2'],
    ['one without its inputs', 'broken.jsonl', 'broken.jsonl cannot be replayed: '],
  ];
  test.each(failing)('%s is told in one line, with 1', async (_what, file, says) => {
    const { code, stdout } = await start(['replay', file], { cwd: folder });
    expect([code, ...stdout.trimEnd().split('\n')]).toStrictEqual([1, expect.stringContaining(says)]);
  });

  test('says the report of a run again, and leaves its summary and its document', async () => {
    const scenario = scenarioTests['crash-loop-3'];
    if (!scenario) throw new Error('there is no such scenario');
    let text = '';
    const played = await play(scenario, {
      wrap: (observer, header) =>
        recorded(
          observer,
          header,
          () => ({ append: (more) => void (text += more), close: () => undefined }),
          () => undefined,
        ),
    });
    writeFileSync(join(folder, 'run.jsonl'), text);
    const { code, stdout, stderr } = await start(['replay', 'run.jsonl', '--summary', 'run.html', '--json'], { cwd: folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'tasks-cycling', headline: played.report.headline });
    expect(stderr).toContain('❌ prod/api: tasks keep failing');
    expect(readFileSync(join(folder, 'run.html'), 'utf8')).toMatch(
      /^<!doctype html>[^]*<h2>❌ prod\/api: tasks keep failing<\/h2>/,
    );
  });
});
