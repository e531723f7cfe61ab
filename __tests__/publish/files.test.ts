import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFile, writeNewFile } from '../../src/publish/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-files-'));
const path = join(folder, 'recording.jsonl');
const victim = join(folder, 'victim');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(victim, 'precious');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const contents = (): string => readFileSync(path, 'utf8');

describe('a file', () => {
  test('has what was appended, as soon as it was: a killed step leaves it', () => {
    const file = createFile(path);
    file.append('one\n');
    expect(contents()).toBe('one\n');
    file.append('two\n');
    file.close();
    expect(contents()).toBe('one\ntwo\n');
  });

  test('takes the place of one of an earlier run, however long that was', () => {
    writeNewFile(path, 'long\n'.repeat(1000));
    writeNewFile(path, 'short\n');
    expect(contents()).toBe('short\n');
  });

  test('is not what another name of an earlier one leads to', () => {
    linkSync(victim, path);
    writeNewFile(path, 'ours');
    expect([contents(), readFileSync(victim, 'utf8')]).toStrictEqual(['ours', 'precious']);
  });

  test('of another step that took its place is that step’s alone, and the first one is told', () => {
    const first = createFile(path);
    first.append('first\n');
    const second = createFile(path);
    first.append('first\n');
    second.append('second\n');
    expect(() => {
      first.close();
    }).toThrow(/was replaced meanwhile: give each run a path of its own/);
    second.close();
    expect(contents()).toBe('second\n');
  });

  test('that was removed meanwhile is told', () => {
    const file = createFile(path);
    rmSync(path);
    expect(() => {
      file.close();
    }).toThrow('was replaced meanwhile');
  });
});

describe('what cannot be written says why, and is left as it is', () => {
  const rows: readonly [sentence: string, prepare: () => string, words: RegExp][] = [
    ['a folder that is not there', () => join(folder, 'a', 'b'), /the folder .*a is not there: it has to be made before/],
    ['a folder that is a file', () => join(victim, 'b'), /ENOTDIR/],
    ['a folder', () => folder, /is a folder, not a file: name another path/],
    ['a link to a file', () => linked(victim), /is a symbolic link, not a file/],
    ['a link to nothing', () => linked(join(folder, 'nothing')), /is a symbolic link, not a file/],
    ['a link to a folder', () => linked(folder), /is a symbolic link, not a file/],
  ];
  const devices: typeof rows = [
    ['a full disk', () => '/dev/full', /is a device/],
    ['the log', () => '/dev/stdout', /is a symbolic link|is a device/],
    ['a pipe that nobody reads', () => piped(), /is a device, a pipe or a socket/],
  ];
  function linked(to: string): string {
    symlinkSync(to, path);
    return path;
  }
  function piped(): string {
    spawnSync('mkfifo', [path]);
    return path;
  }
  test.each(process.platform === 'linux' ? [...rows, ...devices] : rows)('%s', (_sentence, prepare, words) => {
    const target = prepare();
    const before = readdirSync(folder);
    expect(() => {
      writeNewFile(target, 'ours');
    }).toThrow(words);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(readdirSync(folder)).toStrictEqual(before);
  });
});
