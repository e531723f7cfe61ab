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

/** `Error: … is not configured`: what is also said in passing counts only on a line that calls itself an error. */
const inError = (pattern: string): string => `(?:[Ee]rror|ERROR|[Ee]xception|FATAL|[Ff]atal|panic(?:ked)?)\\b.{0,160}${pattern}`;

/** `failed with status 403`: what another server answered, which is told otherwise than what one answers oneself. */
const answered = (codes: Words): string =>
  anyCase(
    `\\b(?:failed with|unexpected|received|responded with)(?: an?)?(?: error)?(?: https?)?(?: response)?(?: status)?(?: code)?\\W{1,3}${oneOf(codes)}\\b|does not indicate success: ${oneOf(codes)}\\b|response error statuscode: ${oneOf(codes)}\\b|\\b${oneOf(codes)} (?:client|server) error: `,
  );

/** `invalid password`. */
const described = (attributes: Words, things: Words): string => anyCase(`\\b${oneOf(attributes)}:? ['"\`]?${oneOf(things)}`);

/** The name of an environment variable, which is not that of an error. */
const variable =
  '(?<![\\w.])(?!(?:ERR|ER|SSL|TLS|MODULE|PERMISSION|INVALID|FAILED|NOT|ACCESS|CONNECTION|CERTIFICATE|CERT|AUTH|HTTP|SQL|UNABLE)_)(?![A-Z0-9_]{0,80}_(?:NOT_FOUND|FAILED|ERROR|EXCEPTION|INVALID|DECLINED|REQUEST|EXCEEDED|DENIED|MISSING|EXPIRED|REFUSED|UNAVAILABLE|EXISTS)\\b)[A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80}\\b';

const isUnset: Words = [
  'missing',
  'not (?:been )?(?:set|defined|found|configured|provided|specified|present|supplied|initialized|given)\\b',
  'undefined',
  'required\\b',
  'must (?:be|not be|have|start|contain|match)\\b',
  '(?:needs?|has|have|expected|ought) (?:.{1,40} )?to be (?:\\w{1,20} )?(?:set|supplied|provided|specified|defined|configured)\\b',
  'validation (?:error|failed)',
  'unbound variable',
  'parameter (?:null or )?not set',
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

/** How the path of a file ends that is read and written, and never executed. */
export const endOfWrittenPath = '(?:\\/\\.[\\w-]{1,60}|\\.(?:conf|cfg|ini|env|json|ya?ml|toml|txt|log|pid|html|js|crt|pem|key))';

const isDenied: Words = [
  '\\beacces\\b',
  'permission denied',
  'operation not permitted',
  'read-only file ?system',
  'not writable',
  'is read-only',
  'access is denied',
  'must be (?:present and )?writ(?:e)?able',
];

const systems =
  '(?:redis|valkey|database|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|kafka|brokers?|rabbitmq|amqp|db|cache|queue|elasticsearch|opensearch|memcached|etcd|consul|vault|zookeeper|cassandra|clickhouse|upstream|sql server)\\b';

const forms: Readonly<Record<FailureKind, Words>> = {
  connect: [
    couldNotDo([
      '(?:re)?connect(?:ing|ion)?\\b(?! (?:reset|aborted))',
      'reach(?:ing)?\\b',
      'dial(?:ing)?\\b',
      'ping(?:ing)?\\b',
      'contact(?:ing)?\\b',
      'communicat(?:e|ing) with\\b',
      '(?:open|obtain|acquir|establish|creat|get)(?:e|ing)? .{0,30}(?:connections?|sockets?|from the pool)\\b',
      'fetch(?:ing)? .{0,20}metadata\\b',
      'handshake\\b',
      'waiting .{0,30}for \\S{1,80}:\\d',
    ]),
    became(
      ['connect(?:ion|ing)?\\b', 'socket\\b', 'server selection\\b', 'handshake\\b'],
      [
        'refused',
        'timed? ?out',
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
        'not (?:yet )?accepting connections',
        'is down\\b',
        'is starting up',
        'in recovery mode',
        'timed? ?out',
        'deadline exceeded',
        'reset by peer',
      ],
    ),
    anyCase(
      'connection error|too many (?:clients|connections)|no (?:available|reachable|suitable|alive|living) (?:\\w{1,20} )?(?:servers?|nodes?|brokers?|connections?|hosts?)\\b|no (?:\\w{1,20} )?(?:servers?|nodes?|brokers?|connections?|hosts?) (?:(?:is|are|was|were|became) )?(?:available|reachable|found|left)\\b|network is unreachable|no route to host|host (?:is )?unreachable|timeout expired|actively refused|all (?:brokers?|broker connections|hosts?|nodes|servers?|host\\(s\\)) .{0,40}(?:down|failed|unavailable)|max retries exceeded with url|timeout .{0,40}waiting (?:on|for) (?:dependenc|\\S{1,60}:\\d)|timeout during reading attempt',
    ),
    answered(['502', '503', '504']),
    // What broke between a port of the client's own and that of a server.
    anyCase(
      '(?:read|write) tcp \\S{1,60}:(?:3[3-9]|[45]\\d|6[0-5])\\d{3}->\\S{1,60}:(?:\\d{1,4}|[12]\\d{4})\\b.{0,30}(?:reset by peer|timeout|refused)',
    ),
    // Names of errors, of any client: JedisConnectionException, ConnectionTimeout.
    '(?:Connect(?:ion(?!String|Aborted|Reset)|(?!ion))|Communications?|ServerSelection|Unreachable|PrematureClose)\\w{0,20}(?:Error|Exception|Timeout|Refused)\\b',
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
    couldNotDo([
      'authenticat(?:e|ing|ion)\\b',
      '(?<!pre-)log(?:ging)? ?(?:in|on)\\b',
      '(?:verify|trust|validate|get .{0,20}issuer) .{0,30}certificate',
      '(?:load|locat|find|retriev|get|obtain|resolv|fetch|refresh)(?:e|ing)? .{0,30}credentials\\b',
    ]),
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
      "(?:authentication|(?:ssl|tls)(?: connections?| encryption)?|encrypted connections?) (?:is |are )?required|access denied for user|(?:server|database|driver) does not support (?:ssl|tls|secure)|insecure transport are prohibited|not allowed to connect|\\bauth (?:error|fail(?:ed|ure|s))\\b|requires (?:authentication|a valid client certificate)|but no password (?:is|was) |not authorized (?:on \\S{1,60} to|to access) |(?:permission|access) denied (?:for|to) (?:create |connect |alter |set )?(?:\\w{1,20} )?(?:table|schema|relation|database|sequence|function|extension|role|keyspace|bucket|queue|topic)|command denied to user|permission_?denied(?: desc|:)|ssl routines|tls(?:v1)? alert|wrong version number|no subject alternative|hostname .{0,60}does ?n[o’']t match .{0,30}certificate|\\bcode\\W{1,3}access_?denied\\b|(?:status|code|errors?)\\W{0,3}403\\b.{0,80}(?:permission|access).?denied|access key id you provided",
    ),
    answered(['401', '403']),
    '(?:SSL|Ssl(?!Crypto)|Tls|TLS|Certificate|LDAPBind|Sasl|SASL|Credentials?)\\w{0,20}(?:Error|Exception)\\b',
  ],
  'load-module': [
    couldNotDo([
      '(?:find|load|import|open|locat|resolv|requir|includ)(?:e|ing)?\\b.{0,30}\\b(?:modules?|packages?|class(?:es)?|(?:shared )?librar(?:y|ies)|gems?|gemfile|assembl(?:y|ies)|jar ?file|shared object|query engine|bindings?(?: file)?|driver class|compatible framework)\\b',
      '(?:find|load|open|locat)(?:e|ing)? [^ ]{0,80}\\.(?:so|dll|dylib|jar|node)\\b',
    ]),
    anyCase('compiled (?:against|by|for|with) an? (?:different|(?:more )?recent|newer|other|older) '),
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
    `\\b${anyCase(oneOf(['missing', 'required', 'undefined', 'unset', 'invalid', 'no value for', 'please (?:set|provide|define)', 'must (?:set|provide|specify|be provided|be set|define)', 'not found', 'not specified', 'not declared', '(?<!\\bor )set the', 'could not (?:find|read|fetch)', 'you need to (?:set|specify)']))}\\b.{0,80}${variable}`,
    couldNotDo([
      '(?:load|read|pars|find|open|locat|validat|process|unmarshal|decod|initializ)(?:e|ing)?\\b.{0,40}\\b(?:config(?:uration)?|settings|appsettings)\\b',
      `(?:load|read|pars|open|unmarshal|decod)(?:e|ing)? .{0,20}${oneOf(files)}`,
    ]),
    anyCase(`\\b(?:open|stat|read|load) \\S{0,150}${fileOfSettings}: no such file`),
    anyCase(`no such file or directory(?:[^/]{0,20}['"/]| @ \\w{1,40} - )\\S{0,150}${fileOfSettings}`),
    // A number, an address or a key that is read from nothing, or from what is none.
    anyCase(
      '\\b(?:unknown|unsupported|invalid|unrecognized) (?:\\w{1,20} ){0,2}(?:dialect|driver|adapter|client|protocol|provider|environment|backend|engine|transport|log level) ["\'`]?(?:undefined|null|none)\\b',
    ),
    anyCase(
      `\\bparsing \\\\?"\\\\?": |base 10: ''|invalid duration ["'\`]|kind: empty\\b|\\b(?:ur(?:l|i)|dsn|host|port|key|secret|connection ?string|scheme|password)\\b.{0,60}\\b(?:got|received|from string|integer value as|is|was) ['"\`]{0,2}(?:none|undefined|null|empty|''|""|['"]['"])`,
    ),
    described(
      ['invalid', 'malformed', 'unsupported', 'unrecognized', '(?:could not|cannot|failed to|unable to) parse(?: as| the)?'],
      [
        '(?:\\w{1,20}[`\'"]? )?ur(?:l|i)\\b',
        'dsn\\b',
        '(?:\\w{1,20} )?connection ?string\\b',
        'port(?: number)?\\b',
        'private ?key',
        'pem\\b',
        '(?:log )?level\\b',
        'scheme\\b',
        'key format',
        'ciphers?\\b',
      ],
    ),
    anyCase('line \\d{1,4}: \\w{1,60}: (?:unbound variable|parameter (?:null or )?not set)'),
    inError(
      '(?:\\bnot configured\\b|[Nn]o \\w{1,30}(?: \\w{1,30})? (?:was|were|is) (?:specified|provided|configured|set|supplied|defined)\\b|[Nn]o config(?:uration)? (?:file )?(?:was )?(?:found|specified|provided)\\b|not found in (?:the )?config)',
    ),
    anyCase(
      'please (?:set|provide|define|specify|configure|supply) .{0,40}(?:secret|\\bkey|token|ur(?:l|i)|password|variable|setting|env)|correct key lengths|no start line|for configuration property|in type \\S{0,40}config\\b',
    ),
    // Names of errors, of any library.
    '(?:Config(?:uration)?|Settings?|Env(?![a-z])|NoSection|TOMLDecode|OptionsValidation)\\w{0,20}(?:Error|Exception)\\b',
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
      'config(?:uration)? (?:file )?(?:validation )?(?:error|failed|contains errors)|no such setting|key must be (?:exactly )?\\d{1,4}|must be at least \\d{1,4} (?:bytes|characters)|(?:cipher or )?incorrect key length|(?:ya?ml|toml): (?:line|unmarshal)|is required in env\\b|mapping values are not allowed|no (?:application )?encryption key',
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
        'read(?:ing)? (?:\\w{1,20} ){0,2}[\'"`]?/',
      ],
      isDenied,
    ),
    anyCase(
      `\\b(?:l?chown|chmod|mkdir|touch|cp|mv|install|open|create|write|rename|unlink)(?:\\(\\)|\\(["'])?:? ?.{0,120}\\b${oneOf(isDenied)}|(?:^|[ /])(?:find|tee|cat|ls|tar|sed|ln|dd|rsync|chgrp): .{0,120}\\b${oneOf(isDenied)}`,
    ),
    became(
      ['director(?:y|ies)\\b', 'folder\\b', 'path\\b', 'volume\\b'],
      [...isDenied, 'has (?:wrong ownership|invalid permissions)'],
    ),
    anyCase(`read-?only (?:file system|database)|line \\d{1,4}: \\S{0,200}${endOfWrittenPath}: permission denied`),
    anyCase(`permission denied:? ?\\(?["']/[\\w.-]{1,80}/(?!\\S{0,200}\\.sh\\b)`),
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
    described(['too many'], ['arguments?\\b']),
    anyCase('error: argument -|invalid value for [\'"]?-'),
    anyCase("is not a (?:valid|known) (?:command|option|subcommand)|which wasn[’']t expected|requires at least \\d arg"),
  ],
};

/** Matches what is of one of the kinds, in the words of anyone, and in those of the clients that have a row. */
export const stating = (...kinds: readonly FailureKind[]): RegExp =>
  new RegExp(kinds.flatMap((kind) => [...forms[kind], ...clientErrors(kind)]).join('|'));
