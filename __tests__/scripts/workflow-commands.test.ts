/** The commands of our workflows that write to GitHub, run by bash as there, with a `gh` that answers and writes down what it is asked. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-gh-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>>;
}

const runOf = (workflow: string, step: string): string => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows', workflow), 'utf8')) as Workflow;
  const found = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ name }) => name === step));
  return found.map(({ run = '' }) => run).join('\n');
};

/** What a call begins with, and what comes of it: what it prints, or that it fails. */
type Answers = readonly (readonly [call: string, printed: string | false])[];

function play(script: string, env: Readonly<Record<string, string>>, answers: Answers) {
  const calls = join(folder, 'calls');
  const cases = answers.map(
    ([call, printed]) => `${JSON.stringify(call)}*) ${printed === false ? 'exit 1' : `printf '%s' '${printed}'`};;`,
  );
  const gh = ['#!/usr/bin/env bash', `echo "$*" >> '${calls}'`, 'case "$*" in', ...cases, 'esac'].join('\n');
  writeFileSync(join(folder, 'gh'), gh);
  chmodSync(join(folder, 'gh'), 0o755);
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: root,
    env: { ...process.env, ...env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
  });
  return { status, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
}

const onBash = process.platform === 'win32' ? describe.skip : describe;

onBash('a release', () => {
  const env = { GITHUB_REF_NAME: 'v1.2.10', GITHUB_REPOSITORY: 'o/r' };
  const publish = runOf('release.yml', 'Publish');
  const move = runOf('release.yml', 'Move the major tag');
  const released = (...tags: readonly string[]): Answers => [['release list', `${tags.join('\n')}\n`]];

  it('has all of its files before it is published, and cannot be changed after', () => {
    const { status, calls } = play(publish, env, [
      ['release view', false],
      ['api repos/o/r/releases/tags/v1.2.10', 'true'],
    ]);
    expect(calls.map((call) => call.split(' ').slice(0, 4).join(' '))).toStrictEqual([
      'release view v1.2.10 --json',
      'release view v1.2.10',
      'release create v1.2.10 --draft',
      'release edit v1.2.10 --draft=false',
      'api repos/o/r/releases/tags/v1.2.10 --jq .immutable',
    ]);
    expect(status).toBe(0);
  });

  it('is not made of a draft that somebody left, whose files may be others', () => {
    const { status, calls } = play(publish, env, [
      ['release view v1.2.10 --json', 'true'],
      ['release view', false],
      ['api repos/o/r/releases/tags/v1.2.10', 'true'],
    ]);
    expect(calls.slice(1, 2)).toStrictEqual(['release delete v1.2.10 --yes']);
    expect(calls.some((call) => call.startsWith('release create v1.2.10 --draft'))).toBe(true);
    expect(status).toBe(0);
  });

  it('is not made a second time where the job runs again', () => {
    const { calls } = play(publish, env, [['api ', 'true']]);
    expect(calls.filter((call) => call.startsWith('release create'))).toStrictEqual([]);
  });

  it('fails where it could still be changed', () => {
    expect(play(publish, env, [['api ', 'false']]).status).toBe(1);
  });

  it.each([
    ['moves the major tag to it', released('v1.2.9', 'v1.2.10', 'v2.0.0', 'v10.0.0'), true],
    ['leaves that where there is a newer one', released('v1.2.9', 'v1.2.10', 'v1.10.0'), false],
  ])('%s', (_sentence, answers, moves) => {
    const { status, calls } = play(move, env, answers);
    const commit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
    expect(calls.slice(1)).toStrictEqual(
      moves ? [`api --silent --method PATCH repos/o/r/git/refs/tags/v1 -f sha=${commit} -F force=true`] : [],
    );
    expect(status).toBe(0);
  });

  it('makes the major tag that is not there yet', () => {
    const { status, calls } = play(move, env, [...released('v1.2.10'), ['api --silent --method PATCH', false]]);
    expect(calls[2]).toMatch(/^api --silent --method POST repos\/o\/r\/git\/refs -f ref=refs\/tags\/v1 -f sha=[0-9a-f]{40}$/);
    expect(status).toBe(0);
  });

  it('does not pass where the releases cannot be listed', () => {
    expect(play(move, env, [['release list', false]]).status).not.toBe(0);
  });
});

onBash("what is new in AWS's models", () => {
  const tell = runOf('sdk-models.yml', 'Open, update or close the issue');
  const report = '### New words\n\n- `ecs.Task.stopCode`: `Boredom`';

  it.each<[sentence: string, open: string, report: string, calls: readonly RegExp[]]>([
    ['is told in an issue', '', report, [/^issue list/, /^label create/, /^issue create --label sdk-models .*Boredom/]],
    ['is told in the one that is open', '7', report, [/^issue list/, /^issue edit 7 .*Boredom/]],
    ['is over once it is known', '7', '', [/^issue list/, /^issue close 7 /]],
    ['is nothing', '', '', [/^issue list/]],
  ])('%s', (_sentence, open, REPORT, expected) => {
    const { status, calls } = play(tell, { REPORT }, [['issue list', open]]);
    const made = calls.join(' ').split(/ (?=(?:issue|label) (?:create|edit|close) )/);
    expect(made).toHaveLength(expected.length);
    for (const [i, call] of expected.entries()) expect(made[i]).toMatch(call);
    expect(status).toBe(0);
  });

  it('is not lost where GitHub cannot be asked', () => {
    expect(play(tell, { REPORT: report }, [['issue list', false]]).status).not.toBe(0);
  });
});
