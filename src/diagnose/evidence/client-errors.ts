/**
 * What runtimes, frameworks and clients call their errors, where the name says what failed: one row each. Sentences that anybody
 * could write are of the grammar, in `failure-statements.ts`. A new client is a row here.
 */
/** What failed. */
export type FailureKind =
  | 'connect'
  | 'resolve-name'
  | 'authenticate'
  | 'load-module'
  | 'read-setting'
  | 'bind-port'
  | 'write-file'
  | 'parse-command-line';

type Row = Readonly<Partial<Record<FailureKind, RegExp>>>;

const rows: Readonly<Record<string, Row>> = {
  'POSIX and glibc': {
    connect: /\b(?:connect )?E(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|NETUNREACH|CONNRESET)|os error 11[01]\b|\[?Errno 11[013]\]?/,
    'resolve-name': /getaddrinfo |\bEAI_AGAIN|\bENOTFOUND/,
    'bind-port': /\bEADDRINUSE|\berror 98\b/,
    'write-file': /\bEROFS\b|SQLITE_READONLY|\bE(?:ACCES|PERM): .{1,30}, (?!listen|bind)\w{1,20} /,
    'load-module':
      /error while loading shared libraries|cannot open shared object file|Error (?:relocating|loading shared library)|version `\w{1,10}_[\d.]{1,10}' not found|invalid ELF header/,
  },
  'Node.js': {
    connect:
      /\bETIMEOUT\b|\bESOCKET\b|ConnectTimeoutError|UND_ERR_CONNECT_TIMEOUT|socket hang up|(?:TLS|SSL) connection was established/,
    authenticate:
      /self[- ]signed certificate|unable to verify the first certificate|DEPTH_ZERO_SELF_SIGNED|CERT_HAS_EXPIRED|UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)/,
    'load-module':
      /MODULE_NOT_FOUND|ERR_DLOPEN_FAILED|ERR_UNSUPPORTED_DIR_IMPORT|ERR_PACKAGE_PATH_NOT_EXPORTED|Query [Ee]ngine (?:library )?.{0,80}(?:not|could)|Dynamic loading not supported|[Ss]omething went wrong (?:installing|loading) the "/,
    'read-setting':
      /ERR_CRYPTO_INVALID_KEYLEN|Invalid key length|Region is missing|requires a secret or key|input: '(?:undefined|null)?'|secretOrPrivateKey must have|(?:supabaseUrl|supabaseKey|apiKey) is required|Neither apiKey nor|\bNO_SECRET\b|ConstructorError: .{0,60}key|Dialect needs to be explicitly|secret option required/,
    'parse-command-line': /[Mm]issing script:|bad option: /,
  },
  'Prisma, Knex, Sequelize, TypeORM, Mongoose': {
    connect:
      /\bP100[12]\b|\bP1017\b|\bP2024\b|Can't reach database|Knex: Timeout|KnexTimeoutError|Sequelize(?:Connection\w{0,30}|HostNot\w{0,20})Error|Mongo(?:ose)?(?:Network|ServerSelection|NotConnected|PoolCleared)\w{0,20}Error|buffering timed out|ResourceRequest timed out/,
    authenticate: /\bP1000\b|\bP1010\b|SequelizeAccessDeniedError|MongoServerError: (?:bad auth|[Aa]uth)/,
    'read-setting': /\bP1012\b|\bP1013\b|the URL must start with the protocol/,
  },
  Python: {
    connect:
      /ConnectTimeout|ConnectionRefusedError|NewConnectionError|OperationalError.{0,100}(?:connect|timed? ?out|timeout)|ConnectionDoesNotExistError|PoolTimeout|QueuePool limit/,
    authenticate: /SSLCertVerificationError|InvalidPasswordError|InvalidAuthorizationSpecificationError/,
    'load-module':
      /ModuleNotFoundError|\bImportError\b|No module named|Failed to find attribute '\w{1,60}' in|Could not import (?:module|')|Error loading ASGI app|can't open file '/,
    'read-setting':
      /KeyError: '[A-Z]|ImproperlyConfigured|validation errors? for \w{0,40}(?:Settings|Config)|decouple\.UndefinedValueError|Fernet key must be|NoRegionError/,
    'write-file': /PermissionError: \[Errno 1?3?\]/,
    'parse-command-line': /^[Uu]sage: /,
  },
  'Celery, Kombu, Pika': {
    connect: /AMQPConnectionError|StreamLostError|kombu\.exceptions\.OperationalError|IncompatibleProtocolError/,
    authenticate: /Probable(?:Access|Authentication)\w{0,10}Error/,
  },
  'Java and Kotlin': {
    connect:
      /ConnectException|ConnectTimeoutException|SocketTimeoutException|NoRouteToHost|Communications link failure|CommunicationsException|Connection is not available|Exception during pool initialization|JDBCConnectionException|SQL(?:Transient|NonTransient)ConnectionException|CannotGetJdbcConnection|The connection attempt failed|The Network Adapter could not/,
    'resolve-name': /UnknownHostException|UnresolvedAddressException/,
    authenticate:
      /PKIX path building failed|SSLHandshakeException|Unsupported or unrecognized SSL message|InvalidAuthorizationSpec/,
    'load-module':
      /ClassNotFoundException|NoClassDefFoundError|Could not find or load main class|Unable to access jarfile|no main manifest attribute|UnsatisfiedLinkError|LinkageError|NoSuch(?:Method|Field)Error|UnsupportedClassVersionError|Invalid or corrupt jarfile/,
    'read-setting':
      /Could not resolve placeholder|Failed to bind properties|Failed to configure a DataSource|ConfigurationPropertiesBindException|SRCFG\d{5}|ConfigValidationException|ConfigurationException|(?:snakeyaml|yaml)\.\w{0,20}\.?(?:Scanner|Parser)\w{0,10}|ScannerException|ConfigException\b|Reason: failed to convert|InvalidConfigDataPropertyException|hostname resolution configured but no hostname|WeakKeyException|not secure enough/,
    'bind-port': /QuarkusBindException|PortInUseException/,
    'write-file':
      /java\.nio\.file\.(?:AccessDenied|ReadOnlyFileSystem)Exception|FileNotFoundException: .{1,200}\(Permission denied\)/,
    'parse-command-line':
      /Unrecognized (?:VM )?option:? |requires jar file specification|Invalid (?:maximum|initial|minimum) heap size/,
  },
  '.NET': {
    connect:
      /SocketException \((?:110|111|113)\)|pre-login handshake|A network-related or instance-specific error|BrokerUnreachableException|(?:The )?[Tt]imeout period elapsed|selecting a server using|respond after a period of time|connection attempt failed|became available \(\d|IDX2080[34]/,
    'resolve-name': /No such host is known|SocketException \((?:11001|-?131073|00000005)/,
    authenticate: /Login failed for user|RemoteCertificate(?:Name|Chain)|authority that is not trusted|AuthenticationException/,
    'load-module':
      /Could not load file or assembly|Could not execute because the (?:application|specified command)|DllNotFoundException|TypeLoadException|You must install (?:or update )?\.NET|The application '[^']{1,200}' does not exist|intended to execute a \.NET|framework '[^']{1,100}', version|valid ICU package|compatible framework version/,
    'read-setting':
      /\bat [\w.]{1,100}(?:ConnectionString\w{0,20}|ConfigurationOptions|ConnectionOptions)\.{1,2}(?:\w{0,20}Parse|ctor|GetKeyValuePair)|UriFormatException|Value cannot be null\. \(Parameter '|OptionsValidationException|ConnectionString property has not been|No connection string named|IDX10(?:653|720|603|703)|was not found and is not optional|Format of the initialization string/,
    'bind-port': /Failed to bind to address .{1,100}in use|AddressInUseException/,
    'write-file': /UnauthorizedAccessException: Access to the path/,
  },
  Go: {
    connect: /dial (?:tcp|udp|unix)|driver: bad connection|code = Unavailable/,
    'resolve-name': /no such host|server misbehaving|hostname resolving error/,
    authenticate: /x509: |tls: (?:handshake|unknown|bad|failed|first record)|SSL is not enabled on the server/,
    'read-setting':
      /invalid key size \d|required key [A-Z]\w{1,60} missing|Config File .{1,100}Not Found|required environment variable/,
    'parse-command-line': /flag provided but not defined|unknown (?:shorthand )?flag|unknown command/,
  },
  Ruby: {
    connect:
      /Errno::E(?:CONNREFUSED|HOSTUNREACH|TIMEDOUT|CONNRESET)|PG::(?:ConnectionBad|UnableToSend)|ActiveRecord::(?:ConnectionNotEstablished|DatabaseConnectionError|ConnectionTimeoutError|ConnectionFailed)|Net::OpenTimeout|Redis::(?:CannotConnectError|TimeoutError)|RedisClient::CannotConnectError|NoServerAvailable|Dalli::RingError|Bunny::TCPConnection\w{0,40}/,
    'resolve-name': /Unknown MySQL server host/,
    authenticate: /Bunny::AuthenticationFailureError|PG::InvalidPassword|issue connecting to your database with your username/,
    'load-module':
      /cannot load such file|Could not find (?:gem )?'?[\w.-]{1,100}'? .{0,80}(?:any of the sources|locally installed gems)|Bundler::GemNotFound|Gem::\w{0,20}MissingSpec|uninitialized constant/,
    'read-setting':
      /key not found: "[A-Z]|Missing `?secret_key_base|Missing encryption key|Psych::SyntaxError|InvalidMessage|AdapterNotSpecified|MissingKeyError/,
    'bind-port': /Errno::EADDRINUSE|A server is already running/,
    'write-file': /Errno::E(?:ACCES|ROFS|PERM)/,
    'parse-command-line': /OptionParser::|Don't know how to build task/,
  },
  PHP: {
    connect:
      /SQLSTATE\[HY000\] \[20(?:0[2-6]|13)\]|SQLSTATE\[08|server has gone away|RedisException|stream_socket_client\(\)|PDOException.{0,100}connect/,
    'resolve-name': /php_network_getaddresses/,
    authenticate: /SQLSTATE\[HY000\] \[(?:1045|1044|1130|2054)\]|SQLSTATE\[28000\]/,
    'load-module':
      /Class "[^"]{1,200}" not found|Class '[^']{1,200}' not found|Failed opening required|could not find driver|Call to undefined function|Unable to load dynamic library|failed to open stream: No such file|Failed to open stream: No such file|Could not open input file/,
    'read-setting':
      /Undefined (?:array key|index:?) "?[A-Z]|EnvNotFoundException|MissingAppKeyException|No application encryption key|Unsupported cipher|InvalidConfiguration/,
    'write-file':
      /could not be opened in append mode|failed to open stream: Permission denied|Failed to open stream: Permission denied|could not change permissions/,
    'parse-command-line': /There are no commands defined|Command "[^"]{1,100}" is not defined/,
  },
  'Elixir and Erlang': {
    connect:
      /DBConnection\.ConnectionError|:econnrefused|:ehostunreach|\bfailed_connect\b|:?timeout\b.{0,40}(?:Postgrex|MyXQL|Redix)|(?:Postgrex|MyXQL|Redix|Mongo)\.\w{0,20}.{0,60}failed to connect|connection not available and request was dropped|Redix\.ConnectionError/,
    'resolve-name': /\bnxdomain\b|non-existing domain/,
    authenticate: /:invalid_password|invalid_authorization_specification/,
    'load-module': /UndefinedFunctionError|undef,\[\{|Could not find application file|could not load module/,
    'read-setting':
      /could not fetch environment variable|secret_key_base.{0,60}(?:bytes|missing)|could not fetch application environment|Config\.Reader|expected (?:the )?:\w{1,40} (?:option )?to be set|\(KeyError\) key :(?:ur[il]|database|hostname|username|password|secret_key_base)\b/,
    'bind-port': /:eaddrinuse/,
    'write-file': /:eacces\b|:erofs\b/,
  },
  Rust: {
    connect:
      /kind: (?:ConnectionRefused|TimedOut|HostUnreachable|NetworkUnreachable)|PoolTimedOut|tcp connect error|error trying to connect|error communicating with database|pool timed out/,
    'resolve-name': /failed to lookup address information/,
    'read-setting':
      /\bNotPresent\b|environment variable not found|RelativeUrlWithoutBase|relative URL without a base|missing (?:field|configuration field) [`"]/,
    'bind-port': /kind: AddrInUse/,
    'write-file': /kind: PermissionDenied/,
    'parse-command-line': /Found argument .{1,200} which wasn't expected|error: unexpected argument|unrecognized subcommand/,
  },
  PostgreSQL: {
    connect:
      /could not connect to server|database system is (?:starting up|shutting down|in recovery)|remaining connection slots|too many clients already|\b57P03\b|timeout expired|SSL SYSCALL error|could not (?:receive|send) .{1,30} (?:from|to) server|connection to server (?:at|on) .{1,200} failed: (?!FATAL)/,
    authenticate:
      /password authentication failed|no pg_hba\.conf entry|role "[^"]{1,100}" does not exist|\b28P01\b|\b28000\b|no encryption|SSL off|does not support SSL|SCRAM|client password must be a string/,
  },
  MySQL: {
    connect:
      /Can't connect to (?:local |MySQL )?|\bER_CON_COUNT_ERROR|ER_HOST_IS_BLOCKED|Lost connection to MySQL|Unable to connect to any of the specified MySQL hosts/,
    authenticate:
      /Access denied for user|ER_ACCESS_DENIED|ER_NOT_SUPPORTED_AUTH|is not allowed to connect to this|Public Key Retrieval is not allowed|caching_sha2_password|does not support authentication protocol/,
  },
  'SQL Server and Oracle': {
    connect: /ORA-12\d{3}|ORA-17002|DPY-6005|TNS:no listener|TCP\/IP connection to the host/,
    authenticate: /ORA-01017|ORA-28000|18456/,
    'load-module': /DPI-1047/,
  },
  MongoDB: {
    connect:
      /ServerSelectionTimeoutError|[Ss]erver selection (?:error|timeout)|MongoTimeoutException|while waiting for a server that matches|No suitable servers found|ReplicaSetNoPrimary/,
    authenticate:
      /bad auth|command \w{1,40} requires authentication|MongoSecurityException|AuthenticationFailed|SCRAM-SHA-\d{1,3}.{0,60}(?:fail|unable)/,
  },
  'Redis and Memcached': {
    connect:
      /RedisConnection(?:Failure)?Exception|not possible to connect to the redis|Timeout (?:performing|awaiting) |MaxRetriesPerRequestError|ClusterAllFailedError|Socket closed unexpectedly|RedisCommandTimeoutException|LOADING Redis|CLUSTERDOWN|MASTERDOWN|redis\.exceptions\.(?:ConnectionError|TimeoutError)|Error -?\d{1,4} connecting to|SERVER HAS FAILED|Memcache\w{0,30}CloseError/,
    authenticate: /\bNOAUTH\b|WRONGPASS|\bNOPERM\b|invalid username-password pair|ERR AUTH|ERR invalid password/,
  },
  RabbitMQ: {
    connect:
      /Cannot connect to amqps?:|None of the specified endpoints|OperationInterruptedException|CONNECTION_FORCED|ConnectionForced|AmqpConnectException|AmqpIOException|Exception \((?:501|320|504)\)|closed abruptly during opening handshake/,
    authenticate:
      /ACCESS[_-]REFUSED|NOT_ALLOWED - |username or password not allowed|AmqpAuthenticationException|PossibleAuthenticationFailure/,
  },
  'Kafka and NATS': {
    connect:
      /NoBrokersAvailable|not present in metadata|waiting for a node assignment|[Bb]roker transport failure|out of available brokers|No resolvable bootstrap|KafkaJS(?:Connection|NumberOfRetries)\w{0,20}|ALL_BROKERS_DOWN|LEADER_NOT_AVAILABLE|[Bb]ootstrap broker .{1,200}disconnected|Disconnected while requesting ApiVersion|Failed to construct kafka|fetching metadata.{0,60}EOF|metadata.{0,80}: EOF|nats: no servers|[Bb]roker may not be available/,
    'resolve-name': /Couldn't resolve server|bootstrap\.servers as DNS/,
    authenticate:
      /SaslAuthenticationException|SASL.{0,60}(?:fail|denied)|(?:Topic|Group|Cluster|TransactionalId)\w{0,5}AuthorizationException|(?:TOPIC|GROUP|CLUSTER)_AUTHORIZATION_FAILED|client is not authorized to access|Authorization Violation/,
  },
  'Elasticsearch, Cassandra, ZooKeeper, LDAP': {
    'write-file': /failed to obtain node lock/,
    connect:
      /NoNodeAvailableException|NoLivingConnectionsError|NoHostAvailable|No alive nodes|KeeperErrorCode = ConnectionLoss|no connections were made when creating|All host\(s\) tried/,
    authenticate: /security_exception|LDAP: error code 49|AuthenticationException|KeeperErrorCode = AuthFailed/,
  },
  'AWS SDKs': {
    connect: /Could not connect to the endpoint|Unable to execute HTTP request|EndpointConnectionError|UnknownEndpoint/,
    authenticate:
      /NoCredentialProviders|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException|is not authorized to perform: (?!ecr|logs)|An error occurred \((?:AccessDenied|Unauthorized)\w{0,40}\)|AccessDenied(?:Exception)?: |ExpiredToken/,
    'read-setting': /[Yy]ou must specify a region|Missing credentials in config|Missing region in config/,
  },
  'gRPC and OAuth': {
    connect:
      /\b14 UNAVAILABLE|StatusCode\.UNAVAILABLE|StatusRuntimeException: UNAVAILABLE|DEADLINE_EXCEEDED|failed to connect to all addresses/,
    authenticate:
      /\b16 UNAUTHENTICATED|\b7 PERMISSION_DENIED|code = Unauthenticated|invalid_client|unauthorized_client|invalid_grant/,
  },
  'nginx, Apache, HAProxy': {
    connect: /connect\(\) failed \(\d{1,3}: /,
    'resolve-name': /host not found in upstream|could not be resolved \(\d/,
    'bind-port': /bind\(\).{0,60}failed \(98|could not bind to address/,
    'read-setting':
      /\[emerg\].{0,60}(?:unknown directive|invalid|unexpected|directive|duplicate|no "?\w{1,40}"? )|Syntax error on line \d|perhaps misspelled|\[ALERT\].{0,60}parsing \[|configuration file .{1,200} test failed|FATAL CONFIG FILE ERROR/,
  },
  'images of databases': {
    'read-setting': /[Dd]atabase is uninitialized and|You need to specify one of/,
  },
};

/** The names that all rows have for a kind. */
export const clientErrors = (kind: FailureKind): readonly string[] =>
  Object.values(rows).flatMap((row) => row[kind]?.source ?? []);
