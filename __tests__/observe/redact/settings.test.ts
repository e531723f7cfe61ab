import { expect, it } from '@jest/globals';
import { redactor } from '../../../src/observe/redact/redact.ts';

const redact = redactor([]);
const made = 'a1B2c3D4e5F6g7H8';

it.each([
  ['a purpose', 'DB_PASSWORD_ORDERS=#'],
  ['purposes in several words', 'API_KEY_ORDERS_EU_WEST=#'],
  ['a number', 'PASSWORD12=#'],
  ['a number and a purpose', 'DB_PASSWORD2_ORDERS=#'],
  ['a stage, in small letters', 'password_staging=#'],
  ['a word that begins like one for something about it', 'DB_PASSWORD_IDP=#'],
])('a setting is secret, also where its name goes on with %s', (_, setting) => {
  expect(redact(setting.replace('#', 'hunter22'))).toBe(setting.replace('#', '[redacted]'));
});

it.each(
  `FILE PATH DIR ARN NAME ID URL URI HOST PORT LEN LENGTH SIZE MIN MAX POLICY TTL EXPIR EXPIRY EXPIRES EXPIRATION AGE DAYS SECONDS
  TYPE FORMAT ALG ALGORITHM ENABLED DISABLED REQUIRED FIELD HEADER PREFIX ROTATION MANAGER STORE PROVIDER REGION ENGINE VERSION COUNT
  LIMIT HINT RESET MISSING INVALID EXPIRED FROM`.split(/\s+/),
)('a setting is none that is only about a secret: _%s', (about) => {
  for (const text of [`DB_PASSWORD_${about}=default`, `PASSWORD_${about}_S: default`]) expect(redact(text)).toBe(text);
});

it.each([
  ...['null', 'undefined', 'true', 'false', 'nil', 'none', 'yes', 'no'].flatMap((none) => [
    `password=${none}`,
    `password=${none},user=app`,
    `password=${none}&user=app`,
    `password: ${none}; user: app`,
    `{"password":${none},"user":"app"}`,
    `[{password: ${none}}]`,
  ]),
  ...['NullPointerException', 'ValidationError', 'Error', 'Exception'].map((thrown) => `password:  ${thrown}: at line 1`),
  ...`must should could cannot can is was has not missing required invalid failed unable expected error service the a an to for value too`
    .split(' ')
    .flatMap((word) => [`password: ${word} so`, `password:    ${word}.`, `password：  ${word}, so`, `password: ${word}!`]),
])('of a setting is said that it has no value, or something else: %s', (text) => {
  expect(redact(text)).toBe(text);
});

it.each(['null!', 'true,hunter22', 'none22', 'no;hunter', 'missing22', 'the-hunter', 'NullPointer22'])(
  'but %s is a password',
  (password) => {
    expect(redact(`password: ${password} x`)).toBe('password: [redacted] x');
  },
);

it.each([
  ['what stands before the word', `${made} is no key`],
  ['what stands before it in quotes', `"${made}" is no key`],
])('a key is not %s', (_, text) => {
  expect(redact(text)).toBe(text);
});
