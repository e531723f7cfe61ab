import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendSummary, input, keep, loadGitHub, output, state } from '../../src/publish/runner.ts';
import { parseOutputs } from '../../scripts/runner.ts';
import { written } from './standard-output.ts';

const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-runner-'));
const file = join(folder, 'file');
beforeEach(() => {
  writeFileSync(file, '');
});
afterEach(() => {
  process.env = { ...before };
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('an input', () => {
  test.each([
    ['trimmed', 'check-run-id', { 'INPUT_CHECK-RUN-ID': ' 22\n' }, '22'],
    ['empty where there is none', 'sha', {}, ''],
    ['of whole characters', 'recording', { INPUT_RECORDING: 'a\ud800' }, 'a\ufffd'],
  ])('%s', (_sentence, name, env, expected) => {
    Object.assign(process.env, env);
    expect(input(name)).toBe(expected);
  });
});

describe('an output', () => {
  test('is read as it was set, whatever is in it', () => {
    process.env.GITHUB_OUTPUT = file;
    output('headline', 'one\ncause<<x\ntwo');
    output('cause', '');
    expect(parseOutputs(readFileSync(file, 'utf8'))).toStrictEqual({ headline: 'one\ncause<<x\ntwo', cause: '' });
  });

  test.each([
    ['no file is named', undefined, 'GITHUB_OUTPUT is not set'],
    ['its name is empty', '', 'GITHUB_OUTPUT is not set'],
    ['the file is not there', join(folder, 'missing'), 'Missing file'],
  ])('%s: it fails in words, and no retired command is printed', async (_sentence, path, words) => {
    delete process.env.GITHUB_OUTPUT;
    if (path !== undefined) process.env.GITHUB_OUTPUT = path;
    const text = await written(() => {
      expect(() => {
        output('outcome', 'healthy');
      }).toThrow(words);
    });
    expect(text).toBe('');
  });
});

describe('what is kept for the `post` step', () => {
  test('reaches it', () => {
    process.env.GITHUB_STATE = file;
    keep('left', 'one');
    keep('left', 'two');
    process.env.STATE_left = parseOutputs(readFileSync(file, 'utf8')).left;
    expect([state('left'), state('started')]).toStrictEqual(['two', '']);
  });

  test.each([
    ['no file is named', undefined],
    ['the file is not there', join(folder, 'missing')],
  ])('%s: nothing is kept, and nothing printed', async (_sentence, path) => {
    delete process.env.GITHUB_STATE;
    if (path !== undefined) process.env.GITHUB_STATE = path;
    expect(
      await written(() => {
        keep('left', 'one');
      }),
    ).toBe('');
  });
});

describe('the summary', () => {
  test('without a file fails in words', async () => {
    delete process.env.GITHUB_STEP_SUMMARY;
    await expect(appendSummary('')).rejects.toThrow('GITHUB_STEP_SUMMARY');
  });

  test('is written on lines of its own', async () => {
    process.env.GITHUB_STEP_SUMMARY = file;
    await appendSummary('## one');
    await appendSummary('## two');
    expect(readFileSync(file, 'utf8')).toBe('## one\n## two\n');
  });
});

describe('an event that is no event', () => {
  test.each([
    ['the file is not there', undefined],
    ['it is cut short', '{"pull_request":'],
    ['it is no object', 'null'],
  ])('%s: GitHub is loaded all the same, and nothing printed', async (_sentence, text) => {
    process.env.GITHUB_EVENT_PATH = file;
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
    expect(
      await written(async () => {
        expect((await loadGitHub()).openGitHub).toBeInstanceOf(Function);
      }),
    ).toBe('');
    expect(process.env.GITHUB_EVENT_PATH).toBeUndefined();
  });

  test('one that is, stays', async () => {
    process.env.GITHUB_EVENT_PATH = file;
    writeFileSync(file, '{}');
    await loadGitHub();
    expect(process.env.GITHUB_EVENT_PATH).toBe(file);
  });
});
