import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { redactor } from '../../../src/observe/redact/redact.ts';

const redact = redactor([]);

const printable = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place));
/** As RDS and Secrets Manager generate them for databases. */
const forDatabases = printable.filter((sign) => !`/'"@`.includes(sign));
const each = 2000;

/** The same password for the same seed, on every machine. */
function password(seed: string, signs: readonly string[]): string {
  const bytes = [0, 1].flatMap((part) => [...createHash('sha256').update(`${seed} ${part}`).digest()]);
  return bytes
    .slice(0, 28)
    .map((byte) => signs[byte % signs.length])
    .join('');
}

const escaped = (text: string, signs: RegExp): string => text.replace(signs, String.raw`\$&`);

const forms: readonly (readonly [form: string, write: (password: string) => string])[] = [
  ['an environment', (it) => `DB_PASSWORD=${it} DB_HOST=db`],
  ['a shell, in double quotes', (it) => `DB_PASSWORD="${escaped(it, /["\\$`]/g)}"`],
  ['a shell, in single quotes', (it) => `export DB_PASSWORD='${it.replaceAll("'", String.raw`'\''`)}'`],
  ['JSON', (it) => JSON.stringify({ user: 'app', password: it, port: 1 })],
  ['JSON within JSON', (it) => JSON.stringify({ message: JSON.stringify({ user: 'app', password: it, port: 1 }) })],
  [
    'JSON within JSON within JSON',
    (it) => JSON.stringify({ log: JSON.stringify({ message: JSON.stringify({ password: it, port: 1 }) }) }),
  ],
  ['Python', (it) => `{'user': 'app', 'password': '${escaped(it, /['\\]/g)}', 'port': 1}`],
  ['YAML', (it) => `password: ${it}`],
  ['YAML, in single quotes', (it) => `password: '${it.replaceAll("'", "''")}'`],
  ['a struct of Go', (it) => `{User:app Password:${it} Port:5432}`],
  ['a connection string of .NET', (it) => `Server=db;User Id=app;Password=${it};Encrypt=true`],
  ['an argument', (it) => `--db-password '${it.replaceAll("'", String.raw`'\''`)}' --port 1`],
  ['a URL', (it) => `postgres://app:${it}@db.internal:5432/app`],
  ['a URL in JSON', (it) => JSON.stringify({ url: `amqp://app:${it}@mq/vh` })],
  ['a URL, encoded', (it) => `postgres://app:${encodeURIComponent(it)}@db.internal:5432/app`],
];

/** Six signs in a row, of those in which the password was written. */
function isSeen(clean: string, secret: string): boolean {
  for (let place = 0; place + 6 <= secret.length; place++) if (clean.includes(secret.slice(place, place + 6))) return true;
  return false;
}

describe.each(forms)('of generated passwords written in %s', (form, write) => {
  it.each([
    ['none shows of those for databases', forDatabases, 0],
    // What is printed as it is may hold the very signs that end it.
    ['not one in a thousand shows of all signs', printable, each / 1000],
  ])('%s', (_, signs, most) => {
    // How the form writes it, without what stands around.
    const around = write('~').split('~');
    const shown = Array.from({ length: each }, (__, place) => password(`${form} ${place}`, signs)).filter((secret) => {
      const text = write(secret);
      const written = text.slice(around[0]?.length, text.length - (around[1]?.length ?? 0));
      const clean = redact(text);
      return isSeen(clean, secret) || isSeen(clean.slice(around[0]?.length), written);
    });
    expect(shown.length).toBeLessThanOrEqual(most);
  });
});
