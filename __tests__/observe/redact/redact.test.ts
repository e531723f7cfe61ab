import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTimeline } from '../../../src/model/timeline.ts';
import type { Aws, Operations } from '../../../src/observe/aws/operations.ts';
import { openObserver } from '../../../src/observe/observer.ts';
import { tokenPrefixes } from '../../../src/observe/redact/token-prefixes.ts';
import { redactDeep, redacting, redactor } from '../../../src/observe/redact/redact.ts';
import { simulate } from '../../../simulator/in-process.ts';
import { evenJitter } from '../../../simulator/jitter.ts';
import { criteria } from '../../build.ts';
import { prodApi, scene, settled } from '../harness.ts';

const redact = redactor([undefined, '', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'a-session-token-of-this-step']);
const token = (prefix: string): string => `${prefix}_${'a1B2'.repeat(9)}`;

describe('does not let through', () => {
  it.each([
    ['this step’s secret key', 'key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY!', 'key [redacted]!'],
    [
      'this step’s session token, more than once',
      'a-session-token-of-this-step a-session-token-of-this-step',
      '[redacted] [redacted]',
    ],
    ['an access key id', 'using AKIAIOSFODNN7EXAMPLE now', 'using [redacted] now'],
    ['a temporary access key id', 'ASIAIOSFODNN7EXAMPLE', '[redacted]'],
    ['a GitHub token', `Authorization failed for ${token('ghp')}`, 'Authorization failed for [redacted]'],
    ['a JWT', 'token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'token=[redacted]'],
    ['what a JWT holds', 'id eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl!', 'id eyJhbGciOiJIUzI1NiJ9[redacted]!'],
    ['a password in a URL', 'postgres://app:hunter22@db.internal:5432/app', 'postgres://app:[redacted]@db.internal:5432/app'],
    ['a password in a setting', 'DB_PASSWORD=hunter22 DB_HOST=db', 'DB_PASSWORD=[redacted] DB_HOST=db'],
    ['a password in JSON', '{"password":"hunter22","user":"app"}', '{"password":"[redacted]","user":"app"}'],
    ['a header', 'authorization: Bearer abcdef0123456789abcdef', 'authorization: Bearer [redacted]'],
    ['this step’s secret key in a URL', '?key=wJalrXUtnFEMI%2FK7MDENG%2FbPxRfiCYEXAMPLEKEY', '?key=[redacted]'],
    ['a long GitHub token', `ghs_${'a1B2'.repeat(200)}`, '[redacted]'],
    [
      'what signs a URL',
      'https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=00ff00ff&x=1',
      'https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=[redacted]&x=1',
    ],
    [
      'a private key that is longer than most',
      `-----BEGIN PRIVATE KEY-----${'x'.repeat(20_000)}-----END PRIVATE KEY-----`,
      '[redacted]',
    ],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\nMIIE${'x'.repeat(100)}\n-----END RSA PRIVATE KEY-----`, '[redacted]'],
    ['a secret access key in a setting', 'aws_secret_access_key = abcdefghij0123456789', 'aws_secret_access_key = [redacted]'],
    ['an app’s GitHub token, which is a JWT', `ghs_1_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln-bmF0 ok`, '[redacted] ok'],
    ['a token in the place of the user', 'https://abcdefghij0123456789@git.example/x', 'https://[redacted]@git.example/x'],
    ['a header without a scheme', 'Authorization: abcdefghij', 'Authorization: [redacted]'],
    ['a token in a setting', 'NPM_TOKEN=abcdefghij level=info', 'NPM_TOKEN=[redacted] level=info'],
    ['a password that is called pass', 'DB_PASS=hunter22', 'DB_PASS=[redacted]'],
    ['a password with blanks, in quotes', "password: 'hunter two two' user: app", "password: '[redacted]' user: app"],
    ['JSON within JSON', String.raw`{"msg":"{\"password\":\"hunter22\"}"}`, String.raw`{"msg":"{\"password\":\"[redacted]\"}"}`],
    ['a token of npm', `npm_${'a1B2'.repeat(9)}`, 'npm_[redacted]'],
    ['a key of OpenAI', `key provided: sk-${'a1B2'.repeat(9)}. Find`, 'key provided: [redacted]. Find'],
    ['a key of SendGrid', `SG.${'a1B2'.repeat(5)}.${'a1B2'.repeat(9)}`, 'SG.[redacted]'],
    ['a key in hexadecimal', `mailgun key-${'0a1b'.repeat(8)}`, 'mailgun key-[redacted]'],
    ['a webhook', 'https://hooks.slack.com/services/T0000/B0000/a1B2a1B2a1B2', 'https://hooks.slack.com/services/[redacted]'],
    ['an application key', 'DD_API_KEY=a1b2c3 DD_APP_KEY=a1b2c3', 'DD_API_KEY=[redacted] DD_APP_KEY=[redacted]'],
    ['a key with a version', 'STRIPE_API_KEY_V2=a1b2c3 x', 'STRIPE_API_KEY_V2=[redacted] x'],
    ['the key of Rails', 'SECRET_KEY_BASE: a1b2c3', 'SECRET_KEY_BASE: [redacted]'],
    ['a token in YAML', 'bot_token: a1b2c3', 'bot_token: [redacted]'],
    ['a password with every sign', 'PASSWORD=a,b;c&d\\e!f) x', 'PASSWORD=[redacted] x'],
    ['a password that begins with a word for none', 'PASSWORD=true!hunter', 'PASSWORD=[redacted]'],
    ['a password that begins like a path', 'MYSQL_PWD=/hunter', 'MYSQL_PWD=[redacted]'],
    ['a password with a quote in it', String.raw`{"password":"a\"b\\","x":1}`, '{"password":"[redacted]","x":1}'],
    [
      'a password with a quote in it, in JSON within JSON',
      JSON.stringify({ m: JSON.stringify({ password: 'a"b\\', x: 1 }) }),
      String.raw`{"m":"{\"password\":\"[redacted]\",\"x\":1}"}`,
    ],
    ['a password with an at-sign and a slash in a URL', 'amqp://app:a/b@c@mq.internal/x', 'amqp://app:[redacted]@mq.internal/x'],
    ['a password of a user with an at-sign', 'smtp://me@x.example:hunter22@mx:25', 'smtp://me@x.example:[redacted]@mx:25'],
    ['a password in a hash', '{:password=>"hunter22", :x=>1}', '{:password=>"[redacted]", :x=>1}'],
    ['a password in XML', '<db.password>hunter22</db.password>', '<db.password>[redacted]</db.password>'],
    ['a password in SQL', "ALTER USER app PASSWORD 'hunter two'", "ALTER USER app PASSWORD '[redacted]'"],
    ['a pair of ECS', '{"name":"DB_PASSWORD","value":"hunter22"}', '{"name":"DB_PASSWORD","value":"[redacted]"}'],
    ['the password of curl', 'curl -u admin:hunter22 localhost', 'curl -u admin:[redacted] localhost'],
    [
      'a password behind the ARN of a secret',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf,password=hunter22',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf,password=[redacted]',
    ],
    ['cookies', 'Set-Cookie: sid=s%3Aa1b2c3d4; Path=/', 'Set-Cookie: [redacted]'],
    ['a header in a list', '["Authorization", "Basic YTpodW50ZXIyMg=="]', '["Authorization", "Basic [redacted]"]'],
    ['a header in a map of Go', 'map[Authorization:[Basic YTpodW50ZXIyMg==]]', 'map[Authorization:[Basic [redacted]'],
  ])('%s', (_, text, clean) => {
    expect(redact(text)).toBe(clean);
  });
});

describe('leaves alone', () => {
  it.each([
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf',
    'arn:aws:ssm:eu-west-1:111122223333:parameter/prod/password',
    'arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'ecs-svc/6216346761948112104',
    '(service api) has started 2 tasks: (task 0123456789abcdef0123456789abcdef).',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed',
    'password authentication failed for user "app"',
    'unable to retrieve secret: AccessDeniedException: not authorized',
    'SyntaxError: Unexpected token: punc (})',
    'listening on http://[::]:3000, see https://docs.example/@scope',
    'GET /health 200 http://10.0.1.17:3000/health',
    'pwd=/usr/src/app',
    'password=null',
    '{"secret":undefined,"x":1}',
    'https://registry.npmjs.org:443/@scope/pkg',
    '["http://app:8080","me@x.example"]',
    'docker run -u app:1000 api',
    'tests: pass: 12, fail: 0',
    'task-definition key-value sk-1',
    '<title>password</title>',
    "describe-secret --secret-id '<secret>' --region eu-west-1",
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

it.each([
  ['a password of two signs is none', 'password=ab x', 'password=ab x'],
  ['one of three is', 'password=abc x', 'password=[redacted] x'],
  ['a token of seven signs is none', 'token="abcdefg" x', 'token="abcdefg" x'],
  ['one of eight is', 'token="abcdefgh" x', 'token="[redacted]" x'],
  ['a word is no key', 'key="abcdefghijklmnop" x', 'key="abcdefghijklmnop" x'],
  ['what a machine made is', 'key="a1B2c3D4e5F6g7H8" x', 'key="[redacted]" x'],
  ['a key of which nothing is said is none', 'key', 'key'],
])('%s', (_, text, expected) => {
  expect(redact(text)).toBe(expected);
});

it('reaches every string of a value, and nothing else', () => {
  const at = new Date(0);
  expect(redactDeep({ a: ['AKIAIOSFODNN7EXAMPLE', 1, at], b: { c: 'fine', d: undefined, e: null } }, redact)).toEqual({
    a: ['[redacted]', 1, at],
    b: { c: 'fine', d: undefined, e: null },
  });
});

it('lets only whole characters through, also where a secret of this step has half a one', () => {
  const texts = { a: 'api\ud800/\udc00', b: ['😀\udc00'] };
  expect(redactDeep(texts, redactor(['a-secret-of-this-step\ud800']))).toEqual({ a: 'api\ufffd/\ufffd', b: ['😀\ufffd'] });
});

describe('of this step’s own secrets', () => {
  it.each([
    [
      'nothing of one that another begins',
      ['a-secret-of-step', 'a-secret-of-step-and-more'],
      'a-secret-of-step-and-more',
      '[redacted]',
    ],
    [
      'nor where the longer one was given first',
      ['a-secret-of-step-and-more', 'a-secret-of-step'],
      'a-secret-of-step-and-more',
      '[redacted]',
    ],
    ['the shortest that counts', ['abcdefghij012345'], 'it abcdefghij012345 is', 'it [redacted] is'],
    [
      'but not a dummy, which would hit words',
      ['testing', 'abcdefghij01234'],
      'testing abcdefghij01234',
      'testing abcdefghij01234',
    ],
  ])('lets through %s', (_, secrets, text, expected) => {
    expect(redactor(secrets)(text)).toBe(expected);
  });
});

describe('lets nothing through of what it must hide, however it is encoded', () => {
  const own = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  it.each([
    ['this step’s secret in base64', base64(own)],
    ['it within more', base64(`x-access-token:${own}`)],
    ['it in base64 of URLs', Buffer.from(`??>${own}`).toString('base64url')],
    ['it in a URL, in small letters', own.replaceAll('/', '%2f')],
    ['it in JSON of PHP', own.replaceAll('/', '\\/')],
    ['a file of settings', base64('[default]\naws_secret_access_key = abcdefghij0123456789\n')],
    ['a URL with a password', base64('postgres://app:hunter22@db.internal:5432/app')],
    ['a text with letters of another language', base64('{"name":"Jürgen","password":"hunter22"}')],
    ['a secret in what is no text itself', base64(`\0\u0001\u0002${own}\u0003`)],
    ['a private key', base64(`-----BEGIN EC PRIVATE KEY-----\n${'MIIE'.repeat(30)}`)],
  ])('%s', (_, text) => {
    expect(redact(`sent ${text}, refused`)).toMatch(/^sent (?:LS0tLS1CRUdJTiBF)?\[redacted\], refused$/);
  });

  it.each([
    ['a text without a secret', base64('Listening on http://0.0.0.0:3000, password is required')],
    ['what is random', base64(String.fromCharCode(...Array.from({ length: 60 }, (__, n) => (n * 89) % 128)))],
    ['a path', '/var/lib/docker/overlay2/containers/application/releases/current'],
  ])('but leaves %s', (_, text) => {
    expect(redact(`sent ${text}`)).toBe(`sent ${text}`);
  });
});

it('reads over what is not seen, and keeps it where nothing is to hide', () => {
  expect(redact('pass\u200bword=hunter22')).toBe('password=[redacted]');
  expect(redact('\u001b[32mDB_PASSWORD\u001b[0m=hunter22')).toBe('DB_PASSWORD=[redacted]');
  expect(redact('\u001b[32mok\u001b[0m \u200b')).toBe('\u001b[32mok\u001b[0m \u200b');
});

it('reaches a key that a container logs line by line', async () => {
  const key = ['-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkq', '-----END PRIVATE KEY-----'];
  const events = ['starting', ...key, 'listening'].map((message, timestamp) => ({ message, timestamp }));
  const aws = redacting({ clockOffsetMs: () => 0, call: () => Promise.resolve({ events } as never) }, redact);
  const asked = { logGroupName: '/ecs/api', logStreamName: 'ecs/app/1' };
  const output = await aws.call('GetLogEvents', asked, new AbortController().signal);
  expect(output.events?.map(({ message }) => message)).toEqual([
    'starting',
    '[redacted]',
    '[redacted]',
    '[redacted]',
    'listening',
  ]);
});

it('reaches whatever a look can hold: names, tags, events, reasons, addresses', async () => {
  const secret = 'a-session-token-of-this-step';
  const { aws, clock } = simulate(scene(), { startAt: settled });
  const poison = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value} ${secret}`;
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poison(one)]));
  };
  const poisoned: Aws = {
    ...aws,
    call: async (operation, input, signal) =>
      operation === 'DescribeServices'
        ? aws.call(operation, input, signal)
        : (poison(await aws.call(operation, input, signal)) as Awaited<ReturnType<typeof aws.call<typeof operation>>>),
  };
  const observer = openObserver({
    aws: redacting(poisoned, redact),
    clock,
    random: evenJitter(),
    inputs: { logLines: 25, mode: 'verify', pollSeconds: 5 },
  });
  const start = startTimeline(prodApi, criteria(), clock.now());
  const observations = await clock.run(observer.observe([start], new AbortController().signal));
  const [observation] = observations ?? [];
  expect(observation?.serviceDeployments?.length).toBeGreaterThan(0);
  const text = JSON.stringify({
    ...observation,
    targets: [...(observation?.targets ?? [])],
    revisions: [...(observation?.revisions ?? [])],
  });
  expect(text).toContain('[redacted]');
  expect(text).not.toContain(secret);
});

it('leaves an answer without log lines as it is', async () => {
  const output = { taskArns: ['arn:a'] };
  const aws = redacting({ clockOffsetMs: () => 0, call: () => Promise.resolve(output as never) }, redact);
  expect(await aws.call('ListTasks', {}, new AbortController().signal)).toStrictEqual(output);
});

it('takes a log without messages as it is', async () => {
  const logOf = (output: object): Promise<unknown> =>
    redacting({ clockOffsetMs: () => 0, call: () => Promise.resolve(output as never) }, redact).call(
      'GetLogEvents',
      { logGroupName: '/ecs/api', logStreamName: 'ecs/app/1' },
      new AbortController().signal,
    );
  expect(await logOf({})).toStrictEqual({ events: [] });
  expect(await logOf({ events: [{ timestamp: 1 }] })).toStrictEqual({ events: [{ timestamp: 1 }] });
  // As a blank line is, it may be one within a key.
  const [, , last] =
    (
      (await logOf({
        events: [{ message: '-----BEGIN PRIVATE KEY-----' }, { timestamp: 1 }, { message: 'MIIE'.repeat(16) }],
      })) as Operations['GetLogEvents']['output']
    ).events ?? [];
  expect(last?.message).toBe('[redacted]');
});

it('hands on what is thrown and is no error', async () => {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whoever throws may throw anything
  const aws = redacting({ clockOffsetMs: () => 0, call: () => Promise.reject('no') }, redact);
  await expect(aws.call('ListTasks', {}, new AbortController().signal)).rejects.toBe('no');
});

it('reaches what AWS says no with', async () => {
  const aws = redacting(
    { clockOffsetMs: () => 0, call: () => Promise.reject(new Error('The key AKIAIOSFODNN7EXAMPLE is not known')) },
    redact,
  );
  await expect(aws.call('ListTasks', {}, new AbortController().signal)).rejects.toThrow('The key [redacted] is not known');
});

it('lets no secret of this step through, whatever stands around it', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      expect(redact(`${before}${secret}${after}`)).not.toContain(secret);
    }),
    { numRuns: 1000 },
  );
});

it('lets no generated password through, however its setting is written', () => {
  // As RDS generates them: of all signs but these.
  const signs = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place)).filter(
    (sign) => !`/'"@`.includes(sign),
  );
  const password = fc.string({ unit: fc.constantFrom(...signs), minLength: 28, maxLength: 28 });
  const written: readonly ((password: string) => string)[] = [
    (it) => `DB_PASSWORD=${it}`,
    (it) => `DB_PASSWORD="${it.replace(/(["\\$`])/g, String.raw`\$1`)}"`,
    (it) => `password: ${it}`,
    (it) => `{User:app Password:${it} Port:5432}`,
    (it) => `Server=db;Password=${it};Encrypt=true`,
    (it) => JSON.stringify({ password: it, port: 1 }),
    (it) => JSON.stringify({ message: JSON.stringify({ password: it, port: 1 }) }),
  ];
  fc.assert(
    fc.property(password, fc.constantFrom(...written), (it, write) => {
      const clean = redact(write(it));
      for (let place = 0; place + 6 <= it.length; place++) expect(clean).not.toContain(it.slice(place, place + 6));
    }),
    { numRuns: 1000 },
  );
});

/** What patterns begin and end with. */
const telling = [
  'password=',
  'token=',
  'secret: ',
  'Authorization: ',
  'Bearer ',
  'ghs_',
  'eyJ',
  '"',
  "'",
  '\\',
  '://',
  '@',
  'arn:',
  '[redacted]',
];

it('says the same of what it has redacted already', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...telling), fc.string({ maxLength: 12 }))), (pieces) => {
      const text = pieces.join('');
      expect(redact(redact(text))).toBe(redact(text));
    }),
    { numRuns: 1000 },
  );
});

/** In processor time, since other processes take theirs too; again where that was much, which may have been a collection of garbage. */
function isQuick(piece: string, length: number, mostMs: number): boolean {
  const text = piece.repeat(Math.ceil(length / piece.length));
  return [1, 2, 3].some(() => {
    const before = process.cpuUsage();
    redact(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 < mostMs;
  });
}

const openers = [
  ...telling,
  'a',
  '=',
  '\n',
  ' ',
  '/',
  'eyJaaaaa-',
  'eyJaaaaa.',
  "password='",
  'password="',
  'password=\\"',
  'password=\\',
  'password=true',
  'password:\n',
  'password%3D',
  'pass\u200bword=',
  '--password ',
  'PASSWORD_A_',
  'api_key_',
  '_pass',
  'key ',
  'key=',
  'key="',
  "token: '",
  'password=true,',
  'password=null&',
  'password',
  'x: ',
  '@a',
  'mysql ',
  'a:',
  '{"a":',
  '-----BEGIN A PRIVATE KEY-----',
  '-----BEGIN A PRIVATE KEY-----\n',
  '-----END A PRIVATE KEY-----',
  'PuTTY-User-Key-File-3: a\n',
  `${'a'.repeat(64)}\n`,
  'http://',
  'http://a:',
  'http://a:b@',
  'http://a:@a',
  "http://a:'",
  '://:@',
  'bearer ',
  'AKIA',
  '<password>',
  '<a name="password">',
  '<',
  'cookie: a=',
  ' -u a:',
  'mysql -p',
  'redis-cli ',
  'a:a@tcp(',
  'name","value":"',
  'arn:a:secretsmanager:::secret:',
  '\\"',
  '\\\\\\"',
  `"'`,
  '"a ',
  Buffer.from('password=hunter22hunter22 '.repeat(4)).toString('base64'),
];

it.each(openers)('takes less than a second for a megabyte of %j', (piece) => {
  expect(isQuick(piece, 1_000_000, 1000)).toBe(true);
});

it('takes no longer for the prefix of any token', () => {
  expect(tokenPrefixes.filter(([prefix]) => !isQuick(prefix, 100_000, 100))).toEqual([]);
});
