import { describe, expect, it } from '@jest/globals';
import { redactor } from '../../../src/observe/redact/redact.ts';
import { tokenPrefixes } from '../../../src/observe/redact/token-prefixes.ts';
import { madeUp, vendorTokens } from './vendor-tokens.ts';

const redact = redactor([]);
/** As what is hidden is shown. */
const shown = (text: string): string => text.replaceAll('#', '[redacted]');

describe('a token of a known service', () => {
  it.each(vendorTokens)('$rule: $text', ({ text, secret }) => {
    const clean = redact(text);
    for (const part of secret.split(/[.\n]/).filter((one) => one.length > 7)) expect(clean).not.toContain(part);
    expect(clean).toMatch(/^using .* for it$/);
  });

  it.each(tokenPrefixes)('%s…', (prefix, least, kind) => {
    const secret = madeUp(prefix, least, kind === 'hex' ? 'hex' : 'all');
    const clean = redact(`sent ${prefix}${secret}, refused`);
    expect(clean).not.toContain(secret.slice(-8));
    expect(clean).toMatch(/^sent .*\[redacted\], refused$/);
  });

  it.each(tokenPrefixes)('%s… is none with less behind it', (prefix) => {
    // Of words, as a name may go on.
    const text = `the ${prefix}word of it`;
    expect(redact(text)).toBe(text);
  });

  it('however many of them stand in a line', () => {
    const sent = ['a', 'b', 'c', 'd'].map((seed) => `dop_v1_${madeUp(seed, 64, 'hex')}`).join(' ');
    expect(redact(sent)).toBe(shown('dop_v1_# dop_v1_# dop_v1_# dop_v1_#'));
  });
});

/** The least that stands behind a prefix of a token, and what is kept of it. */
const least: readonly (readonly [prefix: string, behind: string, kept?: string])[] = [
  ...['AKIA', 'ASIA', 'ABIA', 'ACCA'].map((prefix) => [prefix, 'A2B3'.repeat(4), ''] as const),
  ...['IQoJb3JpZ2lu', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz'].map((prefix) => [prefix, 'a1B2+c3D4/e5F6%3D-g7', ''] as const),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'].map((prefix) => [prefix, 'a1B2.c3D4-e5F6_g7H8i', ''] as const),
  ...['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'].map((prefix) => [prefix, 'a1B2c3D4e5'] as const),
  ...['whsec_', 'npm_', 'glpat-', 'AIza', 'ya29.', 'dckr_pat_', 'dckr_oat_', 'sq0csp-', 'hvs.', 'hvb.', 'hvr.', 'figd_'].map(
    (prefix) => [prefix, 'a1B2c3-4e5_6g7H8i9J0'] as const,
  ),
  ...['pypi-', 'gsk_', 'vcp_', 'vci_', 'vca_', 'vcr_', 'vck_', 'cfk_', 'cfut_', 'cfat_', 'tskey-auth-', 'AGE-SECRET-KEY-1'].map(
    (prefix) => [prefix, 'a1B2c3-4e5_6g7H8i9J0'] as const,
  ),
  ...['xoxa-', 'xoxb-', 'xoxc-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'].map(
    (prefix) => [prefix, '1-a1B2_3D4'] as const,
  ),
  ['sk-', 'a1B2-c3D4_e5F6'.repeat(3).slice(0, 32)],
  ['key-', '0a1b2c3d'.repeat(4)],
  ['SG.', `${'a1-B'.repeat(4)}.${'c2_D'.repeat(4)}`],
  [`pat${'a1B2c3D'.repeat(2)}.`, '0a1b2c3d'.repeat(8)],
  ['12345678:', `AA${'a1-B'.repeat(8)}`],
  ['bot123456789012:', `AA${'a1_B'.repeat(8)}`],
  ['hooks.slack.com/services/', 'T0A1/B2C3/a1B2c3D4e5'],
  ['hooks.slack.com/workflows/', 'T0A1/A2C3/a1B2c3D4e5'],
  ['hooks.slack.com/triggers/', 'T0A1/12345/a1B2c3D4e'],
  ['discord.com/api/webhooks/', '12345/a1B2c3-4e5_6g7H8i9J0'],
  ['discordapp.com/api/webhooks/', '123456789012345678/a1B2c3-4e5_6g7H8i9J0'],
  ['acme.webhook.office.com/webhookb2/', 'a1b2@c3d4/Incoming/e'],
];

describe('the shortest token that counts', () => {
  it.each(least)('%s%s', (prefix, behind, kept = prefix) => {
    expect(redact(`sent ${prefix}${behind}, refused`)).toBe(shown(`sent ${kept}#, refused`));
    expect(redact(`it was ${prefix}${behind}`)).toBe(shown(`it was ${kept}#`));
    expect(redact(`https://h.example/${prefix}${behind}?x=1`)).toBe(shown(`https://h.example/${kept}#?x=1`));
  });

  it.each(least)('%s… is none with one sign less', (prefix, behind) => {
    const text = `sent ${prefix}${behind.slice(0, -1)}, refused`;
    expect(redact(text)).toBe(text);
  });

  it.each(['PRIVATE', 'RSA PRIVATE', 'EC PRIVATE', 'ENCRYPTED PRIVATE', 'OPENSSH PRIVATE', 'DSA PRIVATE'])(
    'the beginning of a key in base64, %s',
    (kind) => {
      const begin = Buffer.from(`-----BEGIN ${kind} KEY`).toString('base64').slice(0, 16);
      // Behind a sign of which nobody knows that it is none of the key.
      expect(redact(`sent keys/${begin}${'a1+/'.repeat(5)}, refused`)).toBe(shown(`sent keys/${begin}#, refused`));
    },
  );
});

const hex = '0a1b'.repeat(8);
const json = JSON.stringify;

/** `#` is the place of what is hidden. */
const hidden: readonly (readonly [what: string, text: string, expected: string])[] = [
  ['what JSON says of who asks', '{"Authorization":"Basic YTpodW50"}', '{"Authorization":"Basic #"}'],
  [
    'what JSON within JSON says of it',
    json(json({ authorization: 'apikey abcdefgh' })),
    String.raw`"{\"authorization\":\"apikey #"}"`,
  ],
  ['a header with blanks before its colon', 'Authorization   : Basic YTpodW50', 'Authorization   : Basic #'],
  ['a header with blanks behind its colon', 'authorization:    token abcdefgh', 'authorization:    token #'],
  ['a header with blanks behind its scheme', 'Authorization: Basic    YTpodW50', 'Authorization: Basic    #'],
  ['a header of a pair', "('authorization', 'abcdefgh')", "('authorization', '#')"],
  ['a digest', `Authorization: Digest realm="x", response="${hex}"`, 'Authorization: Digest #'],
  ['a digest that begins with the user', `authorization: digest username="app", nc=1`, 'authorization: digest #'],
  ['a digest with blanks around', `Authorization  =  Digest  qop=auth, response="${hex}"`, 'Authorization  =  Digest #'],
  ['a digest in quotes', `-H Authorization:'Digest nc=1, response="${hex}"'`, "-H Authorization:'Digest #"],
  ['a digest in JSON', json({ authorization: `Digest nc=1, r="${hex}"` }), '{"authorization":"Digest #'],
  [
    'a digest in JSON within JSON',
    json({ m: json({ authorization: `Digest nc=1, r="${hex}"` }) }),
    String.raw`{"m":"{\"authorization\":\"Digest #`,
  ],
  ['a digest of a pair', `['Authorization', 'Digest nc=1, r="${hex}"']`, "['Authorization', 'Digest #"],
  [
    'a digest, but not the next line',
    `Authorization: Digest nc=1, r="${hex}"\nAccept: */*`,
    'Authorization: Digest #\nAccept: */*',
  ],
  ['a long digest', `Authorization: Digest ${'nc=1, '.repeat(5000)}`, 'Authorization: Digest #'],
  ['who bears a token', 'sent Bearer a1B2c3D4e5F6g7H8 once', 'sent Bearer # once'],
  ['who bears a token, with blanks', 'sent bearer    a1B2~c3.+/=_-7H8', 'sent bearer    #'],
  ['a cookie in JSON', '{"cookie":"sid=abcdefgh"}', '{"cookie":"#"}'],
  ['a cookie with blanks before its colon', 'Cookie    : sid=abcdefgh', 'Cookie    : #'],
  ['a cookie with blanks behind its colon', 'cookie:    sid=abcdefgh; b=c', 'cookie:    #'],
  ['a cookie in an environment', 'HTTP_COOKIE=x COOKIE=sid=abcdefgh', 'HTTP_COOKIE=x COOKIE=#'],
  ['a signature that could be made of words', `Signature=${'facade01'.repeat(4)}&x=1`, 'Signature=#&x=1'],
  ['what signs for a session', 'k?X-Amz-Security-Token=a1B2c3 was', 'k?X-Amz-Security-Token=# was'],
  ['what signs for a session, in JSON', '{"X-Amz-Security-Token":"a1B2c3"}', '{"X-Amz-Security-Token":"#"}'],
  ...['curl -u ', 'curl -u "', "curl --user '", 'curl --user=', 'curl --user=\\"'].map(
    (before) => [`the password behind ${before}`, `${before}app:abc x`, `${before}app:# x`] as const,
  ),
  ...['mysql', 'mysql -h db -u app', 'mysqldump  -v', 'mariadb', 'mariadb-admin -h db'].flatMap((before) =>
    ['', "'", '"', '\\"'].map((quote) => {
      const [around, end] = [`${before} -p${quote}`, quote.slice(-1)];
      return [`the password behind ${around}`, `${around}abc${end} x`, `${around}#${end} x`] as const;
    }),
  ),
  ...[
    'redis-cli -a ',
    'valkey-cli -a    ',
    'redis-cli -h cache -p 6379 -a ',
    'valkey-cli -h cache -a "',
    "redis-cli -a '",
    'redis-cli -a \\"',
    'sshpass -p',
    'sshpass -p ',
    "sshpass -p'",
    'docker login -p ',
    'docker login -p',
    'docker login -u app -p ',
    'docker login registry.example -p "',
  ].map((before) => [`the password behind ${before}`, `${before}abc x`, `${before}# x`] as const),
  ...[
    'IDENTIFIED BY ',
    'IDENTIFIED BY    ',
    'identified with sha256_hash by ',
    "IDENTIFIED WITH 'caching_sha2' BY ",
    'IDENTIFIED WITH caching_sha2 AS ',
    'PASSWORD(',
    'PASSWORD (',
    'ALTER USER app PASSWORD    ',
  ].flatMap((before) =>
    [`'`, `"`].map((quote) => {
      const [around, end] = [`${before}${quote}`, `${quote};`];
      return [`the password in SQL behind ${around}`, `${around}a b${end}`, `${around}#${end}`] as const;
    }),
  ),
  ...['', 'dsn ', 'dsn\t', 'DSN=', 'dsn="', "dsn='"].flatMap((before) =>
    ['tcp', 'udp', 'unix'].map((how) => {
      const after = `@${how}(db:3306)/app`;
      return [`the password of Go in ${before}${after}`, `${before}u:ab:${after}`, `${before}u:#${after}`] as const;
    }),
  ),
  ...['password', 'passwd', 'secret', 'token', 'apikey', 'api-key'].flatMap((name) =>
    [`<${name}>`, `<x:db.${name}>`, `<entry key="db.${name}">`, `<property name='${name}'>`].map(
      (before) => [`what stands in ${before}`, `${before}a b</x>`, `${before}#</x>`] as const,
    ),
  ),
];

it.each(hidden)('hides %s', (_, text, expected) => {
  expect(redact(text)).toBe(shown(expected));
});

it.each([
  ['a header that is hidden already', 'Authorization: [redacted], refused'],
  ['one in a map of Go', 'map[Authorization:[[redacted] Accept:[*/*]]'],
  ['one of JSON', String.raw`{\"Authorization\":\"[redacted]\",\"x\":1}`],
  ['a signature of which something is said', 'Signature=bad, Signature=expired'],
  ['who bears nothing', 'Bearer token is missing'],
  ['a column of a table', 'null value in column "password" of relation "users"'],
  ['a setting that is not set, in JSON', '{"password":null,"user":"app"}'],
  ['names of settings in quotes', "missing: 'DB_PASSWORD' or 'DB_URL'"],
  ['an option that asks for a password', 'exec: "mysqladmin -p": executable file not found'],
  ['one in a list', '["mysqladmin","-p","ping"]'],
  ['one at the end of a text in JSON', '[{"command":"mysql -p"},{"command":"ls"}]'],
  ['a database behind a password that is asked for', 'mysql -u app -p orders'],
  ['a port of another program', 'redis-cli -h cache -p 6379'],
  ['an image and its digest', 'app:latest@sha256'],
  ['an element without a secret', '<token>ab</token> <name>hunter22</name>'],
])('leaves alone %s', (_, text) => {
  expect(redact(text)).toBe(text);
});
