import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOfKeys, withoutKeys } from '../../../src/observe/redact/private-keys.ts';

const begin = '-----BEGIN RSA PRIVATE KEY-----';
const end = '-----END RSA PRIVATE KEY-----';
/** A full line of base64, as PEM breaks it. */
const full = (seed: number): string => `${seed}MIIEpAIBAAKCAQEA7bq9Zx/k+`.repeat(3).slice(0, 64);
const rest = 'Kd0x9Q==';

describe('which messages of a log are lines of a key', () => {
  it.each([
    ['a whole one', ['reading config', begin, full(1), full(2), rest, end, 'listening on 3000'], [1, 2, 3, 4, 5]],
    ['one whose beginning is cut off', [full(1), rest, end, 'listening on 3000'], [0, 1, 2]],
    ['one whose end is cut off', ['reading config', begin, full(1)], [1, 2]],
    ['one of which only the middle is there', [full(1), full(2), full(3), full(4)], [0, 1, 2, 3]],
    ['what is left of the middle', ['listening', full(1), full(2), full(3), rest], [1, 2, 3, 4]],
    [
      'one that is encrypted',
      [begin, 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-256-CBC,00', '', full(1), end],
      [0, 1, 2, 3, 4, 5],
    ],
    ['one with the time before each line', [`10:00 ${begin}`, `10:00 ${full(1)}`, `10:00 ${full(2)}`], [0, 1, 2]],
    ['one in lines of another length', [begin, 'MIIE', full(1).repeat(2), 'x y', end, 'listening'], [0, 1, 2, 3, 4]],
    ['one with something around each line', [`| ${begin} |`, `| ${rest} |`, `| ${end} |`, 'listening'], [0, 1, 2]],
    ['the middle of one of OpenSSH', ['a', ...[1, 2, 3].map((seed) => `${full(seed)}abcdef`), 'b c'], [1, 2, 3]],
    ['a short one', [begin, rest, end, 'listening'], [0, 1, 2]],
    [
      'one with a time before each line, up to its last, although its end is cut off',
      [`10:00 ${begin}`, `10:00 ${full(1)}`, `10:01 ${rest}`, '10:02 listening on 3000'],
      [0, 1, 2],
    ],
    [
      'one with a time before each line, although its beginning is cut off',
      ['10:00 a b', `10:00 ${full(1)}`, `10:01 ${rest}`, `10:01 ${end}`],
      [1, 2, 3],
    ],
    ['the middle of one that breaks lines as Windows does', [1, 2, 3].map((seed) => `${full(seed)}\r`), [0, 1, 2]],
    ['the middle of one, as a list', [1, 2, 3].map((seed) => `  "${full(seed)}",`), [0, 1, 2]],
    ['one of MIME', [begin, `${full(1)}abcdefghijkl`, `${full(2)}abcdefghijkl`], [0, 1, 2]],
    ['one of PGP', ['a', begin.replace('KEY', 'KEY BLOCK'), rest, end.replace('KEY', 'KEY BLOCK'), 'b c'], [1, 2, 3]],
    [
      'one of PuTTY',
      [
        'PuTTY-User-Key-File-3: ssh-ed25519',
        'Encryption: none',
        'Private-Lines: 1',
        rest,
        `Private-MAC: ${'0a'.repeat(32)}`,
        'b c',
      ],
      [0, 1, 2, 3, 4],
    ],
    [
      'one of PuTTY whose end is cut off',
      ['a', 'PuTTY-User-Key-File-2: ssh-rsa', 'Encryption: none', 'Comment: x y', 'Private-Lines: 14', full(1), full(2)],
      [1, 2, 3, 4, 5, 6],
    ],
    [
      'one of PuTTY that takes time to open, set in by a logger',
      ['PuTTY-User-Key-File-3: ssh-rsa', ' Key-Derivation: Argon2id', ' Argon2-Memory: 8192', ` ${full(1)}`, 'b c'],
      [0, 1, 2, 3],
    ],
    ['the last line of one that breaks lines as Windows does', [full(1), full(2), full(3), `${rest}\r`, 'b c'], [0, 1, 2, 3]],
    ['one whose end is cut off, but not the words before its lines', [begin, 'x y', full(1), full(2), full(3)], [0, 2, 3, 4]],
    ['one whose beginning is cut off, with full lines alone', ['b c', full(1), full(2), end], [1, 2, 3]],
    ['one, but not a full line behind it', [begin, rest, end, full(1), 'b c'], [0, 1, 2]],
    ['one, but not a blank line before it', ['', begin, rest, end, 'b c'], [1, 2, 3]],
    ['one whose beginning is cut off, as a list', ['a b', `"${full(1)}",`, `"${full(2)}",`, `"${end}"`, '', 'b c'], [1, 2, 3]],
    ['two in a row', [begin, full(1), end, begin, full(2), end], [0, 1, 2, 3, 4, 5]],
  ] as const)('%s', (_, messages, expected) => {
    expect([...linesOfKeys(messages)].sort((a, b) => a - b)).toEqual(expected);
  });

  it.each([
    ['words', ['Listening', 'on', 'port', '3000', '']],
    ['digests, one a line', Array.from({ length: 5 }, (_, n) => String(n).repeat(64))],
    ['digests of files, one a line', ['a', 'b', 'c'].map((name, n) => `${String(n).repeat(64)}  ${name}`)],
    ['what is written behind full lines', [1, 2, 3].map((seed) => `${full(seed)} of config.json`)],
    ['words that are a little longer than a full line', [1, 2, 3].map((seed) => `${full(seed)}ab:c`)],
    ['two full lines, which could be anything', ['upload', full(1), full(2), 'done']],
    ['a key within one message, which is cut out of it', [`key: ${begin}${full(1)}${end}`]],
    ['a public certificate', ['-----BEGIN CERTIFICATE-----', full(1), '-----END CERTIFICATE-----']],
  ] as const)('not %s', (_, messages) => {
    expect([...linesOfKeys(messages)]).toEqual([]);
  });

  it('not a word that another writes behind its lines', () => {
    expect([...linesOfKeys([`10:00 ${begin}`, `10:00 ${full(1)}`, `web-1 ${rest}`])]).toEqual([0, 1]);
  });

  it('whatever a logger writes around its lines, as many as a key has', () => {
    const noise = Array.from({ length: 300 }, () => 'GET /health 200');
    const written = (lines: number): readonly string[] => [...noise, begin, ...noise.slice(0, lines), end];
    expect(linesOfKeys(written(109)).size).toBe(111);
    expect(linesOfKeys(written(110)).size).toBe(2);
  });

  it('not what stands between a beginning and an end far away', () => {
    const messages = [begin, ...Array.from({ length: 200 }, () => 'GET /health 200'), end];
    expect([...linesOfKeys(messages)]).toEqual([0, 201]);
  });

  it('of a complaint that a key is missing, the complaint alone', () => {
    const messages = [`Error: expected ${begin}`, '    at parse (key.js:1)', '    at main (app.js:2)'];
    expect([...linesOfKeys(messages)]).toEqual([0]);
  });
});

it('a text is left without its keys, however many and wherever they stand', () => {
  const noKey = fc.string().filter((text) => !text.includes('PRIVATE KEY'));
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          noKey,
          fc.string({ maxLength: 9000 }).filter((text) => !text.includes('-----')),
        ),
      ),
      noKey,
      (parts, last) => {
        const text = parts.map(([before, key]) => `${before}${begin}${key}${end}`).join('') + last;
        expect(withoutKeys(text, '#')).toBe(parts.map(([before]) => `${before}#`).join('') + last);
      },
    ),
    { numRuns: 200 },
  );
});

it('a key that does not end goes on to the end', () => {
  expect(withoutKeys(`a ${begin}\nMIIE`, '#')).toBe('a #');
});

it.each([
  ['one within another', `a ${begin}MIIE ${begin}MIIE${end} b`, 'a # b'],
  ['an end without a beginning', `a ${end} b`, `a ${end} b`],
])('of what is no whole key: %s', (_, text, expected) => {
  expect(withoutKeys(text, '#')).toBe(expected);
});
