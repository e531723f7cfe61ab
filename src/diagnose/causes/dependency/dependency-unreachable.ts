import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { log } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { tailLog } from '../../remedy/lookups.ts';

export const dependencyUnreachable = quoteCause({
  id: 'dependency-unreachable',
  severity: 'error',
  title: 'The application cannot reach a database or another service',
  explanation:
    'The application looks for something that it depends on and gets no connection: refused, timed out, or no such name.',
  origins: [
    "The security group of the dependency does not admit the task's.",
    'The address is wrong for this environment, or localhost where another container or host is meant.',
    'The dependency is not up, or its name does not resolve in this VPC.',
  ],
  prevention: 'Let the application retry while it starts, and keep its health endpoint independent of what it depends on.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  /** Node.js, Python, Java, Go, .NET, Ruby, PHP, and the clients of databases, queues and proxies. */
  quote: {
    where: log,
    says: anyOf(
      [
        /ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ECONNRESET/,
        /[Cc]onnection (?:was )?(?:refused|timed out|reset by peer|timeout)|could not translate host name/,
        /could not connect to server|[Cc]onnect(?:ion)? .{0,100}(?:refused|timed out|timeout expired)|timeout expired/,
        /Can't connect to|Can't reach database|UnknownHostException|Name or service not known/,
        /[Tt]emporary failure in name resolution|no such host|dial tcp|getaddrinfo|Communications link failure/,
        /Unable to (?:connect|obtain connection|acquire (?:JDBC )?connection)|[Ff]ailed to connect/,
        /Could not (?:connect|open connection|resolve host)|Connection is not available, request timed out/,
        /Timeout connecting|Timed? ?out .{0,40}(?:connect|waiting for connection|acquiring)|QueuePool limit/,
        /ServerSelectionTimeoutError|MongoNetworkError|MongooseServerSelectionError|NoBrokersAvailable/,
        /[Bb]roker .{0,40}not (?:be )?available|SQLSTATE\[HY000\] \[200[2-6]\]|SQLSTATE\[08|host not found in upstream/,
        /Network is unreachable|[Nn]o route to host/,
        /(?:redis|database|postgres|mysql|mongo|kafka|rabbitmq|db)\b.{0,60}(?:connection (?:failed|error|lost)|unreachable|unavailable|not reachable|is down)/,
        /ConnectTimeout|ConnectException|NoRouteToHost|connect\(\) failed|OperationalError.{0,100}connect|ORA-12\d{3}/,
        /A network-related or instance-specific error|P1001\b|Connection attempt failed/,
      ],
      'i',
    ),
    // Telemetry that finds no collector is noise that ends nothing; so is the metadata endpoint.
    butNot:
      /logs\.[a-z0-9-]{1,30}\.amazonaws|:(?:4317|4318|8125|8126|2000)\b|169\.254\.|\botel\b|opentelemetry|datadog|dd-trace|statsd|x-?ray|newrelic|sentry/i,
  },
  sentence: (found) => `the application cannot reach what it depends on: ${found.excerpt}`,
  remedy: (_found, timeline) => ({
    text: "Check the address, and admit the security group of the task to the dependency's.",
    paste: [
      {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ec2 authorize-security-group-ingress', {
          'group-id': '<security-group-of-the-dependency>',
          protocol: 'tcp',
          port: '<port>',
          'source-group': '<security-group-of-the-task>',
        }),
      },
      tailLog(timeline),
    ],
  }),
});
