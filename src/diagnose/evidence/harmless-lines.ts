/** Lines about failures that end nothing: what stands beside a fault in a log, and does not explain it. */
import { anyOf } from './quotes.ts';

/** What a peer of the server did: probes of a load balancer open a connection and drop it, or speak no TLS. */
const ofPeer =
  /TLS handshake error from|\bwhile (?:waiting for request|SSL handshaking|reading client|keepalive|in keepalive)|SSL_do_handshake\(\) failed|(?:from|with) client\b.{0,60}(?:reset|closed|broken)|could not (?:receive|send) data (?:from|to) client|client (?:closed|disconnected|aborted|reset)|remote address:|Invalid (?:HTTP )?request (?:from|received)|Error parsing HTTP request|HTTP parse error|"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/|peer closed connection|AH0(?:0\d{3}|2\d{3})|broken pipe|exceptionCaught\(\)|Connection reset by peer \(while reading/;

/** Routers of logs and agents of telemetry retry by themselves; so does what asks the instance for its metadata. */
const ofTelemetry =
  /logs\.[a-z0-9-]{1,30}\.amazonaws|:(?:4317|4318|8125|8126|2000)\b|169\.254\.|\b(?:otel|opentelemetry|otlp|datadog|dd-?trace|statsd|x-?ray|newrelic|new relic|sentry|jaeger|zipkin|prometheus|pushgateway|fluent-?bit|fluentd|firelens|elastic-?apm|honeycomb)\b|\] ?\[ ?(?:engine|net|upstream|aws_client|http_client|aws_credentials|(?:output|input|filter|tls|imds):?[\w.:]{0,40})\]|failed to flush (?:the )?(?:chunk|buffer)/;

/** A look-up of the container's own name, which stands in no zone. */
const ofOwnName =
  /(?:resolv|look ?up|unknown ?host|getaddrinfo)[^/]{0,60}\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}|fully qualified domain name|localhost name|sudo: unable to resolve|apr_sockaddr_info_get|InetAddress\.getLocal/;

/** Said of a connection or of a name, these lines are no fault of a dependency. */
export const harmlessToDependencies = anyOf([ofPeer, ofTelemetry, ofOwnName], 'i');

/** Only a level below that of an error. */
export const isOnlyNoted = /\b(?:WARN(?:ING)?|INFO|DEBUG|TRACE|NOTICE)\b/i;
