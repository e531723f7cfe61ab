import { describe, expect, it } from '@jest/globals';
import { redactor } from '../../../src/observe/redact/redact.ts';

const redact = redactor([]);
const made = 'a1B2c3D4e5F6g7H8i9J0k1';
const twenty = 'abcde'.repeat(4);

/** `#` is the place of what is hidden. */
const hidden: readonly (readonly [what: string, text: string, expected: string])[] = [
  ['the password of each of several', 'x://u:hunter22@a:1/b,x://u:hunter33@c:2/d', 'x://u:#@a:1/b,x://u:#@c:2/d'],
  ['the password of one within another', 'http://app:80/x?to=http://u:hunter22@h/', 'http://app:80/x?to=http://u:#@h/'],
  ['a password without a user', 'redis://:hunter22@h', 'redis://:#@h'],
  ['a password with signs of a URL in it', 'http://u:p@ss:w@host/', 'http://u:#@host/'],
  ['a password with a slash in it', 'http://u:p@ss/w@host/', 'http://u:#@host/'],
  ['a password, but nothing behind its host', 'http://u:hunter22@host/?to=@!a', 'http://u:#@host/?to=@!a'],
  ['a token in front of a host alone', `https://${made}@host`, 'https://#@host'],
  ['a password before an address in IPv6', 'http://u:hunter22@[::1]:80/', 'http://u:#@[::1]:80/'],
  [
    'a password, but no mail address in the query',
    'amqp://u:hunter22@h.example.com/v?to=me@x.de',
    'amqp://u:#@h.example.com/v?to=me@x.de',
  ],
  ['a token in the place of the user', `https://${made}@host/x`, 'https://#@host/x'],
  ['a long user, which can only be a token', `https://${twenty}@host/x`, 'https://#@host/x'],
  ['a token in the place of the user, with any password', `https://${made}:x@host/x`, 'https://#@host/x'],
  ['a password, but no long user before it', `https://${twenty}:hunter22@h/`, `https://${twenty}:#@h/`],
  ['a password, but no short user that a machine made', 'https://a1B2c3D4e5F6g7H8:hunter22@h/', 'https://a1B2c3D4e5F6g7H8:#@h/'],
];
it.each(hidden)('hides %s', (_, text, expected) => {
  expect(redact(text)).toBe(expected.replaceAll('#', '[redacted]'));
});

describe('hides nothing', () => {
  it.each([
    ['where a user has no password', 'http://u:@host'],
    ['where a user stands alone', `https://${twenty.slice(1)}@host/x`],
    ['where there is no user', 'http://:@host'],
    ['in a path', 'http://host/a:b@c'],
    ['in a query', 'http://host?x=a:b@c'],
    ['behind a port', 'http://h:8080/x@y'],
    ['in a list of addresses', 'redis://h:6379/0,me@x.example'],
    ['where no host follows', 'http://u:hunter22@!'],
    ['where a host follows nothing', 'http://@host, http://@!'],
  ])('%s', (_, text) => {
    expect(redact(text)).toBe(text);
  });
});
