import { describe, expect, it } from '@jest/globals';
import { secretLines } from '../../../src/observe/redact/log-lines.ts';

describe('which messages of a log are of a secret as a whole', () => {
  it.each([
    ['a value below its setting', ['db:', '  password:', '    hunter22', '  host: db'], [2]],
    ['one below a setting in quotes', ['"api_key" =', '\thunter22'], [1]],
    ['one below a setting in capitals', ['DB_PASSWORD: ', '  hunter22'], [1]],
    ['a value with blanks behind it', ['password:', '  hunter22  '], [1]],
    ['a value that begins with a dash, or has a colon in it', ['password:', '  -unter22', 'password:', '  hunter:22'], [1, 3]],
    ['lines of a key too', ['-----BEGIN PRIVATE KEY-----', 'password:', '  hunter22'], [0, 2]],
  ] as const)('%s', (_, messages, expected) => {
    expect([...secretLines(messages)].sort((a, b) => a - b)).toEqual(expected);
  });

  it.each([
    ['a setting with a blank behind it', ['password:', '  minimum: ']],
    ['the next setting', ['password:', '  minimum: 8']],
    ['a setting without a value', ['  password:', '  host:', '  port: 1']],
    ['what is set in before anything else', ['  hunter22', 'password:']],
    ['a sentence', ['Error: missing password:', '  set it in the task definition']],
    ['what is not set in', ['password:', 'listening']],
    ['an item of a list', ['password:', '  - required']],
    ['what stands below another setting', ['host:', '  db.internal']],
    ['what is not below', ['password: hunter22', '  hunter22']],
  ] as const)('not %s', (_, messages) => {
    expect([...secretLines(messages)]).toEqual([]);
  });
});
