import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskedCommand } from '../../../src/observe/redact/health-check-command.ts';

describe('a command in which nothing can be secret stays as it is, to the byte', () => {
  it.each([
    [['CMD-SHELL', 'curl -f http://localhost:3000/health || exit 1']],
    [['CMD-SHELL', 'curl  -fsS "http://127.0.0.1:8080/healthz" > /dev/null 2>&1 || exit 1']],
    [['CMD-SHELL', 'wget --no-verbose --tries=1 --spider http://localhost:${PORT:-3000}/ready || exit 1']],
    [['CMD-SHELL', 'wget -qO- localhost:9000/ping && exit 0\nexit 1']],
    [['CMD-SHELL', 'curl --fail --max-time 5 http://[::1]/ ; exit $(test 1)']],
    [['CMD-SHELL', 'curl -f https://${HOST}:$PORT/actuator/health']],
    [['CMD-SHELL', 'sh -c "curl -f \\"http://localhost/x\\" || exit 1"']],
    [['CMD-SHELL', '/app/bin/check.sh']],
    [['CMD-SHELL', '[ 1 ] && curl localhost; test -a; ping localhost']],
    [['CMD-SHELL', 'nc -z localhost 5432']],
    [['CMD-SHELL', 'mysqladmin ping -h localhost']],
    [['CMD-SHELL', 'redis-cli -p 6379 ping | grep -q 1']],
    [['CMD', 'curl', '-f', 'http://0.0.0.0:3000/health']],
    [['CMD', 'curl', '-f', 'http://localhost:3000/health', '||', 'exit', '1']],
    [['CMD', 'curl -f http://localhost:3000/health']],
    [['CMD', 'sh', '-c', 'curl -f http://localhost/ || exit 1']],
    [['CMD', '/bin/grpc_health_probe', '-addr=:50051']],
    [['curl -f http://localhost:3000/health']],
    [['curl', '-f', 'http://localhost:3000/health']],
    [['cmd-shell', 'curl http://localhost']],
    [['CMD-SHELL', 'curl http://localhost/an-endpoint-with-a-long-name']],
    [['CMD-SHELL', '']],
    [['CMD-SHELL', "curl '' localhost"]],
    [['CMD-SHELL', 'echo 1 | cat - /dev/null']],
    [['CMD-SHELL', '/app/bin/health-d 3000']],
    [['CMD-SHELL', '/app/bin/check--user 3000']],
    [['CMD-SHELL', 'curl --cacert localhost']],
    [['NONE']],
    [[]],
  ])('%j', (command) => {
    expect(maskedCommand(command)).toEqual(command);
  });
});

describe('of a shell line', () => {
  it.each([
    ['a password behind its letter', 'mysqladmin ping -uroot -phunter22', 'mysqladmin ping -u… -p…'],
    ['what stands first and is no program', '@hunter22 localhost', '… localhost'],
    ['what stands first and is more than a program', 'hunter22@x localhost', '… localhost'],
    ['a word that ends like an option', 'curl hunter22--fail localhost', 'curl … localhost'],
    ['what begins like an option', 'curl --fail!hunter22 localhost', 'curl … localhost'],
    ['whatever stands behind a longer name of a password', 'curl --my-password localhost', 'curl --my-password …'],
    ['a part of a path that is random', 'curl http://localhost/abcdefghijklmnopqrs7/x', 'curl http://localhost/…/x'],
    ['a password in lower case behind its letter', 'mysqladmin -psffsks ping', 'mysqladmin -p… ping'],
    ['a password as a word', 'redis-cli -a hunter22 ping', 'redis-cli -a … ping'],
    ['a password of digits, as a word', 'redis-cli -a 12345 ping', 'redis-cli -a … ping'],
    ['a password that is called like a program', 'redis-cli -a redis-cli ping', 'redis-cli -a … ping'],
    ['a password behind an equals sign', 'mysqladmin --password=hunter22 ping', 'mysqladmin --password=… ping'],
    ['a password of digits behind an equals sign', 'mysqladmin --password=12345', 'mysqladmin --password=…'],
    ['a password after its name', 'cli --admin-password hunter22', 'cli --admin-password …'],
    ['a password after a name with one dash', 'cli -password 12345', 'cli -p… …'],
    ['user and password', 'curl -u admin:hunter22 localhost', 'curl -u … localhost'],
    ['a variable that is set', 'PGPASSWORD=hunter22 pg_isready -U app', 'PGPASSWORD=… pg_isready -U …'],
    ['more of them', 'A=1 B="x y" psql', 'A=… B=… psql'],
    ['one that is set behind another command', 'curl localhost | PGPASSWORD=hunter22 psql', 'curl localhost | PGPASSWORD=… psql'],
    ['one that is set for a program alone', 'env PGPASSWORD=hunter22 psql', 'env PGPASSWORD=… psql'],
    ['a file that is called like one', 'curl localhost > HUNTER22=x', 'curl localhost > …'],
    ['a word behind an option that ends with its command', 'curl --user; ping localhost', 'curl --user; ping localhost'],
    ['quotes at the beginning of a word', 'cli "hunter 22"two b', 'cli … …'],
    ['quotes in a word', 'cli a"hunter 22" b', 'cli … …'],
    ['what an option is set to', 'cli --mode=hunter22 --port=80', 'cli --mode=… --port=80'],
    ['one that is exported', 'export PGPASSWORD=hunter22 && psql', 'export PGPASSWORD=… && psql'],
    ['a password that looks like a variable that is set', 'cli -w HUNTER22=', 'cli -w …'],
    ['a header', 'curl -H "Authorization: Bearer a b" localhost', 'curl -H … localhost'],
    ['a body', `curl --data '{"password": "x"}' localhost`, 'curl --data … localhost'],
    ['user and password in a URL', 'curl http://admin:hunter22@localhost:80/x', 'curl http://localhost:80/x'],
    ['a query', 'curl "http://localhost:80/x?token=hunter22#y"', 'curl http://localhost:80/x'],
    ['a query with a blank', 'curl "http://localhost:80/x?token=hunter 22"', 'curl http://localhost:80/x'],
    ['a URL with a password that breaks it', 'curl http://admin:1/hunter22@localhost/x', 'curl …'],
    ['a URL with a password that hides in its query', 'curl http://admin:1/hunter?22@localhost/x', 'curl …'],
    ['a part of a path that is no word', 'curl localhost/k/0123456789abcdefABCD/x', 'curl localhost/k/…/x'],
    ['another host', 'curl -f http://api.internal:8080/health', 'curl -f http://…:8080/health'],
    ['a host that is asked for', 'curl -f http://$(hostname -i):8080/health', 'curl -f http://…:8080/health'],
    ['another kind of URL', 'psql postgres://app:hunter22@localhost/app', 'psql …'],
    ['another user’s host', 'curl admin:hunter22@localhost/x', 'curl …'],
    ['what is not a program for sure', 'curl localhost | hunter22 localhost', 'curl localhost | … localhost'],
    ['the rest of a password that has a blank', 'PGPASSWORD=hunter 22two psql', 'PGPASSWORD=… … psql'],
    ['a password whose quote does not end', 'redis-cli -w "hunter two', 'redis-cli -w …'],
    ['a password in single quotes that do not end', "redis-cli -w 'hunter two", 'redis-cli -w …'],
    ['a password with an escaped quote and a blank', String.raw`redis-cli -a "hunter\" 22" ping`, 'redis-cli -a … ping'],
    ['a password with escaped signs', String.raw`redis-cli -a "hun\\ter\"" ping`, 'redis-cli -a … ping'],
    ['a password that another command tells', 'redis-cli -a `cat hunter two` ping', 'redis-cli -a … ping'],
    ['a password that another command tells, without an end', 'redis-cli -a `cat two', 'redis-cli -a …'],
    ['a password with a backslash at its end', 'redis-cli -w hunter22\\', 'redis-cli -w …'],
    ['what only ends like a variable that is set', 'hunter-22A=b psql', '… psql'],
    ['a password in a substitution', 'curl -s $(echo hunter22) localhost', 'curl -s $(echo …) localhost'],
    ['a password in backquotes', 'curl `echo hunter22 two`', 'curl `echo … …`'],
    ['what a variable is called', 'redis-cli -w $HUNTER22', 'redis-cli -w …'],
    [
      'a script, but for what it asks',
      `node -e "fetch('http://localhost:3000/health').then(r=>process.exit(1))"`,
      `node -e "…('http://localhost:3000/health')…(…>…(1))"`,
    ],
    [
      'a status',
      'test $(curl -so /dev/null -w "%{http_code}" http://localhost/x) = 200',
      'test $(curl -s… /dev/null -w … http://localhost/x) = 200',
    ],
  ])('not %s', (_, line, expected) => {
    expect(maskedCommand(['CMD-SHELL', line])).toEqual(['CMD-SHELL', expected]);
  });
});

describe('of a list', () => {
  it.each([
    [
      ['CMD', 'mysqladmin', 'ping', '-phunter22'],
      ['CMD', 'mysqladmin', 'ping', '-p…'],
    ],
    [
      ['CMD', 'mysqladmin', '-phunter; 22', 'ping'],
      ['CMD', 'mysqladmin', '-p…', 'ping'],
    ],
    [
      ['CMD', 'redis-cli', '-a', 'hunter; 22', 'ping'],
      ['CMD', 'redis-cli', '-a', '…', 'ping'],
    ],
    [
      ['CMD', 'curl', 'http://localhost/x?a=1&token=hunter22'],
      ['CMD', 'curl', 'http://localhost/x'],
    ],
    [
      ['CMD', 'cli', 'hunter;12;ping'],
      ['CMD', 'cli', '…'],
    ],
    [
      ['CMD-SHELL', 'curl', '-u', 'admin:hunter22', 'http://localhost'],
      ['CMD-SHELL', 'curl', '-u', '…', 'http://localhost'],
    ],
    [['redis-cli -a hunter22 ping'], ['redis-cli -a … ping']],
    [['cli hunter22 CMD'], ['cli … …']],
    [['CMD hunter22 x'], ['CMD … …']],
    [
      ['CMD', 'echo', 'NONE', 'hunter|', '|hunter'],
      ['CMD', 'echo', '…', '…', '…'],
    ],
    [
      ['CMD-SHELL', 'curl localhost', 'cli; ping'],
      ['CMD-SHELL', 'curl localhost', '…; ping'],
    ],
    [
      ['CMD-SHELL', 'cli', 'ping;hunter22'],
      ['CMD-SHELL', 'cli', 'ping;…'],
    ],
    [
      ['CMD', 'PGPASSWORD=hunter22 psql'],
      ['CMD', 'PGPASSWORD=… psql'],
    ],
  ])('%j', (command, expected) => {
    expect(maskedCommand(command)).toEqual(expected);
  });
});

/** Where a secret may stand; `#` is its place. */
const places: readonly (readonly string[])[] = [
  ['CMD-SHELL', 'mysqladmin ping -h localhost -uroot -p#'],
  ['CMD-SHELL', 'mysqladmin ping --password=#'],
  ['CMD-SHELL', "mysqladmin ping --password='#' || exit 1"],
  ['CMD-SHELL', 'redis-cli -a # ping | grep PONG'],
  ['CMD-SHELL', 'redis-cli -a "#" ping'],
  ['CMD-SHELL', 'curl -u admin:# http://localhost:3000/health || exit 1'],
  ['CMD-SHELL', 'curl -f http://admin:#@localhost:3000/health'],
  ['CMD-SHELL', 'curl -f http://localhost:3000/health?token=#'],
  ['CMD-SHELL', 'curl -f "http://localhost:3000/health?a=1&token=#&b=2"'],
  ['CMD-SHELL', 'curl -H "Authorization: Bearer #" http://localhost'],
  ['CMD-SHELL', `curl -d '{"password":"#"}' http://localhost`],
  ['CMD-SHELL', 'PGPASSWORD=# pg_isready -U app'],
  ['CMD-SHELL', 'PGPASSWORD="#" psql -U app -c "SELECT 1"'],
  ['CMD-SHELL', 'psql postgres://app:#@localhost:5432/app'],
  ['CMD-SHELL', 'sh -c "redis-cli -a # ping"'],
  ['CMD-SHELL', `sh -c 'mysql -p"#"'`],
  ['CMD-SHELL', 'test $(redis-cli -a # ping) = PONG'],
  ['CMD-SHELL', '/app/check --token # --port 3000'],
  ['CMD-SHELL', '/app/check #'],
  ['CMD', 'mysqladmin', 'ping', '-p#'],
  ['CMD', 'redis-cli', '-a', '#', 'ping'],
  ['CMD', 'curl', '-u', 'admin:#', 'http://localhost'],
  ['CMD', 'curl', 'http://admin:#@localhost/'],
  ['CMD', 'sh', '-c', 'redis-cli -a # ping'],
  ['CMD', 'redis-cli -a # ping'],
  ['redis-cli -a # ping'],
  ['redis-cli', '-a', '#', 'ping'],
];
const secrets = fc
  .oneof(
    fc.string({ minLength: 6, maxLength: 40 }),
    fc.string({ minLength: 6, maxLength: 40, unit: 'binary' }),
    fc.string({ minLength: 6, maxLength: 40, unit: fc.constantFrom(...Array.from('abcXYZ019/@:?#&;|$=-."\'`\\ ')) }),
  )
  .filter((secret) => /[^\s|&;<>()'"`\\]{6}/.test(secret));

it('no secret of six characters survives, wherever it stands', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom(...places), (secret, place) => {
      const masked = maskedCommand(place.map((part) => part.replace('#', () => secret)));
      expect(masked.join('\n')).not.toContain(secret);
    }),
    { numRuns: 5000 },
  );
});

it.each([
  'a',
  '"',
  "'",
  '`',
  '$(',
  '$(a',
  '\\',
  '\\"',
  '"a ',
  '\'"',
  'http://',
  'http://a:',
  '/',
  'A=',
  '--a-',
  '--a=',
  '-pass',
  '"( ',
  `"' `,
  `'\`" (`,
  '1',
  '${A',
  ' ',
  '|',
])('takes time in proportion to a hostile command made of %j', (piece) => {
  const timeOf = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    // The quickest of three: other processes take their time too.
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      for (const before of ['', 'curl ', 'curl http://', 'curl http://localhost/', 'curl "'])
        maskedCommand(['CMD-SHELL', `${before}${text}`]);
      return performance.now() - began;
    });
    return Math.min(...times);
  };
  timeOf(10_000);
  const [short, long] = [timeOf(64_000), timeOf(640_000)];
  // Ten times the text: a quadratic pattern would take a hundred times as long.
  expect(long).toBeLessThan(40 * Math.max(short, 10));
});
