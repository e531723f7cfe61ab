/**
 * Kinds of statement with which programs say that something did not come off, whatever their language: what they tried, on what,
 * and with which word for failure. A cause states the kind. What is a name of one client's, such as that of an exception, has
 * its place in the client's row in `client-errors.ts`.
 *
 * The forms are few, and each of bounded length, so that all of them take linear time.
 */
import { clientErrors, type FailureKind } from './client-errors.ts';

/** Alternatives, as parts of a pattern. */
type Words = readonly string[];

const oneOf = (words: Words): string => `(?:${words.join('|')})`;

/** The same in small letters and in capitals: a flag would be of the whole pattern, and names are known by their capitals. */
const anyCase = (pattern: string): string =>
  pattern.replace(/\\.|\(\?<?[=!:]|\[[^\]]{1,40}\]|[a-z]/g, (part) =>
    part.length === 1 ? `[${part}${part.toUpperCase()}]` : part,
  );

const couldNot: Words = [
  "could ?n[o’']t",
  "can(?:no|[’'])t",
  'can not',
  '(?:un|not )able to',
  'fail(?:ed|ure|s|ing)?',
  'error(?!:)',
  'issue',
  'problem',
  'refus(?:ed|es) to',
  'timed? ?out',
  'gave up',
  'exception(?!:)',
];

/** `could not … connect`. */
const couldNotDo = (attempts: Words): string => anyCase(`\\b${oneOf(couldNot)}\\b.{0,30}\\b${oneOf(attempts)}`);

/** `could not open … permission denied`: where an attempt may fail in other ways too. */
const couldNotDoFor = (attempts: Words, ends: Words): string =>
  anyCase(`\\b${oneOf(couldNot)}\\b.{0,20}\\b${oneOf(attempts)}.{0,120}\\b${oneOf(ends)}`);

/** `connection … refused`. */
const became = (things: Words, outcomes: Words): string => anyCase(`\\b${oneOf(things)}.{0,80}\\b${oneOf(outcomes)}`);

/** `invalid password`. */
const described = (attributes: Words, things: Words): string => anyCase(`\\b${oneOf(attributes)}:? ['"\`]?${oneOf(things)}`);

/** The name of an environment variable, which is not that of an error. */
const variable =
  '(?<![\\w.])(?!(?:ERR|ER|SSL|TLS|MODULE|PERMISSION|INVALID|FAILED|NOT|ACCESS|CONNECTION|CERTIFICATE|CERT|AUTH|HTTP|SQL|UNABLE)_)[A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80}\\b';

const isUnset: Words = [
  'missing',
  'not (?:been )?(?:set|defined|found|configured|provided|specified|present|supplied|initialized|given)\\b',
  'undefined',
  'required\\b',
  'must (?:be|not be|have|start|contain|match)\\b',
  'needs to be set',
  'unset\\b',
  'is (?:empty|blank|null)\\b',
  'not (?:a )?valid\\b',
  'invalid',
  'too (?:short|long)',
  'cannot be (?:null|empty|blank)',
];

const settings: Words = [
  'env(?:ironment)? ?var(?:iable)?s?\\b',
  'connection ?string\\b',
  'secret[_ ]?key(?:_base)?\\b',
  '(?:api|encryption|app|application|master|signing|private|license|jwt) ?(?:key|secret)\\b',
  'client (?:id|secret)\\b',
  'config(?:uration)?\\b',
  'settings?\\b',
  'hostname\\b',
];

const fileOfSettings = '(?:config\\S{0,60}|settings\\S{0,60}|\\.(?:ya?ml|toml|ini|conf|cfg|properties|env))\\b';
const files: Words = ['config(?:uration)?\\b', 'settings\\b', '\\S{0,80}\\.(?:ya?ml|toml|ini|conf|cfg|properties|env)\\b'];

const isDenied: Words = [
  'permission denied',
  'operation not permitted',
  'read-only file ?system',
  'not writable',
  'is read-only',
  'access is denied',
];

const systems =
  '(?:redis|valkey|database|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|kafka|brokers?|rabbitmq|amqp|db|cache|queue|elasticsearch|opensearch|memcached|upstream|sql server)\\b';

const forms: Readonly<Record<FailureKind, Words>> = {
  connect: [
    couldNotDo([
      '(?:re)?connect(?:ing|ion)?\\b',
      'reach(?:ing)?\\b',
      'dial(?:ing)?\\b',
      'ping(?:ing)?\\b',
      'contact(?:ing)?\\b',
      'communicat(?:e|ing) with\\b',
      '(?:open|obtain|acquir|establish|creat|get)(?:e|ing)? .{0,30}connections?\\b',
      'fetch(?:ing)? .{0,20}metadata\\b',
      'handshake\\b',
      'waiting .{0,30}for \\S{1,80}:\\d',
    ]),
    became(
      ['connect(?:ion|ing)?\\b', 'socket\\b', 'server selection\\b', 'handshake\\b'],
      [
        'refused',
        'timed? ?out',
        'reset by peer',
        'fail(?:ed|ure)\\b',
        'lost\\b',
        'aborted\\b',
        '(?:closed|terminated) unexpectedly',
        'not (?:be )?(?:available|established|made|opened)\\b',
        'exhausted\\b',
        'no more connections',
      ],
    ),
    became(
      [systems],
      [
        'connection (?:failed|error|lost|closed)',
        'unreachable',
        'unavailable',
        'not (?:be )?(?:available|reachable|reached|ready|up)\\b',
        'is down\\b',
        'is starting up',
        'in recovery mode',
        'timed? ?out',
      ],
    ),
    anyCase(
      'connection error|too many (?:clients|connections)|no (?:available|reachable|suitable|alive|living) (?:\\w{1,20} )?(?:servers?|nodes?|brokers?|connections?|hosts?)\\b|network is unreachable|no route to host|host (?:is )?unreachable|timeout expired|actively refused|all (?:brokers?|broker connections|hosts?|nodes|servers?|host\\(s\\)) .{0,40}(?:down|failed|unavailable)',
    ),
  ],
  'resolve-name': [
    couldNotDo([
      'resolv(?:e|ing) .{0,30}(?:host|address|server|domain|dns|endpoint|broker)',
      'translate host',
      'look ?up .{0,30}(?:host|address)',
    ]),
    became(
      ['host(?: ?name)?\\b', 'name or service', 'dns\\b', 'domain\\b', 'lookup\\b', 'getaddrinfo\\b', 'name resolution', 'name'],
      [
        '(?:is )?not known',
        'not found in upstream',
        'not be resolved',
        'no such host',
        'nxdomain',
        'servfail',
        'server misbehaving',
        'resolution (?:failed|error)',
        'no address associated',
        'fail(?:ed|ure)\\b',
      ],
    ),
    described(
      ['unknown', 'non-existing', 'no such', 'unresolvable'],
      ['host\\b', 'hostname', 'domain', '(?:\\w{1,20} )?server host'],
    ),
    anyCase('failure in name resolution|nodename nor servname|unresolved address'),
  ],
  authenticate: [
    couldNotDo(['authenticat(?:e|ing|ion)\\b', '(?<!pre-)log(?:ging)? ?(?:in|on)\\b', 'verify .{0,30}certificate']),
    became(
      [
        'authentication\\b',
        'password\\b',
        'credentials?\\b',
        'log[ -]?(?:in|on)\\b',
        'sasl\\b',
        'certificate\\b',
        'access to vhost',
        'access token',
      ],
      [
        'fail(?:ed|ure|s)?\\b',
        'incorrect\\b',
        'wrong\\b',
        'unsuccessful',
        'denied\\b',
        'reject(?:ed|ion)\\b',
        'expired\\b',
        'refused\\b',
        'not (?:been )?(?:allowed|accepted|trusted|valid)\\b',
        'locked\\b',
        'unknown authority',
        'verify failed',
        'verification failed',
      ],
    ),
    described(
      ['invalid', 'incorrect', 'wrong', 'bad', 'expired', 'self[- ]signed'],
      [
        '(?:user ?name.{0,12})?password',
        '(?:\\w{1,20} )?credentials?\\b',
        'access key',
        'access token',
        'certificate',
        'log[ -]?in\\b',
        'api key',
      ],
    ),
    anyCase(
      '(?:authentication|(?:ssl|tls)(?: connections?| encryption)?|encrypted connections?) (?:is |are )?required|access denied for user|(?:server|database|driver) does not support (?:ssl|tls|secure)|insecure transport are prohibited|not allowed to connect',
    ),
  ],
  'load-module': [
    couldNotDo([
      '(?:find|load|import|open|locat|resolv|requir|includ)(?:e|ing)?\\b.{0,30}\\b(?:modules?|packages?|class(?:es)?|(?:shared )?librar(?:y|ies)|gems?|assembl(?:y|ies)|jar ?file|shared object|query engine)\\b',
    ]),
    became(
      [
        '(?:shared|native) (?:library|object)',
        '(?:module|package|class|gem|assembly|library) [\'"`‘]?[@\\w./\\\\:-]{1,200}[\'"`’]?',
      ],
      ['(?:was |is |could )?not (?:be )?(?:found|loaded|resolved|installed)\\b', 'is missing'],
    ),
    described(['no'], ['module named', 'such module', 'main manifest attribute', 'such file to load']),
  ],
  'read-setting': [
    // Names of variables are known by their capitals.
    `${variable}.{0,80}\\b${anyCase(oneOf(isUnset))}`,
    `\\b${anyCase(oneOf(['missing', 'required', 'undefined', 'unset', 'invalid', 'no value for', 'please (?:set|provide|define)', 'must (?:set|provide|specify|be provided|be set|define)', 'not found', 'not specified', 'set the', 'could not (?:find|read|fetch)', 'you need to (?:set|specify)']))}\\b.{0,80}${variable}`,
    couldNotDo([
      '(?:load|read|pars|find|open|locat|validat|process|unmarshal|decod|initializ)(?:e|ing)?\\b.{0,40}\\b(?:config(?:uration)?|settings|appsettings)\\b',
      `(?:load|read|pars|open|unmarshal|decod)(?:e|ing)? .{0,20}${oneOf(files)}`,
    ]),
    anyCase(`\\b(?:open|stat|read|load) \\S{0,150}${fileOfSettings}: no such file`),
    anyCase(`no such file or directory[^/]{0,20}['"/]\\S{0,150}${fileOfSettings}`),
    became(settings, isUnset),
    described(
      ['missing(?: required)?', 'required', 'undefined', 'unset', 'invalid', 'no value for', 'malformed'],
      [
        'env(?:ironment)? ?var(?:iable)?s?\\b',
        '(?:\\w{1,20} )?config(?:uration)?\\b',
        'settings?\\b',
        '(?:encryption|app|application|master|signing)[ _]key\\b',
        'secret(?:[_ ]key(?:_base)?)?\\b',
        'connection ?string',
        'ya?ml\\b',
        '(?:config )?(?:parameter|option|property)\\b',
        'credentials? in config',
        'key (?:length|size)',
      ],
    ),
    anyCase(
      'config(?:uration)? (?:file )?(?:validation )?(?:error|failed|contains errors)|no such setting|key must be (?:exactly )?\\d{1,4}|must be at least \\d{1,4} (?:bytes|characters)|(?:cipher or )?incorrect key length|yaml: (?:line|unmarshal)|mapping values are not allowed|no (?:application )?encryption key',
    ),
  ],
  'bind-port': [
    became(
      ['ports?\\b', 'address(?:es)?\\b', 'bind\\b', 'bind\\(\\)', 'socket\\b', 'listen\\b', 'connection'],
      ['(?:already )?in use\\b', '(?:already )?being used', 'already (?:bound|allocated|taken|used)\\b', 'failed \\(98'],
    ),
    anyCase(
      'already (?:listening|running) on (?:port|tcp)|only one usage of each socket address|os error 98\\b|\\(98\\)address|bind for \\S{1,60} failed',
    ),
  ],
  'write-file': [
    couldNotDoFor(
      [
        '(?:writ|creat|mak|open|access|touch|copy|renam|remov|delet|sav|append|chown|chmod|chang|mov|unlink|set|mount)(?:e|ing)?\\b',
      ],
      isDenied,
    ),
    anyCase(
      `\\b(?:l?chown|chmod|mkdir|touch|cp|mv|install|open|create|write|rename|unlink)(?:\\(\\))?:? .{0,120}\\b${oneOf(isDenied)}`,
    ),
    became(['director(?:y|ies)\\b', 'folder\\b', 'path\\b', 'volume\\b'], isDenied),
    anyCase('read-only file system'),
  ],
  'parse-command-line': [
    described(
      [
        'unknown',
        'unrecognized',
        'unrecognised',
        'invalid',
        'illegal',
        'no such',
        'undefined',
        'unsupported',
        'bad',
        'unexpected',
      ],
      [
        '(?:shorthand )?flags?\\b',
        '(?:command[- ]line )?options?\\b',
        'subcommands?\\b',
        'commands?\\b',
        'command[- ]line arguments?\\b',
        'choice\\b',
        'action\\b',
        'switch\\b',
      ],
    ),
    // Without the word for the line, an invalid argument is what kernels answer to a call.
    described(['unknown', 'unrecognized', 'unexpected', 'missing', 'required'], ['arguments?\\b']),
    became(
      ['command \'?"?[\\w:.-]{1,100}\'?"?'],
      ['not found$', 'not found[\'".]', 'is not (?:a|recognized|defined)\\b', 'does not exist'],
    ),
    anyCase("is not a (?:valid|known) (?:command|option|subcommand)|which wasn[’']t expected|requires at least \\d arg"),
  ],
};

/** Matches what is of one of the kinds, in the words of anyone, and in those of the clients that have a row. */
export const stating = (...kinds: readonly FailureKind[]): RegExp =>
  new RegExp(kinds.flatMap((kind) => [...forms[kind], ...clientErrors(kind)]).join('|'));
