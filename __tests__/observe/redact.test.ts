import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redactDeep, redacting, redactor } from '../../src/observe/redact.ts';

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
    ['a password in a URL', 'postgres://app:hunter22@db.internal:5432/app', 'postgres://app:[redacted]@db.internal:5432/app'],
    ['a password in a setting', 'DB_PASSWORD=hunter22 DB_HOST=db', 'DB_PASSWORD=[redacted] DB_HOST=db'],
    ['a password in JSON', '{"password":"hunter22","user":"app"}', '{"password":"[redacted]","user":"app"}'],
    ['a header', 'authorization: Bearer abcdef0123456789abcdef', 'authorization: Bearer [redacted]'],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\nMIIE${'x'.repeat(100)}\n-----END RSA PRIVATE KEY-----`, '[redacted]'],
    ['a secret access key in a setting', 'aws_secret_access_key = abcdefghij0123456789', 'aws_secret_access_key = [redacted]'],
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
    'GET /health 200 http://10.0.1.17:3000/health',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

it('reaches every string of a value, and nothing else', () => {
  const at = new Date(0);
  expect(redactDeep({ a: ['AKIAIOSFODNN7EXAMPLE', 1, at], b: { c: 'fine', d: undefined, e: null } }, redact)).toEqual({
    a: ['[redacted]', 1, at],
    b: { c: 'fine', d: undefined, e: null },
  });
});

it('reaches what AWS says no with', async () => {
  const aws = redacting(
    { clockOffsetMs: () => 0, ask: () => Promise.reject(new Error('The key AKIAIOSFODNN7EXAMPLE is not known')) },
    redact,
  );
  await expect(aws.ask('ListTasks', {}, new AbortController().signal)).rejects.toThrow('The key [redacted] is not known');
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

it('says the same of what it has redacted already', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(redact(redact(text))).toBe(redact(text));
    }),
    { numRuns: 1000 },
  );
});

it.each(['a', 'eyJ', 'password=', '-----BEGIN A PRIVATE KEY-----', 'http://a:', 'bearer ', 'AKIA', '"', '://:@'])(
  'takes time in proportion to a hostile line made of %j',
  (piece) => {
    const timeOf = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const began = performance.now();
      redact(text);
      return performance.now() - began;
    };
    timeOf(10_000);
    const [short, long] = [timeOf(100_000), timeOf(1_000_000)];
    // Ten times the text: a quadratic pattern would take a hundred times as long.
    expect(long).toBeLessThan(40 * Math.max(short, 5));
  },
);
