import { expect, it } from '@jest/globals';
import { redactor } from '../../../src/observe/redact/redact.ts';
import { withoutSettings } from '../../../src/observe/redact/walk.ts';

const redact = redactor([]);
const json = JSON.stringify;

/** `#` is the place of what is hidden. */
it.each([
  [
    'a shell, where the quotes end, go on escaped, and begin again',
    String.raw`P_PASSWORD='hunter'\''22 two' x`,
    "P_PASSWORD='#' x",
  ],
  ['a shell, where it goes on in other quotes', `P_PASSWORD="hunter"'22 two' x" y`, 'P_PASSWORD="#" y'],
  ['YAML, where a quote within is doubled', "password: 'hunter''22 two' x", "password: '#' x"],
  ['YAML, where the doubled quote is the last sign', "password: 'hunter22''", "password: '#'"],
  ['YAML, where a doubled quote stands before a comma', "password: 'hunter'',22 two' x", "password: '#' x"],
  ['a shell, where an escaped quote stands before a blank', String.raw`P_PASSWORD='hunter'\'' 22 two' x`, "P_PASSWORD='#' x"],
  [
    'quotes that do not end in others that do, with another one behind them',
    `{"a":"password='hunter22 two","password":"hunter33 x"}`,
    `{"a":"password='#","password":"#"}`,
  ],
  ['a shell, where an escaped quote stands before a comma', String.raw`P_PASSWORD='hunter'\'',22 two' x`, "P_PASSWORD='#' x"],
  [
    'a shell, where an escaped quote stands shortly before the end',
    String.raw`P_PASSWORD='hunter22'\'' 2' x`,
    "P_PASSWORD='#' x",
  ],
  [
    'a shell in a shell, where the quotes around go on escaped',
    String.raw`sh -c 'mysql --password="hunter'\'',22 two"' x`,
    `sh -c 'mysql --password="#"' x`,
  ],
  ['a text of which a line has a quote that does not end', 'say "hello\nPASSWORD=hunter",22 x', 'say "hello\nPASSWORD=# x'],
  ['a text with another password before it', '"password": hunter22 secret=hunter",33 x', '"password": # secret=# x'],
  ['a text with JSON that has no password', 'msg="{"password":null,secret:hunter22" x', 'msg="{"password":null,secret:#" x'],
  [
    'a text behind a pair of ECS',
    '{"name":"password","value":"hunter22"} SECRET=hunter",33 x',
    '{"name":"password","value":"#"} SECRET=# x',
  ],
  [
    'a text behind quotes that do not end in others that do',
    `{"a":"password='hunter22 two"} SECRET=hunter",33 x`,
    `{"a":"password='#"} SECRET=# x`,
  ],
  ['quotes within as many as a text can have', `"a "b "c "d "e 'f password=hunter22', x`, `"a "b "c "d "e 'f password=#', x`],
  [
    'a text with more quotes than that, which are none',
    `"a "b "c "d "e "f 'g password=hunter',22 x`,
    `"a "b "c "d "e "f 'g password=# x`,
  ],
  ['quotes with a word behind their comma', 'password="hunter 22",x y', 'password="#",x y'],
  ['a line within JSON', json({ a: `password='hunter 22'\nnext`, b: 1 }), json({ a: `password='#'\nnext`, b: 1 })],
  [
    'a line within JSON within JSON',
    json({ log: json({ a: `password='hunter 22'\nnext`, b: 1 }) }),
    json({ log: json({ a: `password='#'\nnext`, b: 1 }) }),
  ],
  ['an apostrophe before it that opens nothing', "don't set password=hunter22' or", "don't set password=# or"],
  [
    'quotes that do not end, in JSON within JSON',
    json({ log: json({ a: "password='hunter22 two", b: 1 }) }),
    json({ log: json({ a: "password='#", b: 1 }) }),
  ],
  [
    'no quotes, in JSON within JSON',
    json({ log: json({ a: 'password=hunter22', b: 1 }) }),
    json({ log: json({ a: 'password=#', b: 1 }) }),
  ],
  ['a line that ends before the quotes do', "password: 'hunter22\nlistening", "password: '#\nlistening"],
  ['quotes that do not end', "password='hunter22 two", "password='#"],
  ['quotes that do not end in others that do', `{"a":"password='hunter22 two","b":1}`, `{"a":"password='#","b":1}`],
  ['quotes that end with those around them', `{"a":"password='hunter22'","b":1}`, `{"a":"password='#'","b":1}`],
  ['quotes that end with those around them, and go on', `"it is password='hunter22'"22 x`, `"it is password='#'"22 x`],
  ['no quotes, up to those around it', `"password=hunter22" is wrong`, `"password=#" is wrong`],
  ['no quotes, up to the line', 'password: hunter22\nhost: db', 'password: #\nhost: db'],
  ['other quotes within', `password='hunter"22 two' x`, `password='#' x`],
  ['an apostrophe within', `password="it's 22" x`, `password="#" x`],
  ['an apostrophe before it', "don't say password: 'hunter22 two' x", "don't say password: '#' x"],
  ['a bracket behind it', `(password='hunter 22')`, `(password='#')`],
  ['a zero byte behind it', `password='hunter 22'\0x`, `password='#'\0x`],
  ['JSON', json({ password: 'hunter"22 two', port: 1 }), json({ password: '#', port: 1 })],
  ['JSON within JSON', json({ log: json({ password: 'a"b two', port: 1 }) }), json({ log: json({ password: '#', port: 1 }) })],
  [
    'JSON within JSON within JSON',
    json({ a: json({ b: json({ password: 'c"d two', port: 1 }) }), e: 'f' }),
    json({ a: json({ b: json({ password: '#', port: 1 }) }), e: 'f' }),
  ],
  ['JSON, where there is no value', json({ a: 'password=', b: 'fine' }), json({ a: 'password=', b: 'fine' })],
  ['JSON within JSON, where there is no value', json({ a: json('password='), b: 1 }), json({ a: json('password='), b: 1 })],
  ['a URL in JSON', json({ url: 'amqp://u:hunter22@mq/vh' }), json({ url: 'amqp://u:#@mq/vh' })],
])('a password ends where it does in %s', (_, text, expected) => {
  expect(redact(text)).toBe(expected.replaceAll('#', '[redacted]'));
});

it('a quote that ends a password opens nothing, at the first look already, whatever sign stands before it', () => {
  expect(withoutSettings('password="hunter$" SECRET=hunter",33 x', '#')).toBe('password="#" SECRET=# x');
});
